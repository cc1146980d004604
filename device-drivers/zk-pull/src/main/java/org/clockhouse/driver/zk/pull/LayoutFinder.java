package org.clockhouse.driver.zk.pull;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.zk.record.PunchLayout;
import org.clockhouse.driver.zk.record.PunchRecord;
import org.clockhouse.driver.zk.record.UserLayout;
import org.clockhouse.driver.zk.record.UserRecord;

/** Finds out how wide rows are: from their count, where the terminal's own count and the bytes agree, and from what is in them. */
final class LayoutFinder {

    private static final double ENOUGH = 0.99;
    private static final double TOO_LITTLE = 0.5;

    /** Of two that are equally wide and fit, the earlier one: no row of the later kind looks like one of it. */
    private static final List<PunchLayout> PUNCHES = List.of(
            PunchLayout.BYTES_49,
            PunchLayout.BYTES_40,
            PunchLayout.BYTES_16,
            PunchLayout.BYTES_8_TIME_LAST,
            PunchLayout.BYTES_8);

    private static final List<UserLayout> USERS = List.of(UserLayout.BYTES_72, UserLayout.BYTES_28);

    private LayoutFinder() {}

    /**
     * @param sample the first of the rows
     * @param bytes of all rows together
     * @param count of rows as the terminal says, which may be old by some
     * @param until no sane reading is later
     */
    static PunchLayout punches(byte[] sample, long bytes, OptionalInt count, LocalDateTime until)
            throws DriverException {
        return best(
                        PUNCHES.stream()
                                .map(layout -> new Candidate<>(
                                        layout,
                                        layout.width(),
                                        share(sample, layout.width(), from -> isNamed(layout, sample, from)),
                                        share(sample, layout.width(), from -> isPunch(layout, sample, from, until))))
                                .toList(),
                        bytes,
                        count)
                .orElseThrow(() -> new DriverException(Fault.GARBLED, "the log makes no sense at any width of rows"));
    }

    static UserLayout users(byte[] sample, long bytes, OptionalInt count) throws DriverException {
        return best(
                        USERS.stream()
                                .map(layout -> new Candidate<>(
                                        layout,
                                        layout.width(),
                                        share(sample, layout.width(), from -> isUser(layout, sample, from)),
                                        share(sample, layout.width(), from -> isUser(layout, sample, from))))
                                .toList(),
                        bytes,
                        count)
                .orElseThrow(
                        () -> new DriverException(Fault.GARBLED, "the people make no sense at any width of records"));
    }

    /**
     * @param named which part of the sample names somebody at this width
     * @param plausible which part makes sense altogether
     */
    private record Candidate<T>(T layout, int width, double named, double plausible) {}

    private static <T> Optional<T> best(List<Candidate<T>> candidates, long bytes, OptionalInt count) {
        List<Candidate<T>> dividing =
                candidates.stream().filter(c -> bytes % c.width() == 0).toList();
        Optional<Candidate<T>> counted = dividing.stream()
                .filter(c -> count.isPresent() && bytes == (long) count.getAsInt() * c.width())
                .filter(c -> c.named() >= TOO_LITTLE)
                .findFirst();
        Optional<Candidate<T>> sensible = dividing.stream()
                .filter(c -> c.plausible() >= ENOUGH)
                .max(Comparator.comparingDouble(Candidate<T>::plausible).thenComparingInt(Candidate::width));
        return counted.or(() -> sensible).map(Candidate::layout);
    }

    private static double share(byte[] sample, int width, IntPredicate rule) {
        int rows = sample.length / width;
        long good =
                IntStream.range(0, rows).filter(row -> rule.test(row * width)).count();
        return rows == 0 ? 0 : (double) good / rows;
    }

    private static boolean isPunch(PunchLayout layout, byte[] bytes, int from, LocalDateTime until) {
        return isNamed(layout, bytes, from)
                && PunchRecord.of(layout, bytes, from)
                        .reading()
                        .filter(at -> at.isBefore(until))
                        .isPresent();
    }

    private static boolean isNamed(PunchLayout layout, byte[] bytes, int from) {
        PunchRecord row = PunchRecord.of(layout, bytes, from);
        return row.isTidy()
                && (layout.isByIndex() ? row.index() > 0 : !row.number().isEmpty());
    }

    private static boolean isUser(UserLayout layout, byte[] bytes, int from) {
        UserRecord user = UserRecord.of(layout, bytes, from);
        return user.index() > 0 && !user.number().isEmpty();
    }
}
