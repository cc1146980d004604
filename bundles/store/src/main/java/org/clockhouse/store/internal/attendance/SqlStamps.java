package org.clockhouse.store.internal.attendance;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
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

    private final People people;

    @Activate
    public SqlStamps(@Reference JpaTransactions transactions) {
        this.people = new People(transactions);
    }

    @Override
    public List<StampRow> of(Collection<EmployeeId> employees, Instant from, Instant until) {
        return people.ask(
                employees,
                "select employee_id, position, made_at, function_key from punch",
                "made_at >= ? and made_at < ? and outcome = 'ACCEPTED' and attendance = true",
                "made_at, position",
                List.of(from, until),
                (employee, row) -> new StampRow(
                        employee,
                        row.getLong(2),
                        Math.floorDiv(row.getLong(3), 1_000L),
                        FunctionKey.valueOf(row.getString(4))));
    }
}
