package org.clockhouse.account.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.ApiKey;
import org.clockhouse.account.ApiKeyDraft;
import org.clockhouse.account.ApiKeys;
import org.clockhouse.account.Grant;
import org.clockhouse.account.NewApiKey;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Readiness;
import org.clockhouse.kernel.Slice;
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

    static final String BOOTSTRAP = "bootstrap";
    private static final Logger log = LoggerFactory.getLogger(Caretaker.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final Duration SWEEP = Duration.ofMinutes(10);

    private final String keyFile;
    private final FirstStart firstStart;
    private final ApiKeys keys;
    private final Sweeper sweeper;
    private final Transactions transactions;
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
        this(config.bootstrap__key__file(), firstStart, keys, sweeper, transactions, workers);
    }

    Caretaker(
            String keyFile,
            FirstStart firstStart,
            ApiKeys keys,
            Sweeper sweeper,
            Transactions transactions,
            Workers workers) {
        this.keyFile = keyFile;
        this.firstStart = firstStart;
        this.keys = keys;
        this.sweeper = sweeper;
        this.transactions = transactions;
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
            if (!keyFile.isEmpty()) {
                bootstrap(org);
            }
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

    private void bootstrap(OrgId org) {
        Actor actor = Actor.system(org, BOOTSTRAP);
        transactions.run(org, () -> {
            revokeEarlier(actor);
            NewApiKey made = keys.create(
                    actor,
                    new ApiKeyDraft(
                            BOOTSTRAP, Set.of(Grant.everywhere(Catalogue.SYSTEM_ADMINISTRATOR)), Optional.empty()));
            write(made.secret());
        });
    }

    private void revokeEarlier(Actor actor) {
        Page page = Page.first(Page.MOST);
        while (true) {
            Slice<ApiKey> slice = keys.page(actor.org(), page);
            slice.items().stream()
                    .filter(key -> key.name().equals(BOOTSTRAP) && !key.revoked())
                    .forEach(key -> keys.revoke(actor, key.id(), "replaced by the next start"));
            if (slice.next().isEmpty()) {
                return;
            }
            page = new Page(slice.next(), Page.MOST);
        }
    }

    private void write(String secret) {
        try {
            PrivateFile.write(Path.of(keyFile), secret + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the key to " + keyFile, e);
        }
    }
}
