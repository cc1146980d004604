package org.clockhouse.attendance.internal.leave;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.clockhouse.attendance.leave.LeaveType;

/**
 * What a year of work brings (guide, section 13). Somebody who reaches the first step, or is hired, within the year has the part
 * of it that is left, in whole days; the step is that of the first day that counts.
 */
record Entitlement(LocalDate from, int days, LocalDate expires) {

    /** @param since start of work, with whomever */
    static Optional<Entitlement> of(LeaveType type, LocalDate since, LocalDate hired, int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        LocalDate reached = since.plusYears(type.terms().yearly().get(0).years());
        LocalDate from = latest(first, latest(reached, hired));
        if (from.isAfter(last)) {
            return Optional.empty();
        }
        long years = ChronoUnit.YEARS.between(since, from);
        int days = type.terms().yearly().stream()
                .filter(step -> step.years() <= years)
                .mapToInt(LeaveType.Step::days)
                .max()
                .orElse(0);
        long rest = ChronoUnit.DAYS.between(from, last) + 1;
        int due = from.equals(first) ? days : (int) (days * rest / first.lengthOfYear());
        return due == 0
                ? Optional.empty()
                : Optional.of(
                        new Entitlement(from, due, last.plusMonths(type.terms().carryMonths())));
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
