package org.clockhouse.report.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.closing.PeriodId;
import org.clockhouse.attendance.internal.leave.LeaveAccount;
import org.clockhouse.attendance.leave.LeaveBalance;
import org.clockhouse.attendance.leave.LeaveEntry;
import org.clockhouse.attendance.leave.LeaveLot;
import org.clockhouse.attendance.leave.LeaveType;
import org.clockhouse.attendance.leave.Leaves;
import org.clockhouse.attendance.rule.PeriodPolicy.OnExpiry;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;

/** One person's account of time off. */
public final class PreparedLots implements Leaves {

    private final EmployeeId person;
    private final List<LeaveEntry> lines = new ArrayList<>();

    public PreparedLots(EmployeeId person) {
        this.person = person;
    }

    public void earned(String date, int minutes, String until, OnExpiry onExpiry) {
        line(
                LeaveEntry.Kind.EARNED,
                "OT_REST " + date + " 0",
                date,
                minutes,
                Optional.of(LocalDate.parse(until)),
                onExpiry);
    }

    public void taken(String date, int minutes) {
        line(LeaveEntry.Kind.TAKEN, date, date, -minutes, Optional.empty(), OnExpiry.LAPSE);
    }

    private void line(
            LeaveEntry.Kind kind,
            String source,
            String date,
            int minutes,
            Optional<LocalDate> expires,
            OnExpiry onExpiry) {
        lines.add(new LeaveEntry(
                person,
                LeaveType.COMPENSATORY,
                kind,
                source,
                LocalDate.parse(date),
                minutes,
                expires,
                onExpiry,
                "",
                "",
                Instant.EPOCH));
    }

    @Override
    public Map<EmployeeId, List<LeaveLot>> lots(
            OrgId org, Scope scope, Collection<EmployeeId> employees, LocalDate date) {
        return Map.of(person, LeaveAccount.of(lines, date).lots());
    }

    @Override
    public Map<EmployeeId, Integer> dayLengths(
            OrgId org, Scope scope, Collection<EmployeeId> employees, LocalDate date) {
        return Map.of(person, 450);
    }

    @Override
    public List<LeaveBalance> balances(OrgId org, Scope scope, EmployeeId employee, LocalDate date) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<LeaveEntry> entries(OrgId org, Scope scope, EmployeeId employee) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LeaveEntry adjust(
            Actor actor,
            Scope scope,
            EmployeeId employee,
            String type,
            LocalDate date,
            int minutes,
            Optional<LocalDate> expires,
            String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int grant(Actor actor, Scope scope, String type, int year) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LocalDate workingSince(OrgId org, Scope scope, EmployeeId employee) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setWorkingSince(Actor actor, Scope scope, EmployeeId employee, LocalDate date) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int compensate(Actor actor, Scope scope, PeriodId period, Set<Bucket> from) {
        throw new UnsupportedOperationException();
    }
}
