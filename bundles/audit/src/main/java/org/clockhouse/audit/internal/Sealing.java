package org.clockhouse.audit.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.clockhouse.audit.internal.chain.Signer;
import org.clockhouse.audit.spi.AuditRepository;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.kernel.Workers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When sealing happens: a moment after each commit, every few seconds in case a moment was missed, and a signature a minute. */
@Component(service = Sealing.class, immediate = true)
public final class Sealing {

    private static final Logger log = LoggerFactory.getLogger(Sealing.class);
    /** Gathers what commits together; well under the second that is promised. */
    private static final Duration GATHER = Duration.ofMillis(150);

    private static final Duration TICK = Duration.ofSeconds(5);
    private static final Duration CHECKPOINT = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 10;

    private final Sealer sealer;
    private final Signer signer;
    private final CheckpointFiles files;
    private final Companies companies;
    private final Workers.Crew crew;
    private final Set<OrgId> woken = ConcurrentHashMap.newKeySet();

    @Activate
    public Sealing(
            @Reference CheckpointSigning signing,
            @Reference AuditRepository entries,
            @Reference Transactions transactions,
            @Reference Clock clock,
            @Reference Workers workers,
            @Reference Companies companies) {
        this.signer = signing.signer();
        this.files = signing.files();
        this.sealer = new Sealer(entries, transactions, clock, signer, files);
        this.companies = companies;
        this.crew = workers.crew("audit-sealer", 1);
        crew.every(TICK, () -> each(sealer::seal));
        crew.every(CHECKPOINT, () -> each(sealer::sign));
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    /** Something was committed. Never fails: the tick finds what this missed. */
    void wake(OrgId org) {
        if (woken.add(org)) {
            try {
                crew.later(GATHER, () -> {
                    woken.remove(org);
                    attempt(sealer::seal, org);
                });
            } catch (RejectedExecutionException e) {
                log.debug("Entry of {} is left to the next start to seal", org);
            }
        }
    }

    /** @throws Stale if other nodes' sealers were faster again and again */
    void sealNow(OrgId org) {
        insist(sealer::seal, org);
    }

    /** @throws Stale if other nodes' sealers were faster again and again */
    void signNow(OrgId org) {
        insist(sealer::sign, org);
    }

    Signer signer() {
        return signer;
    }

    CheckpointFiles files() {
        return files;
    }

    private void each(Consumer<OrgId> work) {
        try {
            companies.all().forEach(org -> attempt(work, org));
        } catch (DomainException e) {
            log.debug("Companies are not known now: {}", e.getMessage());
        }
    }

    private static void insist(Consumer<OrgId> work, OrgId org) {
        for (int attempt = 1; ; attempt++) {
            try {
                work.accept(org);
                return;
            } catch (Stale e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Another sealer was faster or the store is away: the next tick goes on. */
    private static void attempt(Consumer<OrgId> work, OrgId org) {
        try {
            work.accept(org);
        } catch (DomainException e) {
            log.debug("Sealing of {} waits: {}", org, e.getMessage());
        }
    }
}
