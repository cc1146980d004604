package org.clockhouse.store.internal.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.closing.Adjustment;
import org.clockhouse.attendance.closing.PeriodId;
import org.clockhouse.attendance.spi.AdjustmentRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Adjustment lines. */
@Component
public final class SqlAdjustments implements AdjustmentRepository {

    private static final String COLUMNS =
            "employee_id, work_date, ordinal, period_id, from_version, to_version, minutes,"
                    + " status, flags, input_hash, computed_at";

    private final JpaTransactions transactions;
    private final People people;

    @Activate
    public SqlAdjustments(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
        this.people = new People(transactions);
    }

    @Override
    public List<Adjustment> of(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        return people
                .ask(
                        employees,
                        "select " + COLUMNS + " from day_adjustment",
                        "constraint=DAY_ADJUSTMENT_KEY",
                        "work_date >= ? and work_date <= ?",
                        "work_date, ordinal",
                        List.of(from, until),
                        (employee, row) -> new Adjustment(
                                employee,
                                row.getDate(2).toLocalDate(),
                                row.getInt(3),
                                PeriodId.of(row.getString(4)),
                                row.getInt(5),
                                row.getInt(6),
                                minutes(row.getString(7)),
                                Codes.STATUS.get(row.getInt(8)),
                                SqlResults.flags(row.getString(9)),
                                row.getLong(10),
                                Instant.ofEpochMilli(row.getLong(11))))
                .stream()
                .sorted(Comparator.comparing(Adjustment::computedAt))
                .toList();
    }

    @Override
    public List<Adjustment> carriedBy(PeriodId period) {
        return transactions
                .sql(
                        "select " + COLUMNS + " from day_adjustment where org_id = ? and period_id = ?",
                        org(),
                        period.text())
                .append(" order by employee_id, work_date, ordinal")
                .list(row -> new Adjustment(
                        EmployeeId.of(row.text("employee_id")),
                        row.date("work_date"),
                        row.integer("ordinal"),
                        period,
                        row.integer("from_version"),
                        row.integer("to_version"),
                        minutes(row.text("minutes")),
                        Codes.STATUS.get(row.integer("status")),
                        SqlResults.flags(row.text("flags")),
                        row.number("input_hash"),
                        row.instant("computed_at")));
    }

    @Override
    public void put(Collection<Adjustment> adjustments) {
        remove(adjustments);
        Sql.batch(
                transactions.connection(),
                "insert into day_adjustment (org_id, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                adjustments.stream()
                        .map(line -> new Object[] {
                            org(),
                            line.employee().text(),
                            line.date(),
                            line.ordinal(),
                            line.period().text(),
                            line.fromVersion(),
                            line.toVersion(),
                            text(line.minutes()),
                            Codes.STATUS.indexOf(line.status()),
                            ResultColumn.flags(line.flags()),
                            line.inputHash(),
                            line.computedAt()
                        })
                        .toList());
    }

    @Override
    public void remove(Collection<Adjustment> adjustments) {
        Sql.batch(
                transactions.connection(),
                "delete from day_adjustment where org_id = ? and employee_id = ? and work_date = ? and ordinal = ?"
                        + " and period_id = ?",
                adjustments.stream()
                        .map(line -> new Object[] {
                            org(),
                            line.employee().text(),
                            line.date(),
                            line.ordinal(),
                            line.period().text()
                        })
                        .toList());
    }

    private static Map<Bucket, Integer> minutes(String text) {
        Map<Bucket, Integer> minutes = new EnumMap<>(Bucket.class);
        for (String each : text.isEmpty() ? new String[0] : text.split(" ")) {
            int equals = each.indexOf('=');
            minutes.put(Bucket.valueOf(each.substring(0, equals)), Integer.parseInt(each.substring(equals + 1)));
        }
        return minutes;
    }

    private static String text(Map<Bucket, Integer> minutes) {
        return minutes.entrySet().stream()
                .map(entry -> entry.getKey().name() + '=' + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private String org() {
        return transactions.org().text();
    }
}
