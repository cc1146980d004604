package org.clockhouse.report.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.leave.LeaveCatalogue;
import org.clockhouse.attendance.leave.LeaveDays;
import org.clockhouse.attendance.leave.LeaveType;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.report.internal.payroll.CarriedLines;
import org.clockhouse.report.internal.payroll.PayCodes;
import org.clockhouse.report.internal.timesheet.MonthSheets;

/** Types of leave with letters, and days of everybody that are of one. */
public final class PreparedLeave implements LeaveCatalogue, LeaveDays {

    private final List<LeaveType> types = new ArrayList<>();
    private final Map<LocalDate, String> days = new HashMap<>();

    MonthSheets months(PayCodes codes, CarriedLines carried) {
        return new MonthSheets(codes, carried, this, this);
    }

    void on(String date, String code, LocalName name, LocalName sign) {
        types.add(new LeaveType(
                code,
                LocalDate.EPOCH,
                new LeaveType.Terms(
                        name,
                        LeaveType.Basis.WORK_MINUTES,
                        100,
                        1,
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        false,
                        List.of(),
                        0,
                        true,
                        false,
                        false,
                        Optional.of(sign)),
                1));
        days.put(LocalDate.parse(date), code);
    }

    @Override
    public Map<EmployeeId, Map<LocalDate, String>> of(OrgId org, List<MonthRow> rows) {
        Map<EmployeeId, Map<LocalDate, String>> all = new HashMap<>();
        rows.forEach(row -> all.put(row.person().id(), days));
        return all;
    }

    @Override
    public List<LeaveType> on(OrgId org, LocalDate date) {
        return types;
    }

    @Override
    public List<LeaveType> editions(OrgId org) {
        return types;
    }

    @Override
    public LeaveType put(Actor actor, LeaveType type) {
        throw new UnsupportedOperationException();
    }
}
