package org.clockhouse.store.internal.punch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.punch.Attribution;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.UnmatchedSubject;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;

/** Whose punches they are: those that are nobody's, and giving them to somebody afterwards. */
final class PunchOwners {

    private record Sum(long first, long punches, long from, long until) {}

    private final JpaTransactions transactions;
    private final PunchReader reader;
    private final PunchSeal seal;

    PunchOwners(JpaTransactions transactions, PunchReader reader, PunchSeal seal) {
        this.transactions = transactions;
        this.reader = reader;
        this.seal = seal;
    }

    Slice<UnmatchedSubject> unmatched(Scope scope, Page page) {
        Sql nobodys = transactions.sql(
                "select terminal_number, subject_hash, min(position) as first_position, count(*) as punches,"
                        + " min(made_at) as made_first, max(made_at) as made_last"
                        + PunchReader.By.EMPLOYEE.from()
                        + "where org_id = ? and employee_id is null",
                transactions.org().text());
        List<Sum> sums = reader.standing(nobodys, scope)
                .append(
                        " group by terminal_number, subject_hash having min(position) > ? order by 3 fetch first "
                                + (page.limit() + 1) + " rows only",
                        page.afterNumber(0))
                .list(row -> new Sum(
                        row.number("first_position"),
                        row.number("punches"),
                        row.number("made_first"),
                        row.number("made_last")));
        return Slice.of(sums, page, sum -> Long.toString(sum.first())).map(this::subject);
    }

    private UnmatchedSubject subject(Sum sum) {
        Punch any = reader.select(PunchReader.By.POSITION)
                .append(" and position = ?", sum.first())
                .list(reader::punch)
                .get(0);
        return new UnmatchedSubject(
                any.terminal(),
                any.subject(),
                sum.punches(),
                Instant.ofEpochMilli(sum.from()),
                Instant.ofEpochMilli(sum.until()));
    }

    int attribute(Attribution attribution, int limit) {
        String employee = attribution.employee().text();
        Sql sql = reader.select(PunchReader.By.IDENTITY)
                .append(" and subject_hash = ?", seal.hash(attribution.subject()))
                .append(" and made_at >= ? and made_at < ?", attribution.from(), attribution.until());
        if (attribution.unmatchedOnly()) {
            sql.append(" and employee_id is null");
        } else {
            sql.append(" and (employee_id is null or employee_id <> ?)", employee);
        }
        if (!attribution.terminals().isEmpty()) {
            sql.in("terminal_number", reader.numbers(attribution.terminals()));
        }
        List<Given> given = sql.append(" order by position fetch first " + limit + " rows only")
                .list(this::given);
        give(given, employee);
        return given.size();
    }

    private record Given(long position, String before, LocalDate day) {}

    private Given given(Sql.Row row) {
        Punch punch = reader.punch(row);
        return new Given(punch.position(), row.text("employee_id"), punch.time().day());
    }

    private void give(List<Given> given, String employee) {
        String org = transactions.org().text();
        Set<List<Object>> marks = new LinkedHashSet<>();
        List<Object[]> updates = new ArrayList<>();
        for (Given punch : given) {
            updates.add(new Object[] {employee, org, punch.position()});
            marks.add(List.of(org, employee, punch.day(), punch.day()));
            if (!punch.before().isEmpty()) {
                marks.add(List.of(org, punch.before(), punch.day(), punch.day()));
            }
        }
        Sql.batch(
                transactions.appending(),
                "update punch set employee_id = ? where org_id = ? and position = ?",
                updates);
        Sql.batch(
                transactions.appending(),
                "insert into day_mark (org_id, employee_id, from_day, until_day) values (?, ?, ?, ?)",
                marks.stream().map(List::toArray).toList());
    }
}
