package org.clockhouse.attendance.internal.roster;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.internal.day.Occurrence;
import org.clockhouse.attendance.internal.day.PlannedDate;
import org.clockhouse.attendance.internal.day.Work;
import org.clockhouse.attendance.internal.period.Rest;
import org.clockhouse.attendance.roster.RosterSheet.Finding.Kind;
import org.clockhouse.attendance.rule.PeriodPolicy;

/**
 * What speaks against a plan (guide, section 15). Limits are those of the rule set of the shift that goes too far. Whoever
 * plans by hand and whoever lets rosters be generated is judged by these same functions.
 */
public final class PlanRules {

    /** Dates before those that are judged, so that what began earlier counts. */
    public static final int BEFORE = 14;

    /**
     * A planned shift, as far as the rules look at it.
     *
     * @param from minute since 1970-01-01T00:00Z
     * @param nominal planned minutes
     * @param away minutes of approved leave or an approved trip inside it
     * @param night minutes of it inside a night in which the person may not work
     */
    public record Stint(LocalDate date, int from, int until, int nominal, PeriodPolicy limits, int away, int night) {

        public static Stint of(Occurrence shift, List<Approved> approved) {
            int away = 0;
            for (Approved each : approved) {
                if (each.kind().isAway()) {
                    away += Math.max(
                            0,
                            Math.min(shift.until(), minute(each.until()))
                                    - Math.max(shift.from(), minute(each.from())));
                }
            }
            return new Stint(
                    shift.date(),
                    shift.from(),
                    shift.until(),
                    shift.nominal(),
                    shift.policy().period(),
                    away,
                    night(shift));
        }

        private static int night(Occurrence shift) {
            return shift.policy().period().bans().night()
                    ? shift.required()
                            .and(Work.around(shift, shift.policy().nightOrUsual()))
                            .length()
                    : 0;
        }

        private static int minute(Instant instant) {
            return (int) (instant.getEpochSecond() / 60);
        }
    }

    /** What one person works on one date, in order of start. */
    public record Day(LocalDate date, List<Stint> stints) {

        public static Day of(PlannedDate date, List<Approved> approved) {
            return new Day(
                    date.date(),
                    date.occurrences().stream()
                            .filter(Occurrence::isPlanned)
                            .map(shift -> Stint.of(shift, approved))
                            .toList());
        }
    }

    /** Takes what was found. @param other the date it does not go together with; the same one when there is none */
    public interface Found {
        void add(Stint stint, Kind kind, LocalDate other, int value, int limit);
    }

    private interface Rule {
        void check(List<Day> days, Found found);
    }

    private static final List<Rule> ALL = List.of(
            PlanRules::rest,
            PlanRules::consecutive,
            PlanRules::weekHours,
            PlanRules::dayHours,
            PlanRules::night,
            PlanRules::away);

    private PlanRules() {}

    /** @param days of one person, in order, without gaps */
    public static void check(List<Day> days, Found found) {
        for (Rule rule : ALL) {
            rule.check(days, found);
        }
    }

    private static void rest(List<Day> days, Found found) {
        Stint before = null;
        for (Day day : days) {
            for (Stint stint : day.stints()) {
                if (before != null) {
                    rest(before, stint, found);
                }
                before = stint;
            }
        }
    }

    private static void rest(Stint before, Stint stint, Found found) {
        Rest rest = Rest.between(before.until(), stint.from(), stint.limits().leastRest());
        if (rest.minutes() < 0) {
            found.add(stint, Kind.OVERLAP, before.date(), -rest.minutes(), 0);
        } else if (rest.shortBy() > 0 && !before.date().equals(stint.date())) {
            found.add(stint, Kind.REST, before.date(), rest.minutes(), rest.minutes() + rest.shortBy());
        }
    }

    /** Each date after the last that is allowed. */
    private static void consecutive(List<Day> days, Found found) {
        int row = 0;
        for (Day day : days) {
            row = day.stints().isEmpty() ? 0 : row + 1;
            if (row > 0) {
                Stint first = day.stints().get(0);
                OptionalInt most = first.limits().mostConsecutive();
                if (exceeds(row, most)) {
                    found.add(first, Kind.CONSECUTIVE, day.date().minusDays(row - 1L), row, most.getAsInt());
                }
            }
        }
    }

    /** The shift of the week with which it becomes too much, and those after it. */
    private static void weekHours(List<Day> days, Found found) {
        int sum = 0;
        for (Day day : days) {
            sum = day.date().getDayOfWeek() == DayOfWeek.MONDAY ? 0 : sum;
            for (Stint stint : day.stints()) {
                sum += stint.nominal();
                OptionalInt cap = stint.limits().weekPlanCap();
                if (exceeds(sum, cap)) {
                    found.add(stint, Kind.WEEK_HOURS, monday(day.date()), sum, cap.getAsInt());
                }
            }
        }
    }

    /** More in a date than whoever is protected may work. */
    private static void dayHours(List<Day> days, Found found) {
        for (Day day : days) {
            int sum = 0;
            for (Stint stint : day.stints()) {
                sum += stint.nominal();
                OptionalInt most = stint.limits().bans().most();
                if (exceeds(sum, most)) {
                    found.add(stint, Kind.DAY_HOURS, stint.date(), sum, most.getAsInt());
                }
            }
        }
    }

    private static void night(List<Day> days, Found found) {
        for (Day day : days) {
            for (Stint stint : day.stints()) {
                if (stint.night() > 0) {
                    found.add(stint, Kind.NIGHT, stint.date(), stint.night(), 0);
                }
            }
        }
    }

    private static void away(List<Day> days, Found found) {
        for (Day day : days) {
            for (Stint stint : day.stints()) {
                if (stint.away() > 0) {
                    found.add(stint, Kind.AWAY, stint.date(), stint.away(), 0);
                }
            }
        }
    }

    private static boolean exceeds(int value, OptionalInt limit) {
        return limit.isPresent() && value > limit.getAsInt();
    }

    private static LocalDate monday(LocalDate date) {
        return date.minusDays(date.getDayOfWeek().getValue() - 1L);
    }
}
