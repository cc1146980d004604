package org.clockhouse.driver.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.clockhouse.driver.RawPunch;

/** Walks a log from one second to another, over the seconds in which something happened. */
final class LogReader {

    private final SimulatedLog log;
    private final NavigableMap<Long, List<RawPunch>> presented;
    private final EntryPunch punch;
    private final long end;

    /** Turns a record into what the driver reports. */
    @FunctionalInterface
    interface EntryPunch {
        RawPunch of(SimulatedLog.Entry entry, int count);
    }

    /**
     * @param presented records made by hand, by second
     * @param end the first second that is not over yet
     */
    LogReader(SimulatedLog log, NavigableMap<Long, List<RawPunch>> presented, EntryPunch punch, long end) {
        this.log = log;
        this.presented = presented;
        this.punch = punch;
        this.end = end;
    }

    record Read(List<RawPunch> punches, Place next, boolean more) {}

    /** At most so many records after the place. */
    Read read(Place after, int limit) {
        List<RawPunch> found = new ArrayList<>();
        Place place = after;
        for (long second = busyFrom(after.second()); second < end; second = busyFrom(second + 1)) {
            List<RawPunch> all = recordsOf(second);
            int skip = second == after.second() ? Math.min(after.count(), all.size()) : 0;
            for (int i = skip; i < all.size(); i++) {
                if (found.size() == limit) {
                    return new Read(found, place, true);
                }
                found.add(all.get(i));
                place = new Place(second, i + 1);
            }
        }
        return new Read(found, place, false);
    }

    /** Where the newest records begin, when the log keeps only so many; the place itself when none are lost after it. */
    Place notOlderThan(Place after, int capacity) {
        if (mostAfter(after) <= capacity) {
            return after;
        }
        long surplus = countAfter(after) - capacity;
        return surplus > 0 ? skip(after, surplus) : after;
    }

    private Place skip(Place after, long records) {
        long left = records + after.count();
        for (long second = busyFrom(after.second()); second < end; second = busyFrom(second + 1)) {
            int size = sizeOf(second);
            if (left <= size) {
                return new Place(second, (int) left);
            }
            left -= size;
        }
        return new Place(end, 0);
    }

    /** Quickly, and never too few. */
    private long mostAfter(Place after) {
        long days = log.dateOf(end).toEpochDay() - log.dateOf(after.second()).toEpochDay() + 1;
        long byHand = presented.tailMap(after.second(), true).values().stream()
                .mapToLong(List::size)
                .sum();
        return days * log.mostOnADay() + log.steadyBefore(end) - log.steadyBefore(after.second()) + byHand;
    }

    private long countAfter(Place after) {
        long total = -after.count();
        for (long second = busyFrom(after.second()); second < end; second = busyFrom(second + 1)) {
            total += sizeOf(second);
        }
        return total;
    }

    private int sizeOf(long second) {
        return shiftsIn(second).size()
                + (int) (log.steadyBefore(second + 1) - log.steadyBefore(second))
                + presented.getOrDefault(second, List.of()).size();
    }

    /** The first second, from this one on, with a record; at least {@code end} when there is none before. */
    private long busyFrom(long second) {
        long other = log.steadyFrom(second);
        Map.Entry<Long, List<RawPunch>> byHand = presented.ceilingEntry(second);
        if (byHand != null) {
            other = Math.min(other, byHand.getKey());
        }
        LocalDate date = log.dateOf(second);
        LocalDate last = log.dateOf(Math.min(other, end));
        while (!date.isAfter(last)) {
            Long shift = log.shiftsOn(date).ceilingKey(second);
            if (shift != null) {
                return Math.min(other, shift);
            }
            date = date.plusDays(1);
        }
        return Math.min(other, end);
    }

    private List<SimulatedLog.Entry> shiftsIn(long second) {
        return log.shiftsOn(log.dateOf(second)).getOrDefault(second, List.of());
    }

    private List<RawPunch> recordsOf(long second) {
        List<RawPunch> all = new ArrayList<>();
        for (SimulatedLog.Entry entry : shiftsIn(second)) {
            all.add(punch.of(entry, all.size()));
        }
        for (SimulatedLog.Entry entry : log.steadyIn(second)) {
            all.add(punch.of(entry, all.size()));
        }
        all.addAll(presented.getOrDefault(second, List.of()));
        return all;
    }
}
