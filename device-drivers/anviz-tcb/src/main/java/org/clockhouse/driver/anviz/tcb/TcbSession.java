package org.clockhouse.driver.anviz.tcb;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.Capability;
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
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.anviz.tcb.TcbProtocol.Answer;
import org.clockhouse.driver.anviz.tcb.TcbProtocol.Counts;
import org.clockhouse.driver.line.Line;

final class TcbSession implements ListeningSession, CredentialStore, SettableClock, DoorControl {

    private static final int RECORDS_AT_ONCE = 25;
    private static final int SANE_YEARS = 1;

    private final Line line;
    private final Conversation terminal;
    private final StaffDesk staff;
    private final TcbSettings settings;
    private final DriverContext context;
    private final TerminalIdentity identity;
    private Optional<RecordLog> log = Optional.empty();

    private TcbSession(Line line, Conversation terminal, TcbSettings settings, DriverContext context, int device)
            throws DriverException, InterruptedException {
        this.line = line;
        this.terminal = terminal;
        this.staff = new StaffDesk(terminal, settings.charset());
        this.settings = settings;
        this.context = context;
        this.identity = identify(terminal, device);
    }

    /** Proves that a terminal answers, and who it is. */
    static TcbSession begin(Line line, TcbSettings settings, DriverContext context)
            throws DriverException, InterruptedException {
        Conversation terminal = new Conversation(line, settings.device());
        Optional<byte[]> login = settings.login();
        if (login.isPresent() && terminal.ask(TcbProtocol.PASSWORD, login.get()).code() != TcbProtocol.OK) {
            throw DriverException.ofCredentials("the terminal answers, but user or password is wrong");
        }
        Answer who = terminal.ask(TcbProtocol.DEVICE_ID);
        terminal.address(who.device());
        return new TcbSession(line, terminal, settings, context, who.device());
    }

    private static TerminalIdentity identify(Conversation terminal, int device)
            throws DriverException, InterruptedException {
        String serial = textIfKnown(terminal, TcbProtocol.SERIAL_NUMBER, 32);
        return TerminalIdentity.builder(serial.isEmpty() ? "id-" + Integer.toUnsignedString(device) : serial)
                .model(textIfKnown(terminal, TcbProtocol.MODEL, 10))
                .firmware(text(terminal.ask(TcbProtocol.BASICS), 8))
                .capabilities(Set.of(Capability.CREDENTIALS, Capability.CLOCK, Capability.DOOR))
                .credentialKinds(Set.of(CredentialKind.CARD, CredentialKind.PIN))
                .build();
    }

    /** Empty from firmware that does not know the question. */
    private static String text(Answer answer, int length) {
        return answer.code() == TcbProtocol.OK ? TcbProtocol.text(answer.data(), 0, length) : "";
    }

    /** Some firmware is silent about what it does not know; once may be a loss on the line. */
    private static String textIfKnown(Conversation terminal, int question, int length)
            throws DriverException, InterruptedException {
        for (int tries = 0; tries < 2; tries++) {
            try {
                return text(terminal.ask(question), length);
            } catch (DriverException e) {
                if (e.fault() != Fault.UNREACHABLE || e.getCause() != null) {
                    throw e;
                }
            }
        }
        return "";
    }

    @Override
    public TerminalIdentity identity() {
        return identity;
    }

    private Counts counts() throws DriverException, InterruptedException {
        return Counts.of(terminal.demand(TcbProtocol.COUNTS));
    }

    @Override
    public PunchPage readPunches(Cursor after, int limit) throws DriverException, InterruptedException {
        int counted = counts().records();
        if (log.isPresent() && log.get().records().size() != counted) {
            log = Optional.empty();
        }
        if (log.isEmpty()) {
            if (counted == 0 || RecordLog.isRead(after, counted)) {
                return PunchPage.empty(after);
            }
            log = Optional.of(
                    new RecordLog(terminal.list(TcbProtocol.RECORDS, counted, RECORDS_AT_ONCE, TcbRecord.LENGTH)));
        }
        LocalDateTime until = LocalDateTime.ofInstant(context.clock().instant(), ZoneOffset.UTC)
                .plusYears(SANE_YEARS);
        PunchPage page = log.get().page(after, limit, until);
        if (!page.more()) {
            log = Optional.empty();
        }
        return page;
    }

    /** Neither the log nor the mark of what is new is ever cleared: other software may count on them. */
    @Override
    public void acknowledge(Cursor upTo) {
        // Nothing to tell it.
    }

    @Override
    public Health health() throws DriverException, InterruptedException {
        Counts counts = counts();
        return Health.of(Health.State.GOOD, "")
                .holding(counts.records(), counts.people())
                .logged(counts.records());
    }

    /** Its real-time mode, if it is on, announces records on this line. */
    @Override
    public Optional<Line> listen() {
        return settings.isListening() ? Optional.of(terminal.listen()) : Optional.empty();
    }

    @Override
    public List<Rejection> put(List<Grant> grants) throws DriverException, InterruptedException {
        log = Optional.empty();
        return staff.put(grants);
    }

    @Override
    public void revoke(Set<String> credentialIds) throws DriverException, InterruptedException {
        log = Optional.empty();
        staff.revoke(credentialIds);
    }

    @Override
    public HeldPage list(Cursor after, int limit) throws DriverException, InterruptedException {
        return staff.list(after, limit);
    }

    @Override
    public LocalDateTime readClock() throws DriverException, InterruptedException {
        return TcbProtocol.clock(terminal.demand(TcbProtocol.GET_CLOCK));
    }

    @Override
    public void setClock(LocalDateTime reading) throws DriverException, InterruptedException {
        terminal.demand(TcbProtocol.SET_CLOCK, TcbProtocol.clock(reading));
    }

    @Override
    public void command(int door, Command command) throws DriverException, InterruptedException {
        if (door != 1 || command != Command.UNLOCK_ONCE) {
            throw new DriverException(Fault.REFUSED, "such a terminal can only release its one door for a moment");
        }
        terminal.demand(TcbProtocol.UNLOCK);
    }

    @Override
    public void close() {
        line.close();
    }
}
