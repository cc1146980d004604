package org.clockhouse.driver.tck;

import static org.clockhouse.driver.tck.VisitedTerminal.all;
import static org.clockhouse.driver.tck.VisitedTerminal.facet;
import static org.clockhouse.driver.tck.VisitedTerminal.held;
import static org.clockhouse.driver.tck.VisitedTerminal.ids;
import static org.clockhouse.driver.tck.VisitedTerminal.minutes;
import static org.clockhouse.driver.tck.VisitedTerminal.threads;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.Capability;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.CredentialStore;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.EnrolmentReader;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.SettableClock;
import org.clockhouse.driver.Template;
import org.clockhouse.driver.TemplateStore;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.TerminalSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every driver of the visit road promises. An ability that the terminal lacks skips its rules. Long, because it is one
 * list: a driver's author reads it from top to bottom.
 */
@Timeout(60)
public abstract class TerminalDriverContract {

    private static final LocalDateTime EIGHT = LocalDateTime.of(2026, 3, 2, 8, 0);
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofMillis(300);
    /** How long a call may take to end after close or interruption. */
    private static final Duration PROMPT = Duration.ofSeconds(2);

    private VisitedTerminal terminal;

    /** An emulated terminal with an empty log, and a host that waits so long for any one answer. */
    protected abstract TerminalBench newBench(Duration replyTimeout);

    @AfterEach
    void clearAway() {
        if (terminal != null) {
            terminal.bench().close();
        }
    }

    private TerminalSession connect(Duration replyTimeout) throws DriverException, InterruptedException {
        terminal = new VisitedTerminal(newBench(replyTimeout));
        return terminal.connect();
    }

    @Test
    void describesItselfTheSameEachTime() {
        terminal = new VisitedTerminal(newBench(PATIENT));
        DriverDescriptor descriptor = terminal.bench().driver().descriptor();
        assertEquals(descriptor, terminal.bench().driver().descriptor());
        assertTrue(descriptor.roads().contains(Road.VISIT), "the descriptor must name the visit road");
    }

    @Test
    void offersExactlyTheCapabilitiesItStates() throws Exception {
        try (TerminalSession session = connect(PATIENT)) {
            TerminalIdentity identity = session.identity();
            Set<Capability> offered = EnumSet.allOf(Capability.class).stream()
                    .filter(capability -> capability.offeredBy(session))
                    .collect(Collectors.toSet());
            DriverDescriptor most = terminal.bench().driver().descriptor();
            assertAll(
                    () -> assertEquals(identity.capabilities(), offered),
                    () -> assertTrue(most.capabilities().containsAll(identity.capabilities())),
                    () -> assertTrue(most.credentialKinds().containsAll(identity.credentialKinds())));
        }
    }

    @Test
    void anEmptyLogIsAnEmptyPageAtTheSameCursor() throws Exception {
        try (TerminalSession session = connect(PATIENT)) {
            assertEquals(PunchPage.empty(Cursor.START), session.readPunches(Cursor.START, 10));
            terminal.present(1, 2);
            Cursor end = all(session).end();
            assertEquals(PunchPage.empty(end), session.readPunches(end, 10));
        }
    }

    @Test
    void punchesKeepTheirOrderAndTheClockReading() throws Exception {
        List<LocalDateTime> readings = List.of(
                LocalDateTime.of(2026, 3, 29, 2, 30, 59),
                LocalDateTime.of(2024, 2, 29, 23, 59, 59),
                LocalDateTime.of(2026, 10, 25, 2, 0),
                LocalDateTime.of(2026, 12, 31, 0, 0, 1));
        try (TerminalSession session = connect(PATIENT)) {
            readings.forEach(reading -> terminal.present(7, reading));
            assertEquals(readings, all(session).clockReadings());
        }
    }

