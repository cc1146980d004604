package org.clockhouse.driver.osdp;

import static org.clockhouse.driver.osdp.FrameTest.bytes;
import static org.clockhouse.driver.osdp.FrameTest.data;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.Method;
import org.clockhouse.driver.PunchFeedback.Verdict;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject.Presented;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalEvent;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.UnreadableRow;
import org.clockhouse.driver.tck.BenchClock;
import org.clockhouse.driver.tck.BenchContext;
import org.clockhouse.driver.tck.MemoryLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a session does with one reader, in clear. */
@Timeout(60)
class SessionTest {

    static final URI ENDPOINT = URI.create("tcp://osdp:4001");
    private static final String W26 = "10100110101110110000000111";

    private final EmulatedReader reader = new EmulatedReader(0);
    private final EmulatedLine line = new EmulatedLine(reader);
    private final MemoryLines lines = new MemoryLines(line, 3);
    private final BenchClock clock = new BenchClock(OsdpBench.EIGHT);
    private final OsdpDriver driver = new OsdpDriver();

    @AfterEach
    void close() {
        lines.close();
    }

    private OsdpSession connect() throws DriverException, InterruptedException {
        return connect(Map.of());
    }

    private OsdpSession connect(Map<String, String> settings) throws DriverException, InterruptedException {
        return (OsdpSession) driver.connect(
                new TerminalAddress(ENDPOINT, settings), new BenchContext(lines, Duration.ofSeconds(5), clock));
    }

    private static List<Token> cards(OsdpSession session) throws DriverException, InterruptedException {
        return tokens(session.readPunches(Cursor.START, 100));
    }

    private static List<Token> tokens(PunchPage page) {
        return page.punches().stream()
                .map(punch -> ((Presented) punch.subject()).token())
                .toList();
    }

    private static Fault fault(DriverException e) {
        return e.fault();
    }

    @Test
    void aReaderSaysWhoItIs() throws Exception {
        TerminalIdentity identity = connect().identity();
        assertEquals("BEBAFE-DEADBEAF", identity.serialNumber());
        assertEquals("OSDP 1.1", identity.model());
        assertEquals("1.2.3", identity.firmware());
    }

    @Test
    void t042BitsOfACardBecomeItsNumberWithoutParity() throws Exception {
        OsdpSession session = connect();
        reader.present(W26);
        reader.present("0000001000110101100101000000100101");
        reader.present("00000100101000011011001011000011");
        PunchPage page = session.readPunches(Cursor.START, 10);
        assertEquals(List.of(new Token("4d7603"), new Token("046b2812"), new Token("04a1b2c3")), tokens(page));
        RawPunch first = page.punches().get(0);
        assertEquals(Method.CARD, first.method());
        assertEquals(data("00001a00a6bb01c0"), first.raw());
    }

    @Test
    void t042DigitsThatAReaderMadeOfACardAreReadInEitherDirection() throws Exception {
        OsdpSession session = connect();
        reader.tell(Codes.FMT, bytes("00 00 0A 30303035303736343833"));
        reader.tell(Codes.FMT, bytes("00 01 0A 33383436373035303030"));
        assertEquals(List.of(new Token("004d7603"), new Token("004d7603")), cards(session));
    }

    @Test
    void t042AReaderThatSendsTheLastByteFirstIsTurnedRound() throws Exception {
        OsdpSession session = connect(Map.of("reversed", "true"));
        reader.present("00000100101000011011001011000011");
        reader.present(W26);
        assertEquals(List.of(new Token("c3b2a104"), new Token("4d7603")), cards(session));
    }

    @Test
    void aCardWhoseBitsWereLostIsKeptRawAndNotTaken() throws Exception {
        OsdpSession session = connect();
        reader.tell(Codes.RAW, bytes("00 01 1A 00 A7 BB 01 C0"));
        reader.tell(Codes.RAW, bytes("00 00 1A 00 A7 BB"));
        reader.tell(Codes.RAW, bytes("00"));
        PunchPage page = session.readPunches(Cursor.START, 10);
        assertEquals(List.of(), page.punches());
        assertEquals(3, page.unreadable().size());
        UnreadableRow row = page.unreadable().get(0);
        assertEquals(UnreadableRow.Reason.CORRUPT, row.reason());
        assertEquals(data("00011A00A7BB01C0"), row.raw());
    }

