package org.clockhouse.store.internal.punch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchFlag;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.Road;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;

/** Makes punches of rows. */
final class PunchReader {

    private record Number(OrgId org, int number) {}

    private final JpaTransactions transactions;
    private final PunchSeal seal;
    /** A number once given never changes, and only committed rows are read here. */
    private final Map<Number, TerminalId> terminals = new ConcurrentHashMap<>();

    PunchReader(JpaTransactions transactions, PunchSeal seal) {
        this.transactions = transactions;
        this.seal = seal;
    }

    /** @param condition follows {@code where org_id = ? and} */
    List<Punch> list(String condition, Object... values) {
        return transactions
                .sql("select * from punch where org_id = ? and " + condition, with(values))
                .list(this::punch);
    }

    Sql select() {
        return transactions.sql(
                "select * from punch where org_id = ?", transactions.org().text());
    }

    Punch punch(Sql.Row row) {
        OrgId org = transactions.org();
        long hash = row.number("subject_hash");
        long reading = row.number("reading");
        PunchSeal.Extras extras = seal.open(org, hash, reading, row.bytes("sealed"));
        return new Punch(
                row.number("position"),
                terminal(row.integer("terminal_number")),
                row.constant(Road.class, "road"),
                row.instant("received_at"),
                subject(row, extras),
                row.optionalText("employee_id").map(EmployeeId::of),
                time(row, reading),
                attributes(row, extras),
                flags(row.text("flags")));
    }

    TerminalId terminal(int number) {
        OrgId org = transactions.org();
        TerminalId known = terminals.get(new Number(org, number));
        if (known == null) {
            transactions
                    .sql("select terminal_number, terminal_id from punch_terminal where org_id = ?", org.text())
                    .each(row -> terminals.put(
                            new Number(org, row.integer("terminal_number")), TerminalId.of(row.text("terminal_id"))));
            known = terminals.get(new Number(org, number));
        }
        return known;
    }

    /** Empty for a terminal of which nothing is in the log. */
    Optional<Integer> number(TerminalId terminal) {
        return numbers(Set.of(terminal)).stream().findFirst();
    }

    List<Integer> numbers(Collection<TerminalId> wanted) {
        return transactions
                .sql(
                        "select terminal_number from punch_terminal where org_id = ?",
                        transactions.org().text())
                .in("terminal_id", wanted.stream().map(TerminalId::text).toList())
                .list(row -> row.integer("terminal_number"));
    }

    static PunchSubject subject(Sql.Row row, PunchSeal.Extras extras) {
        PunchSubject.Kind kind = row.constant(PunchSubject.Kind.class, "subject_kind");
        return new PunchSubject(kind, kind.isSecret() ? extras.token() : row.text("subject"));
    }

    private static PunchTime time(Sql.Row row, long reading) {
        LocalDateTime clock = LocalDateTime.ofEpochSecond(reading, 0, ZoneOffset.UTC);
        Instant at = row.instant("made_at");
        return new PunchTime(
                clock,
                at,
                ZoneId.of(row.text("zone")),
                Duration.between(at, clock.toInstant(ZoneOffset.UTC)),
                row.constant(PunchTime.OffsetSource.class, "offset_source"));
    }

    private static PunchAttributes attributes(Sql.Row row, PunchSeal.Extras extras) {
        return new PunchAttributes(
                row.constant(PunchAttributes.Method.class, "method"),
                row.constant(PunchAttributes.FunctionKey.class, "function_key"),
                row.integer("reader"),
                extras.workCode(),
                row.constant(PunchAttributes.Outcome.class, "outcome"),
                extras.reason(),
                row.constant(PunchAttributes.Direction.class, "direction"),
                row.flag("attendance"),
                extras.photo(),
                extras.raw());
    }

    private static Set<PunchFlag> flags(String text) {
        return Stream.of(text.split(","))
                .filter(name -> !name.isEmpty())
                .map(PunchFlag::valueOf)
                .collect(Collectors.toSet());
    }

    private Object[] with(Object... values) {
        List<Object> all = new ArrayList<>();
        all.add(transactions.org().text());
        all.addAll(List.of(values));
        return all.toArray();
    }
}
