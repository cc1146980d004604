package org.clockhouse.driver.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.clockhouse.driver.Capability;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.CredentialStore;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.HeldPage;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Rejection;
import org.clockhouse.driver.SettableClock;
import org.clockhouse.driver.Subject.HolderNumber;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.TerminalSession;

final class SimulatorSession implements TerminalSession, CredentialStore, SettableClock {

    private final SimulatedTerminal terminal;
    private final SimulatorSettings settings;
    private final SimulatedLog log;
    private final DriverContext context;
    private final TerminalIdentity identity;
    private final CountDownLatch closed = new CountDownLatch(1);

    private SimulatorSession(
            String name, SimulatedTerminal terminal, SimulatorSettings settings, DriverContext context) {
        this.terminal = terminal;
        this.settings = settings;
        this.log = new SimulatedLog(settings);
        this.context = context;
        this.identity = TerminalIdentity.builder("SIM-" + name)
                .model("Simulator")
                .firmware("1")
                .punchCapacity(settings.capacity())
                .credentialCapacity(SimulatedTerminal.MOST_CREDENTIALS)
                .capabilities(Set.of(Capability.CREDENTIALS, Capability.CLOCK))
                .credentialKinds(Set.of(CredentialKind.CARD, CredentialKind.PIN))
                .build();
    }

    static SimulatorSession begin(
            String name, SimulatedTerminal terminal, SimulatorSettings settings, DriverContext context)
            throws DriverException, InterruptedException {
        SimulatorSession session = new SimulatorSession(name, terminal, settings, context);
        session.answering();
        return session;
    }

    /** As long as a real terminal would be waited for, when this one is within an outage. */
    private Instant answering() throws DriverException, InterruptedException {
        Instant now = context.clock().instant();
        boolean out = settings.outages().stream()
                .anyMatch(outage -> outage.contains(now.atZone(settings.zone()).toLocalTime()));
        if (closed.getCount() > 0 && (out || terminal.isSilent())) {
            closed.await(context.replyTimeout().toMillis(), TimeUnit.MILLISECONDS);
            throw new DriverException(Fault.UNREACHABLE, "the simulated terminal does not answer");
        }
        if (closed.getCount() == 0) {
            throw new DriverException(Fault.UNREACHABLE, "the session is closed");
        }
        return now;
    }

    @Override
    public TerminalIdentity identity() {
        return identity;
    }

    @Override
    public PunchPage readPunches(Cursor after, int limit) throws DriverException, InterruptedException {
        Instant now = answering();
        LogReader reader = new LogReader(log, terminal.presented(), this::punch, now.getEpochSecond());
        Place start = new Place(Math.max(log.firstSecond(now), terminal.clearedUntil()), 0);
        Optional<Place> known = Place.of(after, terminal.log());
        Place asked = known.orElse(start);
        Place from = reader.notOlderThan(asked, settings.capacity());
        boolean first = after.equals(Cursor.START);
        LogReader.Read read = reader.read(from, limit);
        Cursor next =
                read.punches().isEmpty() && known.isPresent() || read.punches().isEmpty() && first
                        ? after
                        : read.next().in(terminal.log());
        return PunchPage.builder(next)
                .punches(read.punches())
                .more(read.more())
                .gap(!first && (known.isEmpty() || !from.equals(asked)))
                .build();
    }

    private RawPunch punch(SimulatedLog.Entry entry, int count) {
        String id = entry.second() + "-" + entry.pin();
        RawPunch.Builder punch = RawPunch.builder(id, shown(entry.second()), new HolderNumber(entry.pin()))
                .key(entry.key(), "")
                .method(entry.method(), "")
                .reader(1);
        log.score(entry).ifPresent(punch::score);
        return punch.build();
    }

    private LocalDateTime shown(long second) {
        return log.onTheWall(second).plus(terminal.ahead(second, Duration.ofSeconds(settings.clockError())));
    }

    /** The log is a function of time: nothing is kept, so nothing need be forgotten. */
    @Override
    public void acknowledge(Cursor upTo) throws DriverException, InterruptedException {
        answering();
    }

    @Override
    public Health health() throws DriverException, InterruptedException {
        answering();
        return Health.of(Health.State.GOOD, "");
    }

    @Override
    public List<Rejection> put(List<Grant> grants) throws DriverException, InterruptedException {
        answering();
        List<Rejection> rejected = new ArrayList<>();
        for (Grant grant : grants) {
            if (!identity.credentialKinds().contains(grant.kind())) {
                rejected.add(Rejection.of(grant.credentialId(), Rejection.Reason.KIND_UNSUPPORTED));
            } else if (!terminal.put(grant)) {
                rejected.add(Rejection.of(grant.credentialId(), Rejection.Reason.FULL));
            }
        }
        return rejected;
    }

    @Override
    public void revoke(Set<String> credentialIds) throws DriverException, InterruptedException {
        answering();
        credentialIds.forEach(terminal::revoke);
    }

    @Override
    public HeldPage list(Cursor after, int limit) throws DriverException, InterruptedException {
        answering();
        List<String> found = terminal.heldAfter(after.value(), limit + 1);
        List<String> page = found.subList(0, Math.min(limit, found.size()));
        Cursor next = page.isEmpty() ? after : new Cursor(page.get(page.size() - 1));
        return HeldPage.of(page, next, found.size() > page.size());
    }

    @Override
    public LocalDateTime readClock() throws DriverException, InterruptedException {
        return shown(answering().getEpochSecond());
    }

    @Override
    public void setClock(LocalDateTime reading) throws DriverException, InterruptedException {
        long now = answering().getEpochSecond();
        terminal.setClock(now, Duration.between(log.onTheWall(now), reading));
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
