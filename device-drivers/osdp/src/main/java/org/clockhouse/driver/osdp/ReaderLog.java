package org.clockhouse.driver.osdp;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.PunchPage;

/**
 * What a reader told and the host has not acknowledged yet: readers keep nothing, so their driver does, in memory. A cursor is
 * the name of this log, the number of the last row that was handed over, and a plus when more were waiting: if the log is gone by
 * then, so are they.
 */
final class ReaderLog {

    private static final Pattern CURSOR = Pattern.compile("([0-9a-f]{16})\\.([0-9]{1,18})(\\+?)");

    private final String name;
    private final int capacity;
    private final Deque<Row> rows = new ArrayDeque<>();
    private long last;
    private long handed;
    private long lost;

    /** @param capacity rows that are kept before the oldest make room */
    ReaderLog(int capacity) {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        this.name = HexFormat.of().formatHex(random);
        this.capacity = capacity;
    }

    /** @param into adds what it is to a page, as the row of that number */
    private record Row(long number, Instant at, BiConsumer<PunchPage.Builder, Id> into) {}

    /** What a row is called. */
    record Id(String recordId, long number) {}

    synchronized void add(Instant at, BiConsumer<PunchPage.Builder, Id> row) {
        last++;
        rows.addLast(new Row(last, at, row));
        if (rows.size() > capacity) {
            lost = rows.removeFirst().number();
        }
    }

    /** Whether something came since the last page. */
    synchronized boolean hasNews() {
        return last > handed;
    }

    /** Whether a row came between the two that is not acknowledged yet. */
    synchronized boolean holdsBetween(Instant from, Instant until) {
        return rows.stream().anyMatch(row -> row.at().isAfter(from) && row.at().isBefore(until));
    }

    synchronized PunchPage page(Cursor after, int limit) {
        handed = last;
        Matcher place = CURSOR.matcher(after.value());
        boolean isPlace = place.matches();
        boolean isHere = isPlace && place.group(1).equals(name);
        long from = isHere ? Long.parseLong(place.group(2)) : 0;
        boolean gap = isHere
                ? lost > from
                : !after.equals(Cursor.START) && !(isPlace && place.group(3).isEmpty());
        PunchPage.Builder page = PunchPage.builder(after);
        for (Row row : rows) {
            if (row.number() > from && page.rows() < limit) {
                row.into().accept(page, new Id(name + "." + row.number(), row.number()));
                boolean more = row.number() < last;
                page.more(more).next(new Cursor(name + "." + row.number() + (more ? "+" : "")));
            }
        }
        // What was lost is told with the next row: an empty page stays where it was asked.
        return page.gap(gap && page.rows() > 0).build();
    }

    synchronized void acknowledge(Cursor upTo) {
        Matcher place = CURSOR.matcher(upTo.value());
        if (place.matches() && place.group(1).equals(name)) {
            long until = Long.parseLong(place.group(2));
            rows.removeIf(row -> row.number() <= until);
        }
    }

    int capacity() {
        return capacity;
    }

    synchronized int size() {
        return rows.size();
    }
}
