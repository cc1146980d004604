package org.clockhouse.terminal.internal;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clockhouse.driver.CredentialStore;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.LearningSession;
import org.clockhouse.driver.PolledSession;
import org.clockhouse.driver.PunchFeedback;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.SettableClock;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.punch.PunchBatch.Progress;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.Road;
import org.clockhouse.punch.TerminalProgress;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalState.Kind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One turn of the host at one terminal: the conversation, from connecting to closing. */
@Component(service = Visit.class, configurationPid = TerminalConfig.PID)
public final class Visit {

    /** A completeness mark that nothing else comes with is written this often. */
    private static final Duration MARK_EVERY = Duration.ofMinutes(1);

    private static final int NEARLY_FULL_PERCENT = 80;
    private static final int ALMOST_NO_ROOM_PERCENT = 95;

    private final DriverTable drivers;
    private final PunchLog punches;
    private final Receiver receiver;
    private final ClockKeeper clocks;
    private final StateBook states;
    private final AlarmBook alarms;
    private final Standings standings;
    private final Journal journal;
    private final KeptSessions kept;
    private final Synchroniser synchroniser;
    private final CountBook counts;
    private final SnapshotIntake snapshots;
    private final Lessons lessons;
    private final Feedback feedback;
    private final int pageSize;

    @Activate
    public Visit(
            @Reference DriverTable drivers,
            @Reference PunchLog punches,
            @Reference Receiver receiver,
            @Reference ClockKeeper clocks,
            @Reference StateBook states,
            @Reference AlarmBook alarms,
            @Reference Standings standings,
            @Reference Journal journal,
            @Reference KeptSessions kept,
            @Reference Synchroniser synchroniser,
            @Reference CountBook counts,
            @Reference SnapshotIntake snapshots,
            @Reference Lessons lessons,
            @Reference Feedback feedback,
            TerminalConfig config) {
        this.drivers = drivers;
        this.punches = punches;
        this.receiver = receiver;
        this.clocks = clocks;
        this.states = states;
        this.alarms = alarms;
        this.standings = standings;
        this.journal = journal;
        this.kept = kept;
        this.synchroniser = synchroniser;
        this.counts = counts;
        this.snapshots = snapshots;
        this.lessons = lessons;
        this.feedback = feedback;
        this.pageSize = pageSize(config);
    }

    static int pageSize(TerminalConfig config) {
        return Math.max(1, Math.min(1_000, config.page__size()));
    }

    boolean keepsPhotos(OrgId org) {
        return snapshots.isOn(org);
    }

    /**
     * Reads everything the terminal has, a page at a time: stored, then acknowledged, then the next.
     *
     * @return whether there was a driver to do it with
     * @throws InterruptedException also when the driver leaves
     * @throws org.clockhouse.kernel.Unavailable if the store is down; nothing unstored was acknowledged
     */
    boolean make(OrgId org, Terminal terminal, DriverContext context) throws DriverException, InterruptedException {
        Optional<KeptSessions.Kept> open = kept.take(terminal);
        if (open.isPresent() && resume(org, terminal, context, open.get())) {
            return true;
        }
        Optional<DriverTable.Loan> borrowed = drivers.borrow(terminal.driver());
        if (borrowed.isEmpty()) {
            return false;
        }
        DriverTable.Loan loan = borrowed.get();
        boolean stays = false;
        try {
            if (!(loan.driver() instanceof TerminalDriver driver)) {
                return false;
            }
            TerminalSession session = loan.holding(driver.connect(address(terminal), context));
            stays = visit(org, terminal, context, loan, session);
            return true;
        } catch (DriverException e) {
            throw leavingOr(loan, e);
        } catch (RuntimeException e) {
            throw leavingOr(loan, e);
        } finally {
            if (!stays) {
                loan.close();
            }
        }
    }

    /** @return false when the session had died meanwhile: the terminal is asked anew, and what was missed is in its log */
    private boolean resume(OrgId org, Terminal terminal, DriverContext context, KeptSessions.Kept open)
            throws DriverException, InterruptedException {
        boolean stays = false;
        try {
            stays = visit(org, terminal, context, open.loan(), open.session());
            kept.served(terminal);
            return true;
        } catch (DriverException e) {
            if (leavingOr(open.loan(), e).fault() == Fault.UNREACHABLE || e.fault() == Fault.GARBLED) {
                kept.died(terminal);
                return false;
            }
            throw e;
        } catch (RuntimeException e) {
            throw leavingOr(open.loan(), e);
        } finally {
            if (!stays) {
                open.loan().close();
            }
        }
    }

