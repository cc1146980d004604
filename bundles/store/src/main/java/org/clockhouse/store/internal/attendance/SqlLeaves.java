package org.clockhouse.store.internal.attendance;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.leave.LeaveEntry;
import org.clockhouse.attendance.rule.PeriodPolicy.OnExpiry;
import org.clockhouse.attendance.spi.LeaveRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Leave accounts. */
@Component
public final class SqlLeaves implements LeaveRepository {

    private final JpaTransactions transactions;
    private final People people;

    @Activate
    public SqlLeaves(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
        this.people = new People(transactions);
    }

    /** What makes a line the same as another. */
    private record Key(EmployeeId employee, String type, LeaveEntry.Kind kind, String source) {

        static Key of(LeaveEntry entry) {
            return new Key(entry.employee(), entry.type(), entry.kind(), entry.source());
        }
    }

    @Override
    public List<LeaveEntry> of(Collection<EmployeeId> employees) {
        return people
                .ask(
                        employees,
                        "select employee_id, leave_type, kind, source, from_day, minutes, expires_on, on_expiry, reason,"
                                + " entered_by, entered_at from leave_entry",
                        "constraint=LEAVE_ENTRY_KEY",
                        "1 = 1",
                        "from_day, entered_at",
                        List.of(),
                        (employee, row) -> new LeaveEntry(
                                employee,
                                row.getString(2),
                                LeaveEntry.Kind.valueOf(row.getString(3)),
                                row.getString(4),
                                row.getDate(5).toLocalDate(),
                                row.getInt(6),
                                Optional.ofNullable(row.getDate(7)).map(Date::toLocalDate),
                                OnExpiry.valueOf(row.getString(8)),
                                row.getString(9),
                                row.getString(10),
                                Instant.ofEpochMilli(row.getLong(11))))
                .stream()
                .sorted(Comparator.comparing(LeaveEntry::employee).thenComparing(LeaveEntry::date))
                .toList();
    }

    @Override
    public int add(Collection<LeaveEntry> entries) {
        Set<Key> known = new HashSet<>();
        of(entries.stream().map(LeaveEntry::employee).distinct().toList()).forEach(entry -> known.add(Key.of(entry)));
        List<LeaveEntry> fresh =
                entries.stream().filter(entry -> known.add(Key.of(entry))).toList();
        Sql.batch(
                transactions.connection(),
                "insert into leave_entry (org_id, employee_id, leave_type, kind, source, from_day, minutes, expires_on,"
                        + " on_expiry, reason, entered_by, entered_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                fresh.stream()
                        .map(entry -> new Object[] {
                            org(),
                            entry.employee().text(),
                            entry.type(),
                            entry.kind(),
                            entry.source(),
                            entry.date(),
                            entry.minutes(),
                            entry.expires().orElse(null),
                            entry.onExpiry(),
                            entry.reason(),
                            entry.by(),
                            entry.at()
                        })
                        .toList());
        return fresh.size();
    }

    @Override
    public boolean isKept(String type) {
        return transactions
                .sql("select leave_type from leave_entry where org_id = ? and leave_type = ?", org(), type)
                .append(" fetch first 1 rows only")
                .first(row -> row.text("leave_type"))
                .isPresent();
    }

    @Override
    public Map<EmployeeId, LocalDate> workingSince(Collection<EmployeeId> employees) {
        Map<EmployeeId, LocalDate> since = new HashMap<>();
        people.ask(
                employees,
                "select employee_id, since from leave_seniority",
                "constraint=LEAVE_SENIORITY_KEY",
                "1 = 1",
                "since",
                List.of(),
                (employee, row) -> since.put(employee, row.getDate(2).toLocalDate()));
        return since;
    }

    @Override
    public void setWorkingSince(EmployeeId employee, LocalDate date) {
        int known = transactions
                .sql(
                        "update leave_seniority set since = ? where org_id = ? and employee_id = ?",
                        date,
                        org(),
                        employee.text())
                .update();
        if (known == 0) {
            transactions
                    .sql(
                            "insert into leave_seniority (since, org_id, employee_id) values (?, ?, ?)",
                            date,
                            org(),
                            employee.text())
                    .update();
        }
    }

    private String org() {
        return transactions.org().text();
    }
}
