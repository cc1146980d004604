package org.clockhouse.driver.anviz.tcb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.CredentialStore;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DoorControl;
import org.clockhouse.driver.DoorControl.Command;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.ListeningSession;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.Rejection;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.anviz.tcb.TcbProtocol.Answer;
import org.clockhouse.driver.tck.BenchClock;
import org.clockhouse.driver.tck.BenchContext;
import org.clockhouse.driver.tck.MemoryLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final LocalDateTime EIGHT = LocalDateTime.of(2026, 3, 2, 8, 0);
    private static final Set<Integer> CLEARING = Set.of(0x4d, 0x4e, 0x4f);

    private static final Charset GBK = Charset.forName("GBK");

    private final TcbTerminal terminal = new TcbTerminal();
    private final MemoryLines lines = new MemoryLines(terminal, 3);
    private final Map<String, String> settings = new HashMap<>();

    @AfterEach
    void nothingWasClearedUnasked() {
        lines.close();
        assertTrue(terminal.heard.stream().noneMatch(CLEARING::contains), terminal.heard.toString());
    }

    private ListeningSession connect() throws DriverException, InterruptedException {
        return connect(Duration.ofSeconds(20));
    }

    private ListeningSession connect(Duration replyTimeout) throws DriverException, InterruptedException {
        return new TcbDriver()
                .connect(
                        new TerminalAddress(URI.create("tcp://anviz"), settings),
                        new BenchContext(lines, replyTimeout, new BenchClock(Instant.parse("2026-03-02T08:00:00Z"))));
    }

    private void punches(int first, int last) {
        for (int n = first; n <= last; n++) {
            terminal.punch(n, EIGHT.plusMinutes(n), 8, n % 2);
        }
    }

    private static List<String> read(ListeningSession session, int limit) throws Exception {
        List<String> ids = new ArrayList<>();
        Cursor cursor = Cursor.START;
        PunchPage page;
        do {
            page = session.readPunches(cursor, limit);
            page.punches().forEach(punch -> ids.add(punch.recordId()));
            cursor = page.next();
        } while (page.more());
        return ids;
    }

    @Test
    void aTerminalSaysWhoItIs() throws Exception {
        try (ListeningSession session = connect()) {
            assertEquals("2412345678", session.identity().serialNumber());
            assertEquals("W1-PRO", session.identity().model());
            assertEquals("02.10.30", session.identity().firmware());
        }
        terminal.hasSerial = false;
        try (ListeningSession session = connect()) {
            assertEquals("id-7", session.identity().serialNumber());
        }
    }

    @Test
    void firmwareThatIsSilentAboutWhatItDoesNotKnowIsReadAllTheSame() throws Exception {
        terminal.unknown.addAll(Set.of(TcbProtocol.SERIAL_NUMBER, TcbProtocol.MODEL));
        punches(1, 3);
        try (ListeningSession session = connect(Duration.ofMillis(200))) {
            assertEquals("id-7", session.identity().serialNumber());
            assertEquals("", session.identity().model());
            assertEquals(3, read(session, 10).size());
        }
    }

    @Test
    void aWrongPasswordIsToldApartFromSilence() throws Exception {
        terminal.password = "4711";
        settings.put("password", "0815");
        assertEquals(
                Fault.MISCONFIGURED,
                assertThrows(DriverException.class, this::connect).fault());
        settings.put("password", "4711");
        connect().close();
    }

    @Test
    void aLongLogIsReadInPartsOfTwentyFive() throws Exception {
        terminal.capacity = 1_000;
        punches(1, 501);
        try (ListeningSession session = connect()) {
            assertEquals(501, read(session, 100).size());
        }
        assertEquals(
                21,
                terminal.heard.stream()
                        .filter(command -> command == TcbProtocol.RECORDS)
                        .count());
    }

    @Test
    void anUnchangedLogIsNotReadAgain() throws Exception {
        punches(1, 30);
        try (ListeningSession session = connect()) {
            Cursor end = session.readPunches(Cursor.START, 100).next();
            terminal.heard.clear();
            assertEquals(PunchPage.empty(end), session.readPunches(end, 100));
            assertFalse(terminal.heard.contains(TcbProtocol.RECORDS));
        }
    }

    @Test
    void anAnswerWithAFlippedBitIsAskedForAgain() throws Exception {
        punches(1, 30);
        try (ListeningSession session = connect()) {
            terminal.flipped = 0;
            session.health();
            List<String> clean = read(session, 100);
            terminal.heard.clear();
            session.health();
            terminal.flipped = 1;
            assertThrows(DriverException.class, session::health, "a single answer is garbled");
            assertEquals(clean, readFlipped(session));
        }
    }

    /** The second part comes damaged, twice. */
    private List<String> readFlipped(ListeningSession session) throws Exception {
        List<String> ids = new ArrayList<>();
        PunchPage page = session.readPunches(Cursor.START, 5);
        page.punches().forEach(punch -> ids.add(punch.recordId()));
        page = session.readPunches(page.next(), 100);
        page.punches().forEach(punch -> ids.add(punch.recordId()));
        return ids;
    }

    @Test
    void aDamagedPartOfAListIsAskedForOnceMore() throws Exception {
        punches(1, 60);
        try (ListeningSession session = connect()) {
            List<String> clean = read(session, 100);
            Conversation conversation = new Conversation(
                    lines.open(URI.create("tcp://anviz:5010"), Duration.ofSeconds(20)), TcbTerminal.DEVICE);
            terminal.flipped = 2;
            List<byte[]> records = conversation.list(TcbProtocol.RECORDS, 40, 25, TcbRecord.LENGTH);
            assertEquals(
                    clean,
                    records.stream().map(bytes -> new TcbRecord(bytes).id()).toList());
            terminal.flipped = 3;
            assertThrows(DriverException.class, () -> conversation.list(TcbProtocol.RECORDS, 40, 25, TcbRecord.LENGTH));
        }
    }

    @Test
    void aTerminalThatCountsMoreThanItGivesIsGarbled() throws Exception {
        punches(1, 5);
        terminal.boasts = 1;
        try (ListeningSession session = connect()) {
            assertEquals(
                    Fault.GARBLED,
                    assertThrows(DriverException.class, () -> session.readPunches(Cursor.START, 10))
                            .fault());
        }
    }

    @Test
    void whatIsAnnouncedAndPingedMeanwhileIsPassedOver() throws Exception {
        punches(1, 3);
        byte[] realtime = TcbProtocol.answer(new Answer(TcbTerminal.DEVICE, 0xdf, 0, TcbRecord.of(9, EIGHT, 8, 0)));
        byte[] ping = HexFormat.of().parseHex("a5000000077f0000" + "c10b");
        terminal.before = java.nio.ByteBuffer.allocate(realtime.length + ping.length)
                .put(realtime)
                .put(ping)
                .array();
        try (ListeningSession session = connect()) {
            assertEquals(3, read(session, 2).size());
            assertTrue(session.listen().isPresent());
            assertEquals(3, read(session, 2).size());
        }
        assertTrue(terminal.heard.contains(0xff), "a ping is answered");
        settings.put("listen", "false");
        try (ListeningSession session = connect()) {
            assertFalse(session.listen().isPresent());
        }
    }

    @Test
    void punchesThatMovedForwardInAFullLogAreFoundAgainWithoutAGap() throws Exception {
        terminal.capacity = 1_000;
        punches(1, 1_000);
        try (ListeningSession session = connect()) {
            Cursor read = session.readPunches(Cursor.START, 1_000).next();
            punches(1_001, 1_010);
            PunchPage page = session.readPunches(read, 100);
            assertEquals(10, page.punches().size());
            assertFalse(page.gap());
        }
    }

    @Test
    void cardAndPinAreGivenAndTakenAndTheRestStays() throws Exception {
        StaffRecord before = StaffRecord.blank(1001, StaffRecord.WIDE).withName("Old", GBK);
        before.bytes()[36] = 1;
        terminal.people.put(1001L, before.bytes());
        Token card = new Token("00b1c2d3");
        Token pin = Token.of("0471".getBytes(StandardCharsets.US_ASCII));
        try (ListeningSession session = connect()) {
            CredentialStore store = (CredentialStore) session;
            assertEquals(
                    List.of(), store.put(List.of(grant(CredentialKind.CARD, card), grant(CredentialKind.PIN, pin))));
            StaffRecord after = new StaffRecord(terminal.people.get(1001L));
            assertEquals("Ana", after.name(GBK));
            assertTrue(after.hasFingers());
            store.revoke(Set.of(Grant.naturalId("1001", CredentialKind.CARD, card)));
            assertTrue(new StaffRecord(terminal.people.get(1001L)).card().isEmpty());
            assertTrue(new StaffRecord(terminal.people.get(1001L)).pin().isPresent());
            store.revoke(Set.of(Grant.naturalId("1001", CredentialKind.PIN, pin)));
            assertTrue(terminal.people.containsKey(1001L), "a finger is left");
        }
    }

    @Test
    void whatDoesNotFitIsRejected() throws Exception {
        try (ListeningSession session = connect()) {
            List<Rejection> rejected = ((CredentialStore) session)
                    .put(List.of(
                            grant(CredentialKind.CARD, new Token("ffffffff")),
                            grant(CredentialKind.CARD, new Token("0102030405")),
                            grant(CredentialKind.PIN, Token.of("123456789".getBytes(StandardCharsets.US_ASCII))),
                            grant(CredentialKind.FACE, new Token("01"))));
            assertEquals(4, rejected.size());
            assertEquals(Map.of(), terminal.people);
        }
    }

    @Test
    void aTerminalWithoutUnicodeKeepsPeopleInThirtyBytes() throws Exception {
        terminal.isNarrow = true;
        Token card = new Token("01b1c2d3");
        Token pin = Token.of("99999999".getBytes(StandardCharsets.US_ASCII));
        try (ListeningSession session = connect()) {
            CredentialStore store = (CredentialStore) session;
            assertEquals(
                    List.of(), store.put(List.of(grant(CredentialKind.CARD, card), grant(CredentialKind.PIN, pin))));
            byte[] bytes = terminal.people.get(1001L);
            assertEquals(30, bytes.length);
            assertEquals("Ana", new StaffRecord(bytes).name(GBK));
            assertEquals(2, store.list(Cursor.START, 10).credentialIds().size());
            store.put(List.of(Grant.builder("c-2", "1002", CredentialKind.CARD, new Token("00000007"))
                    .holderName("王芳王芳王芳")
                    .build()));
            assertEquals("王芳王芳王", new StaffRecord(terminal.people.get(1002L)).name(GBK));
        }
    }

    private static Grant grant(CredentialKind kind, Token token) {
        return Grant.builder("c-" + token.hex(), "1001", kind, token)
                .holderName("Ana")
                .build();
    }

    @Test
    void theOneDoorIsReleasedForAMoment() throws Exception {
        try (ListeningSession session = connect()) {
            DoorControl doors = (DoorControl) session;
            doors.command(1, Command.UNLOCK_ONCE);
            assertEquals(1, terminal.openings);
            assertThrows(DriverException.class, () -> doors.command(2, Command.UNLOCK_ONCE));
            assertThrows(DriverException.class, () -> doors.command(1, Command.LOCK_DOWN));
        }
    }
}
