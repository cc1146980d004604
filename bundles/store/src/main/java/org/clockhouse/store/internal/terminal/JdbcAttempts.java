package org.clockhouse.store.internal.terminal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.terminal.AttemptStatistics.Count;
import org.clockhouse.terminal.AttemptStatistics.OfReason;
import org.clockhouse.terminal.RefusedAttempt;
import org.clockhouse.terminal.spi.AttemptCount;
import org.clockhouse.terminal.spi.AttemptRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Attempts by plain SQL. */
@Component
public final class JdbcAttempts implements AttemptRepository {

    private static final long HOUR = 3_600;

    private final JpaTransactions transactions;

    @Activate
    public JdbcAttempts(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public long position() {
        return transactions
                .sql("select last_position from terminal_attempt_head where org_id = ?", org())
                .number();
    }

    @Override
    public void add(long position, List<AttemptCount> counts, List<RefusedAttempt> refused) {
        move(position);
        counts.forEach(this::add);
        refused.forEach(this::add);
    }

    private void move(long position) {
        int moved = transactions
                .sql("update terminal_attempt_head set last_position = ? where org_id = ?", position, org())
                .update();
        if (moved == 0) {
            transactions
                    .sql("insert into terminal_attempt_head (last_position, org_id) values (?, ?)", position, org())
                    .update();
        }
    }

    private void add(AttemptCount count) {
        String terminal = count.terminal().text();
        long hour = hours(count.hour());
        int changed = transactions
                .sql(
                        "update terminal_attempt set accepted = accepted + ?, refused = refused + ?, timed = timed + ?,"
                                + " delay_millis = delay_millis + ?"
                                + " where org_id = ? and terminal_id = ? and wall_hour = ? and method = ?",
                        count.count().accepted(),
                        count.count().refused(),
                        count.timed(),
                        count.delayMillis(),
                        org(),
                        terminal,
                        hour,
                        count.method())
                .update();
        if (changed == 0) {
            transactions
                    .sql(
                            "insert into terminal_attempt (accepted, refused, timed, delay_millis, org_id, terminal_id,"
                                    + " wall_hour, method) values (?, ?, ?, ?, ?, ?, ?, ?)",
                            count.count().accepted(),
                            count.count().refused(),
                            count.timed(),
                            count.delayMillis(),
                            org(),
                            terminal,
                            hour,
                            count.method())
                    .update();
        }
    }

    private void add(RefusedAttempt attempt) {
        transactions
                .sql(
                        "insert into terminal_refusal (org_id, position, terminal_id, employee_id, made_at, method,"
                                + " reason) values (?, ?, ?, ?, ?, ?, ?)",
                        org(),
                        attempt.position(),
                        attempt.terminal().text(),
                        attempt.employee().map(EmployeeId::text).orElse(null),
                        attempt.at(),
                        attempt.method(),
                        attempt.reason())
                .update();
    }

    @Override
    public List<AttemptCount> of(TerminalId terminal, LocalDateTime from, LocalDateTime until) {
        return transactions
                .sql(
                        "select * from terminal_attempt where org_id = ? and terminal_id = ? and wall_hour >= ?"
                                + " and wall_hour < ? order by wall_hour, method",
                        org(),
                        terminal.text(),
                        hours(from),
                        hours(until))
                .list(row -> new AttemptCount(
                        terminal,
                        LocalDateTime.ofEpochSecond(row.number("wall_hour") * HOUR, 0, ZoneOffset.UTC),
                        row.constant(Method.class, "method"),
                        count(row),
                        row.number("timed"),
                        row.number("delay_millis")));
    }

    private record OfTerminal(TerminalId terminal, Count count) {}

    @Override
    public Map<TerminalId, Count> counts(LocalDateTime from, LocalDateTime until) {
        return transactions
                .sql(
                        "select terminal_id, sum(accepted) as accepted, sum(refused) as refused from terminal_attempt"
                                + " where org_id = ? and wall_hour >= ? and wall_hour < ? group by terminal_id",
                        org(),
                        hours(from),
                        hours(until))
                .list(row -> new OfTerminal(TerminalId.of(row.text("terminal_id")), count(row)))
                .stream()
                .collect(Collectors.toMap(OfTerminal::terminal, OfTerminal::count));
    }

    @Override
    public List<OfReason> reasons(TerminalId terminal, Instant from, Instant until, int most) {
        return transactions
                .sql(
                        "select reason, count(*) as refused from terminal_refusal where org_id = ? and terminal_id = ?"
                                + " and made_at >= ? and made_at < ? group by reason order by 2 desc, reason"
                                + " fetch first "
                                + most + " rows only",
                        org(),
                        terminal.text(),
                        from,
                        until)
                .list(row -> new OfReason(row.text("reason"), row.number("refused")));
    }

    @Override
    public Slice<RefusedAttempt> refused(
            Scope scope, Optional<TerminalId> terminal, Optional<EmployeeId> employee, Page page) {
        Sql sql = transactions
                .sql("select r.* from terminal_refusal r where r.org_id = ?", org())
                .and(!page.after().isEmpty(), "r.position < ?", page.afterNumber(Long.MAX_VALUE))
                .and(
                        terminal.isPresent(),
                        "r.terminal_id = ?",
                        terminal.map(TerminalId::text).orElse(""))
                .and(
                        employee.isPresent(),
                        "r.employee_id = ?",
                        employee.map(EmployeeId::text).orElse(""));
        if (!scope.everybody()) {
            sql.append(" and exists (select 1 from terminal t where t.org_id = r.org_id and t.id = r.terminal_id")
                    .in("t.site_id", scope.sites().stream().map(SiteId::text).toList())
                    .append(")");
        }
        List<RefusedAttempt> oneMore = sql.append(
                        " order by r.position desc fetch first " + (page.limit() + 1) + " rows only")
                .list(JdbcAttempts::refused);
        return Slice.of(oneMore, page, attempt -> Long.toString(attempt.position()));
    }

    private static RefusedAttempt refused(Sql.Row row) {
        return new RefusedAttempt(
                row.number("position"),
                TerminalId.of(row.text("terminal_id")),
                row.optionalText("employee_id").map(EmployeeId::of),
                row.instant("made_at"),
                row.constant(Method.class, "method"),
                row.text("reason"));
    }

    private static Count count(Sql.Row row) {
        return new Count(row.number("accepted"), row.number("refused"));
    }

    private static long hours(LocalDateTime wall) {
        return Math.floorDiv(wall.toEpochSecond(ZoneOffset.UTC), HOUR);
    }

    private String org() {
        return transactions.org().text();
    }
}
