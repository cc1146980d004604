package org.clockhouse.store.internal.attendance;

import java.time.LocalDate;
import org.clockhouse.attendance.spi.FailedStartRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.store.internal.JpaTransactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Failed starts of shifts by plain SQL. */
@Component
public final class SqlFailedStarts implements FailedStartRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlFailedStarts(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public long position() {
        return transactions
                .sql("select last_position from failed_start_head where org_id = ?", org())
                .number();
    }

    @Override
    public void position(long position) {
        int moved = transactions
                .sql("update failed_start_head set last_position = ? where org_id = ?", position, org())
                .update();
        if (moved == 0) {
            transactions
                    .sql("insert into failed_start_head (last_position, org_id) values (?, ?)", position, org())
                    .update();
        }
    }

    @Override
    public boolean add(EmployeeId employee, LocalDate date) {
        boolean there = transactions
                        .sql(
                                "select count(*) from failed_start where org_id = ? and employee_id = ?"
                                        + " and work_date = ?",
                                org(),
                                employee.text(),
                                date)
                        .number()
                > 0;
        if (!there) {
            transactions
                    .sql(
                            "insert into failed_start (org_id, employee_id, work_date) values (?, ?, ?)",
                            org(),
                            employee.text(),
                            date)
                    .update();
        }
        return !there;
    }

    private String org() {
        return transactions.org().text();
    }
}
