package org.clockhouse.attendance.internal.roster;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.PeriodPolicy;
import org.clockhouse.attendance.RosterSheet.Finding;
import org.clockhouse.attendance.RosterSheet.Finding.Kind;
import org.clockhouse.attendance.internal.day.Occurrence;
import org.clockhouse.attendance.internal.day.PlannedDate;
import org.clockhouse.attendance.internal.period.Rest;
import org.clockhouse.kernel.EmployeeId;

/** What speaks against a plan (guide, section 15). Limits are those of the rule set of the shift that goes too far. */
final class PlanRules {

    /** Dates before those that are judged, so that what began earlier counts. */
    static final int BEFORE = 14;

    /** One person's dates in order, without gaps. */
    record PersonPlan(EmployeeId employee, List<PlannedDate> dates, List<Approved> approved) {

        List<Occurrence> shifts() {
            return dates.stream().flatMap(PersonPlan::shifts).toList();
        }

        private static Stream<Occurrence> shifts(PlannedDate date) {
            return date.occurrences().stream().filter(Occurrence::isPlanned);
        }

        private Finding finding(Occurrence shift, Kind kind, LocalDate other, int value, int limit) {
            return new Finding(employee, shift.date(), kind, other, value, limit);
        }
    }

    private static final List<Function<PersonPlan, List<Finding>>> ALL =
            List.of(PlanRules::rest, PlanRules::consecutive, PlanRules::weekHours, PlanRules::away);

    private PlanRules() {}

    static List<Finding> check(PersonPlan plan) {
        return ALL.stream().flatMap(rule -> rule.apply(plan).stream()).toList();
    }

    static List<Finding> rest(PersonPlan plan) {
        List<Finding> found = new ArrayList<>();
        List<Occurrence> shifts = plan.shifts();
        for (int i = 1; i < shifts.size(); i++) {
            Occurrence before = shifts.get(i - 1);
            Occurrence shift = shifts.get(i);
            Rest rest = Rest.between(before.until(), shift.from(), period(shift).leastRest());
            if (rest.minutes() < 0) {
                found.add(plan.finding(shift, Kind.OVERLAP, before.date(), -rest.minutes(), 0));
            } else if (rest.shortBy() > 0 && !before.date().equals(shift.date())) {
                found.add(
                        plan.finding(shift, Kind.REST, before.date(), rest.minutes(), rest.minutes() + rest.shortBy()));
            }
        }
        return found;
    }

    /** Each date after the last that is allowed. */
    static List<Finding> consecutive(PersonPlan plan) {
        List<Finding> found = new ArrayList<>();
        int row = 0;
        for (PlannedDate date : plan.dates()) {
            row = date.isPlanned() ? row + 1 : 0;
            int inRow = row;
            PersonPlan.shifts(date)
                    .findFirst()
                    .filter(shift -> exceeds(inRow, period(shift).mostConsecutive()))
                    .ifPresent(shift -> found.add(plan.finding(
                            shift,
                            Kind.CONSECUTIVE,
                            date.date().minusDays(inRow - 1L),
                            inRow,
                            period(shift).mostConsecutive().getAsInt())));
        }
        return found;
    }

    /** The shift of the week with which it becomes too much, and those after it. */
    static List<Finding> weekHours(PersonPlan plan) {
        List<Finding> found = new ArrayList<>();
        int sum = 0;
        for (PlannedDate date : plan.dates()) {
            sum = date.date().getDayOfWeek() == DayOfWeek.MONDAY ? 0 : sum;
            for (Occurrence shift : PersonPlan.shifts(date).toList()) {
                sum += shift.nominal();
                OptionalInt cap = period(shift).weekPlanCap();
                if (exceeds(sum, cap)) {
                    found.add(plan.finding(shift, Kind.WEEK_HOURS, monday(date.date()), sum, cap.getAsInt()));
                }
            }
        }
        return found;
    }

    static List<Finding> away(PersonPlan plan) {
        List<Finding> found = new ArrayList<>();
        for (Occurrence shift : plan.shifts()) {
            int minutes = plan.approved().stream()
                    .filter(each -> each.kind() == Approved.Kind.LEAVE || each.kind() == Approved.Kind.TRIP)
                    .mapToInt(each -> overlap(shift, each))
                    .sum();
            if (minutes > 0) {
                found.add(plan.finding(shift, Kind.AWAY, shift.date(), minutes, 0));
            }
        }
        return found;
    }

    private static int overlap(Occurrence shift, Approved away) {
        return Math.max(0, Math.min(shift.until(), minute(away.until())) - Math.max(shift.from(), minute(away.from())));
    }

    private static int minute(Instant instant) {
        return (int) (instant.getEpochSecond() / 60);
    }

    private static boolean exceeds(int value, OptionalInt limit) {
        return limit.isPresent() && value > limit.getAsInt();
    }

    private static PeriodPolicy period(Occurrence shift) {
        return shift.policy().period();
    }

    private static LocalDate monday(LocalDate date) {
        return date.minusDays(date.getDayOfWeek().getValue() - 1L);
    }
}
