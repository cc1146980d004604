package org.clockhouse.terminal;

import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.terminal.spi.PhonePunchRepository;

class InMemoryPhonePunchesTest extends PhonePunchRepositoryContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryPhonePunches punches = new InMemoryPhonePunches(
            transactions, (scope, person) -> scope.everybody() || scope.people().contains(person));

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected PhonePunchRepository phonePunches() {
        return punches;
    }
}
