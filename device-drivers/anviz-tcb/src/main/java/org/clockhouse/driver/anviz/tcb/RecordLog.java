package org.clockhouse.driver.anviz.tcb;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.PunchPage;

/** The whole log as it was at one moment: records have no numbers, and cannot be asked for from the middle. */
record RecordLog(List<byte[]> records) {

    /** Logs hold round numbers of records, so such a count may be that of a full one, which does not change any more. */
    private static final int ROUND = 1_000;

    /**
     * A place in it.
     *
     * @param rows how many were read
     * @param of how many there were then
     * @param last the last one read; a log that was cleared or has wrapped around is known by it
     */
    private record Place(int rows, int of, String last) {

        private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,7})/([1-9]\\d{0,7}):([0-9a-f]{28})");

        static Optional<Place> of(Cursor cursor) {
            Matcher matcher = TEXT.matcher(cursor.value());
            return matcher.matches()
                    ? Optional.of(new Place(
                            Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), matcher.group(3)))
                    : Optional.empty();
        }

        Cursor cursor() {
            return new Cursor(rows + "/" + of + ":" + last);
        }
    }

    /** Whether nothing can be new, by the count alone: then the log is not read. */
    static boolean isRead(Cursor after, int counted) {
        return counted % ROUND != 0
                && Place.of(after)
                        .filter(place -> place.rows() == counted && place.of() == counted)
                        .isPresent();
    }

    PunchPage page(Cursor after, int limit, LocalDateTime until) {
        int follow = Place.of(after).map(this::follow).orElse(-1);
        boolean gap = follow < 0 && !after.equals(Cursor.START);
        int from = Math.max(0, follow);
        int end = Math.min(records.size(), from + limit);
        PunchPage.Builder page = PunchPage.builder(after).more(end < records.size());
        for (int row = from; row < end; row++) {
            new TcbRecord(records.get(row)).read(row + 1L, until, page);
        }
        if (end > from) {
            String last = new TcbRecord(records.get(end - 1)).id();
            page.next(new Place(end, records.size(), last).cursor()).gap(gap);
        }
        return page.build();
    }

    /** The row after the one last read, which an overwritten log holds further in front; -1 when it is gone. */
    private int follow(Place place) {
        for (int row = Math.min(place.rows(), records.size()); row > 0; row--) {
            if (new TcbRecord(records.get(row - 1)).id().equals(place.last())) {
                return row;
            }
        }
        return -1;
    }
}
