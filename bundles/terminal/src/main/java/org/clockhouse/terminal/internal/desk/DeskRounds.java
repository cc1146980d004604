package org.clockhouse.terminal.internal.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.clockhouse.driver.DeskDriver;
import org.clockhouse.driver.DeskReader;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.line.Lines;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.terminal.DeskReaders;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalStanding;
import org.clockhouse.terminal.TerminalState.Kind;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.TerminalConfig;
import org.clockhouse.terminal.internal.driver.DriverTable;
import org.clockhouse.terminal.internal.health.Standings;
import org.clockhouse.terminal.internal.health.StateBook;
import org.clockhouse.terminal.internal.visit.HostContext;
import org.clockhouse.terminal.internal.visit.Turns;
import org.clockhouse.terminal.internal.visit.Visit;
import org.clockhouse.terminal.internal.visit.Visits;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the readers on desks open, one thread for each, for a reader can only be waited for. A turn at a reader lasts until it
 * is gone, its settings change, or its driver goes; then comes the next, later each time it fails.
 */
@Component(
        service = {DeskRounds.class, DeskReaders.class},
        immediate = true,
        configurationPid = TerminalConfig.PID)
public final class DeskRounds implements DeskReaders, DriverTable.Watcher {

    private static final Logger log = LoggerFactory.getLogger(DeskRounds.class);
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration RELOAD = Duration.ofSeconds(30);
    /** How long one call waits for a card; how soon a change is noticed. */
    private static final Duration LISTEN = Duration.ofMillis(500);

    private final TerminalRepository terminals;
    private final DriverTable drivers;
    private final StateBook states;
    private final Standings standings;
    private final Journal journal;
    private final Companies companies;
    private final Lines lines;
    private final Duration replyTimeout;
    private final int most;
    private final Workers.Crew crew;
    private final SplittableRandom jitter = new SplittableRandom();
    private final Map<TerminalId, Turns> turns = new ConcurrentHashMap<>();
    private final Map<TerminalId, Set<Listener>> listeners = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile Instant reloadAt = Instant.MIN;

    @Activate
    public DeskRounds(
            @Reference TerminalRepository terminals,
            @Reference DriverTable drivers,
            @Reference StateBook states,
            @Reference Standings standings,
            @Reference Journal journal,
            @Reference Companies companies,
            @Reference Lines lines,
            @Reference Workers workers,
            TerminalConfig config) {
        this.terminals = terminals;
        this.drivers = drivers;
        this.states = states;
        this.standings = standings;
        this.journal = journal;
        this.companies = companies;
        this.lines = lines;
        this.replyTimeout = Duration.ofMillis(config.reply__millis());
        this.most = Math.max(1, config.desk__readers());
        this.crew = workers.crew("desk-readers", most);
        drivers.watch(this);
        crew.every(TICK, this::tick);
    }

    @Deactivate
    public void stop() {
        drivers.unwatch(this);
        crew.close();
    }

    @Override
    public List<TerminalStanding> list(OrgId org, Scope scope) {
        List<Terminal> found = journal.read(org, terminals::all).stream()
                .filter(terminal -> isReader(terminal) && seen(scope, terminal))
                .sorted(Comparator.comparing(
                                (Terminal terminal) -> terminal.name().any())
                        .thenComparing(terminal -> terminal.id().text()))
                .toList();
        return standings.of(org, found);
    }

    @Override
    public Listening listen(OrgId org, Scope scope, TerminalId reader, Listener listener) {
        Terminal terminal = journal.read(org, () -> terminals.find(reader))
                .filter(found -> isReader(found) && seen(scope, found))
                .orElseThrow(() -> new NotFound("desk-reader", reader.text()));
        Set<Listener> here = listeners.computeIfAbsent(reader, id -> ConcurrentHashMap.newKeySet());
        here.add(listener);
        listener.become(standings.of(org, terminal).state());
        return () -> here.remove(listener);
    }

    /** A reader whose driver is away is one no more, as far as anybody can tell. */
    private boolean isReader(Terminal terminal) {
        return terminal.status() == Terminal.Status.IN_USE
                && drivers.find(terminal.driver())
                        .filter(DeskDriver.class::isInstance)
                        .isPresent();
    }

    private static boolean seen(Scope scope, Terminal terminal) {
        return scope.everybody() || scope.sites().contains(terminal.site());
    }

    /** The readers are read again with the next tick. */
    public void refresh() {
        reloadAt = Instant.MIN;
    }

    @Override
    public void driversChanged() {
        refresh();
        turns.forEach((id, waiting) -> {
            waiting.atOnce();
            tellState(waiting.org, waiting.terminal());
        });
    }

    public void tick() {
        try {
            if (!journal.now().isBefore(reloadAt)) {
                reload();
            }
        } catch (Unavailable e) {
            log.debug("Desk readers are not read now: {}", e.getMessage());
        }
        Instant now = journal.now();
        for (Turns waiting : turns.values()) {
            if (waiting.take(now)) {
                start(waiting);
            }
        }
    }

    /** All that no gateway serves; within a transaction. */
    private List<Terminal> ours() {
        Set<TerminalId> elsewhere = terminals.behindGateways().keySet();
        return terminals.all().stream()
                .filter(terminal -> !elsewhere.contains(terminal.id()))
                .toList();
    }

