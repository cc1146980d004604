package org.clockhouse.driver.osdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.internal.SharedLines;
import org.clockhouse.driver.tck.BenchContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many readers on real lines, and what breaks there. */
@Timeout(60)
class LineTest {

    private static final String KEY = "000102030405060708090a0b0c0d0e0f";

    private final SharedLines lines = new SharedLines();
    private final List<EmulatedReader> readers = new ArrayList<>();
    private final List<Runnable> ends = new ArrayList<>();
    private OsdpDriver driver = new OsdpDriver();

    @AfterEach
    void close() {
        lines.close();
        ends.forEach(Runnable::run);
    }

    private EmulatedLine line(int count) {
        for (int address = 0; address < count; address++) {
            readers.add(new EmulatedReader(address));
        }
        return new EmulatedLine(readers.toArray(EmulatedReader[]::new));
    }

    private OsdpSession connect(URI endpoint, int address) throws DriverException, InterruptedException {
        Map<String, String> settings = Map.of("address", String.valueOf(address), "replyMillis", "200");
        return (OsdpSession) driver.connect(
                new TerminalAddress(endpoint, settings),
                new BenchContext(lines, Duration.ofSeconds(5), Clock.systemUTC()));
    }

    private static String bits(int card) {
        return String.format("%32s", Integer.toBinaryString(card)).replace(' ', '0');
    }

    private static Set<Object> cards(PunchPage page) {
        Set<Object> subjects = new HashSet<>();
        page.punches().stream().map(RawPunch::subject).forEach(subjects::add);
        return subjects;
    }

    @Test
    void eightReadersOnOneSerialLineAreHeardWhileOneIsSilent() throws Exception {
        PtyLine pty = new PtyLine(line(8));
        ends.add(pty::close);
        List<OsdpSession> sessions = new ArrayList<>();
        for (int address = 0; address < 8; address++) {
            sessions.add(connect(pty.endpoint(), address));
        }
        readers.get(3).silent = true;
        readers.forEach(reader -> reader.present(bits(1_000 + reader.address)));
        int heard = 0;
        int rounds = 0;
        while (heard < 7 && rounds < 20) {
            rounds++;
            heard = 0;
            for (OsdpSession session : sessions) {
                heard += hasNews(session) ? 1 : 0;
            }
        }
        assertEquals(7, heard);
        for (int address : new int[] {0, 1, 2, 4, 5, 6, 7}) {
            PunchPage page = sessions.get(address).readPunches(Cursor.START, 10);
            assertEquals(1, page.punches().size(), "reader " + address);
        }
        assertTrue(rounds < 8, "the silent one is still being asked");
    }

    private static boolean hasNews(OsdpSession session) throws InterruptedException {
        try {
            return session.poll();
        } catch (DriverException e) {
            return false;
        }
    }

    @Test
    void anAddressAtWhichNobodyIsIsUnreachableAndTheOthersAreNot() throws Exception {
        NetworkLine network = new NetworkLine(line(1), 0);
        ends.add(network::close);
        DriverException e = assertThrows(DriverException.class, () -> connect(network.endpoint(), 9));
        assertEquals(Fault.UNREACHABLE, e.fault());
        connect(network.endpoint(), 0).close();
    }

    @Test
    void t101ALineThatIsCutWithinAnAnswerIsUnreachableAndWhatTheReaderHoldsIsReadAfterwards() throws Exception {
        NetworkLine network = new NetworkLine(line(1), 0);
        ends.add(network::close);
        network.pieces = 3;
        OsdpSession session = connect(network.endpoint(), 0);
        Set<Object> stored = new HashSet<>();
        for (int cut = 1; cut < 8; cut += 2) {
            network.cutAfter = cut;
            OsdpSession broken = session;
            DriverException e =
                    assertThrows(DriverException.class, () -> broken.readPunches(Cursor.START, 100), "cut at " + cut);
            assertEquals(Fault.UNREACHABLE, e.fault());
            session.close();
            readers.get(0).present(bits(2_000 + cut));
            session = connect(network.endpoint(), 0);
            stored.addAll(cards(session.readPunches(Cursor.START, 100)));
        }
        assertEquals(4, stored.size());
    }

    @Test
    void t101ADriverThatIsReplacedUnderTrafficLosesNothingThatWasAcknowledgedAndDoublesNothing() throws Exception {
        NetworkLine network = new NetworkLine(line(1), 0);
        ends.add(network::close);
        EmulatedReader reader = readers.get(0);
        reader.key = FrameTest.bytes(KEY);
        Set<Object> stored = new HashSet<>();
        Cursor cursor = Cursor.START;
        boolean gap = false;
        for (int n = 0; n < 100; n++) {
            driver = new OsdpDriver();
            OsdpSession session = (OsdpSession) driver.connect(
                    new TerminalAddress(network.endpoint(), Map.of("key", KEY)),
                    new BenchContext(lines, Duration.ofSeconds(5), Clock.systemUTC()));
            reader.present(bits(3_000 + n));
            PunchPage page = session.readPunches(cursor, 10);
            gap |= page.gap();
            page.punches().forEach(punch -> assertTrue(stored.add(punch.subject()), "twice"));
            cursor = page.next();
            session.acknowledge(cursor);
            session.close();
        }
        assertEquals(100, stored.size());
        assertFalse(gap, "all was acknowledged, so nothing is missing");
    }
}
