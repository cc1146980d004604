package org.clockhouse.store.internal.start;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Readiness;
import org.clockhouse.kernel.Workers;
import org.clockhouse.store.internal.BlindIndex;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.DerbyEngine;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.KeysDoNotMatch;
import org.clockhouse.store.internal.StoreConfig;
import org.clockhouse.store.internal.StoreSettings;
import org.clockhouse.store.internal.Vendor;
import org.clockhouse.store.internal.backup.Restore;
import org.clockhouse.store.internal.backup.RestoreFailed;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the database on a thread of its own and goes on trying while it is down, since DS would try once. While the database
 * is open there is a {@link Database} service, and with it everything that stores.
 */
@Component(configurationPid = "org.clockhouse.store", immediate = true, service = Readiness.class)
@Designate(ocd = StoreConfig.class)
public final class DatabaseOpener implements Readiness {

    private static final Logger log = LoggerFactory.getLogger(DatabaseOpener.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final BundleContext context;
    private final StoreSettings settings;
    private final Workers.Crew crew;
    private final List<ServiceRegistration<?>> services = new ArrayList<>();
    private volatile Reason reason = new Reason("store.opening", "the database is being opened");
    private Database database;
    private boolean stopped;

    @Activate
    public DatabaseOpener(StoreConfig config, BundleContext context, @Reference Workers workers) {
        this.context = context;
        this.settings = StoreConfig.Settings.of(config, context::getProperty);
        this.crew = workers.crew("store-opener", 1);
        crew.run(this::open);
    }

    @Override
    public String part() {
        return "store";
    }

    @Override
    public Optional<Reason> notReady() {
        return Optional.ofNullable(reason);
    }

    private void open() {
        long began = System.nanoTime();
        try {
            new Restore(settings, Path.of(context.getProperty("karaf.data"), "restore")).runIfWanted();
            Database opened = Database.open(settings);
            log.info("Store open after {} ms: {}", (System.nanoTime() - began) / 1_000_000, settings);
            serve(opened);
        } catch (RestoreFailed e) {
            // What to open now is for a person to say; the launcher ends this process.
            reason = new Reason("store.restore", e.getMessage());
            log.error("Store not open", e);
        } catch (KeysDoNotMatch e) {
            later(new Reason("store.keys", e.getMessage()), e);
        } catch (Exception e) {
            later(new Reason("store.unavailable", String.valueOf(e.getMessage())), e);
        }
    }

    private void later(Reason now, Exception failure) {
        if (reason == null || !now.code().equals(reason.code())) {
            log.error("Store not open, trying on: {}", settings, failure);
        }
        reason = now;
        crew.later(BETWEEN_ATTEMPTS, this::open);
    }

    private synchronized void serve(Database opened) {
        if (stopped) {
            opened.close();
            return;
        }
        database = opened;
        services.add(context.registerService(FieldCipher.class, opened.cipher(), null));
        services.add(context.registerService(BlindIndex.class, opened.index(), null));
        services.add(context.registerService(Database.class, opened, null));
        reason = null;
        crew.every(BETWEEN_LOOKS, () -> look(opened));
    }

    /** So that those who ask for health hear of a lost database, and of its return, without asking it themselves. */
    private void look(Database opened) {
        boolean lost = !opened.isClosed() && !opened.answers();
        if (lost == (reason != null)) {
            return;
        }
        reason = lost ? new Reason("store.unavailable", "the database cannot be reached") : null;
        log.info("Store {}", lost ? "cannot be reached" : "is reached again");
    }

    /** First the services go, so that nobody begins; then what is open ends. */
    @Deactivate
    public void stop() {
        synchronized (this) {
            stopped = true;
            services.forEach(ServiceRegistration::unregister);
            services.clear();
            if (database != null) {
                database.close();
            }
        }
        crew.close();
        if (settings.vendor() == Vendor.DERBY) {
            DerbyEngine.stop();
        }
    }
}