    private void reload() {
        Instant read = journal.now();
        Set<TerminalId> inUse = companies.all().stream()
                .flatMap(org -> journal.read(org, this::ours).stream()
                        .filter(this::isReader)
                        .map(terminal -> keep(org, terminal)))
                .collect(Collectors.toSet());
        turns.entrySet().removeIf(entry -> {
            boolean gone = !inUse.contains(entry.getKey());
            if (gone) {
                tellState(entry.getValue().org, entry.getValue().terminal());
            }
            return gone;
        });
        reloadAt = read.plus(RELOAD);
    }

    private TerminalId keep(OrgId org, Terminal terminal) {
        turns.compute(terminal.id(), (id, old) -> {
            Turns kept = old == null ? new Turns(org, jitter.split()) : old;
            kept.serve(terminal);
            return kept;
        });
        return terminal.id();
    }

    private void start(Turns due) {
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            become(due, due.terminal(), Kind.UNREACHABLE, "terminal.desk.too-many", "at most " + most + " are served");
            due.done(journal.now().plus(RELOAD));
            return;
        }
        try {
            crew.run(() -> {
                try {
                    attempt(due);
                } finally {
                    open.decrementAndGet();
                }
            });
        } catch (RejectedExecutionException e) {
            open.decrementAndGet();
        }
    }

    /** Failures end here, as those of a visit end in {@link Visits}. */
    private void attempt(Turns due) {
        Terminal terminal = due.terminal();
        try {
            serve(due, terminal);
            due.done(journal.now());
        } catch (DriverException e) {
            failed(due, terminal, e);
        } catch (InterruptedException e) {
            due.done(journal.now().plus(TICK));
        } catch (Unavailable e) {
            log.debug("Reader {} waits for the store: {}", terminal.name().any(), e.getMessage());
            due.backOff(journal.now());
        } catch (RuntimeException e) {
            log.error("Reader {} failed", terminal.name().any(), e);
            become(due, terminal, Kind.UNREACHABLE, "terminal.driver-failed", e.toString());
            due.backOff(journal.now());
        }
    }

    private void serve(Turns due, Terminal terminal) throws DriverException, InterruptedException {
        Optional<DriverTable.Loan> borrowed = drivers.borrow(terminal.driver());
        if (borrowed.isEmpty()) {
            return;
        }
        try (DriverTable.Loan loan = borrowed.get()) {
            if (loan.driver() instanceof DeskDriver driver) {
                HostContext context = new HostContext(lines, replyTimeout, journal.clock());
                try (DeskReader reader = loan.holding(driver.open(Visit.address(terminal), context))) {
                    become(due, terminal, Kind.ONLINE, "terminal.online", "");
                    listen(due, terminal, reader, loan);
                } catch (DriverException | RuntimeException e) {
                    // What fails because its driver is going is no fault of the reader.
                    if (!loan.isCalledIn()) {
                        throw e;
                    }
                }
            }
        }
    }

    private void listen(Turns due, Terminal terminal, DeskReader reader, DriverTable.Loan loan)
            throws DriverException, InterruptedException {
        while (turns.get(terminal.id()) == due
                && due.terminal().version() == terminal.version()
                && !loan.isCalledIn()) {
            reader.next(LISTEN)
                    .map(read -> DeskTranslation.reading(read, journal.now()))
                    .ifPresent(reading -> tell(terminal.id(), listener -> listener.read(reading)));
            states.update(due.org, terminal.id(), terminal.name().any(), state -> state.contactedAt(journal.now()));
        }
    }

    private void failed(Turns due, Terminal terminal, DriverException e) {
        switch (e.fault()) {
            case UNREACHABLE, GARBLED -> {
                become(due, terminal, Kind.UNREACHABLE, code(e), e.getMessage());
                due.backOff(journal.now());
            }
            case REFUSED, MISCONFIGURED -> {
                become(due, terminal, Kind.MISCONFIGURED, code(e), e.getMessage());
                due.done(Instant.MAX);
            }
        }
    }

    private static String code(DriverException e) {
        return switch (e.fault()) {
            case UNREACHABLE -> "terminal.unreachable";
            case GARBLED -> "terminal.garbled";
            case REFUSED -> "terminal.refused";
            case MISCONFIGURED -> "terminal.misconfigured";
        };
    }

    private void become(Turns due, Terminal terminal, Kind kind, String code, String detail) {
        try {
            Instant now = journal.now();
            String said = detail == null ? "" : detail;
            states.update(due.org, terminal.id(), terminal.name().any(), state -> state.become(kind, code, said, now));
            tellState(due.org, terminal);
        } catch (Unavailable e) {
            log.debug(
                    "The state of reader {} waits for the store",
                    terminal.name().any());
        }
    }

    private void tellState(OrgId org, Terminal terminal) {
        if (listeners.getOrDefault(terminal.id(), Set.of()).isEmpty()) {
            return;
        }
        try {
            Terminal now =
                    journal.read(org, () -> terminals.find(terminal.id())).orElse(terminal);
            TerminalStanding standing = standings.of(org, now);
            tell(terminal.id(), listener -> listener.become(standing.state()));
        } catch (Unavailable e) {
            log.debug("Nobody is told of reader {} now: {}", terminal.name().any(), e.getMessage());
        }
    }

    /** One listener that fails is no reason for the others to hear nothing. */
    private void tell(TerminalId reader, Consumer<Listener> what) {
        for (Listener listener : listeners.getOrDefault(reader, Set.of())) {
            try {
                what.accept(listener);
            } catch (RuntimeException e) {
                log.warn("A listener at reader {} failed", reader.text(), e);
            }
        }
    }
}
