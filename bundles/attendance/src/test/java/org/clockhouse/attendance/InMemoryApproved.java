package org.clockhouse.attendance;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.clockhouse.attendance.spi.ApprovedRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.request.RequestId;

final class InMemoryApproved implements ApprovedRepository {

    private final AttendanceRows rows;

    InMemoryApproved(AttendanceRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Approved> of(Collection<EmployeeId> employees, Instant from, Instant until) {
        return rows.data().approved().values().stream()
                .filter(each -> employees.contains(each.employee())
                        && each.from().isBefore(until)
                        && !each.until().isBefore(from))
                .sorted(Comparator.comparing(Approved::employee)
                        .thenComparing(Approved::from)
                        .thenComparing(Approved::request))
                .toList();
    }

    @Override
    public void put(Approved each) {
        rows.changing().approved().put(key(each.employee(), each.request()), each);
    }

    @Override
    public void remove(EmployeeId employee, RequestId request) {
        rows.changing().approved().remove(key(employee, request));
    }

    private static String key(EmployeeId employee, RequestId request) {
        return employee.text() + ' ' + request.text();
    }
}
