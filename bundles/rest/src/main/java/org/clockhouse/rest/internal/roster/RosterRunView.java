package org.clockhouse.rest.internal.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.function.ToIntFunction;
import org.clockhouse.attendance.generate.RosterRun;
import org.clockhouse.attendance.generate.RosterRunId;
import org.clockhouse.attendance.generate.RosterTask;
import org.clockhouse.attendance.generate.RosterVerdict;
import org.clockhouse.attendance.generate.RosterVerdict.Load;
import org.clockhouse.attendance.roster.RosterEditId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.rest.internal.http.Maybe;

/**
 * A roster that is looked for, or was.
 *
 * @param seconds how long it may be looked for
 * @param spentSeconds how long it was, until now
 * @param editId undoes the drafts that were drawn; left out while there are none
 * @param problem code of what went wrong
 */
public record RosterRunView(
        RosterRunId id,
        RosterRun.State state,
        LocalDate from,
        LocalDate until,
        @Maybe SiteId siteId,
        @Maybe DepartmentId departmentId,
        List<ShiftId> shiftIds,
        boolean keepStanding,
        boolean keepDrafts,
        long seconds,
        long spentSeconds,
        String by,
        Instant at,
        @Maybe RosterEditId editId,
        @Maybe String problem,
        RosterVerdictView verdict) {

    /**
     * How good the best roster so far is.
     *
     * @param findings rules that it breaks, as publishing would say it
     * @param uncovered where people are missing; the first hundred
     * @param unmet wishes that are not met; the first hundred
     * @param hours minutes planned for the person with the least and the most
     * @param rests workdays proposed in exchange for work on days off
     * @param strain unfairness and unmet wishes as one figure
     * @param bound what no roster is better than, each requirement by itself
     */
    public record RosterVerdictView(
            List<RosterSheetView.RosterFindingView> findings,
            List<UncoveredView> uncovered,
            int uncoveredMinutes,
            List<UnmetWishView> unmet,
            int unmetWishes,
            SpreadView hours,
            SpreadView overtime,
            SpreadView nights,
            SpreadView daysOffWorked,
            List<LoadView> loads,
            List<RestView> rests,
            long strain,
            RosterBoundView bound) {

        static RosterVerdictView of(RosterVerdict verdict) {
            return new RosterVerdictView(
                    verdict.findings().stream()
                            .map(RosterSheetView.RosterFindingView::of)
                            .toList(),
                    verdict.uncovered().stream().map(UncoveredView::of).toList(),
                    verdict.uncoveredMinutes(),
                    verdict.unmet().stream().map(UnmetWishView::of).toList(),
                    verdict.unmetWishes(),
                    SpreadView.of(verdict, Load::minutes),
                    SpreadView.of(verdict, Load::overtime),
                    SpreadView.of(verdict, Load::nights),
                    SpreadView.of(verdict, Load::daysOffWorked),
                    verdict.loads().stream().map(LoadView::of).toList(),
                    verdict.rests().stream().map(RestView::of).toList(),
                    verdict.strain(),
                    RosterBoundView.of(verdict.bound()));
        }
    }

    /** @param skill that is missing; left out when anybody would do @param people how many are missing */
    public record UncoveredView(
            DepartmentId departmentId, @Maybe String skill, Instant from, Instant until, int people) {

        static UncoveredView of(RosterVerdict.Uncovered uncovered) {
            return new UncoveredView(
                    uncovered.department(),
                    uncovered.skill().isEmpty() ? null : uncovered.skill(),
                    uncovered.from(),
                    uncovered.until(),
                    uncovered.people());
        }
    }

    /** @param wanted false when it was to be spared @param shiftIds any of them; none for any shift at all */
    public record UnmetWishView(EmployeeId employeeId, LocalDate date, boolean wanted, List<ShiftId> shiftIds) {

        static UnmetWishView of(RosterVerdict.Unmet unmet) {
            return new UnmetWishView(
                    unmet.employee(),
                    unmet.date(),
                    unmet.wish().wanted(),
                    unmet.wish().shifts());
        }
    }

    /** @param sum over everybody */
    public record SpreadView(int least, int most, long sum) {

        static SpreadView of(RosterVerdict verdict, ToIntFunction<Load> figure) {
            IntSummaryStatistics all = verdict.loads().stream().mapToInt(figure).summaryStatistics();
            return new SpreadView(all.getMin(), all.getMax(), all.getSum());
        }
    }

    /** @param overtime minutes beyond the workdays of the calendar at eight hours */
    public record LoadView(EmployeeId employeeId, int minutes, int overtime, int nights, int daysOffWorked) {

        static LoadView of(Load load) {
            return new LoadView(load.employee(), load.minutes(), load.overtime(), load.nights(), load.daysOffWorked());
        }
    }

    /** @param off the workday proposed; after the last date when there is none before */
    public record RestView(EmployeeId employeeId, LocalDate worked, LocalDate off) {

        static RestView of(RosterVerdict.Rest rest) {
            return new RestView(rest.employee(), rest.worked(), rest.off());
        }
    }

    public record RosterBoundView(int uncoveredMinutes, int unmetWishes, long strain) {

        static RosterBoundView of(RosterVerdict.Bound bound) {
            return new RosterBoundView(bound.uncoveredMinutes(), bound.unmetWishes(), bound.strain());
        }
    }

    static RosterRunView of(RosterRun run) {
        RosterTask task = run.task();
        return new RosterRunView(
                run.id(),
                run.state(),
                task.query().from(),
                task.query().until(),
                task.query().site().orElse(null),
                task.query().department().orElse(null),
                task.shifts(),
                task.keepStanding(),
                task.keepDrafts(),
                task.atMost().toSeconds(),
                run.spent().toSeconds(),
                run.by().name(),
                run.at(),
                run.edit().orElse(null),
                run.problem().isEmpty() ? null : run.problem(),
                RosterVerdictView.of(run.verdict()));
    }
}
