package org.clockhouse.account.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.clockhouse.account.ApiKeys;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Readiness;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.kernel.Workers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What accounts need done by themselves: the first start, the key for machines that the configuration asks for, sweeping. */
@Component(immediate = true, configurationPid = "org.clockhouse.account", service = Readiness.class)
@Designate(ocd = AccountConfig.class)
public final class Caretaker implements Readiness {

    private static final Logger log = LoggerFactory.getLogger(Caretaker.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final Duration SWEEP = Duration.ofMinutes(10);

    private final BootstrapKey bootstrapKey;
    private final FirstStart firstStart;
    private final Sweeper sweeper;
    private final Workers.Crew crew;
    private volatile Reason reason = new Reason("account.starting", "the first administrator is being made");

    @Activate
    public Caretaker(
            AccountConfig config,
            @Reference FirstStart firstStart,
            @Reference ApiKeys keys,
            @Reference Sweeper sweeper,
            @Reference Transactions transactions,
            @Reference Workers workers) {
        this(
                new BootstrapKey(
                        config.bootstrap__key__file(),
                        keys,
                        transactions,
                        ProcessHandle.current().info().startInstant().orElse(Instant.MAX)),
                firstStart,
                sweeper,
                workers);
    }

    Caretaker(BootstrapKey bootstrapKey, FirstStart firstStart, Sweeper sweeper, Workers workers) {
        this.bootstrapKey = bootstrapKey;
        this.firstStart = firstStart;
        this.sweeper = sweeper;
        this.crew = workers.crew("accounts", 1);
        crew.run(this::start);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    @Override
    public String part() {
        return "account";
    }

    @Override
    public Optional<Reason> notReady() {
        return Optional.ofNullable(reason);
    }

    /** Tried until it works: DS would try once. */
    private void start() {
        try {
            OrgId org = firstStart.company();
            bootstrapKey.renew(org);
            reason = null;
            crew.every(SWEEP, sweeper::sweep);
        } catch (RuntimeException e) {
            if (!"account.start-failed".equals(reason.code())) {
                log.error("First start failed, trying on", e);
            }
            reason = new Reason("account.start-failed", String.valueOf(e.getMessage()));
            crew.later(BETWEEN_ATTEMPTS, this::start);
        }
    }
}
