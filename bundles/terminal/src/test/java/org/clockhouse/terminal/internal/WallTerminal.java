package org.clockhouse.terminal.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.Capability;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.Method;
import org.clockhouse.driver.Outcome;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.PunchPhotos;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.SettableClock;
import org.clockhouse.driver.Setting;
import org.clockhouse.driver.Subject;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.TerminalEvent;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.Texts;
import org.clockhouse.driver.Token;

/** A terminal on a wall and its driver in one, worked from outside. Forgets what is acknowledged. */
public final class WallTerminal implements TerminalDriver {

    public static final String ID = "acme.t100";
    public static final String ENDPOINT = "acme:gate";

    private final Clock clock;
    private final List<RawPunch> held = new ArrayList<>();
    private long numbered;
    public volatile Fault fault;
    public volatile boolean wrongKey;
    /** It does not let its clock be set. */
    volatile boolean keepsItsTime;

    volatile int clockSets;
    public volatile RuntimeException bug;
    volatile String serial = "A-1";
    public volatile Duration ahead = Duration.ZERO;
    public volatile Health health = Health.of(Health.State.GOOD, "");
    public volatile boolean gap;
    /** Whether it keeps what is acknowledged, as most do. */
    public volatile boolean keeps;

    public volatile List<TerminalEvent> events = List.of();
    public volatile int connects;
    public volatile int acknowledged;
    public volatile int mostAsked;
    public volatile Map<String, String> settings = Map.of();
    public volatile DriverContext context;
    /** When set, a read waits for it, as a terminal that does not answer. */
    public volatile CountDownLatch answer;

    public final CountDownLatch reading = new CountDownLatch(1);

    public WallTerminal(Clock clock) {
        this.clock = clock;
    }

    public synchronized void present(String number, LocalDateTime reading) {
        held.add(RawPunch.builder("r" + ++numbered, reading, new Subject.HolderNumber(number))
                .row(numbered)
                .raw(Bytes.of(number + "\t" + reading))
                .build());
    }

    synchronized void refuse(String number, LocalDateTime reading, String reason) {
        held.add(RawPunch.builder("r" + ++numbered, reading, new Subject.HolderNumber(number))
                .row(numbered)
                .method(Method.FINGERPRINT, "")
                .refused(Outcome.Reason.MISREAD, reason)
                .build());
    }

    public synchronized int holds() {
        return held.size();
    }

    @Override
    public DriverDescriptor descriptor() {
        Map<String, Texts.Text> texts = Map.of(
                "setting.password", new Texts.Text("通信密码", "Communication key"),
                "setting.mode", new Texts.Text("方式", "Mode"));
        return DriverDescriptor.builder(ID)
                .made("Acme", "T100")
                .roads(Road.VISIT)
                .capabilities(Capability.CLOCK)
                .endpointExample("acme:east")
                .settings(
                        Setting.secret("password"),
                        Setting.choice("mode", List.of("fast", "slow")),
                        Setting.number("address"))
                .texts(Texts.of(texts))
                .build();
    }

    @Override
    public TerminalSession connect(TerminalAddress address, DriverContext lent) throws DriverException {
        connects++;
        settings = address.settings();
        context = lent;
        fail();
        return new Session();
    }

    private void fail() throws DriverException {
        if (bug != null) {
            throw bug;
        }
        if (wrongKey) {
            throw DriverException.ofCredentials("the key is wrong");
        }
        if (fault != null) {
            throw new DriverException(fault, "as the test wants");
        }
    }

    /** With a picture, which lies under that word. */
    synchronized void photograph(String number, LocalDateTime reading, String reference) {
        held.add(RawPunch.builder("r" + ++numbered, reading, new Subject.HolderNumber(number))
                .row(numbered)
                .photo(reference)
                .build());
    }

    /** It let nobody in with this card, and took a picture. */
    synchronized void refuseCard(String hex, LocalDateTime reading, String reference) {
        held.add(RawPunch.builder("r" + ++numbered, reading, new Subject.Presented(CredentialKind.CARD, new Token(hex)))
                .row(numbered)
                .method(Method.CARD, "")
                .refused(Outcome.Reason.OTHER, "")
                .photo(reference)
                .build());
    }

    final Map<String, Bytes> photos = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final class Session implements TerminalSession, SettableClock, PunchPhotos {

        @Override
        public Optional<Bytes> photo(String reference) {
            asked.add(reference);
            return Optional.ofNullable(photos.get(reference));
        }

        private volatile boolean closed;

        @Override
        public TerminalIdentity identity() {
            return TerminalIdentity.builder(serial)
                    .firmware("8.1")
                    .punchCapacity(1_000)
                    .capabilities(Set.of(Capability.CLOCK))
                    .build();
        }

        @Override
        public PunchPage readPunches(Cursor after, int limit) throws DriverException, InterruptedException {
            reading.countDown();
            if (answer != null) {
                answer.await();
            }
            if (closed) {
                throw new DriverException(Fault.UNREACHABLE, "closed");
            }
            fail();
            synchronized (WallTerminal.this) {
                mostAsked = Math.max(mostAsked, limit);
                long from = after.value().isEmpty() ? 0 : Long.parseLong(after.value());
                List<RawPunch> rest =
                        held.stream().filter(p -> p.row().orElseThrow() > from).toList();
                List<RawPunch> page = rest.subList(0, Math.min(limit, rest.size()));
                Cursor next = page.isEmpty()
                        ? after
                        : new Cursor(
                                Long.toString(page.get(page.size() - 1).row().orElseThrow()));
                PunchPage.Builder built = PunchPage.builder(next)
                        .punches(page)
                        .more(rest.size() > page.size())
                        .gap(gap);
                events.forEach(built::event);
                return built.build();
            }
        }

        @Override
        public void acknowledge(Cursor upTo) {
            synchronized (WallTerminal.this) {
                acknowledged++;
                held.removeIf(p -> !keeps && p.row().orElseThrow() <= Long.parseLong(upTo.value()));
            }
        }

        @Override
        public Health health() {
            return health;
        }

        @Override
        public LocalDateTime readClock() {
            return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.ofHours(8))
                    .plus(ahead);
        }

        @Override
        public void setClock(LocalDateTime reading) throws DriverException {
            clockSets++;
            if (keepsItsTime) {
                throw new DriverException(Fault.REFUSED, "this account may not set the clock");
            }
            ahead = Duration.ZERO;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
