package org.clockhouse.terminal.internal.visit;

import java.net.URI;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clockhouse.driver.CredentialStore;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.LearningSession;
import org.clockhouse.driver.PolledSession;
import org.clockhouse.driver.SettableClock;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalState.Kind;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.clock.ClockKeeper;
import org.clockhouse.terminal.internal.driver.DriverTable;
import org.clockhouse.terminal.internal.health.AlarmBook;
import org.clockhouse.terminal.internal.health.CountBook;
import org.clockhouse.terminal.internal.health.Standings;
import org.clockhouse.terminal.internal.health.StateBook;
import org.clockhouse.terminal.internal.list.Synchroniser;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One turn of the host at one terminal: the conversation, from connecting to closing. */
@Component(service = Visit.class)
public final class Visit {

    private static final int NEARLY_FULL_PERCENT = 80;
    private static final int ALMOST_NO_ROOM_PERCENT = 95;

    private final DriverTable drivers;
    private final Reading reading;
    private final ClockKeeper clocks;
    private final StateBook states;
    private final AlarmBook alarms;
    private final Standings standings;
    private final Journal journal;
    private final KeptSessions kept;
    private final Synchroniser synchroniser;
    private final CountBook counts;
    private final Lessons lessons;

    @Activate
    public Visit(
            @Reference DriverTable drivers,
            @Reference Reading reading,
            @Reference ClockKeeper clocks,
            @Reference StateBook states,
            @Reference AlarmBook alarms,
            @Reference Standings standings,
            @Reference Journal journal,
            @Reference KeptSessions kept,
            @Reference Synchroniser synchroniser,
            @Reference CountBook counts,
            @Reference Lessons lessons) {
        this.drivers = drivers;
        this.reading = reading;
        this.clocks = clocks;
        this.states = states;
        this.alarms = alarms;
        this.standings = standings;
        this.journal = journal;
        this.kept = kept;
        this.synchroniser = synchroniser;
        this.counts = counts;
        this.lessons = lessons;
    }

    boolean keepsPhotos(OrgId org) {
        return reading.keepsPhotos(org);
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

    /** Whose turn it is, and over what. */
    record Turn(OrgId org, Terminal terminal, ZoneId zone, TerminalDriver driver, TerminalSession session) {}

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
        boolean whole = reading.all(turn);
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
                .ifPresent(kind -> alarms.full(turn.org(), turn.terminal().id(), kind, held + " of " + most));
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

    public static TerminalAddress address(Terminal terminal) {
        return new TerminalAddress(URI.create(terminal.endpoint()), values(terminal));
    }

    public static Map<String, String> values(Terminal terminal) {
        return terminal.settings().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().text()));
    }
}
