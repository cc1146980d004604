package org.clockhouse.terminal.internal.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.line.Lines;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalState.Kind;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.TerminalConfig;
import org.clockhouse.terminal.internal.driver.Abilities;
import org.clockhouse.terminal.internal.driver.DriverTable;
import org.clockhouse.terminal.internal.health.AlarmBook;
import org.clockhouse.terminal.internal.health.StateBook;
import org.clockhouse.terminal.internal.list.WorkedOut;
import org.clockhouse.terminal.internal.recording.Recorder;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives every terminal that is visited its turns: one at a time each, by a crew of bounded size. */
@Component(service = Visits.class, immediate = true, configurationPid = TerminalConfig.PID)
public final class Visits implements DriverTable.Watcher {

    private static final Logger log = LoggerFactory.getLogger(Visits.class);
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration RELOAD = Duration.ofSeconds(30);
    /** From visit to visit where people are coming and the terminal does not say so. */
    private static final Duration RUSH = Duration.ofSeconds(3);
    /** For a terminal whose settings are wrong, until somebody edits them. */
    private static final Instant NEVER = Instant.MAX;
    /** Answers without sense in a row that make an alarm. */
    private static final int GARBLED_ALARM = 3;

    private final TerminalRepository terminals;
    private final DriverTable drivers;
    private final Visit visit;
    private final StateBook states;
    private final AlarmBook alarms;
    private final KeptSessions kept;
    private final Abilities abilities;
    private final WorkedOut lists;
    private final RushHours rush;
    private final Journal journal;
    private final Companies companies;
    private final Lines lines;
    private final Recorder recorder;
    private final TerminalConfig config;
    private final Workers.Crew crew;
    private final RefusedCredentials refused = new RefusedCredentials();
    private final SplittableRandom jitter = new SplittableRandom();
    private final Map<TerminalId, Turns> turns = new ConcurrentHashMap<>();
    private volatile Instant reloadAt = Instant.MIN;
    private volatile boolean driversMoved;
    private volatile Set<TerminalId> elsewhere = Set.of();

    @Activate
    public Visits(
            @Reference TerminalRepository terminals,
            @Reference DriverTable drivers,
            @Reference Visit visit,
            @Reference StateBook states,
            @Reference AlarmBook alarms,
            @Reference KeptSessions kept,
            @Reference Abilities abilities,
            @Reference WorkedOut lists,
            @Reference RushHours rush,
            @Reference Journal journal,
            @Reference Companies companies,
            @Reference Lines lines,
            @Reference Recorder recorder,
            @Reference Workers workers,
            TerminalConfig config) {
        this.terminals = terminals;
        this.drivers = drivers;
        this.visit = visit;
        this.states = states;
        this.alarms = alarms;
        this.kept = kept;
        this.abilities = abilities;
        this.lists = lists;
        this.rush = rush;
        this.journal = journal;
        this.companies = companies;
        this.lines = lines;
        this.recorder = recorder;
        this.config = config;
        this.crew = workers.crew("terminal-visits", Math.max(1, config.workers()));
        drivers.watch(this);
        crew.every(TICK, this::tick);
    }

    @Deactivate
    public void stop() {
        drivers.unwatch(this);
        crew.close();
    }

    /** The terminals are read again with the next tick. */
    public void refresh() {
        reloadAt = Instant.MIN;
    }

    @Override
    public void driversChanged() {
        driversMoved = true;
        refresh();
        turns.values().forEach(Turns::atOnce);
    }

    /** Asks for a turn soon; nothing happens for a terminal that is not visited. Never blocks. */
    public void wake(TerminalId terminal) {
        Turns waiting = turns.get(terminal);
        if (waiting != null) {
            waiting.atOnce();
        }
    }

    /** What is done with a terminal while no visit is. */
    @FunctionalInterface
    interface Between<T> {
        T run() throws InterruptedException;
    }

