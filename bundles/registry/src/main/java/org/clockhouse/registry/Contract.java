package org.clockhouse.registry;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.clockhouse.kernel.EmployeeId;

/**
 * What makes somebody a contractor: whose people they are, and how long they may be here.
 *
 * @param until the last day
 * @param induction what they were told before they were let in; empty while nobody did
 */
public record Contract(
        EmployeeId employee, String company, LocalDate until, Optional<Induction> induction, long version) {

    /** @param until the last day on which it counts */
    public record Induction(String kind, LocalDate until) {

        public Induction {
            kind = kind.strip();
        }
    }

    /** Why somebody may not be here on a day. */
    public enum Lapse {
        CONTRACT_OVER,
        NO_INDUCTION,
        INDUCTION_OVER
    }

    public Contract {
        company = company.strip();
    }

    public Optional<Lapse> lapsedOn(LocalDate date) {
        if (date.isAfter(until)) {
            return Optional.of(Lapse.CONTRACT_OVER);
        }
        if (induction.isEmpty()) {
            return Optional.of(Lapse.NO_INDUCTION);
        }
        return date.isAfter(induction.get().until()) ? Optional.of(Lapse.INDUCTION_OVER) : Optional.empty();
    }

    /** The last day on which nothing has lapsed, as far as there is one: a missing induction does not make it sooner. */
    public LocalDate goodUntil() {
        return Stream.concat(Stream.of(until), induction.map(Induction::until).stream())
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    public Contract extended(LocalDate end) {
        return new Contract(employee, company, end, induction, version);
    }

    public Contract atVersion(long stored) {
        return new Contract(employee, company, until, induction, stored);
    }
}
