package org.clockhouse.attendance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.roster.Newcomer;
import org.clockhouse.attendance.spi.NewcomerRepository;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;

/** Newcomers in maps, for each company one. */
public final class InMemoryNewcomers implements NewcomerRepository {

    private final InMemoryTransactions transactions;
    private final Map<OrgId, Map<String, Newcomer>> companies = new HashMap<>();

    public InMemoryNewcomers(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    private Map<String, Newcomer> rows() {
        return companies.computeIfAbsent(transactions.org(), org -> new HashMap<>());
    }

    @Override
    public void add(Newcomer newcomer) {
        Map<String, Newcomer> rows = rows();
        if (rows.putIfAbsent(newcomer.externalId(), newcomer) != null) {
            throw Refused.duplicateAt("/externalId", "newcomer.id.taken", "somebody was sent under this id already");
        }
        transactions.onRollback(() -> rows.remove(newcomer.externalId()));
    }

    @Override
    public Optional<Newcomer> find(String externalId) {
        return Optional.ofNullable(rows().get(externalId));
    }
}
