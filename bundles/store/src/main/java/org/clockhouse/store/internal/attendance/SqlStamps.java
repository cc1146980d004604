package org.clockhouse.store.internal.attendance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Map<Integer, Way> counting = counting();
        return people
                .ask(
                        employees,
                        "select employee_id, position, made_at, manner_number, reading from punch",
                        "index=PUNCH_OF_EMPLOYEE",
                        "made_at >= ? and made_at < ?",
                        "made_at, position",
                        List.of(from, until),
                        (employee, row) -> {
                            Way way = counting.get(row.getInt(4));
                            long second = Math.floorDiv(row.getLong(3), 1_000L);
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
    }

    /** @param rules what the clock followed */
    private record Way(FunctionKey key, Direction direction, boolean off, ZoneId rules) {

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

    /** The manners of punching that count as presence. */
    private Map<Integer, Way> counting() {
        Map<Integer, Way> counting = new HashMap<>();
        transactions
                .sql(
                        "select manner_number, function_key, direction, flags, clock_rules from punch_manner"
                                + " where org_id = ? and outcome = 'ACCEPTED' and attendance = true",
                        transactions.org().text())
                .each(row -> counting.put(
                        row.integer("manner_number"),
                        new Way(
                                row.constant(FunctionKey.class, "function_key"),
                                row.constant(Direction.class, "direction"),
                                row.text("flags").contains("," + PunchFlag.CLOCK_OFF + ","),
                                ZoneId.of(row.text("clock_rules")))));
        return counting;
    }
}
