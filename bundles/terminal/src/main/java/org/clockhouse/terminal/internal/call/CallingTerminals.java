package org.clockhouse.terminal.internal.call;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverDescriptor.ClockMode;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.punch.Appended;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchBatch.Progress;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.punch.Road;
import org.clockhouse.punch.TerminalProgress;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalState;
import org.clockhouse.terminal.TerminalState.Kind;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.clock.ClockKeeper;
import org.clockhouse.terminal.internal.clock.LiveClocks;
import org.clockhouse.terminal.internal.clock.Reckoning;
import org.clockhouse.terminal.internal.health.CountBook;
import org.clockhouse.terminal.internal.health.EventBook;
import org.clockhouse.terminal.internal.health.Standings;
import org.clockhouse.terminal.internal.health.StateBook;
import org.clockhouse.terminal.internal.intake.Intake;
import org.clockhouse.terminal.internal.intake.Receiver;
import org.clockhouse.terminal.internal.picture.SnapshotIntake;
import org.clockhouse.terminal.internal.tray.ExpectedBook;
import org.clockhouse.terminal.internal.tray.TrayBook;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Terminals that call: who may, and what they bring. A poll that brings nothing reads no row, and writes one a minute at most. */
@Component(service = CallingTerminals.class)
public final class CallingTerminals {

    private static final Logger log = LoggerFactory.getLogger(CallingTerminals.class);
    /** Without a call for so long, a terminal is lost. */
    private static final Duration SILENCE = Duration.ofMinutes(5);
    /** In touch for twice this long without bringing anything, a terminal has brought everything older than this. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    /** Threads that go on where the store has committed: each wakes for a whole group. */
    private static final int ANSWERING = 2;

    private static final Duration IN_STEP = QUIET.multipliedBy(2);

    private final TerminalRepository terminals;
    private final Callers callers;
    private final TrayBook tray;
    private final ExpectedBook expected;
    private final Receiver receiver;
    private final PunchLog punches;
    private final ClockKeeper clocks;
    private final StateBook states;
    private final Standings standings;
    private final Companies companies;
    private final Journal journal;
    private final CallErrands errands;
    private final EventBook events;
    private final CountBook counts;
    private final SnapshotIntake snapshots;
    private final Workers.Crew crew;
    private final Workers.Crew answers;
    private final Map<TerminalId, Touch> touches = new ConcurrentHashMap<>();
    private final LiveClocks live = new LiveClocks();

    /** A terminal of a company. @param elsewhere whether a gateway serves it */
    public record Known(OrgId org, Terminal terminal, ZoneId zone, DriverDescriptor driver, boolean elsewhere) {}

    /**
     * @param since of calls without a pause
     * @param brought when it last brought something
     * @param marked when its completeness was last written
     */
    private record Touch(Instant since, Instant last, Instant brought, Instant marked) {}

    @Activate
    public CallingTerminals(
            @Reference TerminalRepository terminals,
            @Reference Callers callers,
            @Reference TrayBook tray,
            @Reference ExpectedBook expected,
            @Reference Receiver receiver,
            @Reference PunchLog punches,
            @Reference ClockKeeper clocks,
            @Reference StateBook states,
            @Reference Standings standings,
            @Reference Companies companies,
            @Reference Journal journal,
            @Reference CallErrands errands,
            @Reference EventBook events,
            @Reference CountBook counts,
            @Reference SnapshotIntake snapshots,
            @Reference Workers workers) {
        this.terminals = terminals;
        this.callers = callers;
        this.tray = tray;
        this.expected = expected;
        this.receiver = receiver;
        this.punches = punches;
        this.clocks = clocks;
        this.states = states;
        this.standings = standings;
        this.companies = companies;
        this.journal = journal;
        this.errands = errands;
        this.events = events;
        this.counts = counts;
        this.snapshots = snapshots;
        this.answers = workers.crew("terminal-answers", ANSWERING);
        this.crew = workers.crew("terminal-silence", 1);
        crew.every(Duration.ofSeconds(30), this::noteSilence);
    }