    @Test
    void whatStandsBehindTheCountedBitsAndKeysMeansNothing() throws Exception {
        OsdpSession session = connect();
        reader.tell(Codes.RAW, bytes("00 01 1A 00 A6 BB 01 C0 00 00 00 00"));
        reader.tell(Codes.KEYPAD, bytes("00 02 3437 3939"));
        reader.tell(Codes.KEYPAD, bytes("00 03 31310D 000000"));
        reader.tell(Codes.KEYPAD, bytes("00"));
        assertEquals(
                List.of(new Token("4d7603"), Token.of("4711".getBytes(StandardCharsets.US_ASCII))), cards(session));
    }

    @Test
    void bitsOfNoKnownLayoutAllCount() throws Exception {
        OsdpSession session = connect();
        reader.present("1".repeat(37));
        reader.present("10100110101110110000000110");
        assertEquals(List.of(new Token("1fffffffff"), new Token("029aec06")), cards(session));
    }

    @Test
    void t005KeysBecomeAPinWhenEnterIsPressed() throws Exception {
        OsdpSession session = connect();
        reader.type("12");
        reader.type("99*4");
        reader.type("711#");
        PunchPage page = session.readPunches(Cursor.START, 10);
        assertEquals(List.of(Token.of("4711".getBytes(StandardCharsets.US_ASCII))), tokens(page));
        RawPunch punch = page.punches().get(0);
        assertEquals(CredentialKind.PIN, ((Presented) punch.subject()).kind());
        assertEquals(Method.PIN, punch.method());
        assertEquals(Bytes.NONE, punch.raw(), "a PIN stands nowhere else");
    }

    @Test
    void keysThatAreSentAsTheLettersTheyAreCountToo() throws Exception {
        OsdpSession session = connect();
        reader.tell(Codes.KEYPAD, bytes("00 07 392A34373131 23"));
        assertEquals(List.of(Token.of("4711".getBytes(StandardCharsets.US_ASCII))), cards(session));
    }

    @Test
    void aHousingThatIsSaidToBeOpenAgainAndAgainIsOneEvent() throws Exception {
        OsdpSession session = connect();
        List<String> said = List.of("01 00", "01 00", "00 00", "01 00");
        for (String status : said) {
            reader.tell(Codes.LSTATR, bytes(status));
            session.poll();
        }
        assertEquals(2, session.readPunches(Cursor.START, 10).events().size());
    }

    @Test
    void keysOfSomebodyWhoWentAwayAreForgotten() throws Exception {
        OsdpSession session = connect();
        reader.type("12");
        cards(session);
        clock.advance(Duration.ofSeconds(11));
        reader.type("4711#");
        assertEquals(List.of(Token.of("4711".getBytes(StandardCharsets.US_ASCII))), cards(session));
    }

    @Test
    void t049GreenAndOneToneForAcceptedRedAndThreeForRefused() throws Exception {
        OsdpSession session = connect();
        reader.present(W26);
        RawPunch punch = session.readPunches(Cursor.START, 10).punches().get(0);
        session.show(punch, Verdict.ACCEPTED);
        session.show(punch, Verdict.REFUSED);
        assertEquals(
                List.of(data("0000021400020014000000000000"), data("0000020202010014000000000000")),
                reader.done(Codes.LED).stream().map(Frame::data).toList());
        assertEquals(
                List.of(data("0002010101"), data("0002020103")),
                reader.done(Codes.BUZ).stream().map(Frame::data).toList());
    }

    @Test
    void t044TheOperatorsWordsStandOnTheDisplayForThreeSeconds() throws Exception {
        OsdpSession session = connect();
        reader.present(W26);
        RawPunch punch = session.readPunches(Cursor.START, 10).punches().get(0);
        session.show(punch, Verdict.ACCEPTED, "Li Na 08:00");
        session.show(punch, Verdict.ACCEPTED, "");
        session.show(punch, Verdict.ACCEPTED, "\u674e\u5a1c");
        assertEquals(
                List.of(data("00040301010b" + "4c69204e612030383a3030")),
                reader.done(Codes.TEXT).stream().map(Frame::data).toList());
        assertEquals(3, reader.done(Codes.LED).size());
    }

    @Test
    void nothingIsShownLongAfterOrWhereItIsSwitchedOff() throws Exception {
        OsdpSession session = connect();
        reader.present(W26);
        RawPunch punch = session.readPunches(Cursor.START, 10).punches().get(0);
        clock.advance(Duration.ofSeconds(11));
        session.show(punch, Verdict.ACCEPTED);
        session.close();
        OsdpSession mute = connect(Map.of("feedback", "false"));
        reader.present(W26);
        mute.show(mute.readPunches(Cursor.START, 10).punches().get(1), Verdict.ACCEPTED);
        assertEquals(List.of(), reader.done(Codes.LED));
    }

