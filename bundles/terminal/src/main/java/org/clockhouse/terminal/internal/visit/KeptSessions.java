package org.clockhouse.terminal.internal.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.ListeningSession;
import org.clockhouse.driver.PolledSession;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.line.Line;
import org.clockhouse.driver.line.LineWatch;
import org.clockhouse.driver.line.Lines;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Workers;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.TerminalConfig;
import org.clockhouse.terminal.internal.driver.DriverTable;
import org.clockhouse.terminal.internal.recording.Recorder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions that stand open between visits, one at most for each terminal. Those that announce have all their lines watched by one
 * thread, which is there from the first of them on; bytes that nobody asked for make the next visit come at once. Those that tell
 * only when asked are polled in rounds, and what they tell does the same.
 */
@Component(service = KeptSessions.class, configurationPid = TerminalConfig.PID)
public final class KeptSessions {

    private static final Logger log = LoggerFactory.getLogger(KeptSessions.class);

    private static final Duration MUTE_FOR = Duration.ofMinutes(10);
    private static final int MOST_DEATHS = 3;

    private final Lines lines;
    private final Workers workers;
    private final Journal journal;
    private final PollRounds rounds;
    private final Recorder recorder;
    private final boolean wanted;
    private final Map<TerminalId, Kept> kept = new HashMap<>();
    /** Those that would not announce, or hang up again and again, and until when they are visited only. */
    private final Map<Edition, Instant> mute = new HashMap<>();

    /** How many sessions with them died in a row, none of which saw another visit. */
    private final Map<Edition, Integer> deaths = new HashMap<>();

    private Workers.Crew crew;
    private LineWatch watch;
    private boolean over;

    @Activate
    public KeptSessions(
            @Reference Lines lines,
            @Reference Workers workers,
            @Reference Journal journal,
            @Reference Recorder recorder,
            TerminalConfig config) {
        this.lines = lines;
        this.workers = workers;
        this.journal = journal;
        this.rounds = new PollRounds(workers, Math.max(1, config.polled__lines()));
        this.recorder = recorder;
        this.wanted = config.keep__lines();
    }

    private record Edition(TerminalId terminal, long version) {

        static Edition of(Terminal terminal) {
            return new Edition(terminal.id(), terminal.version());
        }
    }

    /**
     * A session that nobody uses right now.
     *
     * @param release it is watched or polled no more when this returns
     */
    record Kept(Terminal terminal, DriverTable.Loan loan, TerminalSession session, Runnable release) {

        void end() {
            session.close();
            loan.close();
        }
    }

    /** Lets a session stand open when it is of that kind and its terminal agrees; else the caller closes it. */
    boolean keep(Terminal terminal, DriverTable.Loan loan, TerminalSession session, Runnable bell)
            throws InterruptedException {
        synchronized (this) {
            if (!wanted || over || recorder.isOn(terminal.id()) || isMute(Edition.of(terminal))) {
                return false;
            }
        }
        if (session instanceof PolledSession polled) {
            return parkPolled(terminal, loan, polled, bell);
        }
        if (session instanceof ListeningSession listening) {
            Optional<Line> line = listen(terminal, listening);
            return line.isPresent() && parkWatched(terminal, loan, listening, line.get(), bell);
        }
        return false;
    }

    private Optional<Line> listen(Terminal terminal, ListeningSession session) throws InterruptedException {
        Optional<Line> line = Optional.empty();
        try {
            line = session.listen();
        } catch (DriverException e) {
            log.debug("Terminal {} does not announce: {}", terminal.name().any(), e.getMessage());
        }
        if (line.isEmpty()) {
            silence(Edition.of(terminal));
        }
        return line;
    }

    private boolean isMute(Edition edition) {
        return mute.getOrDefault(edition, Instant.MIN).isAfter(journal.now());
    }

    private synchronized void silence(Edition edition) {
        mute.put(edition, journal.now().plus(MUTE_FOR));
        deaths.remove(edition);
    }

    /** A visit was made over a session that had stood open. */
    synchronized void served(Terminal terminal) {
        deaths.remove(Edition.of(terminal));
    }

    /** A session that stood open turned out dead. One that hangs up each time must not be visited without a pause. */
    synchronized void died(Terminal terminal) {
        if (deaths.merge(Edition.of(terminal), 1, Integer::sum) >= MOST_DEATHS) {
            silence(Edition.of(terminal));
        }
    }

    private synchronized boolean parkWatched(
            Terminal terminal, DriverTable.Loan loan, ListeningSession session, Line line, Runnable bell) {
        if (over || !loan.park()) {
            return false;
        }
        LineWatch watching = watch();
        kept.put(terminal.id(), new Kept(terminal, loan, session, () -> watching.remove(line)));
        if (watching.add(line, bell)) {
            return true;
        }
        kept.remove(terminal.id());
        silence(Edition.of(terminal));
        loan.resume();
        return false;
    }

    private synchronized boolean parkPolled(
            Terminal terminal, DriverTable.Loan loan, PolledSession session, Runnable bell) {
        if (over || !loan.park()) {
            return false;
        }
        Optional<PollRounds.Member> member = rounds.add(terminal.endpoint(), session, bell);
        if (member.isEmpty()) {
            log.warn(
                    "Terminal {} is only visited: too many lines are polled",
                    terminal.name().any());
            loan.resume();
            return false;
        }
        kept.put(terminal.id(), new Kept(terminal, loan, session, member.get()::end));
        return true;
    }

    private LineWatch watch() {
        if (watch == null) {
            watch = lines.watch();
            crew = workers.crew("terminal-lines", 1);
            crew.run(watch::run);
        }
        return watch;
    }

    /**
     * The session with the terminal, if one is open that was begun with these settings and whose driver is still here. One whose
     * terminal is recorded ends, so that the recording begins with the greeting.
     */
    Optional<Kept> take(Terminal terminal) {
        Kept session;
        synchronized (this) {
            session = kept.remove(terminal.id());
        }
        if (session == null) {
            return Optional.empty();
        }
        session.release().run();
        if (!session.loan().resume()) {
            return Optional.empty();
        }
        if (session.terminal().version() != terminal.version() || recorder.isOn(terminal.id())) {
            session.end();
            return Optional.empty();
        }
        return Optional.of(session);
    }

    /** Whether a session with it stands open and will say when there is something. */
    synchronized boolean isOpen(TerminalId terminal) {
        return kept.containsKey(terminal);
    }

    /** Ends the sessions with all others. */
    void retain(Set<TerminalId> visited) {
        List<Kept> ended;
        synchronized (this) {
            ended = kept.values().stream()
                    .filter(session -> !visited.contains(session.terminal().id()))
                    .toList();
            ended.forEach(session -> kept.remove(session.terminal().id()));
            mute.keySet().removeIf(edition -> !visited.contains(edition.terminal()));
            deaths.keySet().removeIf(edition -> !visited.contains(edition.terminal()));
        }
        end(ended);
    }

    private static void end(List<Kept> sessions) {
        sessions.stream().filter(session -> session.loan().resume()).forEach(Kept::end);
    }

    @Deactivate
    public void close() {
        List<Kept> all;
        synchronized (this) {
            over = true;
            all = List.copyOf(kept.values());
            kept.clear();
        }
        end(all);
        rounds.close();
        if (watch != null) {
            watch.close();
            crew.close();
        }
    }
}
