package org.clockhouse.driver.hikvision.isapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DoorControl.Command;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject.HolderNumber;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

@Timeout(60)
class SessionTest {

    private final Bench bench = Bench.patient();

    @AfterEach
    void close() {
        bench.close();
    }

    private static DriverException fault(Fault expected, Executable call) {
        DriverException e = assertThrows(DriverException.class, call);
        assertEquals(expected, e.fault(), e.getMessage());
        return e;
    }

    private void punches(int first, int last) {
        for (int n = first; n <= last; n++) {
            bench.terminal.punch(String.valueOf(n), Bench.EIGHT.plusMinutes(n), 75);
        }
    }

    private static List<String> numbers(PunchPage page) {
        return page.punches().stream()
                .map(RawPunch::subject)
                .map(subject -> ((HolderNumber) subject).value())
                .toList();
    }

    @Test
    void saysWhoItIsAndWhatItHolds() throws Exception {
        try (HikvisionSession session = bench.connect()) {
            assertEquals("DS-K1T341AMF", session.identity().model());
            assertEquals("V3.2.14", session.identity().firmware());
            assertEquals(
                    "DS-K1T341AMF20240101V030214ENAA1234567", session.identity().serialNumber());
            assertEquals(OptionalInt.of(1000), session.identity().credentialCapacity());
            punches(1, 7);
            assertEquals(OptionalInt.of(7), session.health().punches());
            assertEquals(OptionalInt.of(0), session.health().credentials());
        }
    }

    @Test
    void memoryThatFillsUpIsToldEarly() throws Exception {
        bench.terminal.mostPeople = 5;
        try (HikvisionSession session = bench.connect()) {
            bench.terminal.people.putAll(Map.of("1", Json.of("{}"), "2", Json.of("{}"), "3", Json.of("{}")));
            assertEquals(Health.State.GOOD, session.health().state());
            bench.terminal.people.put("4", Json.of("{}"));
            assertEquals(Health.State.DEGRADED, session.health().state());
            assertEquals(
                    "memory for people is 80 % full (4 of 5)", session.health().detail());
        }
    }

    @Test
    void firmwareThatDoesNotCountIsNotAskedAgain() throws Exception {
        bench.terminal.counts = false;
        try (HikvisionSession session = bench.connect()) {
            session.health();
            session.health();
            assertEquals(OptionalInt.empty(), session.health().punches());
        }
        assertEquals(
                1,
                bench.terminal.heard.stream()
                        .filter(question -> question.contains("AcsEventTotalNum"))
                        .count());
    }

    @Test
    void t007ThePictureOfAPunchIsReadWhereThePunchSaysItLies() throws Exception {
        bench.terminal.photograph("/LOCALS/pic/acsLinkCap/202603_00/02_080000_30075_0.jpeg", "7", Bench.EIGHT);
        try (HikvisionSession session = bench.connect()) {
            assertEquals(
                    Optional.empty(),
                    session.readPunches(Cursor.START, 5).punches().get(0).photo(),
                    "nobody asked for pictures");
            bench.host.keepPhotos(true);
            String reference = session.readPunches(Cursor.START, 5)
                    .punches()
                    .get(0)
                    .photo()
                    .orElseThrow();
            assertEquals("a picture", session.photo(reference).orElseThrow().text(StandardCharsets.UTF_8));
            assertEquals(Optional.empty(), session.photo("http://192.168.1.64/LOCALS/pic/gone.jpeg"));
        }
    }

    @Test
    void t007NothingButThisTerminalIsAskedForAPicture() throws Exception {
        bench.terminal.pictures.add("/x.jpg");
        try (HikvisionSession session = bench.connect()) {
            assertTrue(session.photo("http://elsewhere.example/x.jpg").isPresent(), "this terminal's own");
            int asked = bench.terminal.heard.size();
            for (String odd : List.of("", "x.jpg", "ftp://192.168.1.64/x.jpg", "/x.jpg HTTP/1.1\r\nX: y", "/x y.jpg")) {
                assertEquals(Optional.empty(), session.photo(odd), odd);
            }
            assertEquals(asked, bench.terminal.heard.size());
        }
    }

