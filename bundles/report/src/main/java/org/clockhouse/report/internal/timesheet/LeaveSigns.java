package org.clockhouse.report.internal.timesheet;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.leave.LeaveDays;
import org.clockhouse.attendance.leave.LeaveType;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.report.internal.sheet.Words;

/** The letters that types of leave have of their own, and the days that they stand on. */
final class LeaveSigns {

    private final OrgId org;
    private final List<LeaveType> types;
    private final LeaveDays days;
    private Map<EmployeeId, Map<LocalDate, String>> leave = Map.of();

    /** @param types in force at the end of the period */
    LeaveSigns(OrgId org, List<LeaveType> types, LeaveDays days) {
        this.org = org;
        this.types =
                types.stream().filter(type -> type.terms().sign().isPresent()).toList();
        this.days = days;
    }

    void people(List<MonthRow> people) {
        leave = types.isEmpty() ? Map.of() : days.of(org, people);
    }

    Optional<String> of(EmployeeId person, LocalDate date, Words words) {
        String code = leave.getOrDefault(person, Map.of()).get(date);
        return types.stream()
                .filter(type -> type.code().equals(code))
                .findFirst()
                .flatMap(type -> type.terms().sign())
                .map(words::of);
    }

    /** What each stands for. */
    List<String> meanings(Words words) {
        return types.stream()
                .map(type -> words.of(type.terms().sign().orElseThrow()) + ": " + words.of(type.name()))
                .toList();
    }
}
