package org.clockhouse.store.internal.attendance;

import java.util.List;
import org.clockhouse.attendance.closing.Period;
import org.clockhouse.attendance.closing.PeriodId;
import org.clockhouse.attendance.spi.PeriodRepository;
import org.clockhouse.kernel.Stale;
import org.clockhouse.store.internal.JpaTransactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Periods, and the row that stands for all of them. */
@Component
public final class SqlPeriods implements PeriodRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlPeriods(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Period> all() {
        return transactions
                .sql(
                        "select id, from_day, until_day, state, despite, version from attendance_period"
                                + " where org_id = ? order by from_day",
                        org())
                .list(row -> new Period(
                        PeriodId.of(row.text("id")),
                        row.date("from_day"),
                        row.date("until_day"),
                        row.constant(Period.State.class, "state"),
                        row.text("despite"),
                        row.number("version")));
    }

    @Override
    public Period put(Period period) {
        count(1);
        Object[] values = {
            period.from(),
            period.until(),
            period.state(),
            period.despite(),
            period.version() + 1,
            org(),
            period.id().text()
        };
        if (period.version() == 0) {
            transactions
                    .sql(
                            "insert into attendance_period (from_day, until_day, state, despite, version, org_id, id)"
                                    + " values (?, ?, ?, ?, ?, ?, ?)",
                            values)
                    .update();
        } else if (transactions
                        .sql(
                                "update attendance_period set from_day = ?, until_day = ?, state = ?, despite = ?,"
                                        + " version = ? where org_id = ? and id = ?",
                                values)
                        .append(" and version = ?", period.version())
                        .update()
                == 0) {
            throw new Stale("period", period.id().text());
        }
        return new Period(
                period.id(), period.from(), period.until(), period.state(), period.despite(), period.version() + 1);
    }

    @Override
    public long edition() {
        return transactions
                .sql("select edition from period_edition where org_id = ?", org())
                .number();
    }

    @Override
    public long hold() {
        count(0);
        return edition();
    }

    /** A row that was written stays locked until the transaction ends, on either database. */
    private void count(int more) {
        int known = transactions
                .sql("update period_edition set edition = edition + " + more + " where org_id = ?", org())
                .update();
        if (known == 0) {
            transactions
                    .sql("insert into period_edition (org_id, edition) values (?, " + more + ")", org())
                    .update();
        }
    }

    private String org() {
        return transactions.org().text();
    }
}
