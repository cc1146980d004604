package org.clockhouse.registry.internal.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.EmploymentPeriod.Start;
import org.clockhouse.registry.Placement;

/** A person's employment as dated periods: pure functions from one history to the next. */
public final class Periods {

    private Periods() {}

    static List<EmploymentPeriod> hired(EmployeeId employee, LocalDate from, Placement placement) {
        return List.of(new EmploymentPeriod(employee, from, Optional.empty(), placement, Start.HIRE));
    }

    /** Elsewhere from a day on to the end of that employment. Later placements of the same employment are dropped. */
    public static List<EmploymentPeriod> transferred(
            List<EmploymentPeriod> periods, LocalDate from, Placement placement) {
        EmploymentPeriod covering = covering(periods, from)
                .orElseThrow(() -> new Refused(
                        "employee.transfer.not-employed",
                        "they are not employed on " + from + "; hire or rehire first"));
        Optional<LocalDate> last =
                run(periods, covering).get(run(periods, covering).size() - 1).until();
        List<EmploymentPeriod> next = new ArrayList<>(before(periods, from));
        Start start = covering.from().equals(from) ? covering.start() : Start.TRANSFER;
        next.add(new EmploymentPeriod(covering.employee(), from, last, placement, start));
        next.addAll(periods.subList(
                periods.indexOf(covering) + run(periods, covering).size(), periods.size()));
        return next;
    }

    /** Employment ends with this day; what was to come in it is dropped. */
    static List<EmploymentPeriod> ended(List<EmploymentPeriod> periods, LocalDate lastDay) {
        EmploymentPeriod covering = covering(periods, lastDay)
                .orElseThrow(() -> new Refused("employee.end.not-employed", "they are not employed on " + lastDay));
        List<EmploymentPeriod> next = new ArrayList<>(before(periods, lastDay.plusDays(1)));
        next.addAll(periods.subList(
                periods.indexOf(covering) + run(periods, covering).size(), periods.size()));
        return next;
    }

    static List<EmploymentPeriod> rehired(List<EmploymentPeriod> periods, LocalDate from, Placement placement) {
        EmploymentPeriod last = periods.get(periods.size() - 1);
        if (last.until().isEmpty() || !from.isAfter(last.until().get())) {
            throw new Refused("employee.rehire.employed", "they are still employed on " + from);
        }
        List<EmploymentPeriod> next = new ArrayList<>(periods);
        next.add(new EmploymentPeriod(last.employee(), from, Optional.empty(), placement, Start.REHIRE));
        return next;
    }

    /** The employment that began on one day began on another. */
    public static List<EmploymentPeriod> startingOn(List<EmploymentPeriod> periods, LocalDate began, LocalDate from) {
        EmploymentPeriod first = covering(periods, began).orElseThrow();
        int index = periods.indexOf(first);
        boolean overlaps =
                index > 0 && !from.isAfter(periods.get(index - 1).until().orElseThrow());
        if (overlaps || first.until().map(from::isAfter).orElse(false)) {
            throw new Refused("employee.hired-on.impossible", from + " lies outside that employment");
        }
        List<EmploymentPeriod> next = new ArrayList<>(periods);
        next.set(index, new EmploymentPeriod(first.employee(), from, first.until(), first.placement(), first.start()));
        return next;
    }

    /** The placement that holds on a date, else the last one before it, else the first one to come. */
    static EmploymentPeriod on(List<EmploymentPeriod> periods, LocalDate date) {
        EmploymentPeriod found = periods.get(0);
        for (EmploymentPeriod period : periods) {
            if (!period.from().isAfter(date)) {
                found = period;
            }
        }
        return found;
    }

    /** The first period of the employment that goes on at the date, else of the newest one. */
    static EmploymentPeriod current(List<EmploymentPeriod> periods, LocalDate date) {
        EmploymentPeriod within = covering(periods, date).orElse(periods.get(periods.size() - 1));
        int index = periods.indexOf(within);
        while (periods.get(index).start() == Start.TRANSFER && index > 0) {
            index--;
        }
        return periods.get(index);
    }

    /** When the employment that starts with this period ends. */
    static Optional<LocalDate> endOf(List<EmploymentPeriod> periods, EmploymentPeriod first) {
        List<EmploymentPeriod> run = run(periods, first);
        return run.get(run.size() - 1).until();
    }

    private static Optional<EmploymentPeriod> covering(List<EmploymentPeriod> periods, LocalDate date) {
        return periods.stream().filter(period -> period.covers(date)).findFirst();
    }

    /** A period and those that follow it in the same employment. */
    private static List<EmploymentPeriod> run(List<EmploymentPeriod> periods, EmploymentPeriod first) {
        int from = periods.indexOf(first);
        int until = from + 1;
        while (until < periods.size() && periods.get(until).start() == Start.TRANSFER) {
            until++;
        }
        return periods.subList(from, until);
    }

    /** What lies before a date, cut off there. */
    private static List<EmploymentPeriod> before(List<EmploymentPeriod> periods, LocalDate date) {
        List<EmploymentPeriod> before = new ArrayList<>();
        for (EmploymentPeriod period : periods) {
            if (period.from().isBefore(date)) {
                LocalDate dayBefore = date.minusDays(1);
                boolean reaches =
                        period.until().map(until -> until.isAfter(dayBefore)).orElse(true);
                before.add(
                        reaches
                                ? new EmploymentPeriod(
                                        period.employee(),
                                        period.from(),
                                        Optional.of(dayBefore),
                                        period.placement(),
                                        period.start())
                                : period);
            }
        }
        return before;
    }
}