    @Test
    void oneNonceServesAWholeSession() throws Exception {
        try (HikvisionSession session = bench.connect()) {
            punches(1, 9);
            assertEquals(9, session.readPunches(Cursor.START, 50).punches().size());
            session.readClock();
        }
        long again = bench.terminal.heard.stream()
                .filter(question -> question.contains("deviceInfo"))
                .count();
        assertEquals(2, again, "once without and once with a signature");
        assertEquals(9, bench.terminal.heard.size());
        assertEquals(1, bench.network.connections);
    }

    @Test
    void t101PagesThatAreCutShortAreReadToTheEnd() throws Exception {
        for (int cap : List.of(1, 2, 30)) {
            bench.terminal.clearLog();
            bench.terminal.pageCap = cap;
            punches(1, 11);
            try (HikvisionSession session = bench.connect()) {
                PunchPage first = session.readPunches(Cursor.START, 5);
                PunchPage second = session.readPunches(first.next(), 5);
                PunchPage third = session.readPunches(second.next(), 5);
                assertEquals(List.of("1", "2", "3", "4", "5"), numbers(first));
                assertEquals(List.of("6", "7", "8", "9", "10"), numbers(second));
                assertEquals(List.of("11"), numbers(third));
                assertFalse(third.more());
            }
        }
    }

    @Test
    void doorsThatMoveBetweenPunchesAreReadOnce() throws Exception {
        try (HikvisionSession session = bench.connect()) {
            punches(1, 1);
            Cursor read = session.readPunches(Cursor.START, 10).next();
            for (int n = 0; n < 12; n++) {
                bench.terminal.door(Bench.EIGHT.plusMinutes(10), 25);
            }
            assertEquals(PunchPage.empty(read), session.readPunches(read, 10));
            int before = bench.terminal.heard.size();
            assertEquals(PunchPage.empty(read), session.readPunches(read, 10));
            assertEquals(1, bench.terminal.heard.size() - before, "what was looked at need not be looked at again");
            punches(2, 2);
            PunchPage page = session.readPunches(read, 10);
            assertEquals(List.of("2"), numbers(page));
            assertFalse(page.gap());
        }
    }

    @Test
    void aClockThatWasSetBackHidesNothingFromASearchByNumber() throws Exception {
        try (HikvisionSession session = bench.connect()) {
            punches(1, 3);
            Cursor read = session.readPunches(Cursor.START, 10).next();
            bench.terminal.punch("9", LocalDateTime.of(1970, 1, 1, 0, 3, 7), 75);
            PunchPage page = session.readPunches(read, 10);
            assertEquals(List.of("9"), numbers(page));
            assertFalse(page.gap());
        }
    }

    @Test
    void aWrongPasswordIsTriedOnceHoweverOftenItIsAskedFor() throws Exception {
        bench.settings.put("password", "wrong");
        for (int n = 0; n < 20; n++) {
            DriverException e = fault(Fault.MISCONFIGURED, bench::connect);
            assertFalse(e.getMessage().contains("wrong\""), "no secret is said");
        }
        assertEquals(1, bench.terminal.guard.wrongPasswords);
        assertEquals(2, bench.terminal.heard.size());
        bench.settings.put("password", bench.terminal.guard.password);
        bench.connect().close();
        assertEquals(0, bench.terminal.guard.wrongPasswords);
    }

    @Test
    void theSameWrongPasswordMayBeTriedAgainAfterHalfAnHour() throws Exception {
        bench.settings.put("password", "Gate-5678");
        fault(Fault.MISCONFIGURED, bench::connect);
        bench.terminal.guard.password = "Gate-5678";
        bench.clock.advance(Duration.ofMinutes(29));
        fault(Fault.MISCONFIGURED, bench::connect);
        bench.clock.advance(Duration.ofMinutes(1));
        bench.connect().close();
    }

