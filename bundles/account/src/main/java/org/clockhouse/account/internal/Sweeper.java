package org.clockhouse.account.internal;

import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes away what ended: sessions and old counts of failed attempts. */
@Component(service = Sweeper.class)
public final class Sweeper {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

    private final SessionBook sessions;
    private final LockOut lockOut;
    private final Companies companies;
    private final Transactions transactions;

    @Activate
    public Sweeper(
            @Reference SessionBook sessions,
            @Reference LockOut lockOut,
            @Reference Companies companies,
            @Reference Transactions transactions) {
        this.sessions = sessions;
        this.lockOut = lockOut;
        this.companies = companies;
        this.transactions = transactions;
    }

    void sweep() {
        try {
            companies
                    .all()
                    .forEach(org -> transactions.run(org, () -> {
                        sessions.forgetEnded();
                        lockOut.forget();
                    }));
        } catch (DomainException e) {
            log.debug("Sweeping waits: {}", e.getMessage());
        }
    }
}
