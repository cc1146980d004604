package org.clockhouse.registry.spi;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.Contract;

public final class InMemoryContracts implements ContractRepository {

    private final OrgTable<EmployeeId, Contract> contracts;
    private final EmployeeRepository employees;

    public InMemoryContracts(InMemoryTransactions transactions, EmployeeRepository employees) {
        this.contracts = new OrgTable<>(transactions);
        this.employees = employees;
    }

    @Override
    public List<Contract> find(Collection<EmployeeId> among) {
        return among.stream()
                .distinct()
                .flatMap(id -> contracts.get(id).stream())
                .toList();
    }

    @Override
    public Contract put(Contract contract) {
        checkVersion(contract);
        Contract stored = contract.atVersion(contract.version() + 1);
        contracts.put(stored.employee(), stored);
        return stored;
    }

    @Override
    public void delete(Contract contract) {
        checkVersion(contract);
        contracts.remove(contract.employee());
    }

    private void checkVersion(Contract contract) {
        long stored = contracts.get(contract.employee()).map(Contract::version).orElse(0L);
        if (stored != contract.version()) {
            throw new Stale("contract", contract.employee().text());
        }
    }

    @Override
    public Slice<Contract> page(Scope scope, Optional<LocalDate> by, Page page) {
        List<Contract> found = contracts.values().stream()
                .filter(contract ->
                        by.map(day -> !contract.goodUntil().isAfter(day)).orElse(true))
                .filter(contract ->
                        !employees.seen(scope, List.of(contract.employee())).isEmpty())
                .filter(contract -> page.after().isEmpty() || cursor(contract).compareTo(page.after()) > 0)
                .sorted(Comparator.comparing(InMemoryContracts::cursor))
                .limit(page.limit() + 1L)
                .toList();
        return Slice.of(found, page, InMemoryContracts::cursor);
    }

    private static String cursor(Contract contract) {
        return contract.goodUntil() + " " + contract.employee().text();
    }
}