    @Deactivate
    public void stop() {
        crew.close();
        answers.close();
    }

    Journal journal() {
        return journal;
    }

    /** The drivers of all terminals in use. */
    Set<String> drivers() {
        return companies.all().stream()
                .flatMap(org -> journal.read(org, terminals::all).stream())
                .filter(terminal -> terminal.status() == Terminal.Status.IN_USE)
                .map(Terminal::driver)
                .collect(Collectors.toSet());
    }

    CallErrands errands() {
        return errands;
    }

    EventBook events() {
        return events;
    }

    SnapshotIntake snapshots() {
        return snapshots;
    }

    void holds(Known known, Health health) {
        Terminal terminal = known.terminal();
        states.update(
                known.org(),
                terminal.id(),
                terminal.name().any(),
                state -> state.holding(health.punches(), state.capacity(), ""));
        counts.compare(known.org(), terminal, health, false);
    }

    /** How far its clock should be from UTC now. */
    ZoneOffset offset(Known known) {
        ZoneId rules = known.driver().clockMode() == ClockMode.UTC ? ZoneOffset.UTC : known.zone();
        return rules.getRules().getOffset(journal.now());
    }

    /**
     * Who calls; one that is awaited is registered. Empty for any other that nobody registered, which is put in the
     * tray, and for one that is switched off or served by a gateway.
     *
     * @throws Unavailable if the store cannot be asked
     */
    public Optional<Known> admit(DriverDescriptor driver, TerminalIdentity caller, String remote) {
        Optional<Known> who = who(driver, caller.serialNumber());
        if (who.isEmpty()) {
            tray.note(companies.home(), driver.id(), caller, remote);
            return Optional.empty();
        }
        if (who.get().terminal().status() != Terminal.Status.IN_USE || who.get().elsewhere()) {
            return Optional.empty();
        }
        touch(who.get(), caller);
        return who;
    }

    String cursor(Known known) {
        return punches.progressOf(known.org(), known.terminal().id()).cursor();
    }

    /** Returns after the commit. @throws Unavailable if nothing, or not all of it, was stored */
    Appended store(Known known, PunchPage page) {
        Reckoning reckoning = reckoning(known, page);
        Appended appended = Appended.of(receiving(known, page, reckoning));
        stored(known, page, reckoning, appended);
        return appended;
    }

    /**
     * Completes after the commit, or exceptionally if nothing, or not all of it, was stored; on one of the few threads that send
     * answers.
     *
     * @throws Unavailable when that is known at once
     */
    CompletableFuture<Appended> storing(Known known, PunchPage page) {
        Reckoning reckoning = reckoning(known, page);
        return receiving(known, page, reckoning)
                .thenApplyAsync(
                        appended -> {
                            stored(known, page, reckoning, appended);
                            return appended;
                        },
                        answers::run);
    }

    private Reckoning reckoning(Known known, PunchPage page) {
        Optional<LocalDateTime> earliest =
                page.punches().stream().map(RawPunch::clockReading).min(Comparator.naturalOrder());
        return clocks.reckoning(known.org(), known.terminal(), known.zone(), known.driver(), earliest);
    }

    private CompletableFuture<Appended> receiving(Known known, PunchPage page, Reckoning reckoning) {
        TerminalProgress progress =
                punches.progressOf(known.org(), known.terminal().id());
        Optional<LocalDateTime> latest = progress.lastPunch().map(at -> LocalDateTime.ofInstant(at, known.zone()));
        Intake intake = new Intake(known.terminal(), Road.CALL, reckoning, journal.now(), latest);
        Receiver.From from = new Receiver.From(known.org(), known.terminal(), Road.CALL, "");
        return receiver.receiving(
                from, intake, page, () -> new Progress(page.next().value(), Instant.EPOCH));
    }

