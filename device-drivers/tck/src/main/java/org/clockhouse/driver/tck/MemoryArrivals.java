package org.clockhouse.driver.tck;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.Admission;
import org.clockhouse.driver.Arrivals;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.NotStoredException;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.UnreadableRow;

/** A host's gate in memory, with a store that can be slow or down. Keeps what the real one keeps, by the same identity. */
public final class MemoryArrivals implements Arrivals {

    private final Clock clock;
    private final Set<String> registered = new LinkedHashSet<>();
    private final Set<String> tray = new LinkedHashSet<>();
    private final Map<Identity, RawPunch> punches = new LinkedHashMap<>();
    private final Map<String, UnreadableRow> quarantine = new LinkedHashMap<>();
    private final Map<String, Cursor> cursors = new HashMap<>();
    private boolean down;
    private boolean held;

    private record Identity(String serial, Subject subject, LocalDateTime reading) {}

    public MemoryArrivals(Clock clock) {
        this.clock = clock;
    }

    public synchronized void register(String serialNumber) {
        registered.add(serialNumber);
    }

    /** The store goes down, or comes back. */
    public synchronized void down(boolean whether) {
        down = whether;
    }

    /** Commits wait until they are let go. */
    public synchronized void hold(boolean whether) {
        held = whether;
        notifyAll();
    }

    /** Serial numbers that nobody registered and that called. */
    public synchronized Set<String> tray() {
        return Set.copyOf(tray);
    }

    public synchronized List<RawPunch> punches() {
        return new ArrayList<>(punches.values());
    }

    public synchronized List<UnreadableRow> quarantine() {
        return new ArrayList<>(quarantine.values());
    }

    public synchronized Cursor cursorOf(String serialNumber) {
        return cursors.getOrDefault(serialNumber, Cursor.START);
    }

    @Override
    public synchronized Optional<Admission> admit(TerminalIdentity caller, HttpCall call) throws NotStoredException {
        if (down) {
            throw new NotStoredException("the store is down", null);
        }
        String serial = caller.serialNumber();
        if (!registered.contains(serial)) {
            tray.add(serial);
            return Optional.empty();
        }
        return Optional.of(new Place(serial));
    }

    @Override
    public Clock clock() {
        return clock;
    }

    private synchronized Admission.Receipt store(String serial, PunchPage page)
            throws NotStoredException, InterruptedException {
        while (held) {
            wait();
        }
        if (down) {
            throw new NotStoredException("the store is down", null);
        }
        int before = punches.size();
        for (RawPunch punch : page.punches()) {
            LocalDateTime reading = punch.clockReading().truncatedTo(ChronoUnit.SECONDS);
            punches.putIfAbsent(new Identity(serial, punch.subject(), reading), punch);
        }
        page.unreadable().forEach(row -> quarantine.put(serial + "/" + row.recordId(), row));
        cursors.put(serial, page.next());
        int added = punches.size() - before;
        return new Admission.Receipt(
                added, page.punches().size() - added, page.unreadable().size());
    }

    private final class Place implements Admission {

        private final String serial;

        private Place(String serial) {
            this.serial = serial;
        }

        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public Cursor cursor() {
            return cursorOf(serial);
        }

        @Override
        public Receipt store(PunchPage page) throws NotStoredException, InterruptedException {
            return MemoryArrivals.this.store(serial, page);
        }
    }
}
