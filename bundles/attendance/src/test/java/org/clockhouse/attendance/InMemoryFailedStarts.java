package org.clockhouse.attendance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.attendance.spi.FailedStartRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;

/** Failed starts in maps, for each company its own. */
public final class InMemoryFailedStarts implements FailedStartRepository {

    private final InMemoryTransactions transactions;
    private final Map<OrgId, Long> positions = new HashMap<>();
    private final Set<List<Object>> followed = new HashSet<>();

    public InMemoryFailedStarts(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public long position() {
        return positions.getOrDefault(transactions.org(), 0L);
    }

    @Override
    public void position(long position) {
        positions.put(transactions.org(), position);
    }

    @Override
    public boolean add(EmployeeId employee, LocalDate date) {
        List<Object> key = List.of(transactions.org(), employee, date);
        transactions.onRollback(() -> followed.remove(key));
        return followed.add(key);
    }
}