    private void stored(Known known, PunchPage page, Reckoning reckoning, Appended appended) {
        TerminalId id = known.terminal().id();
        Instant now = journal.now();
        if (isInStep(id, now) && appended.added() > 0) {
            live.seen(id, page, reckoning, now)
                    .ifPresent(error -> clocks.estimated(known.org(), known.terminal(), error));
        }
        touches.computeIfPresent(id, (t, old) -> new Touch(old.since(), old.last(), now, old.marked()));
    }

    /** In touch for so long that nothing older waits in it. */
    private boolean isInStep(TerminalId id, Instant now) {
        Touch touch = touches.get(id);
        return touch != null && touch.since().plus(IN_STEP).isBefore(now);
    }

    private Optional<Known> who(DriverDescriptor driver, String serial) {
        return serial.isEmpty() ? Optional.empty() : callers.who(driver.id(), serial, () -> look(driver, serial));
    }

    private Optional<Known> look(DriverDescriptor driver, String serial) {
        return companies.all().stream()
                .flatMap(org -> journal.read(org, () -> terminals.bySerial(driver.id(), serial)).stream()
                        .map(terminal -> known(org, terminal, driver, isElsewhere(org, terminal))))
                .findFirst()
                .or(() -> expected.welcome(companies.home(), driver.id(), serial)
                        .map(terminal -> known(companies.home(), terminal, driver, false)));
    }

    private Known known(OrgId org, Terminal terminal, DriverDescriptor driver, boolean elsewhere) {
        return new Known(org, terminal, standings.zone(org, terminal), driver, elsewhere);
    }

    private boolean isElsewhere(OrgId org, Terminal terminal) {
        return journal.read(org, terminals::behindGateways).containsKey(terminal.id());
    }

    private void touch(Known known, TerminalIdentity caller) {
        Instant now = journal.now();
        Terminal terminal = known.terminal();
        states.update(known.org(), terminal.id(), terminal.name().any(), state -> state.become(
                        Kind.ONLINE, "terminal.online", "", now)
                .contactedAt(now)
                .holding(state.held(), caller.punchCapacity(), caller.firmware()));
        Touch touch = touches.compute(terminal.id(), (id, old) -> touched(old, now));
        boolean quiet = isInStep(terminal.id(), now)
                && touch.brought().plus(QUIET).isBefore(now)
                && touch.marked().plus(QUIET).isBefore(now);
        if (quiet) {
            markComplete(known, now.minus(QUIET));
            touches.computeIfPresent(
                    terminal.id(), (id, old) -> new Touch(old.since(), old.last(), old.brought(), now));
        }
    }

    private static Touch touched(Touch old, Instant now) {
        return old == null || old.last().plus(QUIET).isBefore(now)
                ? new Touch(now, now, now, now)
                : new Touch(old.since(), now, old.brought(), old.marked());
    }

    private void markComplete(Known known, Instant upTo) {
        punches.append(
                known.org(),
                new PunchBatch(
                        known.terminal().id(),
                        Road.CALL,
                        "",
                        journal.now(),
                        List.of(),
                        List.of(),
                        new Progress(Progress.KEPT, upTo)));
    }

    void noteSilence() {
        Instant now = journal.now();
        touches.forEach((id, touch) -> {
            if (touch.last().plus(SILENCE).isBefore(now) && touches.remove(id, touch)) {
                try {
                    lost(id, now);
                } catch (Unavailable e) {
                    touches.putIfAbsent(id, touch);
                    log.debug("Silence of terminal {} waits for the store", id.text());
                }
            }
        });
    }

    private void lost(TerminalId id, Instant now) {
        for (OrgId org : companies.all()) {
            journal.read(org, () -> terminals.find(id))
                    .ifPresent(
                            terminal -> states.update(org, id, terminal.name().any(), state -> silent(state, now)));
        }
    }

    private static TerminalState silent(TerminalState state, Instant now) {
        return state.become(Kind.UNREACHABLE, "terminal.silent", "has not called", now);
    }
}
