package org.clockhouse.report.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.InMemoryAttendance;
import org.clockhouse.attendance.day.AttendanceException;
import org.clockhouse.attendance.day.DayExplanation;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.LiveBoard;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.attendance.internal.rule.RuleBook;
import org.clockhouse.attendance.rule.RuleSets;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.InMemoryRegistry;

/** Timesheets that say what they were given, and the rules they were evaluated by. */
public final class PreparedTimesheets implements Timesheets {

    public final List<MonthRow> rows = new ArrayList<>();

    RuleSets rules(InMemoryRegistry registry, AuditTrail audit, Clock clock) {
        InMemoryAttendance memory = new InMemoryAttendance(registry.transactions, (from, until) -> List.of());
        return new RuleBook(memory.rules, memory.marks, audit, registry.transactions, new RecordedChanges(), clock);
    }

    @Override
    public Slice<MonthRow> month(OrgId org, Scope scope, MonthQuery query, Page page) {
        int from = page.after().isEmpty() ? 0 : Integer.parseInt(page.after());
        int until = Math.min(rows.size(), from + page.limit());
        return new Slice<>(rows.subList(from, until), until == rows.size() ? "" : String.valueOf(until))
                .map(row -> MonthRow.of(
                        row.person(),
                        row.days().stream().filter(day -> isIn(query, day)).toList()));
    }

    /** A hundred people at a time. */
    @Override
    public Iterable<List<MonthRow>> months(OrgId org, Scope scope, MonthQuery query) {
        List<List<MonthRow>> pages = new ArrayList<>();
        Page page = Page.first(100);
        do {
            Slice<MonthRow> people = month(org, scope, query, page);
            pages.add(people.items());
            page = new Page(people.next(), page.limit());
        } while (!page.after().isEmpty());
        return pages;
    }

    private static boolean isIn(MonthQuery query, DayResult day) {
        return !day.date().isBefore(query.from()) && !day.date().isAfter(query.until());
    }

    @Override
    public DayExplanation day(OrgId org, Scope scope, EmployeeId employee, LocalDate date) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<DayResult> versions(OrgId org, Scope scope, EmployeeId employee, LocalDate date) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LiveBoard today(OrgId org, Scope scope, Set<SiteId> sites) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<LiveBoard.PersonNow> people(
            OrgId org, Scope scope, Optional<SiteId> site, Optional<LiveBoard.Presence> presence) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Slice<AttendanceException> exceptions(OrgId org, Scope scope, AttendanceException.Filter filter, Page page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long pending(OrgId org) {
        return 0;
    }

    @Override
    public void recalculate(Actor actor, Scope scope, LocalDate from, LocalDate until) {
        throw new UnsupportedOperationException();
    }
}
