package org.clockhouse.store.internal.attendance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.attendance.spi.StampRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.punch.PunchFlag;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.store.internal.JpaTransactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The narrow columns of the punch log. */
@Component
public final class SqlStamps implements StampRepository {

    private final JpaTransactions transactions;
    private final People people;

    @Activate
    public SqlStamps(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
        this.people = new People(transactions);
    }

    @Override
    public List<StampRow> of(Collection<EmployeeId> employees, Instant from, Instant until) {
        Map<Integer, Way> ways = ways();
        Set<Long> doubtful = new HashSet<>();
        List<StampRow> stamps = people
                .ask(
                        employees,
                        "select employee_id, position, made_at, manner_number, reading from punch",
                        "index=PUNCH_OF_EMPLOYEE",
                        "made_at >= ? and made_at < ?",
                        "made_at, position",
                        List.of(from, until),
                        (employee, row) -> {
                            Way way = ways.get(row.getInt(4));
                            long second = Math.floorDiv(row.getLong(3), 1_000L);
                            if (way != null && way.doubtful()) {
                                doubtful.add(row.getLong(2));
                            }
                            return way == null
                                    ? null
                                    : new StampRow(
                                            employee,
                                            row.getLong(2),
                                            second,
                                            way.key(),
                                            way.direction(),
                                            way.clockError(row.getLong(5), second));
                        })
                .stream()
                .filter(stamp -> stamp != null)
                .toList();
        return doubtful.isEmpty() ? stamps : withoutUnaccepted(stamps, doubtful);
    }

    /** A punch by phone that was held counts once somebody has accepted it. */
    private List<StampRow> withoutUnaccepted(List<StampRow> stamps, Set<Long> doubtful) {
        List<StampRow> asked = stamps.stream()
                .filter(stamp -> doubtful.contains(stamp.position()))
                .toList();
        long first = asked.stream().mapToLong(StampRow::second).min().orElseThrow();
        long last = asked.stream().mapToLong(StampRow::second).max().orElseThrow();
        Set<Accepted> accepted = new HashSet<>(people.ask(
                asked.stream().map(StampRow::employee).collect(Collectors.toSet()),
                "select employee_id, made_at from phone_punch",
                "constraint=PHONE_PUNCH_ONCE",
                "made_at >= ? and made_at <= ? and state = 'ACCEPTED'",
                "made_at",
                List.of(Instant.ofEpochSecond(first), Instant.ofEpochSecond(last)),
                (employee, row) -> new Accepted(employee, row.getLong(2) / 1_000L)));
        return stamps.stream()
                .filter(stamp -> !doubtful.contains(stamp.position())
                        || accepted.contains(new Accepted(stamp.employee(), stamp.second())))
                .toList();
    }

    private record Accepted(EmployeeId employee, long second) {}

    /**
     * @param rules what the clock followed
     * @param doubtful whether each counts only once somebody has accepted it
     */
    private record Way(FunctionKey key, Direction direction, boolean off, ZoneId rules, boolean doubtful) {

        /** @param reading in seconds as if it were UTC */
        long clockError(long reading, long second) {
            if (!off) {
                return 0;
            }
            Duration offset = Duration.ofSeconds(reading - second);
            LocalDateTime clock = LocalDateTime.ofEpochSecond(reading, 0, ZoneOffset.UTC);
            return offset.minus(PunchTime.nearest(rules, offset, clock)).toSeconds();
        }
    }

    /** The manners of punching that count as presence, and those that may. */
    private Map<Integer, Way> ways() {
        Map<Integer, Way> ways = new HashMap<>();
        transactions
                .sql(
                        "select manner_number, function_key, direction, flags, clock_rules, outcome from punch_manner"
                                + " where org_id = ? and attendance = true"
                                + " and (outcome = 'ACCEPTED' or method = 'PHONE')",
                        transactions.org().text())
                .each(row -> ways.put(
                        row.integer("manner_number"),
                        new Way(
                                row.constant(FunctionKey.class, "function_key"),
                                row.constant(Direction.class, "direction"),
                                row.text("flags").contains("," + PunchFlag.CLOCK_OFF + ","),
                                ZoneId.of(row.text("clock_rules")),
                                !row.text("outcome").equals("ACCEPTED"))));
        return ways;
    }
}
