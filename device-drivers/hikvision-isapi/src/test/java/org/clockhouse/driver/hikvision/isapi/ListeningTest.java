package org.clockhouse.driver.hikvision.isapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.line.Line;
import org.clockhouse.driver.line.LineWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ListeningTest {

    private static final String EVENT = "{\"eventType\":\"AccessControllerEvent\",\"eventState\":\"active\"}";

    private final Bench bench = Bench.patient();
    private final LineWatch watch = bench.lines.watch();
    private final Semaphore rings = new Semaphore(0);
    private final Thread watcher = new Thread(watch::run, "watch");
    private HikvisionSession session;

    @BeforeEach
    void connect() throws Exception {
        watcher.start();
        session = bench.connect();
    }

    @AfterEach
    void close() throws Exception {
        session.close();
        watch.close();
        watcher.join();
        bench.close();
    }

    private Line listen() throws Exception {
        Line line = session.listen().orElseThrow();
        assertTrue(watch.add(line, rings::release));
        return line;
    }

    private void awaitRing() throws InterruptedException {
        assertTrue(rings.tryAcquire(10, TimeUnit.SECONDS), "the watch rings");
    }

    @Test
    void aStreamIsBegunWhereAChallengeIsGoodForOneConnectionOnly() throws Exception {
        bench.network.challengesConnections = true;
        listen();
        assertEquals(1, bench.network.streams());
        session.health();
        assertEquals(0, bench.terminal.guard.wrongPasswords);
    }

    @Test
    void t104WhatIsAnnouncedRingsAndIsReadFromTheList() throws Exception {
        Cursor cursor = Cursor.START;
        Line line = listen();
        assertEquals(1, bench.host.wakes(), "what came while the stream began is read at once");
        for (int n = 1; n <= 3; n++) {
            bench.terminal.punch(String.valueOf(n), Bench.EIGHT.plusMinutes(n), 75);
            bench.network.announce(EVENT);
            awaitRing();
            PunchPage page = session.readPunches(cursor, 10);
            assertEquals(1, page.punches().size());
            cursor = page.next();
            assertEquals(line, listen(), "the stream stands");
        }
        assertEquals(1, bench.network.streams());
        assertEquals(0, rings.availablePermits(), "what rang once does not ring again");
    }

    @Test
    void aStreamThatIsCutIsOpenedAnewAndWhatWasMissedIsRead() throws Exception {
        listen();
        bench.clock.advance(Duration.ofSeconds(40));
        bench.terminal.punch("1", Bench.EIGHT, 75);
        bench.network.cutStreams();
        awaitRing();
        assertEquals(1, session.readPunches(Cursor.START, 10).punches().size());
        listen();
        bench.network.announce(EVENT);
        awaitRing();
    }

    @Test
    void twoSessionsDoNotTakeEachOthersAnnouncements() throws Exception {
        listen();
        try (HikvisionSession other = bench.connect()) {
            other.listen();
            assertEquals(2, bench.network.streams());
            bench.network.announce(EVENT);
            other.readPunches(Cursor.START, 10);
            awaitRing();
        }
        assertEquals(3, bench.network.connections, "one for questions, and one for each stream");
    }

    @Test
    void aStreamThatDoesNotLastIsGivenUp() throws Exception {
        listen();
        bench.clock.advance(Duration.ofSeconds(9));
        bench.network.cutStreams();
        awaitRing();
        session.readPunches(Cursor.START, 10);
        assertEquals(Optional.empty(), session.listen());
    }

    @Test
    void aStreamIsRenewedInCaseItDiedWithoutAWord() throws Exception {
        Line first = listen();
        bench.clock.advance(Duration.ofMinutes(11));
        watch.remove(first);
        assertTrue(first != listen());
        assertEquals(2, bench.host.wakes());
    }

    @Test
    void aNonceThatIsForgottenIsRenewedForTheStreamToo() throws Exception {
        bench.terminal.guard.forgetsNonce = true;
        listen();
        assertEquals(1, bench.network.streams());
        assertEquals(0, bench.terminal.guard.wrongPasswords);
    }

    @Test
    void aPasswordThatIsChangedBeforeItBeginsCostsTwoTries() throws Exception {
        bench.terminal.guard.password = "changed";
        for (int n = 0; n < 3; n++) {
            DriverException e = assertThrows(DriverException.class, session::listen);
            assertEquals(Fault.MISCONFIGURED, e.fault());
            assertThrows(DriverException.class, session::health);
            bench.clock.advance(Duration.ofMinutes(1));
        }
        assertEquals(2, bench.terminal.guard.wrongPasswords);
    }

    @Test
    void thereIsNoneWhenItIsSwitchedOff() throws Exception {
        bench.settings.put("listen", "false");
        try (HikvisionSession deaf = bench.connect()) {
            assertEquals(Optional.empty(), deaf.listen());
        }
        assertEquals(0, bench.network.streams());
    }
}
