package org.clockhouse.driver.osdp;

import static org.clockhouse.driver.osdp.FrameTest.bytes;
import static org.clockhouse.driver.osdp.FrameTest.data;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.PunchFeedback.Verdict;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.tck.BenchClock;
import org.clockhouse.driver.tck.BenchContext;
import org.clockhouse.driver.tck.MemoryLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys, and what happens when they do not fit. */
@Timeout(60)
class SecureSessionTest {

    private static final String KEY = "000102030405060708090a0b0c0d0e0f";
    private static final String OTHER = "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff";
    private static final String W26 = "10100110101110110000000111";

    private final EmulatedReader reader = new EmulatedReader(3);
    private final EmulatedLine line = new EmulatedLine(reader);
    private final MemoryLines lines = new MemoryLines(line, 3);
    private final OsdpDriver driver = new OsdpDriver();

    @AfterEach
    void close() {
        lines.close();
    }

    private OsdpSession connect(String... settings) throws DriverException, InterruptedException {
        Map<String, String> all = new HashMap<>(Map.of("address", "3", "replyMillis", "50"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        BenchContext context = new BenchContext(lines, Duration.ofSeconds(5), new BenchClock(OsdpBench.EIGHT));
        return (OsdpSession) driver.connect(new TerminalAddress(SessionTest.ENDPOINT, all), context);
    }

    private DriverException refused(String... settings) {
        DriverException e = assertThrows(DriverException.class, () -> connect(settings));
        assertFalse(e.getMessage().contains(KEY), "no key in a message");
        return e;
    }

    private static int cards(OsdpSession session) throws DriverException, InterruptedException {
        return session.readPunches(Cursor.START, 10).punches().size();
    }

    @Test
    void t083WithItsKeyEverythingIsEncryptedAndBound() throws Exception {
        reader.key = bytes(KEY);
        reader.wantsChannel = true;
        OsdpSession session = connect("key", KEY);
        assertTrue(reader.isSecure());
        reader.present(W26);
        PunchPage page = session.readPunches(Cursor.START, 10);
        session.show(page.punches().get(0), Verdict.ACCEPTED);
        assertEquals(
                data("0000021400020014000000000000"),
                reader.done(Codes.LED).get(0).data());
        assertEquals("secure channel with its own key", session.health().detail());
    }

    @Test
    void t044AReaderThatIsBusyIsShownLightTonesAndWordsOnceEach() throws Exception {
        reader.key = bytes(KEY);
        reader.wantsChannel = true;
        OsdpSession session = connect("key", KEY);
        reader.present(W26);
        PunchPage page = session.readPunches(Cursor.START, 10);
        reader.busy = 7;
        session.show(page.punches().get(0), Verdict.ACCEPTED, "Li Na 08:00");
        assertEquals(0, reader.busy);
        assertEquals(
                List.of(data("00040301010b" + "4c69204e612030383a3030")),
                reader.done(Codes.TEXT).stream().map(Frame::data).toList());
        assertEquals(1, reader.done(Codes.LED).size());
        assertEquals(1, reader.done(Codes.BUZ).size());
        reader.present(W26);
        assertEquals(2, cards(session), "and is read on");
    }

    @Test
    void aReaderThatSaysNothingInClearIsAskedWhoItIsUnderItsKey() throws Exception {
        reader.key = bytes(KEY);
        reader.wantsChannel = true;
        reader.isShy = true;
        assertEquals("BEBAFE-DEADBEAF", connect("key", KEY).identity().serialNumber());
        DriverException e = refused();
        assertEquals(Fault.MISCONFIGURED, e.fault());
        assertTrue(e.getMessage().contains("no key is set"), e.getMessage());
    }

    @Test
    void aWrongKeyIsToldApartFromSilence() {
        reader.key = bytes(OTHER);
        DriverException wrong = refused("key", KEY);
        assertEquals(Fault.MISCONFIGURED, wrong.fault());
        assertTrue(wrong.getMessage().contains("another key"), wrong.getMessage());
        reader.silent = true;
        assertEquals(Fault.UNREACHABLE, refused("key", KEY).fault());
    }

    @Test
    void aReaderWithoutAKeyIsNotSpokenToInClearOnceAKeyIsSet() {
        reader.takesDefaultKey = true;
        assertEquals(Fault.MISCONFIGURED, refused("key", KEY).fault());
        reader.knowsChannel = false;
        assertTrue(refused("key", KEY).getMessage().contains("no secure channel"));
    }

    @Test
    void aReaderThatWantsAChannelIsMisconfiguredWithoutAKey() throws Exception {
        reader.key = bytes(KEY);
        reader.wantsChannel = true;
        OsdpSession session = connect();
        DriverException e = assertThrows(DriverException.class, () -> cards(session));
        assertEquals(Fault.MISCONFIGURED, e.fault());
    }

    @Test
    void inInstallModeAReaderIsGivenItsKeyAndThenOnlyThatIsUsed() throws Exception {
        reader.takesDefaultKey = true;
        OsdpSession session = connect("key", KEY, "install", "true");
        assertEquals(Bytes.of(bytes(KEY)), Bytes.of(reader.key));
        assertTrue(reader.isSecure());
        reader.present(W26);
        assertEquals(1, cards(session));
        session.close();
        reader.takesDefaultKey = false;
        connect("key", KEY).close();
        assertEquals(1, reader.done(Codes.KEYSET).size());
        connect("key", KEY, "install", "true").close();
        assertEquals(1, reader.done(Codes.KEYSET).size(), "a reader that has it is not given it again");
    }

    @Test
    void aKeyIsChangedByNamingTheOneUntilNow() throws Exception {
        reader.key = bytes(OTHER);
        reader.wantsChannel = true;
        OsdpSession session = connect("key", KEY, "previousKey", OTHER);
        assertEquals(Bytes.of(bytes(KEY)), Bytes.of(reader.key));
        assertEquals("secure channel with its own key", session.health().detail());
    }

    @Test
    void fromAMasterKeyEachReaderIsGivenItsOwn() throws Exception {
        reader.takesDefaultKey = true;
        connect("key", KEY, "masterKey", "true", "install", "true").close();
        assertEquals(Bytes.of(SecureChannel.diversified(bytes(KEY), EmulatedReader.ID)), Bytes.of(reader.key));
        connect("key", KEY, "masterKey", "true").close();
    }

    @Test
    void aReaderThatLostItsSessionKeysIsAgreedWithAnewAndTheCardIsRead() throws Exception {
        reader.key = bytes(KEY);
        reader.wantsChannel = true;
        OsdpSession session = connect("key", KEY);
        for (int n = 1; n <= 3; n++) {
            reader.restart();
            reader.present(W26);
            assertEquals(n, cards(session));
            assertTrue(reader.isSecure());
        }
    }

    @Test
    void anAnswerThatIsLostWithinTheChannelIsAskedForAgainAndTheCardIsReadOnce() throws Exception {
        reader.key = bytes(KEY);
        OsdpSession session = connect("key", KEY);
        reader.present(W26);
        reader.lost = 3;
        assertEquals(1, cards(session));
        reader.damaged = 3;
        reader.present(W26);
        assertEquals(2, cards(session));
        reader.busy = 3;
        reader.present(W26);
        assertEquals(3, cards(session));
        assertTrue(reader.isSecure());
    }

    @Test
    void anAnswerThatComesAfterItWasAskedForAgainIsNoWrongKeyAndNoSecondCard() throws Exception {
        reader.key = bytes(KEY);
        for (int code : new int[] {Codes.ID, Codes.CAP, Codes.CHLNG, Codes.SCRYPT}) {
            line.late = code;
            connect("key", KEY).close();
        }
        OsdpSession session = connect("key", KEY);
        line.late = Codes.POLL;
        reader.present(W26);
        assertEquals(1, cards(session));
        assertEquals(1, cards(session));
    }
}