    @Test
    void aPasswordThatIsChangedMeanwhileCostsTwoTries() throws Exception {
        try (HikvisionSession session = bench.connect()) {
            bench.terminal.guard.password = "changed";
            fault(Fault.MISCONFIGURED, session::health);
            for (int n = 0; n < 5; n++) {
                fault(Fault.MISCONFIGURED, () -> session.readPunches(Cursor.START, 10));
                fault(Fault.MISCONFIGURED, session::readClock);
                fault(Fault.MISCONFIGURED, bench::connect);
            }
        }
        assertEquals(2, bench.terminal.guard.wrongPasswords);
    }

    @Test
    void anAccountThatSomebodyElseHasLockedIsWaitedForWithoutTrying() throws Exception {
        bench.terminal.guard.wrongPasswords = 5;
        DriverException e = fault(Fault.UNREACHABLE, bench::connect);
        assertTrue(e.getMessage().contains("1780 s"), e.getMessage());
        assertEquals(5, bench.terminal.guard.wrongPasswords);
        bench.terminal.guard.wrongPasswords = 0;
        bench.connect().close();
    }

    /** It says so itself: the password was right. */
    @Test
    void aNonceThatIsForgottenAtOnceIsNoWrongPassword() throws Exception {
        bench.terminal.guard.forgetful = 1;
        bench.connect().close();
        bench.terminal.guard.forgetful = 3;
        assertEquals(
                Fault.GARBLED,
                assertThrows(DriverException.class, bench::connect).fault());
        bench.terminal.guard.forgetful = 0;
        bench.connect().close();
        assertEquals(0, bench.terminal.guard.wrongPasswords);
    }

    @Test
    void aNonceThatIsForgottenIsRenewed() throws Exception {
        try (HikvisionSession session = bench.connect()) {
            bench.terminal.guard.forgetsNonce = true;
            session.command(1, Command.UNLOCK_ONCE);
            assertEquals(List.of("1 open"), bench.terminal.doorWords);
            assertEquals(0, bench.terminal.guard.wrongPasswords);
        }
    }

    @Test
    void sha256IsSpokenToo() throws Exception {
        bench.terminal.guard.algorithm = "SHA-256";
        bench.connect().close();
        assertEquals(0, bench.terminal.guard.wrongPasswords);
    }

    @Test
    void t068EveryCommandHasItsWordAndItsDoor() throws Exception {
        bench.settings.put("doors", "2");
        try (HikvisionSession session = bench.connect()) {
            session.command(1, Command.UNLOCK_ONCE);
            session.command(2, Command.HOLD_UNLOCKED);
            session.command(2, Command.RESUME_NORMAL);
            session.command(1, Command.LOCK_DOWN);
            assertEquals(List.of("1 open", "2 alwaysOpen", "2 resume", "1 alwaysClose"), bench.terminal.doorWords);
            fault(Fault.REFUSED, () -> session.command(3, Command.UNLOCK_ONCE));
        }
    }

    @Test
    void aCommandIsSaidOnceOverALineThatHadEndedMeanwhile() throws Exception {
        bench.network.hangsUp = true;
        bench.network.saysThatItHangsUp = false;
        try (HikvisionSession session = bench.connect()) {
            assertEquals(0, session.readPunches(Cursor.START, 5).rows());
            while (bench.network.isConnected()) {
                Thread.onSpinWait();
            }
            bench.network.hangsUp = false;
            session.command(1, Command.UNLOCK_ONCE);
            assertEquals(List.of("1 open"), bench.terminal.doorWords);
        }
    }

    @Test
    void aCommandIsNotRepeatedWhenTheLineBreaksBeforeItsAnswer() throws Exception {
        try (HikvisionSession session = bench.connect()) {
            session.readClock();
            bench.network.garbage = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            fault(Fault.UNREACHABLE, () -> session.command(1, Command.UNLOCK_ONCE));
            assertEquals(List.of("1 open"), bench.terminal.doorWords);
        }
    }