    @Test
    void onePersonIsOneSubjectAndTwoAreTwo() throws Exception {
        try (TerminalSession session = connect(PATIENT)) {
            terminal.present(1, EIGHT);
            terminal.present(2, EIGHT);
            terminal.present(1, EIGHT.plusHours(9));
            List<RawPunch> punches = all(session).punches();
            assertEquals(3, punches.size());
            assertEquals(punches.get(0).subject(), punches.get(2).subject());
            assertNotEquals(punches.get(0).subject(), punches.get(1).subject());
        }
    }

    @Test
    void neverReturnsMoreThanAskedFor() throws Exception {
        try (TerminalSession session = connect(PATIENT)) {
            terminal.present(1, 5);
            for (int limit = 1; limit <= 5; limit++) {
                PunchPage page = session.readPunches(Cursor.START, limit);
                assertTrue(page.rows() <= limit, "asked for " + limit + ", got " + page.rows());
                assertTrue(page.rows() > 0, "a page is empty only at the end");
            }
        }
    }

    @Test
    void pagingNeitherSkipsNorRepeats() throws Exception {
        try (TerminalSession session = connect(PATIENT)) {
            terminal.present(1, 5);
            for (int limit = 1; limit <= 7; limit++) {
                Readings read = Readings.all(session, Cursor.START, limit);
                assertEquals(minutes(1, 5), read.clockReadings(), "in pages of " + limit);
                assertEquals(5, new HashSet<>(read.ids()).size(), "each punch has an id of its own");
            }
        }
    }

    @Test
    void unacknowledgedPunchesComeAgainWithTheSameIdsInANewSession() throws Exception {
        Readings first;
        try (TerminalSession session = connect(PATIENT)) {
            terminal.present(1, 4);
            first = Readings.all(session, Cursor.START, 2);
        }
        try (TerminalSession session = terminal.connect()) {
            Readings second = Readings.all(session, Cursor.START, 3);
            assertEquals(first.ids(), second.ids());
            assertEquals(first.clockReadings(), second.clockReadings());
        }
    }

    @Test
    void acknowledgingIsIdempotentAndKeepsWhatFollows() throws Exception {
        try (TerminalSession session = connect(PATIENT)) {
            terminal.present(1, 5);
            PunchPage page = session.readPunches(Cursor.START, 2);
            session.acknowledge(page.next());
            session.acknowledge(page.next());
            assertEquals(
                    minutes(1 + page.rows(), 5),
                    Readings.all(session, page.next(), 10).clockReadings());
        }
        try (TerminalSession session = terminal.connect()) {
            Readings left = all(session);
            assertTrue(left.clockReadings().containsAll(minutes(3, 5)), "what follows is kept");
        }
    }

    @Test
    void aRecordIdIsNotUsedAgainAfterTheLogWasCleared() throws Exception {
        try (TerminalSession session = connect(PATIENT)) {
            terminal.present(1, 3);
            Set<String> ids = new HashSet<>(all(session).ids());
            terminal.bench().clearLog();
            terminal.present(4, 6);
            all(session).ids().forEach(id -> assertFalse(ids.contains(id), id));
        }
    }

    @Test
    void overwrittenPunchesShowAsAGap() throws Exception {
        try (TerminalSession session = connect(PATIENT)) {
            terminal.present(1, 2);
            Cursor read = session.readPunches(Cursor.START, 1).next();
            int last = 2 + terminal.bench().capacity();
            terminal.present(3, last);
            Readings after = Readings.all(session, read, 10);
            assertTrue(after.gap(), "punch 2 was overwritten before it was read");
            assertEquals(minutes(3, last), after.clockReadings());
        }
    }

    @Test
    void aFirstReadingNeverShowsAGap() throws Exception {
        try (TerminalSession session = connect(PATIENT)) {
            int last = 3 + terminal.bench().capacity();
            terminal.present(1, last);
            Readings read = all(session);
            assertFalse(read.gap());
            assertEquals(minutes(4, last), read.clockReadings());
        }
    }

