package org.clockhouse.store.internal.attendance;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.spi.StampRepository;
import org.clockhouse.kernel.EmployeeId;
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
        Map<Integer, FunctionKey> counting = counting();
        return people
                .ask(
                        employees,
                        "select employee_id, position, made_at, manner_number from punch",
                        "index=PUNCH_OF_EMPLOYEE",
                        "made_at >= ? and made_at < ?",
                        "made_at, position",
                        List.of(from, until),
                        (employee, row) -> {
                            FunctionKey key = counting.get(row.getInt(4));
                            long second = Math.floorDiv(row.getLong(3), 1_000L);
                            return key == null ? null : new StampRow(employee, row.getLong(2), second, key);
                        })
                .stream()
                .filter(stamp -> stamp != null)
                .toList();
    }

    /** The manners of punching that count as presence, with their keys. */
    private Map<Integer, FunctionKey> counting() {
        Map<Integer, FunctionKey> counting = new HashMap<>();
        transactions
                .sql(
                        "select manner_number, function_key from punch_manner"
                                + " where org_id = ? and outcome = 'ACCEPTED' and attendance = true",
                        transactions.org().text())
                .each(row ->
                        counting.put(row.integer("manner_number"), row.constant(FunctionKey.class, "function_key")));
        return counting;
    }
}