    @Test
    void amberWhenNobodyCouldStoreItInTime() throws Exception {
        OsdpSession session = connect();
        reader.present(W26);
        Cursor read = session.readPunches(Cursor.START, 10).next();
        session.poll();
        clock.advance(Duration.ofSeconds(5));
        session.poll();
        session.poll();
        assertEquals(
                List.of(data("0000020505030014000000000000")),
                reader.done(Codes.LED).stream().map(Frame::data).toList());
        session.acknowledge(read);
        reader.present(W26);
        session.acknowledge(session.readPunches(Cursor.START, 10).next());
        clock.advance(Duration.ofSeconds(5));
        session.poll();
        assertEquals(1, reader.done(Codes.LED).size(), "what is stored is not late");
    }

    @Test
    void anAnswerThatIsLostOrDamagedIsAskedForAgainAndTheCardIsReadOnce() throws Exception {
        OsdpSession session = connect();
        int before = reader.executed();
        reader.present(W26);
        reader.lost = 2;
        assertEquals(1, cards(session).size());
        reader.present(W26);
        reader.damaged = 3;
        assertEquals(2, cards(session).size());
        assertEquals(before + 4, reader.executed(), "two cards and two empty answers");
    }

    @Test
    void noiseBeforeAnswersDoesNoHarm() throws Exception {
        line.noise = bytes("00 FF 53 FF");
        OsdpSession session = connect();
        reader.present(W26);
        assertEquals(1, cards(session).size());
    }

    @Test
    void aBusyReaderIsAskedAgainAndNotGivenUp() throws Exception {
        OsdpSession session = connect();
        reader.busy = 10;
        reader.present(W26);
        assertEquals(1, cards(session).size());
    }

    @Test
    void aReaderThatStaysBusyIsUnreachable() throws Exception {
        OsdpSession session = connect();
        reader.busy = Integer.MAX_VALUE;
        assertEquals(Fault.UNREACHABLE, fault(assertThrows(DriverException.class, () -> cards(session))));
    }

    @Test
    void aReaderThatRestartedIsBegunAnewInTheSameSession() throws Exception {
        OsdpSession session = connect();
        reader.restart();
        reader.present(W26);
        assertEquals(1, cards(session).size());
    }

    @Test
    void aSilentReaderIsGoneAfterEightTriesAndBackWhenItAnswers() throws Exception {
        OsdpSession session = connect(Map.of("replyMillis", "50"));
        reader.silent = true;
        for (int tries = 1; tries < 8; tries++) {
            assertFalse(session.poll());
        }
        assertEquals(Fault.UNREACHABLE, fault(assertThrows(DriverException.class, session::poll)));
        session.close();
        assertEquals(
                Fault.UNREACHABLE,
                fault(assertThrows(DriverException.class, () -> connect(Map.of("replyMillis", "50")))));
        reader.silent = false;
        reader.present(W26);
        assertEquals(1, cards(connect()).size());
    }

    @Test
    void t046AnOpenHousingAndFailingPowerAreReported() throws Exception {
        OsdpSession session = connect();
        assertEquals(Health.of(Health.State.GOOD, "not encrypted"), session.health());
        reader.power = 1;
        assertEquals(Health.State.DEGRADED, session.health().state());
        reader.tamper = 1;
        assertEquals(Health.State.TAMPERED, session.health().state());
    }

    @Test
    void t046AReaderThatSaysByItselfThatItIsOpenedIsHeardAtOnce() throws Exception {
        OsdpSession session = connect();
        reader.tell(Codes.LSTATR, bytes("01 00"));
        PunchPage page = session.readPunches(Cursor.START, 10);
        assertEquals(
                List.of(TerminalEvent.Kind.TAMPERED),
                page.events().stream().map(TerminalEvent::kind).toList());
        session.acknowledge(page.next());
        reader.tell(Codes.LSTATR, bytes("00 00"));
        assertEquals(0, session.readPunches(page.next(), 10).rows());
    }

    @Test
    void whatIsSetWrongIsSaid() {
        Stream.of(
                        Map.of("address", "127"),
                        Map.of("address", "x"),
                        Map.of("key", "0011"),
                        Map.of("key", "g".repeat(32)),
                        Map.of("install", "true"),
                        Map.of("replyMillis", "10"))
                .forEach(settings -> assertEquals(
                        Fault.MISCONFIGURED,
                        fault(assertThrows(DriverException.class, () -> connect(settings), settings.toString()))));
    }

    @Test
    void punchesOutliveTheSessionInWhichTheyWereHeard() throws Exception {
        OsdpSession session = connect();
        reader.present(W26);
        while (!session.poll()) {
            continue;
        }
        session.close();
        assertEquals(List.of(new Token("4d7603")), cards(connect()));
    }
}
