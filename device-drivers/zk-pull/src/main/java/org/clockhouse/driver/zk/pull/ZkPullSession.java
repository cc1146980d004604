package org.clockhouse.driver.zk.pull;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.clockhouse.driver.Capability;
import org.clockhouse.driver.ClearableLog;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.CredentialStore;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DoorControl;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.HeldPage;
import org.clockhouse.driver.ListeningSession;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.Rejection;
import org.clockhouse.driver.SettableClock;
import org.clockhouse.driver.TerminalEvent;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.line.Line;
import org.clockhouse.driver.zk.pull.ZkPullProtocol.Dataset;
import org.clockhouse.driver.zk.record.ZkTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class ZkPullSession implements ListeningSession, CredentialStore, SettableClock, DoorControl, ClearableLog {

    private static final Logger log = LoggerFactory.getLogger(ZkPullSession.class);

    /** A reading later than that is no reading. */
    private static final int SANE_YEARS = 1;

    private final Line line;
    private final Line last;
    private final Conversation terminal;
    private final Pause pause;
    private final CredentialDesk credentials;
    private final ZkPullSettings settings;
    private final DriverContext context;
    private final LiveAlarms alarms;
    private final TerminalIdentity identity;
    private final int capacity;
    private final AtomicBoolean closed = new AtomicBoolean();
    private PunchSnapshot snapshot;
    private List<TerminalEvent> told = List.of();
    private PunchRows rows = new PunchRows(Map.of());

    /** @param last a second hold on the same line, for what is said while the first is closed */
    private ZkPullSession(
            Line line,
            Line last,
            Conversation terminal,
            ZkPullSettings settings,
            DriverContext context,
            LiveAlarms alarms,
            Sizes sizes)
            throws DriverException, InterruptedException {
        this.line = line;
        this.last = last;
        this.terminal = terminal;
        this.pause = new Pause(terminal);
        this.credentials = new CredentialDesk(terminal, pause, settings.charset());
        this.settings = settings;
        this.context = context;
        this.alarms = alarms;
        this.identity = identify(terminal, sizes);
        this.capacity = sizes.punchCapacity().orElse(0);
    }

    /** Proves that a terminal answers. A client that vanished may have left it serving nobody, so that is ended first. */
    static ZkPullSession begin(
            Line line, Line last, Transport transport, ZkPullSettings settings, DriverContext context)
            throws DriverException, InterruptedException {
        LiveAlarms alarms = new LiveAlarms(context.clock());
        Conversation terminal = new Conversation(line, transport, context.replyTimeout(), context::wake, alarms);
        terminal.begin(settings.commKey());
        terminal.ask(ZkPullProtocol.ENABLE, ZkPullProtocol.NOTHING);
        return new ZkPullSession(line, last, terminal, settings, context, alarms, sizes(terminal));
    }

    private static TerminalIdentity identify(Conversation terminal, Sizes sizes)
            throws DriverException, InterruptedException {
        Frame version = terminal.ask(ZkPullProtocol.VERSION, ZkPullProtocol.NOTHING);
        TerminalIdentity.Builder identity = TerminalIdentity.builder(option(terminal, "~SerialNumber"))
                .model(option(terminal, "~DeviceName"))
                .firmware(version.command() == ZkPullProtocol.OK ? ZkPullProtocol.text(version.data()) : "")
                .capabilities(Set.of(Capability.CREDENTIALS, Capability.CLOCK, Capability.DOOR, Capability.LOG))
                .credentialKinds(Set.of(CredentialKind.CARD, CredentialKind.PIN));
        sizes.punchCapacity().ifPresent(identity::punchCapacity);
        sizes.userCapacity().ifPresent(identity::credentialCapacity);
        return identity.build();
    }

    /** Empty when the terminal has no such option, which it says as an error. */
    private static String option(Conversation terminal, String name) throws DriverException, InterruptedException {
        Frame answer = terminal.ask(ZkPullProtocol.OPTION_READ, ZkPullProtocol.option(name));
        return answer.command() == ZkPullProtocol.OK ? ZkPullProtocol.optionValue(answer.data()) : "";
    }

    private static Sizes sizes(Conversation terminal) throws DriverException, InterruptedException {
        Frame answer = terminal.ask(ZkPullProtocol.FREE_SIZES, ZkPullProtocol.NOTHING);
        if (answer.command() == ZkPullProtocol.UNAUTHENTICATED) {
            throw Conversation.unwanted(ZkPullProtocol.FREE_SIZES, answer);
        }
        return answer.command() == ZkPullProtocol.OK ? Sizes.of(answer) : Sizes.UNSTATED;
    }

    @Override
    public TerminalIdentity identity() {
        return identity;
    }

    @Override
    public PunchPage readPunches(Cursor after, int limit) throws DriverException, InterruptedException {
        OptionalInt counted = sizes(terminal).punches();
        Optional<LogPlace> place = LogPlace.of(after);
        if (snapshot != null && !snapshot.isOf(counted)) {
            release();
        }
        if (snapshot == null) {
            if (counted.equals(OptionalInt.of(0)) || isRead(place, counted)) {
                return told(PunchPage.builder(after), limit).build();
            }
            snapshot = take(counted);
        }
        PunchPage page = page(after, place, limit);
        if (!page.more()) {
            release();
        }
        return page;
    }

    /**
     * Whether nothing is new, by the count alone: a large log is not copied for that. A full log counts the same for ever,
     * and is looked at; one that was cleared and has reached the same count is noticed with its next punch.
     */
    private boolean isRead(Optional<LogPlace> place, OptionalInt counted) {
        return counted.isPresent()
                && counted.getAsInt() < capacity
                && place.filter(at -> at.isEnd() && at.rows() == counted.getAsInt())
                        .isPresent();
    }

    private PunchSnapshot take(OptionalInt counted) throws DriverException, InterruptedException {
        LocalDateTime until = LocalDateTime.ofInstant(context.clock().instant(), ZoneOffset.UTC)
                .plusYears(SANE_YEARS);
        PunchSnapshot taken = snapshot(counted, until);
        if (taken.layout().isByIndex()) {
            taken.free();
            rows = new PunchRows(People.read(terminal, OptionalInt.empty()).numbers());
            taken = snapshot(counted, until);
        }
        if (taken.rows() == 0 && counted.orElse(0) > 0) {
            throw new DriverException(
                    Fault.GARBLED, "the terminal counts " + counted.getAsInt() + " punches and gives none");
        }
        return taken;
    }

    private PunchSnapshot snapshot(OptionalInt counted, LocalDateTime until)
            throws DriverException, InterruptedException {
        BulkRead read = BulkRead.open(terminal, Dataset.PUNCHES, counted);
        return PunchSnapshot.of(read, terminal.transport().largestChunk(), counted, settings, until);
    }

    private PunchPage page(Cursor after, Optional<LogPlace> place, int limit)
            throws DriverException, InterruptedException {
        int follow = place.isPresent() ? snapshot.follow(place.get()) : -1;
        boolean gap = follow < 0 && !after.equals(Cursor.START);
        int from = Math.max(0, follow);
        PunchPage.Builder page = told(PunchPage.builder(after), limit);
        int until = Math.min(snapshot.rows(), from + limit - page.rows());
        page.more(until < snapshot.rows());
        for (int row = from; row < until; row++) {
            rows.add(snapshot.row(row), snapshot.bytes(row), row + 1L, page);
        }
        if (until > from) {
            page.next(snapshot.after(until - 1).cursor()).gap(gap);
        }
        return page.build();
    }

    /** With the alarms that came meanwhile; they come again until the page is acknowledged. */
    private PunchPage.Builder told(PunchPage.Builder page, int limit) {
        told = alarms.first(limit);
        told.forEach(page::event);
        return page;
    }

    /** A terminal prepares one thing at a time: whoever reads something else has to let the log go first. */
    private void release() throws DriverException, InterruptedException {
        PunchSnapshot over = snapshot;
        snapshot = null;
        if (over != null) {
            over.free();
        }
    }

    /** The log is for others too: it is never cleared for that, and the terminal overwrites its oldest rows by itself. */
    @Override
    public void acknowledge(Cursor upTo) {
        alarms.stored(told);
    }

    /** Copied and compared to its last row; then, while nobody can punch, counted once more and cleared. */
    @Override
    public OptionalInt clear(Cursor end) throws DriverException, InterruptedException {
        OptionalInt counted = sizes(terminal).punches();
        Optional<LogPlace> place = LogPlace.of(end).filter(LogPlace::isEnd);
        if (counted.isEmpty() || place.isEmpty()) {
            return OptionalInt.empty();
        }
        release();
        snapshot = take(counted);
        int read = snapshot.rows();
        boolean isEnd = read == counted.getAsInt() && snapshot.follow(place.get()) == read;
        release();
        AtomicBoolean cleared = new AtomicBoolean();
        if (isEnd) {
            pause.during(() -> {
                if (sizes(terminal).punches().equals(counted)) {
                    terminal.demand(ZkPullProtocol.CLEAR_PUNCHES, ZkPullProtocol.NOTHING);
                    terminal.ask(ZkPullProtocol.REFRESH_DATA, ZkPullProtocol.NOTHING);
                    cleared.set(true);
                }
            });
        }
        return cleared.get() ? counted : OptionalInt.empty();
    }

    @Override
    public Health health() throws DriverException, InterruptedException {
        return Fullness.health(sizes(terminal));
    }

    /** Firmware without live events says so; such a terminal is visited as before. */
    @Override
    public Optional<Line> listen() throws DriverException, InterruptedException {
        if (!settings.isListening()) {
            return Optional.empty();
        }
        release();
        terminal.listen();
        return Optional.of(line);
    }

    @Override
    public List<Rejection> put(List<Grant> grants) throws DriverException, InterruptedException {
        release();
        return credentials.put(grants, sizes(terminal));
    }

    @Override
    public void revoke(Set<String> credentialIds) throws DriverException, InterruptedException {
        release();
        credentials.revoke(credentialIds, sizes(terminal));
    }

    @Override
    public HeldPage list(Cursor after, int limit) throws DriverException, InterruptedException {
        release();
        return credentials.list(after, limit, sizes(terminal));
    }

    @Override
    public LocalDateTime readClock() throws DriverException, InterruptedException {
        Frame answer = terminal.demand(ZkPullProtocol.GET_TIME, ZkPullProtocol.NOTHING);
        return answer.number(0)
                .flatMap(ZkTime::decode)
                .orElseThrow(() -> new DriverException(Fault.GARBLED, "the terminal's clock shows no date"));
    }

    @Override
    public void setClock(LocalDateTime reading) throws DriverException, InterruptedException {
        terminal.demand(ZkPullProtocol.SET_TIME, ZkPullProtocol.clock(reading));
        terminal.ask(ZkPullProtocol.REFRESH_DATA, ZkPullProtocol.NOTHING);
    }

    @Override
    public void command(int door, Command command) throws DriverException, InterruptedException {
        if (door != 1 || command != Command.UNLOCK_ONCE) {
            throw new DriverException(Fault.REFUSED, "such a terminal can only release its one door for a moment");
        }
        terminal.demand(ZkPullProtocol.UNLOCK, ZkPullProtocol.tenths(settings.unlockSeconds()));
    }

    /** A call still running ends first; then the terminal is told, without waiting, over the other hold on the line. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        line.close();
        boolean interrupted = Thread.interrupted();
        try {
            if (pause.isOn()) {
                terminal.tell(last, ZkPullProtocol.ENABLE, ZkPullProtocol.EXIT);
            } else {
                terminal.tell(last, ZkPullProtocol.EXIT);
            }
        } catch (DriverException e) {
            log.debug("A session ended without a farewell: {}", e.getMessage());
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            last.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
