package org.clockhouse.terminal.internal.driver;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.clockhouse.driver.Driver;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The drivers there are right now: the only place in the suite that holds on to one. Whoever uses a driver borrows it; when
 * it goes, its loans are called in, and it leaves when they are back or after five seconds.
 */
@Component(service = DriverTable.class)
public final class DriverTable {

    private static final Logger log = LoggerFactory.getLogger(DriverTable.class);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    /**
     * @param bundle id of the bundle that registered it
     * @param version of the bundle that it is in; empty outside a framework
     */
    public record Entry(Driver driver, long bundle, String version) {

        public String id() {
            return driver.descriptor().id();
        }
    }

    /** Hears that drivers came or went; called without a lock held. */
    @FunctionalInterface
    public interface Watcher {
        void driversChanged();
    }

    /** The first of a list serves; the others wait, for two jars may offer the same driver. */
    private final Map<String, List<Entry>> entries = new TreeMap<>();

    private final Map<String, Instant> goneSince = new HashMap<>();
    private final List<Loan> loans = new ArrayList<>();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    private final Clock clock;

    @Activate
    public DriverTable(@Reference Clock clock) {
        this.clock = clock;
    }

    @Reference(
            service = Driver.class,
            policy = ReferencePolicy.DYNAMIC,
            cardinality = ReferenceCardinality.MULTIPLE,
            unbind = "remove")
    public void add(Driver driver, Map<String, Object> properties) {
        long bundle = properties.get(Constants.SERVICE_BUNDLEID) instanceof Long id ? id : -1;
        Bundle home = FrameworkUtil.getBundle(driver.getClass());
        add(new Entry(driver, bundle, home == null ? "" : home.getVersion().toString()));
    }

    public void add(Entry entry) {
        synchronized (this) {
            List<Entry> same = entries.computeIfAbsent(entry.id(), id -> new ArrayList<>());
            same.add(entry);
            if (same.size() > 1) {
                log.warn("Driver {} is offered more than once; the first one serves", entry.id());
            }
        }
        log.info("Driver {} is here", entry.id());
        watchers.forEach(Watcher::driversChanged);
    }

    public void remove(Driver driver) {
        List<Loan> out;
        synchronized (this) {
            entries.values().forEach(same -> same.removeIf(entry -> entry.driver() == driver));
            entries.entrySet().removeIf(entry -> {
                boolean gone = entry.getValue().isEmpty();
                if (gone) {
                    goneSince.put(entry.getKey(), clock.instant());
                }
                return gone;
            });
            out = loans.stream().filter(loan -> loan.driver == driver).toList();
        }
        out.forEach(Loan::callIn);
        if (!allReturned(driver)) {
            log.warn(
                    "Driver {} left while it was still at work",
                    driver.getClass().getName());
        }
        log.info("Driver {} is gone", driver.getClass().getName());
        watchers.forEach(Watcher::driversChanged);
    }

    public void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    public void unwatch(Watcher watcher) {
        watchers.remove(watcher);
    }

    /** Of the one that serves; empty when there is none, or it is in no bundle. */
    public synchronized String version(String id) {
        return entries.containsKey(id) ? entries.get(id).get(0).version() : "";
    }

    public synchronized Optional<Driver> find(String id) {
        return Optional.ofNullable(entries.get(id)).map(same -> same.get(0).driver());
    }

    /** When a driver that is not here left; empty when it never was. */
    public synchronized Optional<Instant> goneSince(String id) {
        return entries.containsKey(id) ? Optional.empty() : Optional.ofNullable(goneSince.get(id));
    }

    /** Those that serve, by id. */
    public synchronized List<Entry> all() {
        return entries.values().stream().map(same -> same.get(0)).toList();
    }

    /** The driver for as long as the loan is open; empty when there is none. For one thread. */
    public synchronized Optional<Loan> borrow(String id) {
        return find(id).map(driver -> {
            Loan loan = new Loan(driver, Thread.currentThread());
            loans.add(loan);
            return loan;
        });
    }

    private synchronized boolean allReturned(Driver driver) {
        long deadline = System.nanoTime() + PATIENCE;
        try {
            while (loans.stream().anyMatch(loan -> loan.driver == driver)) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized void giveBack(Loan loan) {
        loans.remove(loan);
        notifyAll();
    }

    /** One use of a driver. Called in by interruption and by closing what it opened. */
    public final class Loan implements AutoCloseable {

        private final Driver driver;
        /** Whose thread is interrupted when the driver goes; nobody's while what was opened only stands open. */
        private Thread borrower;

        private final List<AutoCloseable> opened = new ArrayList<>();
        private boolean calledIn;
        private boolean returned;

        private Loan(Driver driver, Thread borrower) {
            this.driver = driver;
            this.borrower = borrower;
        }

        public Driver driver() {
            return driver;
        }

        /** Closes it when the driver goes. Its {@code close} may be called by any thread. */
        public synchronized <C extends AutoCloseable> C holding(C session) {
            opened.add(session);
            if (calledIn) {
                borrower.interrupt();
            }
            return session;
        }

        /** What was opened stands open with nobody at work. @return false when the driver is going */
        public synchronized boolean park() {
            if (calledIn) {
                return false;
            }
            borrower = null;
            return true;
        }

        /** The caller goes to work with what stands open. @return false when the driver went meanwhile, and took it along */
        public synchronized boolean resume() {
            if (calledIn || returned) {
                return false;
            }
            borrower = Thread.currentThread();
            return true;
        }

        public synchronized boolean isCalledIn() {
            return calledIn;
        }

        private void callIn() {
            List<AutoCloseable> toClose;
            boolean parked;
            synchronized (this) {
                if (returned) {
                    return;
                }
                calledIn = true;
                parked = borrower == null;
                if (!parked) {
                    borrower.interrupt();
                }
                toClose = List.copyOf(opened);
            }
            for (AutoCloseable session : toClose) {
                try {
                    session.close();
                } catch (Exception e) {
                    log.debug("A session of a leaving driver did not close", e);
                }
            }
            if (parked) {
                close();
            }
        }

        /** After this the interruption, if it came from here, is over. */
        @Override
        public void close() {
            synchronized (this) {
                returned = true;
                if (calledIn && borrower == Thread.currentThread()) {
                    Thread.interrupted();
                }
            }
            giveBack(this);
        }
    }
}