    /** What went wrong, when it was not that the driver is leaving. */
    private static <E extends Exception> E leavingOr(DriverTable.Loan loan, E wrong) throws InterruptedException {
        if (loan.isCalledIn()) {
            InterruptedException left = new InterruptedException("the driver left");
            left.initCause(wrong);
            throw left;
        }
        return wrong;
    }

    /** @return whether the session stands open from now on; else it is closed */
    private boolean visit(
            OrgId org, Terminal terminal, DriverContext context, DriverTable.Loan loan, TerminalSession session)
            throws DriverException, InterruptedException {
        boolean stays = false;
        try {
            TerminalDriver driver = (TerminalDriver) loan.driver();
            converse(new Turn(org, terminal, standings.zone(org, terminal), driver, session));
            stays = kept.keep(terminal, loan, session, context::wake);
            return stays;
        } catch (Unavailable e) {
            // A terminal that keeps nothing is polled on while the store is down; the next visit is the usual one.
            stays = session instanceof PolledSession && kept.keep(terminal, loan, session, () -> {});
            if (!stays) {
                throw e;
            }
            return true;
        } finally {
            if (!stays) {
                session.close();
            }
        }
    }

    private record Turn(OrgId org, Terminal terminal, ZoneId zone, TerminalDriver driver, TerminalSession session) {}

    private void converse(Turn turn) throws DriverException, InterruptedException {
        greet(turn);
        Optional<Synchroniser.At> list = list(turn);
        if (list.isPresent()) {
            synchroniser.forget(list.get());
        }
        if (turn.session() instanceof SettableClock clock) {
            clocks.measure(
                    turn.org(), turn.terminal(), turn.zone(), turn.driver().descriptor(), clock);
        }
        boolean whole = readAll(turn);
        if (list.isPresent()) {
            synchroniser.repair(list.get());
        }
        checkHealth(turn, whole);
        if (turn.session() instanceof SettableClock clock) {
            clocks.correct(
                    turn.org(), turn.terminal(), turn.zone(), turn.driver().descriptor(), clock);
        }
    }

    private static Optional<Synchroniser.At> list(Turn turn) {
        return turn.session() instanceof CredentialStore store
                ? Optional.of(new Synchroniser.At(
                        turn.org(), turn.terminal(), turn.zone(), turn.driver().descriptor(), store))
                : Optional.empty();
    }

    private void greet(Turn turn) throws DriverException {
        if (turn.session() instanceof LearningSession learning) {
            lessons.keep(turn.org(), turn.terminal(), learning.learned());
        }
        String stated = turn.session().identity().serialNumber();
        Terminal terminal = turn.terminal();
        if (!terminal.serial().isEmpty() && !stated.isEmpty() && !stated.equals(terminal.serial())) {
            alarms.raise(
                    turn.org(),
                    terminal.id(),
                    Alarm.Kind.SWAPPED,
                    "says it is " + stated + ", not " + terminal.serial());
        }
        states.update(turn.org(), terminal.id(), terminal.name().any(), state -> state.become(
                        Kind.ONLINE, "terminal.online", "", journal.now())
                .contactedAt(journal.now()));
    }

    /** @return whether it was read from the beginning */
    private boolean readAll(Turn turn) throws DriverException, InterruptedException {
        PunchPage page;
        boolean whole = false;
        do {
            TerminalProgress progress =
                    punches.progressOf(turn.org(), turn.terminal().id());
            Cursor after = new Cursor(progress.cursor());
            whole |= after.equals(Cursor.START);
            Instant began = journal.now();
            page = turn.session().readPunches(after, pageSize);
            if (page.rows() == 0 && page.more()) {
                throw new DriverException(Fault.GARBLED, "an empty page that says there is more");
            }
            if (page.gap()) {
                alarms.raise(turn.org(), turn.terminal().id(), Alarm.Kind.GAP, lost(progress));
            }
            Map<PunchSubject, EmployeeId> known =
                    store(turn, progress, page, page.more() || isHeld(turn) ? Instant.EPOCH : began);
            if (page.rows() > 0) {
                show(turn, page, known);
                turn.session().acknowledge(page.next());
                snapshots.fetch(turn.org(), turn.terminal(), turn.session(), page.punches());
            }
        } while (page.more());
        return whole;
    }

