package org.clockhouse.attendance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.AttendanceRows.Closing;
import org.clockhouse.attendance.leave.LeaveEntry;
import org.clockhouse.attendance.spi.LeaveRepository;
import org.clockhouse.kernel.EmployeeId;

final class InMemoryLeaves implements LeaveRepository {

    private final AttendanceRows rows;

    InMemoryLeaves(AttendanceRows rows) {
        this.rows = rows;
    }

    @Override
    public List<LeaveEntry> of(Collection<EmployeeId> employees) {
        return rows.data().closing().leave().values().stream()
                .filter(each -> employees.contains(each.employee()))
                .sorted(Comparator.comparing(LeaveEntry::employee).thenComparing(LeaveEntry::date))
                .toList();
    }

    @Override
    public int add(Collection<LeaveEntry> entries) {
        Closing closing = rows.changing().closing();
        int added = 0;
        for (LeaveEntry each : entries) {
            String key = each.employee().text() + each.type() + ' ' + each.kind() + ' ' + each.source();
            added += closing.leave().putIfAbsent(key, each) == null ? 1 : 0;
        }
        return added;
    }

    @Override
    public boolean isKept(String type) {
        return rows.data().closing().leave().values().stream()
                .anyMatch(entry -> entry.type().equals(type));
    }

    @Override
    public Map<EmployeeId, LocalDate> workingSince(Collection<EmployeeId> employees) {
        Map<EmployeeId, LocalDate> since = new HashMap<>(rows.data().closing().workingSince());
        since.keySet().retainAll(employees);
        return since;
    }

    @Override
    public void setWorkingSince(EmployeeId employee, LocalDate date) {
        rows.changing().closing().workingSince().put(employee, date);
    }
}
