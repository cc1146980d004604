package org.clockhouse.attendance.internal.day;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleOverride;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.kernel.EmployeeId;

/** Which late evening moves a start when days off lie between (guide, section 7). Plans are looked at only where rules ask for it. */
public final class Evenings {

    /** The longest run of days off over which an evening is carried. */
    public static final int DAYS_OFF = 14;

    private static final String SETTING = "late_off_late_on";

    private final boolean carried;
    private final BiFunction<EmployeeId, LocalDate, PlannedDate> plans;

    Evenings(PlanBook book, BiFunction<EmployeeId, LocalDate, PlannedDate> plans) {
        this.carried = book.rules().values().stream().anyMatch(editions -> areCarried(editions, List.of()))
                || book.overrides().values().stream().anyMatch(own -> areCarried(List.of(), own));
        this.plans = plans;
    }

    /** Whether by any of these a late evening moves the next start. */
    public static boolean areCarried(Collection<RuleSet> editions, Collection<RuleOverride> own) {
        return editions.stream().anyMatch(edition -> moves(edition.policy()))
                || own.stream().anyMatch(override -> override.settings().containsKey(SETTING));
    }

    private static boolean moves(Policy policy) {
        return !policy.flex().lateOffLateOn().isEmpty();
    }

    /** Where a date is a day off: the next with a shift, if its start depends on the evening before the days off. */
    public Optional<LocalDate> carriedTo(EmployeeId employee, LocalDate date) {
        for (int i = 0; carried && i < DAYS_OFF; i++) {
            PlannedDate next = plans.apply(employee, date.plusDays(i));
            if (next.isPlanned()) {
                return i > 0 && depends(next) ? Optional.of(next.date()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Where the date before is a day off: the last with a shift, if the start depends on it. */
    Optional<PlannedDate> before(EmployeeId employee, PlannedDate day) {
        if (!carried || !depends(day)) {
            return Optional.empty();
        }
        for (int i = 1; i <= DAYS_OFF; i++) {
            PlannedDate before = plans.apply(employee, day.date().minusDays(i));
            if (before.isPlanned()) {
                return i > 1 ? Optional.of(before) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean depends(PlannedDate day) {
        return day.occurrences().stream().anyMatch(each -> each.isPlanned() && moves(each.policy()));
    }
}