    private void show(Turn turn, PunchPage page, Map<PunchSubject, EmployeeId> known)
            throws DriverException, InterruptedException {
        if (turn.session() instanceof PunchFeedback terminal) {
            Feedback.At at = new Feedback.At(
                    turn.org(), turn.terminal(), turn.zone(), turn.driver().descriptor());
            feedback.show(at, terminal, page.punches(), known);
        }
    }

    private boolean isHeld(Turn turn) {
        return clocks.holds(
                turn.org(), turn.terminal(), turn.zone(), turn.driver().descriptor());
    }

    private static String lost(TerminalProgress progress) {
        return progress.lastPunch()
                .map(last -> "punches after " + last + " were overwritten before they were read")
                .orElse("its first punches were overwritten before they were read");
    }

    /** @return whose is what was presented, as far as that is known */
    private Map<PunchSubject, EmployeeId> store(Turn turn, TerminalProgress before, PunchPage page, Instant complete) {
        boolean still = page.rows() == 0 && page.next().value().equals(before.cursor());
        if (still
                && before.reportedUpTo()
                        .filter(mark -> mark.plus(MARK_EVERY).isAfter(complete))
                        .isPresent()) {
            return Map.of();
        }
        Optional<LocalDateTime> earliest =
                page.punches().stream().map(RawPunch::clockReading).min(Comparator.naturalOrder());
        Reckoning reckoning = clocks.reckoning(
                turn.org(),
                turn.terminal(),
                turn.zone(),
                turn.driver().descriptor(),
                Optional.of(earliest.orElse(LocalDateTime.ofInstant(journal.now(), turn.zone()))));
        Optional<LocalDateTime> latest = before.lastPunch().map(at -> LocalDateTime.ofInstant(at, turn.zone()));
        Intake intake = new Intake(turn.terminal(), Road.VISIT, reckoning, journal.now(), latest);
        Receiver.From from = new Receiver.From(turn.org(), turn.terminal(), Road.VISIT, "");
        return receiver.receive(
                        from, intake, page, () -> new Progress(page.next().value(), complete))
                .known();
    }

    private void checkHealth(Turn turn, boolean readWhole) throws DriverException, InterruptedException {
        Health health = turn.session().health();
        states.update(
                turn.org(),
                turn.terminal().id(),
                turn.terminal().name().any(),
                state -> state.holding(
                        health.punches(),
                        turn.session().identity().punchCapacity(),
                        turn.session().identity().firmware()));
        counts.compare(turn.org(), turn.terminal(), health, readWhole);
        if (health.state() != Health.State.GOOD) {
            Alarm.Kind kind = health.state() == Health.State.TAMPERED ? Alarm.Kind.TAMPERED : Alarm.Kind.DEGRADED;
            alarms.raise(turn.org(), turn.terminal().id(), kind, health.detail());
        }
        int held = health.punches().orElse(0);
        int most = turn.session().identity().punchCapacity().orElse(0);
        fullness(held, most)
                .ifPresent(kind -> alarms.raise(turn.org(), turn.terminal().id(), kind, held + " of " + most));
    }

    static Optional<Alarm.Kind> fullness(int held, int most) {
        if (most <= 0 || 100L * held < (long) NEARLY_FULL_PERCENT * most) {
            return Optional.empty();
        }
        return Optional.of(
                100L * held < (long) ALMOST_NO_ROOM_PERCENT * most
                        ? Alarm.Kind.NEARLY_FULL
                        : Alarm.Kind.ALMOST_NO_ROOM);
    }

    static TerminalAddress address(Terminal terminal) {
        return new TerminalAddress(URI.create(terminal.endpoint()), values(terminal));
    }

    static Map<String, String> values(Terminal terminal) {
        return terminal.settings().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().text()));
    }
}
