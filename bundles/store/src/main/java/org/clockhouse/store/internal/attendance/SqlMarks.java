package org.clockhouse.store.internal.attendance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.clockhouse.attendance.spi.Mark;
import org.clockhouse.attendance.spi.MarkRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.punch.spi.DayMark;
import org.clockhouse.punch.spi.PunchRepository;
import org.clockhouse.punch.spi.TouchedDays;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Marks: rows that are only added and taken away. A punch is its own mark until the log is read, which is when marks are asked for
 * and few are left; so many punches of one day become one mark.
 */
@Component
public final class SqlMarks implements MarkRepository {

    /** Of the log, which is read at once. */
    private static final int PUNCHES = 10_000;
    /** Of the log for each mark that is asked for: many punches belong to days that others have marked. */
    private static final int PUNCHES_A_MARK = 5;

    private final JpaTransactions transactions;
    private final PunchRepository punches;

    @Activate
    public SqlMarks(@Reference JpaTransactions transactions, @Reference PunchRepository punches) {
        this.transactions = transactions;
        this.punches = punches;
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
        Marks oldest = oldest(limit);
        return oldest.marks().size() < limit && readLog(limit * PUNCHES_A_MARK) ? oldest(limit) : oldest;
    }

    /** Goes on where nothing is anybody's. @return whether there were marks to be made */
    private boolean readLog(int limit) {
        TouchedDays touched;
        do {
            long before = read();
            touched = punches.touched(before, limit);
            if (touched.upTo() > before) {
                reach(touched.upTo());
                add(touched.days().stream()
                        .map(day -> new Mark(day.employee(), day.day(), day.day()))
                        .toList());
            }
        } while (touched.days().isEmpty() && touched.more());
        return !touched.days().isEmpty();
    }

    private long read() {
        return transactions
                .sql("select last_position from day_mark_head where org_id = ?", org())
                .first(row -> row.number("last_position"))
                .orElse(0L);
    }

    private void reach(long position) {
        int moved = transactions
                .sql("update day_mark_head set last_position = ? where org_id = ?", position, org())
                .update();
        if (moved == 0) {
            transactions
                    .sql("insert into day_mark_head (org_id, last_position) values (?, ?)", org(), position)
                    .update();
        }
    }

    private Marks oldest(int limit) {
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
                        .number()
                + unread(day -> true);
    }

    @Override
    public long count(LocalDate from, LocalDate until) {
        return transactions
                        .sql(
                                "select count(*) from day_mark where org_id = ? and from_day <= ? and until_day >= ?",
                                org(),
                                until,
                                from)
                        .number()
                + unread(day -> !day.isBefore(from) && !day.isAfter(until));
    }

    private long unread(Predicate<LocalDate> wanted) {
        long count = 0;
        TouchedDays touched = new TouchedDays(Set.of(), read(), true);
        while (touched.more()) {
            touched = punches.touched(touched.upTo(), PUNCHES);
            count += touched.days().stream().map(DayMark::day).filter(wanted).count();
        }
        return count;
    }

    private String org() {
        return transactions.org().text();
    }
}
