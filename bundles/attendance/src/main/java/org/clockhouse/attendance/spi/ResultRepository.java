package org.clockhouse.attendance.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.kernel.EmployeeId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps day results: narrow rows, read and written in bulk. Works in the caller's transaction. */
@ConsumerType
public interface ResultRepository {

    /** Most rows written in one transaction. */
    int MOST_ROWS = 1_000;

    /** By employee, date and ordinal. @param until inclusive */
    List<DayResult> of(Collection<EmployeeId> employees, LocalDate from, LocalDate until);

    /** What is needed to see whether a result is new, of the same people and dates as {@link #of}; in any order. */
    List<Known> known(Collection<EmployeeId> employees, LocalDate from, LocalDate until);

    /** What is needed to see whether a day is settled, of the same people and dates as {@link #of}; by employee, then date. */
    List<Outline> outlines(Collection<EmployeeId> employees, LocalDate from, LocalDate until);

    /** Those of {@link #outlines} that may be in the way of a period: provisional, flagged, or lacking attendance. */
    List<Outline> unsettled(Collection<EmployeeId> employees, LocalDate from, LocalDate until);

    /**
     * The people of the company who have a result with one of these exceptions, by {@link DayResult#exceptions}; perhaps others, whose
     * results were written before exceptions were told apart.
     *
     * @param until inclusive
     */
    Set<EmployeeId> departing(LocalDate from, LocalDate until, Set<String> exceptions);

    /**
     * Those of the people who have a result of these dates that was worked out since; in any order.
     *
     * @param until inclusive
     * @param since inclusive, by {@link DayResult#computedAt}
     */
    Set<EmployeeId> workedOutSince(Collection<EmployeeId> employees, LocalDate from, LocalDate until, Instant since);

    /** What was final on a date and was replaced or taken away since, the newest first. */
    List<DayResult> past(EmployeeId employee, LocalDate date);

    /**
     * Adds, replaces and takes away; together at most {@link #MOST_ROWS}. What was final is kept as {@link #past}.
     *
     * @param gone only their keys matter
     */
    void write(Collection<DayResult> added, Collection<DayResult> replaced, Collection<Known> gone);

    /** A result without its minutes. */
    record Outline(
            EmployeeId employee,
            LocalDate date,
            int ordinal,
            DayStatus status,
            ResultState state,
            List<Flag> flags,
            long inputHash) {}

    /** The key of a result, and what its inputs were. */
    record Known(EmployeeId employee, LocalDate date, int ordinal, long inputHash, int version) {}
}