    /** Runs when no visit of the terminal is under way, and has it visited after. @return empty when that does not come about */
    <T> Optional<T> between(TerminalId terminal, Duration patience, Between<T> work) throws InterruptedException {
        Turns waiting = turns.get(terminal);
        if (waiting == null || !waiting.seize(patience)) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.run());
        } finally {
            waiting.done(journal.now());
        }
    }

    RefusedCredentials refusedCredentials() {
        return refused;
    }

    public boolean isVisited(Terminal terminal) {
        return drivers.find(terminal.driver())
                        .filter(TerminalDriver.class::isInstance)
                        .isPresent()
                && !terminal.endpoint().isEmpty()
                && !elsewhere.contains(terminal.id());
    }

    public void tick() {
        try {
            if (!journal.now().isBefore(reloadAt)) {
                reload();
            }
        } catch (Unavailable e) {
            log.debug("Terminals are not read now: {}", e.getMessage());
        }
        Instant now = journal.now();
        for (Turns waiting : turns.values()) {
            if (waiting.take(now)) {
                start(waiting);
            }
        }
    }

    private void start(Turns due) {
        try {
            crew.run(() -> attempt(due));
        } catch (RejectedExecutionException e) {
            log.debug("A visit was due after the end");
        }
    }

    private void reload() {
        Instant read = journal.now();
        elsewhere = companies.all().stream()
                .flatMap(org -> journal.read(org, terminals::behindGateways).keySet().stream())
                .collect(Collectors.toSet());
        Set<TerminalId> known = new HashSet<>();
        Set<TerminalId> visited = new HashSet<>();
        for (OrgId org : companies.all()) {
            for (Terminal terminal : noted(org)) {
                known.add(terminal.id());
                if (terminal.status() == Terminal.Status.IN_USE && isVisited(terminal)) {
                    visited.add(keep(org, terminal));
                }
            }
        }
        refused.retain(known);
        turns.keySet().retainAll(visited);
        kept.retain(visited);
        reloadAt = read.plus(RELOAD);
        if (driversMoved) {
            driversMoved = false;
            companies.all().forEach(this::tellOfDrivers);
        }
    }

    private List<Terminal> noted(OrgId org) {
        List<Terminal> all = journal.read(org, terminals::all);
        if (abilities.note(org, all, elsewhere)) {
            lists.outdated();
        }
        return all;
    }

    private void tellOfDrivers(OrgId org) {
        journal.tell(org, Topic.DRIVERS);
        journal.tell(org, Topic.TERMINALS);
    }

    private TerminalId keep(OrgId org, Terminal terminal) {
        turns.compute(terminal.id(), (id, old) -> {
            Turns kept = old == null ? new Turns(org, jitter.split()) : old;
            kept.serve(terminal);
            return kept;
        });
        return terminal.id();
    }

    /** One of the three places where failures end (architecture, section 6). */
    private void attempt(Turns due) {
        Terminal terminal = due.terminal();
        Optional<DriverException> before = refused.of(terminal);
        if (before.isPresent()) {
            failed(due, terminal, before.get());
            return;
        }
        try {
            HostContext context = new HostContext(
                    recorder.over(terminal.id(), lines),
                    Duration.ofMillis(config.reply__millis()),
                    journal.clock(),
                    () -> wake(terminal.id()),
                    () -> visit.keepsPhotos(due.org));
            boolean made = visit.make(due.org, terminal, context);
            due.done(journal.now().plus(made ? pause(due.org, terminal) : RELOAD));
        } catch (DriverException e) {
            failed(due, terminal, e);
        } catch (InterruptedException e) {
            due.done(journal.now().plus(TICK));
        } catch (Unavailable e) {
            log.debug("Terminal {} waits for the store: {}", terminal.name().any(), e.getMessage());
            due.backOff(journal.now());
        } catch (RuntimeException e) {
            log.error("Visit to terminal {} failed", terminal.name().any(), e);
            report(due, terminal, Kind.UNREACHABLE, "terminal.driver-failed", e.toString());
            due.backOff(journal.now());
        }
    }

    private Duration pause(OrgId org, Terminal terminal) {
        Duration usual = Duration.ofSeconds(config.visit__seconds());
        boolean comesByItself = usual.compareTo(RUSH) <= 0 || kept.isOpen(terminal.id());
        return !comesByItself && rush.isNow(org, terminal.site()) ? RUSH : usual;
    }

    private void failed(Turns due, Terminal terminal, DriverException e) {
        switch (e.fault()) {
            case UNREACHABLE -> {
                report(due, terminal, Kind.UNREACHABLE, "terminal.unreachable", e.getMessage());
                due.backOff(journal.now());
            }
            case GARBLED -> {
                report(due, terminal, Kind.UNREACHABLE, "terminal.garbled", e.getMessage());
                if (due.backOff(journal.now()) == GARBLED_ALARM) {
                    alarms.raise(due.org, terminal.id(), Alarm.Kind.GARBLED, e.getMessage());
                }
            }
            case REFUSED -> {
                report(due, terminal, Kind.MISCONFIGURED, "terminal.refused", e.getMessage());
                due.backOff(journal.now(), Turns.Pace.REFUSED);
            }
            case MISCONFIGURED -> {
                refused.note(terminal, e);
                report(due, terminal, Kind.MISCONFIGURED, "terminal.misconfigured", e.getMessage());
                due.done(NEVER);
            }
        }
    }

    private void report(Turns due, Terminal terminal, Kind kind, String code, String detail) {
        try {
            String said = detail == null ? "" : detail;
            states.update(
                    due.org,
                    terminal.id(),
                    terminal.name().any(),
                    state -> state.become(kind, code, said, journal.now()));
        } catch (Unavailable e) {
            log.debug(
                    "The state of terminal {} waits for the store",
                    terminal.name().any());
        }
    }
}
