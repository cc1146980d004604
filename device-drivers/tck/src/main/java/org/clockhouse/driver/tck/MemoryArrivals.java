package org.clockhouse.driver.tck;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.clockhouse.driver.Admission;
import org.clockhouse.driver.Arrivals;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.Errand;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.NotStoredException;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.PunchPhoto;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject;
import org.clockhouse.driver.Task;
import org.clockhouse.driver.Template;
import org.clockhouse.driver.TerminalEvent;
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
    private final Map<String, TerminalEvent> events = new LinkedHashMap<>();
    private final Map<Long, Waiting> errands = new LinkedHashMap<>();
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, Health> health = new HashMap<>();
    private ZoneOffset offset = ZoneOffset.UTC;
    private Set<CredentialKind> biometrics = Set.of();
    private final List<Template> offered = new ArrayList<>();
    private final List<PunchPhoto> photos = new ArrayList<>();
    private boolean keepsPhotos;
    private boolean down;
    private boolean held;
    private final List<Runnable> commits = new ArrayList<>();

    private record Waiting(String serial, Task task, String state) {}

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
        if (!held) {
            commits.forEach(Runnable::run);
            commits.clear();
        }
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

    /** What the operator set, for every terminal. */
    public synchronized void set(String key, String value) {
        settings.put(key, value);
    }

    public synchronized void offset(ZoneOffset shown) {
        offset = shown;
    }

    /** A task waits for the terminal. @return its number */
    public synchronized long want(String serialNumber, Task task) {
        long number = errands.size() + 1L;
        errands.put(number, new Waiting(serialNumber, task, "waiting"));
        return number;
    }

    /** {@code waiting}, {@code sent}, {@code done} or {@code refused} with the code. */
    public synchronized String stateOf(long errand) {
        return errands.get(errand).state();
    }

    /** What biometrics are wanted from now on. */
    public synchronized void want(Set<CredentialKind> kinds) {
        biometrics = Set.copyOf(kinds);
    }

    public synchronized List<Template> offered() {
        return new ArrayList<>(offered);
    }

    /** Pictures of punches are kept from now on, or not. */
    public synchronized void keepPhotos(boolean whether) {
        keepsPhotos = whether;
    }

    public synchronized List<PunchPhoto> photos() {
        return new ArrayList<>(photos);
    }

    public synchronized List<TerminalEvent> events() {
        return new ArrayList<>(events.values());
    }

    /** What the terminal last said of how full it is. */
    public synchronized Optional<Health> healthOf(String serialNumber) {
        return Optional.ofNullable(health.get(serialNumber));
    }

    private synchronized void report(String serial, List<TerminalEvent> reported)
            throws NotStoredException, InterruptedException {
        awaitStore();
        reported.forEach(event -> events.putIfAbsent(serial + "/" + event.recordId(), event));
    }

    private synchronized List<Errand> hand(String serial, int most) throws NotStoredException, InterruptedException {
        awaitStore();
        List<Errand> handed = new ArrayList<>();
        errands.forEach((number, waiting) -> {
            if (handed.size() < most
                    && waiting.serial().equals(serial)
                    && waiting.state().equals("waiting")) {
                handed.add(new Errand(number, waiting.task()));
            }
        });
        handed.forEach(errand -> settle(serial, errand.number(), "sent"));
        return handed;
    }

    private synchronized void settle(String serial, long errand, String state) {
        errands.computeIfPresent(
                errand,
                (number, waiting) ->
                        waiting.serial().equals(serial) ? new Waiting(serial, waiting.task(), state) : waiting);
    }

    private void awaitStore() throws NotStoredException, InterruptedException {
        while (held) {
            wait();
        }
        if (down) {
            throw new NotStoredException("the store is down", null);
        }
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
        awaitStore();
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

    private synchronized CompletionStage<Admission.Receipt> storing(String serial, PunchPage page) {
        CompletableFuture<Admission.Receipt> receipt = new CompletableFuture<>();
        Runnable commit = () -> {
            try {
                receipt.complete(store(serial, page));
            } catch (NotStoredException | InterruptedException e) {
                receipt.completeExceptionally(e);
            }
        };
        if (held) {
            commits.add(commit);
        } else {
            commit.run();
        }
        return receipt;
    }

    private final class Place implements Admission {

        private final String serial;

        private Place(String serial) {
            this.serial = serial;
        }

        @Override
        public Map<String, String> settings() {
            synchronized (MemoryArrivals.this) {
                return Map.copyOf(settings);
            }
        }

        @Override
        public Cursor cursor() {
            return cursorOf(serial);
        }

        @Override
        public Receipt store(PunchPage page) throws NotStoredException, InterruptedException {
            return MemoryArrivals.this.store(serial, page);
        }

        @Override
        public CompletionStage<Receipt> storing(PunchPage page) {
            return MemoryArrivals.this.storing(serial, page);
        }

        @Override
        public void report(List<TerminalEvent> reported) throws NotStoredException, InterruptedException {
            MemoryArrivals.this.report(serial, reported);
        }

        @Override
        public Set<CredentialKind> biometrics() {
            synchronized (MemoryArrivals.this) {
                return biometrics;
            }
        }

        @Override
        public void offer(List<Template> enrolled) throws NotStoredException, InterruptedException {
            synchronized (MemoryArrivals.this) {
                awaitStore();
                offered.addAll(enrolled);
            }
        }

        @Override
        public boolean keepsPhotos() {
            synchronized (MemoryArrivals.this) {
                return keepsPhotos;
            }
        }

        @Override
        public void keep(List<PunchPhoto> taken) throws NotStoredException, InterruptedException {
            synchronized (MemoryArrivals.this) {
                awaitStore();
                photos.addAll(taken);
            }
        }

        @Override
        public void holds(Health stated) {
            synchronized (MemoryArrivals.this) {
                health.put(serial, stated);
            }
        }

        @Override
        public List<Errand> errands(int most) throws NotStoredException, InterruptedException {
            return hand(serial, most);
        }

        @Override
        public void done(long errand) {
            settle(serial, errand, "done");
        }

        @Override
        public void refused(long errand, String code) {
            settle(serial, errand, "refused " + code);
        }

        @Override
        public ZoneOffset offset() {
            synchronized (MemoryArrivals.this) {
                return offset;
            }
        }
    }
}
