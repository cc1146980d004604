package org.clockhouse.attendance.spi;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What waits to be worked out again: rows that are only added, by whoever changes a fact, in the transaction that changes it,
 * and taken away by the calculation in the transaction that writes its results. Punches mark nothing: whoever keeps the marks reads them
 * from the log. Works in the caller's transaction.
 */
@ConsumerType
public interface MarkRepository {

    void add(Collection<Mark> marks);

    /** A mark for each person employed on one of the dates. @param until inclusive */
    void addEverybody(LocalDate from, LocalDate until);

    /** The oldest marks. */
    Marks waiting(int limit);

    /** Takes away exactly these. */
    void remove(Collection<Long> places);

    /** How many there are, those of punches not read yet included. */
    long count();

    /** How many touch the dates. @param until inclusive */
    long count(LocalDate from, LocalDate until);

    /** @param places of the marks, in their order */
    record Marks(List<Mark> marks, List<Long> places) {

        public Marks {
            marks = List.copyOf(marks);
            places = List.copyOf(places);
        }
    }
}
