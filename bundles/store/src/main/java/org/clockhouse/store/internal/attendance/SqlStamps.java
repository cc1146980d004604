package org.clockhouse.store.internal.attendance;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.spi.StampRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
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
                        "select employee_id, position, made_at, manner_number from punch",
                        "index=PUNCH_OF_EMPLOYEE",
                        "made_at >= ? and made_at < ?",
                        "made_at, position",
                        List.of(from, until),
                        (employee, row) -> {
                            Way way = counting.get(row.getInt(4));
                            long second = Math.floorDiv(row.getLong(3), 1_000L);
                            return way == null
                                    ? null
                                    : new StampRow(employee, row.getLong(2), second, way.key(), way.direction());
                        })
                .stream()
                .filter(stamp -> stamp != null)
                .toList();
    }

    private record Way(FunctionKey key, Direction direction) {}

    /** The manners of punching that count as presence. */
    private Map<Integer, Way> counting() {
        Map<Integer, Way> counting = new HashMap<>();
        transactions
                .sql(
                        "select manner_number, function_key, direction from punch_manner"
                                + " where org_id = ? and outcome = 'ACCEPTED' and attendance = true",
                        transactions.org().text())
                .each(row -> counting.put(
                        row.integer("manner_number"),
                        new Way(
                                row.constant(FunctionKey.class, "function_key"),
                                row.constant(Direction.class, "direction"))));
        return counting;
    }
}
