package org.clockhouse.store.internal.attendance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.clockhouse.attendance.spi.Mark;
import org.clockhouse.attendance.spi.MarkRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Marks: rows that are only added and taken away. */
@Component
public final class SqlMarks implements MarkRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlMarks(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(Collection<Mark> marks) {
        Sql.batch(
                transactions.connection(),
                "insert into day_mark (org_id, employee_id, from_day, until_day) values (?, ?, ?, ?)",
                marks.stream()
                        .map(mark -> new Object[] {org(), mark.employee().text(), mark.from(), mark.until()})
                        .toList());
    }

    @Override
    public void addEverybody(LocalDate from, LocalDate until) {
        transactions
                .sql(
                        "insert into day_mark (org_id, employee_id, from_day, until_day)"
                                + " select org_id, employee_id, cast(? as date), cast(? as date) from employment"
                                + " where org_id = ? and from_on <= ? and until_on >= ? group by org_id, employee_id",
                        from,
                        until,
                        org(),
                        until,
                        from)
                .update();
    }

    @Override
    public Marks waiting(int limit) {
        List<Mark> marks = new ArrayList<>();
        List<Long> places = new ArrayList<>();
        transactions
                .sql("select place, employee_id, from_day, until_day from day_mark where org_id = ?", org())
                .append(" order by place fetch first " + limit + " rows only")
                .each(row -> {
                    places.add(row.number("place"));
                    marks.add(new Mark(
                            EmployeeId.of(row.text("employee_id")), row.date("from_day"), row.date("until_day")));
                });
        return new Marks(marks, places);
    }

    @Override
    public void remove(Collection<Long> places) {
        Sql.batch(
                transactions.connection(),
                "delete from day_mark where org_id = ? and place = ?",
                places.stream().map(place -> new Object[] {org(), place}).toList());
    }

    @Override
    public long count() {
        return transactions
                .sql("select count(*) from day_mark where org_id = ?", org())
                .number();
    }

    @Override
    public long count(LocalDate from, LocalDate until) {
        return transactions
                .sql(
                        "select count(*) from day_mark where org_id = ? and from_day <= ? and until_day >= ?",
                        org(),
                        until,
                        from)
                .number();
    }

    private String org() {
        return transactions.org().text();
    }
}