    @Test
    void aServerOfOldThatHangsUpWhereAnAnswerEndsIsUnderstood() throws Exception {
        bench.network.old = true;
        punches(1, 7);
        try (HikvisionSession session = bench.connect()) {
            assertEquals(7, session.readPunches(Cursor.START, 50).punches().size());
            session.command(1, Command.UNLOCK_ONCE);
            session.setClock(Bench.EIGHT);
            assertEquals(List.of("1 open"), bench.terminal.doorWords);
        }
    }

    @Test
    void anAnswerThatIsCutOffWhereNoLengthIsStatedIsNoAnswer() throws Exception {
        try (HikvisionSession session = bench.connect()) {
            bench.network.garbage = "HTTP/1.0 200 OK\r\n\r\n{\"AcsEvent\":{\"responseStatusStrg\":\"NO MATCH\"}"
                    .getBytes(StandardCharsets.US_ASCII);
            fault(Fault.GARBLED, () -> session.readPunches(Cursor.START, 5));
        }
    }

    @Test
    void t022SettingTheClockKeepsTheZone() throws Exception {
        LocalDateTime set = LocalDateTime.of(2026, 11, 21, 19, 32, 8);
        try (HikvisionSession session = bench.connect()) {
            assertEquals("NTP", bench.terminal.timeMode);
            session.readClock();
            assertEquals("NTP", bench.terminal.timeMode);
            session.setClock(set);
            assertEquals("manual", bench.terminal.timeMode);
            assertFalse(session.readClock().isBefore(set));
        }
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        bench.settings.put("password", "");
        fault(Fault.MISCONFIGURED, bench::connect);
        bench.settings.put("password", bench.terminal.guard.password);
        bench.settings.put("passedCodes", "75;76");
        fault(Fault.MISCONFIGURED, bench::connect);
        bench.settings.remove("passedCodes");
        for (String endpoint : List.of("ftp://127.0.0.1", "udp://127.0.0.1:80", "nonsense")) {
            TerminalAddress address = new TerminalAddress(URI.create(endpoint), bench.settings);
            fault(Fault.MISCONFIGURED, () -> bench.driver.connect(address, bench.host));
        }
        bench.terminal.busy = true;
        fault(Fault.UNREACHABLE, bench::connect);
        bench.terminal.busy = false;
        bench.terminal.searchesEvents = false;
        try (HikvisionSession session = bench.connect()) {
            DriverException e = fault(Fault.REFUSED, () -> session.readPunches(Cursor.START, 5));
            assertTrue(e.getMessage().contains("does not know"), e.getMessage());
        }
    }

    @Test
    void garbageIsGarbledOrNobodyAndNeverAnythingElse() throws Exception {
        List<byte[]> garbage = new ArrayList<>();
        garbage.add("SSH-2.0-dropbear\r\n".getBytes(StandardCharsets.US_ASCII));
        garbage.add(new byte[] {0, 1, 2, 3, (byte) 0xff});
        for (String body : List.of("", "<html>", "{", "{\"AcsEvent\":", "[]", "\u0000")) {
            garbage.add(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.ISO_8859_1));
        }
        garbage.add("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"AcsEvent\"".getBytes(StandardCharsets.US_ASCII));
        for (byte[] bytes : garbage) {
            bench.network.garbage = new byte[0];
            try (TerminalSession session = bench.connect()) {
                bench.network.garbage = bytes;
                DriverException e = assertThrows(DriverException.class, () -> session.readPunches(Cursor.START, 5));
                assertTrue(e.fault() == Fault.GARBLED || e.fault() == Fault.UNREACHABLE, e.getMessage());
                bench.network.garbage = new byte[0];
                assertEquals(0, session.readPunches(Cursor.START, 5).rows(), "and the session goes on");
            }
        }
    }

    @Test
    void anAddressFromABrowserIsUnderstood() throws Exception {
        URI web = URI.create("http://127.0.0.1:" + bench.network.endpoint().getPort() + "/doc/page/login.asp");
        bench.driver
                .connect(new TerminalAddress(web, bench.settings), bench.host)
                .close();
    }
}
