package org.clockhouse.terminal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.spi.AlarmRepository;
import org.clockhouse.terminal.spi.Contact;
import org.clockhouse.terminal.spi.ContactRepository;
import org.clockhouse.terminal.spi.JarRepository;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.clockhouse.terminal.spi.TrayRepository;

/** The repositories of terminals in maps, for each company one set. */
public final class InMemoryTerminals {

    private static final class Rows {
        final TreeMap<TerminalId, Terminal> terminals = new TreeMap<>();
        final Map<TerminalId, TerminalState> states = new HashMap<>();
        final Map<TerminalId, TreeMap<Instant, Contact>> contacts = new HashMap<>();
        final TreeMap<String, Alarm> alarms = new TreeMap<>(Comparator.reverseOrder());
        final TreeMap<String, UnknownTerminal> tray = new TreeMap<>();
        final TreeMap<String, InstalledDriver.Jar> jars = new TreeMap<>();
        final Map<TerminalId, GatewayId> gateways = new HashMap<>();
    }

    private final InMemoryTransactions transactions;
    private final Map<OrgId, Rows> companies = new HashMap<>();

    public InMemoryTerminals(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    public TerminalRepository terminals() {
        return new Terminals();
    }

    public ContactRepository contacts() {
        return new Contacts();
    }

    public AlarmRepository alarms() {
        return new AlarmBook();
    }

    public TrayRepository tray() {
        return new Tray();
    }

    public JarRepository jars() {
        return new Jars();
    }

    /** Which gateway serves which terminal, to be written by the gateways. */
    Map<TerminalId, GatewayId> serving() {
        return rows().gateways;
    }

    private Rows rows() {
        return companies.computeIfAbsent(transactions.org(), org -> new Rows());
    }

    private <K, V> void put(Map<K, V> map, K key, V value) {
        V old = map.put(key, value);
        transactions.onRollback(() -> restore(map, key, old));
    }

    private static <K, V> void restore(Map<K, V> map, K key, V old) {
        if (old == null) {
            map.remove(key);
        } else {
            map.put(key, old);
        }
    }

    private static boolean sees(Scope scope, Terminal terminal) {
        return scope.everybody() || scope.sites().contains(terminal.site());
    }

    private final class Terminals implements TerminalRepository {

        @Override
        public void add(Terminal terminal) {
            refuseTaken(terminal);
            put(rows().terminals, terminal.id(), terminal);
        }

        @Override
        public Terminal update(Terminal terminal) {
            Terminal stored = find(terminal.id())
                    .orElseThrow(() -> new NotFound("terminal", terminal.id().text()));
            if (stored.version() != terminal.version()) {
                throw new Stale("terminal", terminal.id().text());
            }
            refuseTaken(terminal);
            Terminal next = new Terminal(
                    terminal.id(),
                    terminal.name(),
                    terminal.site(),
                    terminal.area(),
                    terminal.driver(),
                    terminal.endpoint(),
                    terminal.settings(),
                    terminal.zone(),
                    terminal.serial(),
                    terminal.numberPrefix(),
                    terminal.direction(),
                    terminal.purpose(),
                    terminal.boundSince(),
                    terminal.status(),
                    terminal.version() + 1);
            put(rows().terminals, next.id(), next);
            return next;
        }

        private void refuseTaken(Terminal terminal) {
            boolean taken = terminal.status() != Terminal.Status.RETIRED
                    && bySerial(terminal.driver(), terminal.serial())
                            .filter(other -> !other.id().equals(terminal.id()))
                            .isPresent();
            if (taken) {
                throw Refused.duplicate("terminal.serial.taken", "another terminal has that serial number");
            }
        }

        @Override
        public Optional<Terminal> find(TerminalId terminal) {
            return Optional.ofNullable(rows().terminals.get(terminal));
        }

        @Override
        public Optional<Terminal> bySerial(String driver, String serial) {
            return all().stream()
                    .filter(t -> t.driver().equals(driver) && t.serial().equals(serial) && !serial.isEmpty())
                    .findFirst();
        }

        @Override
        public List<Terminal> all() {
            return rows().terminals.values().stream()
                    .filter(t -> t.status().isDevice())
                    .toList();
        }

        @Override
        public Map<TerminalId, GatewayId> behindGateways() {
            return Map.copyOf(rows().gateways);
        }

        @Override
        public Slice<Terminal> page(Scope scope, TerminalFilter filter, Page page) {
            List<Terminal> oneMore = rows().terminals.values().stream()
                    .filter(t -> t.id().text().compareTo(page.after()) > 0)
                    .filter(t -> sees(scope, t) && fits(filter, t))
                    .limit(page.limit() + 1L)
                    .toList();
            return Slice.of(oneMore, page, t -> t.id().text());
        }

        private boolean fits(TerminalFilter filter, Terminal terminal) {
            String text = filter.text().toLowerCase(Locale.ROOT);
            TerminalState state = rows().states.get(terminal.id());
            TerminalState.Kind kind = state == null ? TerminalState.Kind.NEVER_SEEN : state.kind();
            return (filter.retired() || terminal.status().isDevice())
                    && filter.site().map(terminal.site()::equals).orElse(true)
                    && (filter.driver().isEmpty() || filter.driver().equals(terminal.driver()))
                    && (filter.kinds().isEmpty() || filter.kinds().contains(kind))
                    && Stream.of(terminal.name().zh(), terminal.name().en(), terminal.serial(), terminal.endpoint())
                            .anyMatch(s -> s.toLowerCase(Locale.ROOT).contains(text));
        }

        @Override
        public Map<TerminalId, TerminalState> states(Collection<TerminalId> terminals) {
            Map<TerminalId, TerminalState> found = new HashMap<>(rows().states);
            found.keySet().retainAll(terminals);
            return found;
        }

        @Override
        public void save(TerminalId terminal, TerminalState state) {
            put(rows().states, terminal, state);
        }
    }

    private final class Contacts implements ContactRepository {

        @Override
        public void add(TerminalId terminal, Contact contact) {
            rows().contacts.computeIfAbsent(terminal, t -> new TreeMap<>()).putIfAbsent(contact.at(), contact);
        }

        @Override
        public void forget(TerminalId terminal, Instant before) {
            TreeMap<Instant, Contact> all = rows().contacts.getOrDefault(terminal, new TreeMap<>());
            Instant last = all.lowerKey(before);
            if (last != null) {
                all.headMap(last).clear();
            }
        }

        @Override
        public List<Contact> since(TerminalId terminal, Instant from) {
            TreeMap<Instant, Contact> all = rows().contacts.getOrDefault(terminal, new TreeMap<>());
            Instant first = all.lowerKey(from);
            return List.copyOf(all.tailMap(first == null ? from : first, true).values());
        }
    }

    private final class AlarmBook implements AlarmRepository {

        @Override
        public void add(Alarm alarm) {
            put(rows().alarms, alarm.id().text(), alarm);
        }

        @Override
        public Alarm update(Alarm alarm) {
            Alarm stored = find(alarm.id())
                    .orElseThrow(() -> new NotFound("alarm", alarm.id().text()));
            if (stored.version() != alarm.version()) {
                throw new Stale("alarm", alarm.id().text());
            }
            Alarm next = new Alarm(
                    alarm.id(),
                    alarm.terminal(),
                    alarm.kind(),
                    alarm.detail(),
                    alarm.since(),
                    alarm.last(),
                    alarm.count(),
                    alarm.state(),
                    alarm.by(),
                    alarm.version() + 1);
            put(rows().alarms, next.id().text(), next);
            return next;
        }

        @Override
        public Optional<Alarm> find(AlarmId alarm) {
            return Optional.ofNullable(rows().alarms.get(alarm.text()));
        }

        @Override
        public Optional<Alarm> open(TerminalId terminal, Alarm.Kind kind) {
            return rows().alarms.values().stream()
                    .filter(a -> a.state() == Alarm.State.OPEN && a.kind() == kind)
                    .filter(a -> a.terminal().equals(terminal))
                    .findFirst();
        }

        @Override
        public List<Alarm> open(Alarm.Kind kind) {
            return rows().alarms.values().stream()
                    .filter(a -> a.state() == Alarm.State.OPEN && a.kind() == kind)
                    .toList();
        }

        @Override
        public Slice<Alarm> page(Scope scope, boolean openOnly, Page page) {
            List<Alarm> oneMore = rows().alarms.values().stream()
                    .filter(a -> page.after().isEmpty() || a.id().text().compareTo(page.after()) < 0)
                    .filter(a -> !openOnly || a.state() == Alarm.State.OPEN)
                    .filter(a -> sees(scope, rows().terminals.get(a.terminal())))
                    .limit(page.limit() + 1L)
                    .toList();
            return Slice.of(oneMore, page, a -> a.id().text());
        }
    }

    private final class Tray implements TrayRepository {

        @Override
        public void save(UnknownTerminal terminal) {
            put(rows().tray, terminal.serial(), terminal);
        }

        @Override
        public Optional<UnknownTerminal> find(String serial) {
            return Optional.ofNullable(rows().tray.get(serial));
        }

        @Override
        public void remove(String serial) {
            UnknownTerminal old = rows().tray.remove(serial);
            if (old != null) {
                TreeMap<String, UnknownTerminal> tray = rows().tray;
                transactions.onRollback(() -> tray.put(serial, old));
            }
        }

        @Override
        public int size() {
            return rows().tray.size();
        }

        @Override
        public Slice<UnknownTerminal> page(Page page) {
            List<UnknownTerminal> oneMore = rows().tray.tailMap(page.after(), false).values().stream()
                    .limit(page.limit() + 1L)
                    .toList();
            return Slice.of(oneMore, page, UnknownTerminal::serial);
        }
    }

    private final class Jars implements JarRepository {

        @Override
        public void save(InstalledDriver.Jar jar) {
            put(rows().jars, jar.symbolicName(), jar);
        }

        @Override
        public void remove(String symbolicName) {
            rows().jars.remove(symbolicName);
        }

        @Override
        public List<InstalledDriver.Jar> all() {
            return new ArrayList<>(rows().jars.values());
        }
    }
}
