package org.clockhouse.attendance.internal.trial;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.internal.ReportMarks;
import org.clockhouse.attendance.internal.closing.Closed;
import org.clockhouse.attendance.internal.day.DayPlan;
import org.clockhouse.attendance.internal.day.PlanBook;
import org.clockhouse.attendance.internal.day.PlannedDate;
import org.clockhouse.attendance.internal.day.Planner;
import org.clockhouse.attendance.internal.day.Stamp;
import org.clockhouse.attendance.internal.result.Day;
import org.clockhouse.attendance.internal.result.InputReader;
import org.clockhouse.attendance.internal.result.Inputs;
import org.clockhouse.attendance.internal.result.Results;
import org.clockhouse.attendance.internal.result.Span;
import org.clockhouse.attendance.internal.rule.RuleBook;
import org.clockhouse.attendance.internal.timesheet.PunchUses;
import org.clockhouse.attendance.internal.timesheet.Reasons;
import org.clockhouse.attendance.roster.OneOff;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.trial.MadeDay;
import org.clockhouse.attendance.trial.RuleSandbox;
import org.clockhouse.attendance.trial.SandboxDay;
import org.clockhouse.attendance.trial.SandboxDay.Outcome;
import org.clockhouse.attendance.trial.SandboxDay.SandboxPunch;
import org.clockhouse.attendance.trial.TrialChange;
import org.clockhouse.kernel.CalendarId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.calendar.Calendar;
import org.clockhouse.registry.calendar.CalendarDay;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.request.RequestId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Evaluates as the results are, twice. */
@Component
public final class SandboxDesk implements RuleSandbox {

    private static final LocalName NAMELESS = new LocalName("", "-");

    private final InputReader reader;
    private final RuleBook rules;
    private final Directory directory;
    private final Transactions transactions;

    @Activate
    public SandboxDesk(
            @Reference InputReader reader,
            @Reference RuleBook rules,
            @Reference Directory directory,
            @Reference Transactions transactions) {
        this.reader = reader;
        this.rules = rules;
        this.directory = directory;
        this.transactions = transactions;
    }

    @Override
    public List<SandboxDay> days(
            OrgId org, Scope scope, TrialChange change, EmployeeId employee, TrialChange.Dates dates) {
        TrialDesk.requirePeriod(dates);
        Inputs now = transactions.in(org, () -> {
            if (directory.seen(org, scope, List.of(employee)).isEmpty()) {
                throw new NotFound("employee", employee.text());
            }
            return reader.read(org, List.of(new Span(employee, dates.from(), dates.until())));
        });
        Inputs then = now.under(change, dates.from());
        Planner planner = new Planner(now.book());
        Planner other = new Planner(then.book());
        return dates.from()
                .datesUntil(dates.until().plusDays(1))
                .map(date ->
                        compared(now, evaluated(now, planner, employee, date), evaluated(then, other, employee, date)))
                .toList();
    }

    @Override
    public SandboxDay made(OrgId org, TrialChange.OfRules change, MadeDay day) {
        PlanBook book = company(org, change, day);
        EmployeeId nobody = book.periods().keySet().iterator().next();
        Inputs now = new Inputs(
                book,
                Map.of(nobody, stamps(day)),
                Map.of(),
                Map.of(),
                ReportMarks.complete(book.sites().keySet().iterator().next()),
                new Closed(0, List.of(), Map.of()),
                Instant.MAX);
        Inputs then = now.under(change, day.date());
        return compared(
                now,
                evaluated(now, new Planner(now.book()), nobody, day.date()),
                evaluated(then, new Planner(then.book()), nobody, day.date()));
    }

    /** @param source whose plan it is */
    private record Worked(EmployeeId employee, Day day, String source) {}

    private static Worked evaluated(Inputs inputs, Planner planner, EmployeeId employee, LocalDate date) {
        DayPlan plan = planner.day(employee, date);
        PlannedDate planned = planner.on(employee, date);
        List<Stamp> stamps = inputs.stamps().getOrDefault(employee, List.of());
        Day day = Day.evaluate(plan, stamps, inputs.knowledge(employee, date));
        return new Worked(employee, day, planned.source());
    }

