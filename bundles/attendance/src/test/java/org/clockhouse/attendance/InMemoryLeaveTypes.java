package org.clockhouse.attendance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.leave.LeaveType;
import org.clockhouse.attendance.spi.LeaveTypeRepository;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Stale;

/** Types of leave in lists, one for each company. */
public final class InMemoryLeaveTypes implements LeaveTypeRepository {

    private final InMemoryTransactions transactions;
    private final Map<OrgId, List<LeaveType>> companies = new HashMap<>();

    public InMemoryLeaveTypes(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<LeaveType> editions() {
        return companies.getOrDefault(transactions.org(), List.of()).stream()
                .sorted(Comparator.comparing(LeaveType::code).thenComparing(LeaveType::from))
                .toList();
    }

    @Override
    public void put(LeaveType edition, long read) {
        List<LeaveType> before = editions();
        long newest = before.stream()
                .filter(each -> each.code().equals(edition.code()))
                .mapToLong(LeaveType::version)
                .max()
                .orElse(0);
        if (newest != read) {
            throw new Stale("leave-type", edition.code());
        }
        List<LeaveType> after = new ArrayList<>(before);
        after.removeIf(each -> each.code().equals(edition.code()) && each.from().equals(edition.from()));
        after.add(edition);
        OrgId org = transactions.org();
        companies.put(org, after);
        transactions.onRollback(() -> companies.put(org, before));
    }
}
