package org.clockhouse.store.internal.punch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.spi.DayMark;
import org.clockhouse.punch.spi.TouchedDays;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.Vendor;

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

    /** By which key of the log a statement reads; Derby, which plans on an empty table, is told. */
    enum By {
        POSITION("constraint=punch_key"),
        IDENTITY("constraint=punch_identity_key"),
        EMPLOYEE("index=punch_of_employee");

        private final String hint;

        By(String hint) {
            this.hint = hint;
        }

        /** To be followed by {@code where}; a comment to PostgreSQL. */
        String from() {
            return " from punch --DERBY-PROPERTIES " + hint + "\n ";
        }
    }

    /** The company's punches; conditions follow with {@code and}. */
    Sql select(By key) {
        return transactions.sql(
                "select *" + key.from() + "where org_id = ?", transactions.org().text());
    }

    /** Only what came from terminals at the scope's sites. */
    Sql standing(Sql sql, Scope scope) {
        if (scope.everybody()) {
            return sql;
        }
        return sql.append(
                        " and terminal_number in (select p.terminal_number from punch_terminal p"
                                + " join terminal t on t.org_id = p.org_id and t.id = p.terminal_id where p.org_id = ?",
                        transactions.org().text())
                .in("t.site_id", scope.sites().stream().map(SiteId::text).toList())
                .append(")");
    }

    /** By employee, time and position. */
    List<Punch> of(List<String> employees, Instant from, Instant until) {
        String between = " and made_at >= ? and made_at < ?";
        if (transactions.vendor() != Vendor.DERBY) {
            return select(By.EMPLOYEE)
                    .in("employee_id", employees)
                    .append(between + " order by employee_id, made_at, position", from, until)
                    .list(this::punch);
        }
        // One by one: of an IN list behind the company Derby would read the whole log.
        List<Punch> found = new ArrayList<>();
        for (String employee : new TreeSet<>(employees)) {
            select(By.EMPLOYEE)
                    .append(" and employee_id = ?" + between + " order by made_at, position", employee, from, until)
                    .each(row -> found.add(punch(row)));
        }
        return found;
    }

    /** Opens nothing that is sealed: whose it is and when is enough. */
    TouchedDays touched(long after, long complete, int limit) {
        Set<DayMark> days = new HashSet<>();
        List<Long> positions = transactions
                .sql(
                        "select position, employee_id, made_at, manner_number" + By.POSITION.from()
                                + "where org_id = ? and position > ? and position <= ?",
                        transactions.org().text(),
                        after,
                        complete)
                .append(" order by position fetch first " + limit + " rows only")
                .list(row -> {
                    row.optionalText("employee_id").map(EmployeeId::of).ifPresent(whose -> days.add(day(row, whose)));
                    return row.number("position");
                });
        long upTo = positions.size() < limit ? complete : positions.get(limit - 1);
        return new TouchedDays(days, Math.max(after, upTo), upTo < complete);
    }

    private DayMark day(Sql.Row row, EmployeeId whose) {
        ZoneId zone = manner(row.integer("manner_number")).zone();
        return new DayMark(whose, LocalDate.ofInstant(row.instant("made_at"), zone));
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
        return new PunchTime(clock, at, manner.zone(), manner.rules(), offset, manner.source());
    }

    static PunchAttributes attributes(Manner manner, PunchSeal.Extras extras) {
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
                extras.raw(),
                extras.score());
    }
}
