package org.clockhouse.store.internal.credential;

import org.clockhouse.credential.spi.CertificateContract;
import org.clockhouse.credential.spi.CertificateRepository;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;

/** The contract on one of the databases. */
abstract class StoredCertificates extends CertificateContract {

    private final Databases.Open store;

    StoredCertificates(Databases.Open store) {
        this.store = store;
    }

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected CertificateRepository certificates() {
        return new SqlCertificates(store.transactions());
    }
}
