package org.clockhouse.store.internal.attendance;

import java.util.Optional;
import org.clockhouse.attendance.roster.AssignmentId;
import org.clockhouse.attendance.roster.Newcomer;
import org.clockhouse.attendance.spi.NewcomerRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whom other systems sent, by plain SQL. */
@Component
public final class SqlNewcomers implements NewcomerRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlNewcomers(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(Newcomer newcomer) {
        Sql insert = transactions.sql(
                "insert into newcomer (org_id, external_id, employee_id, assignment_id, digest, taken_by, taken_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                transactions.org().text(),
                newcomer.externalId(),
                newcomer.employee().text(),
                newcomer.assignment().map(AssignmentId::text).orElse(null),
                newcomer.digest(),
                newcomer.by(),
                newcomer.at());
        try {
            insert.update();
        } catch (RuntimeException e) {
            throw Failures.isDuplicate(e)
                    ? Refused.duplicateAt("/externalId", "newcomer.id.taken", "somebody was sent under this id already")
                    : e;
        }
    }

    @Override
    public Optional<Newcomer> find(String externalId) {
        return transactions
                .sql(
                        "select * from newcomer where org_id = ? and external_id = ?",
                        transactions.org().text(),
                        externalId)
                .first(row -> new Newcomer(
                        externalId,
                        EmployeeId.of(row.text("employee_id")),
                        row.optionalText("assignment_id").map(AssignmentId::of),
                        row.text("digest"),
                        row.text("taken_by"),
                        row.instant("taken_at")));
    }
}