    @Test
    void aCursorOfALogThatIsGoneReadsFromTheStartWithAGap() throws Exception {
        for (int later = 1; later <= 4; later++) {
            try (TerminalSession session = connect(PATIENT)) {
                terminal.present(1, 5);
                Cursor read = session.readPunches(Cursor.START, 3).next();
                terminal.bench().clearLog();
                terminal.present(11, 10 + later);
                Readings after = Readings.all(session, read, 2);
                assertEquals(minutes(11, 10 + later), after.clockReadings());
                assertTrue(after.gap(), "punches 4 and 5 are lost");
            }
            terminal.bench().close();
        }
    }

    @Test
    void aCursorThatMakesNoSenseReadsFromTheStartWithAGap() throws Exception {
        try (TerminalSession session = connect(PATIENT)) {
            terminal.present(1, 3);
            for (String strange : List.of("?", "-1", "99999999999999999999", "a.b.c", "\u4e2d")) {
                Readings read = Readings.all(session, new Cursor(strange), 10);
                assertEquals(minutes(1, 3), read.clockReadings(), strange);
                assertTrue(read.gap(), strange);
            }
        }
    }

    @Test
    void silenceBecomesUnreachableInTime() throws Exception {
        try (TerminalSession session = connect(SOON)) {
            terminal.present(1, 2);
            terminal.bench().silence();
            for (RunningCall.Call call : List.<RunningCall.Call>of(
                    () -> session.readPunches(Cursor.START, 10), session::health, terminal::connect)) {
                Object outcome = new RunningCall(session.getClass(), call)
                        .outcome(SOON.multipliedBy(3).plus(PROMPT));
                assertEquals(
                        Fault.UNREACHABLE,
                        assertInstanceOf(DriverException.class, outcome).fault());
            }
        }
    }

    @Test
    void readingResumesFromTheCursorAfterTheLineReturns() throws Exception {
        Cursor read;
        try (TerminalSession session = connect(SOON)) {
            terminal.present(1, 4);
            read = session.readPunches(Cursor.START, 2).next();
            terminal.bench().silence();
            assertThrows(DriverException.class, () -> session.readPunches(read, 2));
            terminal.bench().restore();
        }
        try (TerminalSession session = terminal.connect()) {
            assertEquals(minutes(3, 4), Readings.all(session, read, 2).clockReadings());
        }
    }

    @Test
    void closeEndsACallStillRunning() throws Exception {
        TerminalSession session = connect(PATIENT);
        terminal.bench().silence();
        RunningCall call = new RunningCall(session.getClass(), () -> session.readPunches(Cursor.START, 10)).begun();
        session.close();
        assertInstanceOf(DriverException.class, call.outcome(PROMPT));
    }

    @Test
    void closingTwiceIsFineAndNothingWorksAfterwards() throws Exception {
        TerminalSession session = connect(PATIENT);
        session.close();
        session.close();
        assertThrows(DriverException.class, () -> session.readPunches(Cursor.START, 10));
    }

    @Test
    void interruptionEndsACallStillRunningAsInterruption() throws Exception {
        try (TerminalSession session = connect(PATIENT)) {
            terminal.bench().silence();
            RunningCall call = new RunningCall(session.getClass(), () -> session.readPunches(Cursor.START, 10)).begun();
            call.interrupt();
            assertInstanceOf(InterruptedException.class, call.outcome(PROMPT));
        }
    }

    @Test
    void startsNoThreadsOfItsOwn() throws Exception {
        Set<Thread> before = threads();
        try (TerminalSession session = connect(PATIENT)) {
            terminal.present(1, 2);
            all(session);
            session.health();
            Set<Thread> started = threads();
            started.removeAll(before);
            assertEquals(Set.of(), started);
        }
    }

    @Test
    void sessionsComeAndGoWithoutWearingTheTerminalOut() throws Exception {
        connect(PATIENT).close();
        terminal.present(1, 1);
        for (int i = 0; i < 50; i++) {
            try (TerminalSession session = terminal.connect()) {
                assertEquals(1, all(session).punches().size());
            }
        }
    }

