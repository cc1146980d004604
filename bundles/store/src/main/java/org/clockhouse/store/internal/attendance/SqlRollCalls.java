package org.clockhouse.store.internal.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.attendance.day.RollCall;
import org.clockhouse.attendance.day.RollCallId;
import org.clockhouse.attendance.spi.RollCallRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Roll calls and the people on them. */
@Component
public final class SqlRollCalls implements RollCallRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlRollCalls(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(RollCall call, long position) {
        RollCall.Head head = call.head();
        try {
            transactions
                    .sql(
                            "insert into roll_call (org_id, id, running, site_id, started_at, started_by, assembly,"
                                    + " read_up_to, ended_by) values (?, ?, ?, ?, ?, ?, ?, ?, '')",
                            org(),
                            head.id().text(),
                            head.site().text(),
                            head.site().text(),
                            head.startedAt(),
                            head.startedBy(),
                            head.assembly().stream()
                                    .map(TerminalId::text)
                                    .sorted()
                                    .collect(Collectors.joining(" ")),
                            position)
                    .update();
        } catch (RuntimeException e) {
            throw Failures.isDuplicate(e)
                    ? Refused.duplicate("roll-call.running", "the roll is being called at this site already")
                    : e;
        }
        List<Object[]> rows = new ArrayList<>();
        for (RollCall.Entry entry : call.entries()) {
            rows.add(values(head.id(), rows.size(), entry));
        }
        Sql.batch(transactions.connection(), INSERT_PERSON, rows);
    }

    private static final String INSERT_PERSON =
            "insert into roll_call_person (org_id, roll_call_id, employee_id, place,"
                    + " standing, last_seen, found_at, found_how, found_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private Object[] values(RollCallId id, int place, RollCall.Entry entry) {
        return new Object[] {
            org(),
            id.text(),
            entry.employee().text(),
            place,
            entry.standing(),
            entry.lastSeen().orElse(null),
            entry.found().map(RollCall.Found::at).orElse(null),
            entry.found().map(RollCall.Found::how).orElse(null),
            entry.found().map(RollCall.Found::by).orElse(null)
        };
    }

    @Override
    public Optional<RollCall> find(RollCallId id) {
        return transactions
                .sql("select * from roll_call where org_id = ? and id = ?", org(), id.text())
                .first(SqlRollCalls::head)
                .map(head -> new RollCall(
                        head,
                        transactions
                                .sql(
                                        "select * from roll_call_person where org_id = ? and roll_call_id = ?"
                                                + " order by place, employee_id",
                                        org(),
                                        id.text())
                                .list(SqlRollCalls::entry)));
    }

    @Override
    public List<RollCall.Summary> newest(int limit) {
        return transactions
                .sql(
                        "select c.*, (select count(*) from roll_call_person p where p.org_id = c.org_id"
                                + " and p.roll_call_id = c.id) as all_people,"
                                + " (select count(found_at) from roll_call_person p where p.org_id = c.org_id"
                                + " and p.roll_call_id = c.id) as found_people,"
                                + " case when ended_at is null then 0 else 1 end as is_over"
                                + " from roll_call c where org_id = ? order by is_over, id desc fetch first " + limit
                                + " rows only",
                        org())
                .list(row -> new RollCall.Summary(head(row), row.integer("all_people"), row.integer("found_people")));
    }

    @Override
    public List<Running> running() {
        return transactions
                .sql("select * from roll_call where org_id = ? and ended_at is null order by id", org())
                .list(row -> new Running(head(row), row.number("read_up_to")));
    }

    @Override
    public void reached(RollCallId id, long position) {
        transactions
                .sql("update roll_call set read_up_to = ? where org_id = ? and id = ?", position, org(), id.text())
                .update();
    }

    @Override
    public boolean found(RollCallId id, EmployeeId employee, RollCall.Found found) {
        return transactions
                        .sql(
                                "update roll_call_person set found_at = ?, found_how = ?, found_by = ?"
                                        + " where org_id = ? and roll_call_id = ? and employee_id = ?"
                                        + " and found_at is null",
                                found.at(),
                                found.how(),
                                found.by(),
                                org(),
                                id.text(),
                                employee.text())
                        .update()
                == 1;
    }

    @Override
    public boolean lost(RollCallId id, EmployeeId employee) {
        return transactions
                        .sql(
                                "update roll_call_person set found_at = null, found_how = null, found_by = null"
                                        + " where org_id = ? and roll_call_id = ? and employee_id = ? and found_how = ?",
                                org(),
                                id.text(),
                                employee.text(),
                                RollCall.How.HAND)
                        .update()
                == 1;
    }

    @Override
    public void add(RollCallId id, RollCall.Entry entry) {
        long there = transactions
                .sql(
                        "select count(*) from roll_call_person where org_id = ? and roll_call_id = ?"
                                + " and employee_id = ?",
                        org(),
                        id.text(),
                        entry.employee().text())
                .number();
        if (there == 0) {
            Sql.batch(
                    transactions.connection(), INSERT_PERSON, List.<Object[]>of(values(id, Integer.MAX_VALUE, entry)));
        }
    }

    @Override
    public boolean end(RollCallId id, RollCall.Mention end) {
        return transactions
                        .sql(
                                "update roll_call set running = id, ended_at = ?, ended_by = ?"
                                        + " where org_id = ? and id = ? and ended_at is null",
                                end.at(),
                                end.by(),
                                org(),
                                id.text())
                        .update()
                == 1;
    }

    private static RollCall.Head head(Sql.Row row) {
        Optional<Instant> ended = row.optionalInstant("ended_at");
        return new RollCall.Head(
                RollCallId.of(row.text("id")),
                SiteId.of(row.text("site_id")),
                row.instant("started_at"),
                row.text("started_by"),
                assembly(row.text("assembly")),
                ended.map(at -> new RollCall.Mention(at, row.text("ended_by"))));
    }

    private static Set<TerminalId> assembly(String ids) {
        return Arrays.stream(ids.split(" "))
                .filter(id -> !id.isEmpty())
                .map(TerminalId::of)
                .collect(Collectors.toSet());
    }

    private static RollCall.Entry entry(Sql.Row row) {
        Optional<RollCall.Found> found = row.optionalInstant("found_at")
                .map(at -> new RollCall.Found(at, row.constant(RollCall.How.class, "found_how"), row.text("found_by")));
        return new RollCall.Entry(
                EmployeeId.of(row.text("employee_id")),
                row.constant(RollCall.Standing.class, "standing"),
                row.optionalInstant("last_seen"),
                found);
    }

    private String org() {
        return transactions.org().text();
    }
}
