package org.clockhouse.store.internal.punch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;

/** Makes punches of rows. */
final class PunchReader {

    private record Number(OrgId org, int number) {}

    private final JpaTransactions transactions;
    private final PunchSeal seal;
    /** A number once given never changes, and only committed rows are read here. */
    private final Map<Number, TerminalId> terminals = new ConcurrentHashMap<>();

    private final Map<Number, Manner> manners = new ConcurrentHashMap<>();

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
        Manner manner = manner(row.integer("manner_number"));
        PunchSeal.Extras extras = seal.open(org, hash, reading, row.bytes("sealed"));
        return new Punch(
                row.number("position"),
                terminal(row.integer("terminal_number")),
                manner.road(),
                row.instant("received_at"),
                new PunchSubject(manner.kind(), manner.kind().isSecret() ? extras.token() : row.text("subject")),
                row.optionalText("employee_id").map(EmployeeId::of),
                time(row, reading, manner),
                attributes(manner, extras),
                manner.flags());
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

    private Manner manner(int number) {
        OrgId org = transactions.org();
        Manner known = manners.get(new Number(org, number));
        if (known == null) {
            transactions
                    .sql("select * from punch_manner where org_id = ?", org.text())
                    .each(row -> manners.put(new Number(org, row.integer("manner_number")), Manner.of(row)));
            known = manners.get(new Number(org, number));
        }
        return known;
    }

    /** The manners of the company, among which a filter may choose. */
    List<Integer> manners(Predicate<Manner> wanted) {
        return transactions
                .sql(
                        "select * from punch_manner where org_id = ?",
                        transactions.org().text())
                .list(row -> wanted.test(Manner.of(row)) ? row.integer("manner_number") : 0)
                .stream()
                .filter(number -> number > 0)
                .toList();
    }

    private static PunchTime time(Sql.Row row, long reading, Manner manner) {
        LocalDateTime clock = LocalDateTime.ofEpochSecond(reading, 0, ZoneOffset.UTC);
        Instant at = row.instant("made_at");
        Duration offset = Duration.between(at, clock.toInstant(ZoneOffset.UTC));
        return new PunchTime(clock, at, manner.zone(), offset, manner.source());
    }

    private static PunchAttributes attributes(Manner manner, PunchSeal.Extras extras) {
        return new PunchAttributes(
                manner.method(),
                manner.key(),
                manner.reader(),
                extras.workCode(),
                manner.outcome(),
                extras.reason(),
                manner.direction(),
                manner.attendance(),
                extras.photo(),
                extras.raw());
    }

    private Object[] with(Object... values) {
        List<Object> all = new ArrayList<>();
        all.add(transactions.org().text());
        all.addAll(List.of(values));
        return all.toArray();
    }
}
