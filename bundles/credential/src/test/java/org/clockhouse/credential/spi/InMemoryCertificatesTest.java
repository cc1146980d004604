package org.clockhouse.credential.spi;

import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;

class InMemoryCertificatesTest extends CertificateContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryCertificates certificates = new InMemoryCertificates(transactions);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected CertificateRepository certificates() {
        return certificates;
    }
}
