package org.clockhouse.store.internal.attendance;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.spi.ApprovedRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.request.RequestId;
import org.clockhouse.store.internal.JpaTransactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What approved requests put in force. */
@Component
public final class SqlApproved implements ApprovedRepository {

    private final JpaTransactions transactions;
    private final People people;

    @Activate
    public SqlApproved(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
        this.people = new People(transactions);
    }

    @Override
    public List<Approved> of(Collection<EmployeeId> employees, Instant from, Instant until) {
        return people
                .ask(
                        employees,
                        "select employee_id, request_id, kind, from_at, until_at, leave_type from approved_time",
                        "constraint=APPROVED_TIME_KEY",
                        "until_at >= ? and from_at < ?",
                        "from_at, request_id",
                        List.of(from, until),
                        (employee, row) -> new Approved(
                                employee,
                                RequestId.of(row.getString(2)),
                                Approved.Kind.valueOf(row.getString(3)),
                                Instant.ofEpochMilli(row.getLong(4)),
                                Instant.ofEpochMilli(row.getLong(5)),
                                row.getString(6)))
                .stream()
                .sorted(Comparator.comparing(Approved::employee)
                        .thenComparing(Approved::from)
                        .thenComparing(Approved::request))
                .toList();
    }

    @Override
    public void put(Approved approved) {
        remove(approved.employee(), approved.request());
        transactions
                .sql(
                        "insert into approved_time (org_id, employee_id, request_id, kind, from_at, until_at, leave_type)"
                                + " values (?, ?, ?, ?, ?, ?, ?)",
                        transactions.org().text(),
                        approved.employee().text(),
                        approved.request().text(),
                        approved.kind(),
                        approved.from(),
                        approved.until(),
                        approved.type())
                .update();
    }

    @Override
    public void remove(EmployeeId employee, RequestId request) {
        transactions
                .sql(
                        "delete from approved_time where org_id = ? and employee_id = ? and request_id = ?",
                        transactions.org().text(),
                        employee.text(),
                        request.text())
                .update();
    }
}
