package org.clockhouse.driver.osdp;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject.Presented;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.internal.SharedLines;
import org.clockhouse.driver.tck.BenchClock;
import org.clockhouse.driver.tck.BenchContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader tells a card once: its answer is lost with the line, or for longer than a session is patient. */
@Timeout(60)
class LostAnswerTest {

    private static final String KEY = "000102030405060708090a0b0c0d0e0f";
    private static final String CARD = "10100110101110110000000111";
    /** Tries at a question before a reader counts as gone. */
    private static final int TRIES = 8;

    private final EmulatedReader reader = new EmulatedReader(3);
    private final SharedLines lines = new SharedLines();
    private final BenchClock clock = new BenchClock(OsdpBench.EIGHT);
    private final OsdpDriver driver = new OsdpDriver();
    private NetworkLine network;

    @BeforeEach
    void open() throws Exception {
        reader.key = FrameTest.bytes(KEY);
        network = new NetworkLine(new EmulatedLine(reader), 0);
    }

    @AfterEach
    void close() {
        lines.close();
        network.close();
    }

    private OsdpSession connect(String key) throws DriverException, InterruptedException {
        Map<String, String> settings = Map.of("address", "3", "replyMillis", "50", "key", key);
        return (OsdpSession) driver.connect(
                new TerminalAddress(network.endpoint(), settings),
                new BenchContext(lines, Duration.ofSeconds(5), clock));
    }

    private void loses(OsdpSession session) {
        DriverException e = assertThrows(DriverException.class, () -> pollUntilItFails(session));
        assertEquals(Fault.UNREACHABLE, e.fault());
        session.close();
    }

    private static void pollUntilItFails(OsdpSession session) throws DriverException, InterruptedException {
        for (int polls = 0; polls < 3 * TRIES; polls++) {
            session.poll();
        }
    }

    private static long cards(OsdpSession session) throws DriverException, InterruptedException {
        return session.readPunches(Cursor.START, 100).punches().stream()
                .map(RawPunch::subject)
                .count();
    }

    @ParameterizedTest
    @CsvSource({"'',0", "'',4", KEY + ",0", KEY + ",1", KEY + ",9", KEY + ",17"})
    void aCardWhoseAnswerIsCutWithTheLineIsReadOverTheNextOne(String key, int sent) throws Exception {
        OsdpSession session = connect(key);
        for (int card = 1; card <= 3; card++) {
            reader.present(CARD);
            network.cutAfter = sent;
            loses(session);
            reader.present(CARD);
            session = connect(key);
            assertEquals(2 * card, cards(session));
        }
        assertEquals(6, cards(session), "none of them twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", KEY})
    void aNumberThatIsTypedWhileTheLineBreaksIsReadWhole(String key) throws Exception {
        OsdpSession session = connect(key);
        reader.type("47");
        session.poll();
        reader.type("1");
        network.cutAfter = 0;
        loses(session);
        reader.type("1#");
        assertEquals(
                List.of(new Presented(CredentialKind.PIN, Token.of("4711".getBytes(StandardCharsets.US_ASCII)))),
                connect(key).readPunches(Cursor.START, 10).punches().stream()
                        .map(RawPunch::subject)
                        .toList());
    }

    @Test
    void aHousingThatStandsOpenOverABrokenLineIsOneEvent() throws Exception {
        OsdpSession session = connect(KEY);
        reader.tell(Codes.LSTATR, FrameTest.bytes("01 00"));
        session.poll();
        network.cutAfter = 0;
        loses(session);
        reader.tell(Codes.LSTATR, FrameTest.bytes("01 00"));
        OsdpSession next = connect(KEY);
        next.poll();
        assertEquals(1, next.readPunches(Cursor.START, 10).events().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", KEY})
    void anAnswerThatIsLostForLongerThanASessionIsPatientIsHeardByTheNextOne(String key) throws Exception {
        OsdpSession session = connect(key);
        reader.present(CARD);
        reader.lost = 2 * TRIES + 3;
        loses(session);
        clock.advance(Duration.ofSeconds(2));
        DriverException e = assertThrows(DriverException.class, () -> connect(key));
        assertEquals(Fault.UNREACHABLE, e.fault());
        clock.advance(Duration.ofSeconds(2));
        assertEquals(1, cards(connect(key)));
        assertEquals(1, cards(connect(key)), "once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", KEY})
    void aReaderThatForgotMeanwhileIsBegunAnewAtOnce(String key) throws Exception {
        OsdpSession session = connect(key);
        reader.lost = TRIES;
        loses(session);
        reader.restart();
        reader.present(CARD);
        assertEquals(1, cards(connect(key)));
        assertEquals(!key.isEmpty(), reader.isSecure());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", KEY})
    void aReaderThatSaysNothingToTheOldQuestionIsBegunAnewAfterEightSeconds(String key) throws Exception {
        OsdpSession session = connect(key);
        reader.lost = 2 * TRIES;
        loses(session);
        clock.advance(Duration.ofSeconds(9));
        assertDoesNotThrow(() -> connect(key));
        assertEquals(0, reader.lost);
    }

    @ParameterizedTest
    @ValueSource(ints = {61, 3600})
    void whatWasLostLongAgoIsNoCardOfNow(int seconds) throws Exception {
        OsdpSession session = connect(KEY);
        reader.present(CARD);
        reader.lost = TRIES;
        loses(session);
        clock.advance(Duration.ofSeconds(seconds));
        assertEquals(0, cards(connect(KEY)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", KEY})
    void onceAKeyIsSetNothingThatWasAskedInClearIsHeard(String key) throws Exception {
        OsdpSession session = connect("");
        reader.present(CARD);
        reader.lost = TRIES;
        loses(session);
        assertEquals(key.isEmpty() ? 1 : 0, cards(connect(key)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", KEY})
    void aBusyReaderTellsAfterItsBusinessAlsoOverTheNextLine(String key) throws Exception {
        OsdpSession session = connect(key);
        reader.present(CARD);
        network.cutAfter = 0;
        loses(session);
        reader.busy = 5;
        assertEquals(1, cards(connect(key)));
        assertEquals(0, reader.busy);
    }
}
