package org.clockhouse.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.PolledSession;
import org.clockhouse.driver.PunchFeedback;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.Subject;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.internal.ThreadWorkers;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.terminal.DisplayMessage;
import org.clockhouse.terminal.DisplayMessages;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.TerminalState.Kind;
import org.clockhouse.terminal.spi.DisplayMessageRepository.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Readers that keep nothing and tell only when asked, by their endpoints. */
@Timeout(60)
class PolledSessionsTest {

    private static final LocalDateTime EIGHT = LocalDateTime.of(2026, 11, 2, 8, 0);

    private final ThreadWorkers workers = new ThreadWorkers();
    private final Gatehouse house = new Gatehouse(workers);
    private final Readers readers = new Readers();

    @AfterEach
    void stop() {
        house.visits.stop();
        house.kept.close();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "not within a minute");
            LockSupport.parkNanos(1_000_000);
        }
    }

    private Terminal reader(String endpoint) {
        Terminal terminal = house.register(Readers.ID, endpoint);
        await(() -> house.kind(terminal.id()) == Kind.ONLINE);
        return terminal;
    }

    @Test
    void t049WhatIsPresentedBetweenVisitsIsReadAtOnceOverTheSameSession() {
        house.add(readers);
        reader("rs485:east");
        await(() -> readers.polls.get() > 2);
        readers.present("rs485:east", "7");
        await(() -> house.punches().size() == 1);
        readers.present("rs485:east", "8");
        await(() -> house.punches().size() == 2);
        assertEquals(1, readers.connects.get());
    }

    @Test
    void whoIsKnownIsAcceptedAndWhoIsNotIsRefused() {
        house.people.know("7");
        house.add(readers);
        reader("rs485:east");
        readers.present("rs485:east", "7");
        await(() -> readers.shown.size() == 1);
        readers.present("rs485:east", "8");
        await(() -> readers.shown.size() == 2);
        assertEquals(List.of("7 ACCEPTED", "8 REFUSED"), readers.shown);
    }

    @Test
    void t044TheOperatorsWordsAreShownWithNameAndTime() {
        Site site = house.registry.site("上海", "Asia/Shanghai");
        Employee li = house.registry.hire("7", "李娜", site, house.registry.department("工厂"));
        house.people.know("7", li.id());
        house.add(readers);
        TerminalDraft plain = TerminalDraft.of(new LocalName("", "East"), house.works, Readers.ID, "rs485:east");
        house.register.register(
                house.admin,
                new TerminalDraft(
                        plain.name(),
                        plain.site(),
                        plain.area(),
                        plain.driver(),
                        plain.endpoint(),
                        Map.of("message", "{name}, {time}"),
                        plain.zone(),
                        plain.serial(),
                        plain.numberPrefix(),
                        plain.direction(),
                        plain.purpose(),
                        plain.boundSince()));
        readers.present("rs485:east", "7");
        readers.present("rs485:east", "8");
        await(() -> readers.shown.size() == 2);
        assertEquals(List.of("7 ACCEPTED 李娜, 08:00", "8 REFUSED"), readers.shown);
    }

    @Test
    void t044WordsForThePersonGoBeforeThoseForTheSiteAndBeforeTheReadersOwn() {
        Site site = house.registry.site("上海", "Asia/Shanghai");
        Department works = house.registry.department("工厂");
        Employee li = house.registry.hire("7", "李娜", site, works);
        Employee wang = house.registry.hire("8", "王芳", site, works);
        house.people.know("7", li.id());
        house.people.know("8", wang.id());
        house.add(readers);
        Terminal east = reader("rs485:east");
        Instant now = house.clock.instant();
        house.messages.send(
                house.admin,
                Scope.EVERYBODY,
                new DisplayMessages.Draft(
                        new DisplayMessage.AtSite(house.works), "Drill at ten", now, now.plus(Duration.ofHours(1))));
        DisplayMessage personal = house.transactions.in(
                house.org,
                () -> house.messageRows.add(
                        new DisplayMessages.Draft(
                                new DisplayMessage.ToPerson(li.id()),
                                "{name}, see HR",
                                now,
                                now.plus(Duration.ofHours(1))),
                        "Zhou",
                        now));
        house.transactions.run(
                house.org,
                () -> house.messageRows.put(new Target(personal.number(), east.id(), 0, 0, Optional.empty())));
        readers.present("rs485:east", "7");
        await(() -> readers.shown.size() == 1);
        assertEquals(DisplayMessage.State.EXPECTED, state(1), "nobody was shown it yet");
        readers.present("rs485:east", "8");
        await(() -> readers.shown.size() == 2);
        assertEquals(List.of("7 ACCEPTED 李娜, see HR", "8 ACCEPTED Drill at ten"), readers.shown);
        assertEquals(DisplayMessage.State.CONFIRMED, state(1));
    }

    @Test
    void t044AReaderThatComesLaterShowsWhatRunsAlready() {
        Site site = house.registry.site("上海", "Asia/Shanghai");
        Employee li = house.registry.hire("7", "李娜", site, house.registry.department("工厂"));
        house.people.know("7", li.id());
        house.add(readers);
        reader("rs485:east");
        Instant now = house.clock.instant();
        house.messages.send(
                house.admin,
                Scope.EVERYBODY,
                new DisplayMessages.Draft(
                        new DisplayMessage.AtSite(house.works), "Drill at ten", now, now.plus(Duration.ofHours(1))));
        reader("rs485:west");
        house.messages.catchUp(house.org);
        readers.present("rs485:west", "7");
        await(() -> readers.shown.size() == 1);
        assertEquals(List.of("7 ACCEPTED Drill at ten"), readers.shown);
    }

    private DisplayMessage.State state(int number) {
        return house.messages.page(house.org, Scope.EVERYBODY, Page.first(10)).items().stream()
                .filter(shown -> shown.message().number() == number)
                .findFirst()
                .orElseThrow()
                .places()
                .get(0)
                .state();
    }

    @Test
    void nothingIsShownAsAcceptedBeforeItIsStoredAndTheReaderIsPolledMeanwhile() {
        house.people.know("7");
        house.add(readers);
        reader("rs485:east");
        await(() -> readers.polls.get() > 2);
        house.punches.trouble = FlakyPunches.Trouble.DOWN;
        readers.present("rs485:east", "7");
        await(() -> readers.handed.get() > 0);
        readers.present("rs485:east", "8");
        int before = readers.polls.get();
        await(() -> readers.polls.get() > before + 3);
        assertEquals(List.of(), readers.shown);
        house.punches.trouble = FlakyPunches.Trouble.NONE;
        await(() -> {
            house.clock.advance(Duration.ofSeconds(1));
            LockSupport.parkNanos(20_000_000L);
            return house.punches().size() == 2;
        });
        await(() -> readers.shown.equals(List.of("7 ACCEPTED", "8 REFUSED")));
        assertEquals(1, readers.connects.get());
    }

    @Test
    void allReadersOfALineArePolledByOneThreadAndAFurtherLineIsOnlyVisited() {
        house.add(readers);
        reader("rs485:east");
        reader("rs485:EAST");
        reader("rs485:west");
        reader("rs485:north");
        await(() -> readers.polledBy.size() == 3 && readers.polls.get() > 30);
        assertEquals(Set.of("rs485:east", "rs485:EAST", "rs485:west"), readers.polledBy.keySet());
        assertEquals(readers.polledBy.get("rs485:east"), readers.polledBy.get("rs485:EAST"));
        readers.present("rs485:north", "7");
        await(() -> {
            house.clock.advance(Duration.ofSeconds(1));
            LockSupport.parkNanos(20_000_000L);
            return house.punches().size() == 1;
        });
    }

    @Test
    void aReaderThatFallsSilentIsConnectedAnew() {
        house.add(readers);
        Terminal gate = reader("rs485:east");
        readers.silent = true;
        await(() -> house.kind(gate.id()) == Kind.UNREACHABLE);
        readers.silent = false;
        await(() -> {
            house.clock.advance(Duration.ofSeconds(1));
            LockSupport.parkNanos(20_000_000L);
            return house.kind(gate.id()) == Kind.ONLINE;
        });
    }

    @Test
    void aDriverThatLeavesIsPolledNoMoreAndNoPunchIsLostWhenItIsReplacedAgainAndAgain() {
        house.add(readers);
        reader("rs485:east");
        for (int n = 1; n <= 20; n++) {
            readers.present("rs485:east", String.valueOf(n));
            house.drivers.remove(readers);
            house.add(readers);
        }
        await(() -> {
            house.clock.advance(Duration.ofSeconds(1));
            LockSupport.parkNanos(20_000_000L);
            return house.punches().size() == 20;
        });
        house.drivers.remove(readers);
        await(() -> readers.open.get() == 0);
    }

    /** The driver, and all its readers: what is presented is told by the next poll and kept by the driver. */
    private static final class Readers implements TerminalDriver {

        private static final String ID = "acme.wall";

        private final Map<String, ConcurrentLinkedQueue<RawPunch>> told = new ConcurrentHashMap<>();
        private final Map<String, Thread> polledBy = new ConcurrentHashMap<>();
        private final List<String> shown = new CopyOnWriteArrayList<>();
        private final AtomicInteger connects = new AtomicInteger();
        private final AtomicInteger polls = new AtomicInteger();
        private final AtomicInteger handed = new AtomicInteger();
        private final AtomicInteger open = new AtomicInteger();
        private final AtomicInteger number = new AtomicInteger();
        private volatile boolean silent;

        private ConcurrentLinkedQueue<RawPunch> at(String endpoint) {
            return told.computeIfAbsent(endpoint, e -> new ConcurrentLinkedQueue<>());
        }

        void present(String endpoint, String holder) {
            int n = number.incrementAndGet();
            at(endpoint)
                    .add(RawPunch.builder("r" + n, EIGHT.plusSeconds(n), new Subject.HolderNumber(holder))
                            .row(n)
                            .build());
        }

        @Override
        public DriverDescriptor descriptor() {
            return DriverDescriptor.builder(ID)
                    .made("Acme", "Wall")
                    .roads(Road.VISIT)
                    .settings(PunchFeedback.MESSAGE)
                    .build();
        }

        @Override
        public TerminalSession connect(TerminalAddress address, DriverContext context) throws DriverException {
            connects.incrementAndGet();
            Session session = new Session(address.endpoint().toString());
            try {
                session.answer();
                return session;
            } catch (DriverException e) {
                session.close();
                throw e;
            }
        }

        private final class Session implements PolledSession, PunchFeedback {

            private final String endpoint;
            private volatile boolean closed;
            private long handedUpTo;

            private Session(String endpoint) {
                this.endpoint = endpoint;
                open.incrementAndGet();
            }

            private void answer() throws DriverException {
                if (closed || silent) {
                    throw new DriverException(Fault.UNREACHABLE, "silent");
                }
            }

            @Override
            public boolean poll() throws DriverException {
                answer();
                polls.incrementAndGet();
                polledBy.put(endpoint, Thread.currentThread());
                return at(endpoint).stream().anyMatch(punch -> punch.row().orElse(0) > handedUpTo);
            }

            @Override
            public TerminalIdentity identity() {
                return TerminalIdentity.builder("").build();
            }

            @Override
            public PunchPage readPunches(Cursor after, int limit) throws DriverException {
                answer();
                RawPunch handedOver = at(endpoint).peek();
                if (handedOver == null) {
                    return PunchPage.empty(after);
                }
                handedUpTo = handedOver.row().orElse(0);
                handed.incrementAndGet();
                return PunchPage.builder(new Cursor(handedOver.recordId()))
                        .punch(handedOver)
                        .more(at(endpoint).size() > 1)
                        .build();
            }

            @Override
            public void show(RawPunch punch, Verdict verdict) {
                show(punch, verdict, "");
            }

            @Override
            public void show(RawPunch punch, Verdict verdict, String message) {
                String number = ((Subject.HolderNumber) punch.subject()).value();
                shown.add((number + " " + verdict + " " + message).strip());
            }

            @Override
            public void acknowledge(Cursor upTo) {
                at(endpoint).removeIf(punch -> punch.recordId().equals(upTo.value()));
            }

            @Override
            public Health health() {
                return Health.of(Health.State.GOOD, "");
            }

            @Override
            public synchronized void close() {
                if (!closed) {
                    open.decrementAndGet();
                }
                closed = true;
            }
        }
    }
}