    private static SandboxDay compared(Inputs inputs, Worked now, Worked then) {
        PunchUses before = new PunchUses(now.day());
        PunchUses after = new PunchUses(then.day());
        DayPlan plan = now.day().plan();
        return new SandboxDay(
                plan.date(),
                plan.zone(),
                then.day().plan().type(),
                inputs.stamps().getOrDefault(now.employee(), List.of()).stream()
                        .filter(stamp -> isNear(before, stamp) || isNear(after, stamp))
                        .map(stamp -> new SandboxPunch(
                                stamp.position(),
                                Instant.ofEpochSecond(stamp.second()),
                                before.of(stamp.position()),
                                after.of(stamp.position())))
                        .toList(),
                outcome(inputs, now),
                outcome(inputs, then));
    }

    private static boolean isNear(PunchUses uses, Stamp stamp) {
        return uses.isNear(stamp.position(), Instant.ofEpochSecond(stamp.second()));
    }

    private static Outcome outcome(Inputs inputs, Worked worked) {
        Day day = worked.day();
        List<Approved> inForce = inputs.book().approved().getOrDefault(worked.employee(), List.of());
        List<DayResult> results = day.results().stream()
                .map(result -> Results.of(worked.employee(), day.plan(), result, 1, Instant.EPOCH))
                .toList();
        return new Outcome(Reasons.plan(day, worked.source()), results, Reasons.lines(day, inForce));
    }

    /** A company with one site, at which one person works one shift on one date. */
    private PlanBook company(OrgId org, TrialChange.OfRules change, MadeDay day) {
        EmployeeId nobody = EmployeeId.next();
        SiteId site = SiteId.next();
        CalendarId calendar = CalendarId.next();
        DepartmentId department = DepartmentId.next();
        Optional<Shift> shift = day.shift().map(terms -> new Shift(ShiftId.next(), 1, Shift.ALWAYS, terms, false, 0));
        List<ShiftId> planned = shift.map(Shift::id).map(List::of).orElse(List.of());
        CalendarDay type = new CalendarDay(day.date(), day.type(), "", "", CalendarDay.Layer.COMPANY);
        return new PlanBook(
                shift.map(one -> Map.of(one.id(), List.of(one))).orElse(Map.of()),
                Map.of(change.id(), rules.editions(org, change.id())),
                change.id(),
                Map.of(site, new Site(site, NAMELESS, day.zone(), Optional.of(calendar), false, 0)),
                Map.of(calendar, new Calendar(calendar, NAMELESS, Calendar.WEEKEND, List.of(type), 0)),
                Map.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(nobody, Map.of(day.date(), new OneOff(nobody, day.date(), planned, "", 0))),
                Map.of(
                        nobody,
                        List.of(new EmploymentPeriod(
                                nobody,
                                Shift.ALWAYS,
                                Optional.empty(),
                                new Placement(site, department, ""),
                                EmploymentPeriod.Start.HIRE))),
                Map.of(nobody, approved(nobody, day)),
                Map.of(),
                Map.of());
    }

    private static List<Approved> approved(EmployeeId nobody, MadeDay day) {
        return day.stretches().stream()
                .map(stretch -> new Approved(
                        nobody,
                        RequestId.next(),
                        stretch.kind(),
                        instant(day, stretch.from()),
                        instant(day, stretch.until()),
                        ""))
                .toList();
    }

    private static List<Stamp> stamps(MadeDay day) {
        List<Stamp> stamps = new ArrayList<>();
        for (MadeDay.MadePunch punch : day.punches()) {
            long second = instant(day, punch.minute()).getEpochSecond();
            stamps.add(new Stamp(stamps.size() + 1L, second, punch.key(), Direction.BOTH));
        }
        stamps.sort(Comparator.comparingLong(Stamp::second));
        return stamps;
    }

    /** By the clock on the wall, whatever the date. */
    private static Instant instant(MadeDay day, int minute) {
        LocalDate date = day.date().plusDays(Math.floorDiv(minute, 1_440));
        int rest = Math.floorMod(minute, 1_440);
        return date.atTime(rest / 60, rest % 60).atZone(day.zone()).toInstant();
    }
}