    @Test
    void puttingTwiceIsPuttingOnceAndRevokingTheUnknownIsDone() throws Exception {
        try (TerminalSession session = connect(PATIENT)) {
            CredentialStore store = facet(session, CredentialStore.class, Capability.CREDENTIALS);
            List<Grant> grants = List.of(terminal.grant("c-1", 1), terminal.grant("c-2", 2), terminal.grant("c-3", 3));
            assertTrue(store.put(grants).isEmpty());
            assertTrue(store.put(grants).isEmpty());
            assertEquals(ids(grants), held(store));
            String second = grants.get(1).credentialId();
            store.revoke(Set.of(second, "never-held"));
            store.revoke(Set.of(second));
            assertEquals(ids(List.of(grants.get(0), grants.get(2))), held(store));
        }
    }

    @Test
    void whatATerminalHoldsOutlastsTheSession() throws Exception {
        try (TerminalSession session = connect(PATIENT)) {
            facet(session, CredentialStore.class, Capability.CREDENTIALS).put(List.of(terminal.grant("c-1", 1)));
        }
        try (TerminalSession session = terminal.connect()) {
            assertEquals(
                    ids(List.of(terminal.grant("c-1", 1))),
                    held(facet(session, CredentialStore.class, Capability.CREDENTIALS)));
        }
    }

    @Test
    void aTemplateIsListedAndRevokedBesideTheCardUnderItsOwnName() throws Exception {
        try (TerminalSession session = connect(PATIENT)) {
            assumeTrue(session instanceof TemplateStore, "this terminal is given no templates");
            TemplateStore store = (TemplateStore) session;
            Grant card = terminal.grant("c-1", 1);
            Template face = Template.builder(
                            card.holderNumber(), CredentialKind.FACE, 0, Template.PHOTO, Bytes.of(new byte[] {
                                (byte) 0xff, (byte) 0xd8, (byte) 0xff
                            }))
                    .build();
            String name = Template.naturalId(card.holderNumber(), CredentialKind.FACE, 0, Template.PHOTO);
            store.put(List.of(card));
            assertEquals(Optional.empty(), store.put(card, face));
            assertEquals(Optional.empty(), store.put(card, face));
            assertEquals(Set.of(card.credentialId(), name), Set.copyOf(held(store)));
            store.revoke(Set.of(name));
            store.revoke(Set.of(name));
            assertEquals(ids(List.of(card)), held(store));
        }
    }

    @Test
    void theClockShowsWhatItWasSetTo() throws Exception {
        LocalDateTime set = LocalDateTime.of(2026, 3, 29, 2, 30, 15);
        try (TerminalSession session = connect(PATIENT)) {
            SettableClock clock = facet(session, SettableClock.class, Capability.CLOCK);
            clock.setClock(set);
            Duration off = Duration.between(set, clock.readClock());
            assertTrue(!off.isNegative() && off.compareTo(Duration.ofSeconds(10)) < 0, "off by " + off);
        }
    }

    @Test
    void readingAndListeningNeverSetTheClock() throws Exception {
        LocalDateTime set = LocalDateTime.of(2001, 1, 1, 0, 0, 0);
        try (TerminalSession session = connect(PATIENT)) {
            facet(session, SettableClock.class, Capability.CLOCK).setClock(set);
            terminal.present(1, 2);
        }
        try (TerminalSession session = terminal.connect()) {
            assertEquals(minutes(1, 2), all(session).clockReadings());
            session.health();
            LocalDateTime shown =
                    facet(session, SettableClock.class, Capability.CLOCK).readClock();
            assertEquals(2001, shown.getYear());
        }
    }

    @Test
    void captureGivesUpInTimeWhenNobodyComes() throws Exception {
        try (TerminalSession session = connect(PATIENT)) {
            EnrolmentReader reader = facet(session, EnrolmentReader.class, Capability.ENROLMENT);
            CredentialKind kind =
                    session.identity().credentialKinds().iterator().next();
            RunningCall call = new RunningCall(session.getClass(), () -> reader.capture(kind, SOON));
            assertEquals(Optional.empty(), call.outcome(SOON.plus(PROMPT)));
        }
    }
}
