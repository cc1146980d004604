package org.clockhouse.store.internal.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.closing.PeriodId;
import org.clockhouse.attendance.spi.SheetRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people said to their part of a period. */
@Component
public final class SqlSheets implements SheetRepository {

    private static final String SHEET =
            "select employee_id, confirmed_digest, confirmed_by, confirmed_at, approved_digest,"
                    + " approved_by, approved_at from period_sheet";
    private static final String ACCEPTANCE =
            "select employee_id, work_date, ordinal, input_hash, reason, accepted_by, accepted_at from day_acceptance";
    private static final Yes NO = new Yes(0, "", Instant.EPOCH);

    private final JpaTransactions transactions;
    private final People people;

    @Activate
    public SqlSheets(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
        this.people = new People(transactions);
    }

    @Override
    public List<Sheet> of(PeriodId period, Collection<EmployeeId> employees) {
        return people.ask(
                employees,
                SHEET,
                "constraint=PERIOD_SHEET_KEY",
                "period_id = ?",
                "confirmed_at",
                List.of(period.text()),
                (employee, row) -> new Sheet(employee, yes(row, 2), yes(row, 5)));
    }

    @Override
    public List<Sheet> of(PeriodId period) {
        return transactions
                .sql(SHEET + " where org_id = ? and period_id = ?", org(), period.text())
                .list(row ->
                        new Sheet(EmployeeId.of(row.text("employee_id")), yes(row, "confirmed"), yes(row, "approved")));
    }

    private static Optional<Yes> yes(Sql.Row row, String name) {
        long at = row.number(name + "_at");
        return at == 0
                ? Optional.empty()
                : Optional.of(new Yes(row.number(name + "_digest"), row.text(name + "_by"), Instant.ofEpochMilli(at)));
    }

    private static Optional<Yes> yes(ResultSet row, int column) throws SQLException {
        long at = row.getLong(column + 2);
        return at == 0
                ? Optional.empty()
                : Optional.of(new Yes(row.getLong(column), row.getString(column + 1), Instant.ofEpochMilli(at)));
    }

    @Override
    public void put(PeriodId period, Collection<Sheet> sheets) {
        Sql.batch(
                transactions.connection(),
                "delete from period_sheet where org_id = ? and employee_id = ? and period_id = ?",
                sheets.stream()
                        .map(sheet -> new Object[] {org(), sheet.employee().text(), period.text()})
                        .toList());
        Sql.batch(
                transactions.connection(),
                "insert into period_sheet (org_id, employee_id, period_id, confirmed_digest, confirmed_by, confirmed_at,"
                        + " approved_digest, approved_by, approved_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                sheets.stream().map(sheet -> values(period, sheet)).toList());
    }

    private Object[] values(PeriodId period, Sheet sheet) {
        Yes confirmed = sheet.confirmed().orElse(NO);
        Yes approved = sheet.approved().orElse(NO);
        return new Object[] {
            org(),
            sheet.employee().text(),
            period.text(),
            confirmed.digest(),
            confirmed.by(),
            confirmed.at(),
            approved.digest(),
            approved.by(),
            approved.at()
        };
    }

    @Override
    public List<Acceptance> accepted(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        return people.ask(
                employees,
                ACCEPTANCE,
                "constraint=DAY_ACCEPTANCE_KEY",
                "work_date >= ? and work_date <= ?",
                "work_date, ordinal",
                List.of(from, until),
                (employee, row) -> new Acceptance(
                        employee,
                        row.getDate(2).toLocalDate(),
                        row.getInt(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getString(6),
                        Instant.ofEpochMilli(row.getLong(7))));
    }

    @Override
    public List<Acceptance> accepted(LocalDate from, LocalDate until) {
        return transactions
                .sql(ACCEPTANCE + " where org_id = ? and work_date between ? and ?", org(), from, until)
                .list(row -> new Acceptance(
                        EmployeeId.of(row.text("employee_id")),
                        row.date("work_date"),
                        row.integer("ordinal"),
                        row.number("input_hash"),
                        row.text("reason"),
                        row.text("accepted_by"),
                        row.instant("accepted_at")));
    }

    @Override
    public void forget(Collection<Acceptance> acceptances) {
        Sql.batch(
                transactions.connection(),
                "delete from day_acceptance where org_id = ? and employee_id = ? and work_date = ? and ordinal = ?",
                acceptances.stream()
                        .map(each -> new Object[] {org(), each.employee().text(), each.date(), each.ordinal()})
                        .toList());
    }

    @Override
    public void accept(Collection<Acceptance> acceptances) {
        forget(acceptances);
        Sql.batch(
                transactions.connection(),
                "insert into day_acceptance (org_id, employee_id, work_date, ordinal, input_hash, reason, accepted_by,"
                        + " accepted_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                acceptances.stream()
                        .map(each -> new Object[] {
                            org(),
                            each.employee().text(),
                            each.date(),
                            each.ordinal(),
                            each.inputHash(),
                            each.reason(),
                            each.by(),
                            each.at()
                        })
                        .toList());
    }

    private String org() {
        return transactions.org().text();
    }
}
