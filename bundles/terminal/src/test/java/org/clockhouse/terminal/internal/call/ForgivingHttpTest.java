package org.clockhouse.terminal.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clockhouse.driver.HttpCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests as firmware writes them, over the open port. */
@Timeout(60)
class ForgivingHttpTest {

    @TempDir
    Path folder;

    private CalledPort at;

    @BeforeEach
    void aTerminalThatCalls() throws InterruptedException {
        at = new CalledPort(folder);
    }

    @AfterEach
    void end() {
        at.close();
    }

    /** A real one puts its firmware's version into the query as it is. */
    @Test
    void aBlankWithinTheTargetIsReadAsOne() throws Exception {
        String posted = "POST /acme?SN=A-1&INFO=Ver 6.60 Nov 13 2015,4 HTTP/1.1\r\nHost: suite\r\n"
                + whole("7 2026-11-02T08:00:00");
        assertTrue(said(posted, 4096).startsWith("HTTP/1.1 200 OK"), posted);
        assertEquals(1, at.house.punches().size());
        assertEquals(
                Optional.of("Ver 6.60 Nov 13 2015,4"), at.driver.calls.get(0).parameter("INFO"));
    }

    @Test
    void aRequestThatNamesNoHostIsAnsweredHoweverItsBytesCome() throws Exception {
        String posted = "POST /acme?SN=A-1&INFO=Ver 6.60,4 HTTP/1.1\r\n" + whole("7 2026-11-02T08:00:00");
        for (int piece : new int[] {1, 3, 7, 4096}) {
            String answer = said(posted, piece);
            assertTrue(answer.startsWith("HTTP/1.1 200 OK") && answer.endsWith("OK: 1"), piece + ": " + answer);
        }
        assertEquals(1, at.house.punches().size());
    }

    /** Old firmware and serial converters leave the version out. */
    @Test
    void aRequestThatStatesNoVersionIsAnsweredHoweverItsBytesCome() throws Exception {
        for (String end : List.of("\r\n", " \r\n", "\n", "  \r\n")) {
            String posted = "POST /acme?SN=A-1&INFO=Ver 6.60,4" + end + whole("7 2026-11-02T08:00:00");
            for (int piece : new int[] {1, 3, 7, 4096}) {
                String answer = said(posted, piece);
                assertTrue(answer.startsWith("HTTP/1.1 200 OK") && answer.endsWith("OK: 1"), piece + ": " + answer);
            }
        }
        assertEquals(Optional.of("Ver 6.60,4"), at.driver.calls.get(0).parameter("INFO"));
        assertEquals(1, at.house.punches().size());
    }

    @Test
    void aBodyInChunksIsAnsweredWithAndWithoutFieldsBehindIt() throws Exception {
        String head =
                "POST /acme?SN=A-1 HTTP/1.1\r\nHost: suite\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
        String chunks = "b\r\n7 2026-11-0\r\na\r\n2T08:00:00\r\n0\r\n";
        for (String end : List.of("\r\n", "X-Sum: 1\r\n\r\n")) {
            for (int piece : new int[] {1, 7, 4096}) {
                String answer = said(head + chunks + end, piece);
                assertTrue(answer.startsWith("HTTP/1.1 200 OK") && answer.endsWith("OK: 1"), piece + ": " + answer);
            }
        }
        assertEquals(1, at.house.punches().size());
    }

    /** It may have a body that ends with the connection, which must not be acknowledged as none. */
    @Test
    void anOldRequestThatDoesNotSayHowLongItIsIsNotTakenForEmpty() throws Exception {
        String body = "\r\n7 2026-11-02T08:00:00";
        assertTrue(said("POST /acme?SN=A-1 HTTP/1.0\r\n" + body, 4096).startsWith("HTTP/1.1 411"));
        assertTrue(said("POST /acme?SN=A-1\r\n" + body, 4096).startsWith("HTTP/1.1 411"));
        assertEquals(List.of(), at.driver.calls);
    }

    @Test
    void aHostThatIsNamedLastIsTheOnlyOne() throws Exception {
        String named = "Connection: close\r\nContent-Length: 21\r\nhOsT: suite\r\n\r\n7 2026-11-02T08:00:00";
        for (int piece : new int[] {1, 3, 4096}) {
            assertTrue(said("POST /acme?SN=A-1 HTTP/1.1\r\n" + named, piece).endsWith("OK: 1"));
            HttpCall call = at.driver.calls.get(at.driver.calls.size() - 1);
            assertEquals(Optional.of("suite"), call.header("Host"));
        }
        said("POST /acme?SN=A-1 HTTP/1.1\r\n" + named.replace("hOsT: suite\r\n", "X-Host: suite\r\n"), 4096);
        assertEquals(Optional.of("terminal-port"), at.driver.calls.get(3).header("Host"));
    }

    @Test
    void severalRequestsOfOneConnectionAreEachForgiven() throws Exception {
        String once = "POST /acme?SN=A-1&INFO=Ver 1 HTTP/1.1\r\nContent-Length: 21\r\n\r\n7 2026-11-02T08:00:00";
        String named = "POST /acme?SN=A-1 HTTP/1.1\r\nHost: suite\r\n" + whole("7 2026-11-02T09:00:00");
        String answers = said(once + once + named, 4096);
        assertEquals(3, answers.split("OK: 1", -1).length - 1, answers);
        assertEquals(2, at.house.punches().size());
    }

    @Test
    void aMethodInSmallLettersAndLinesWithoutReturnsAreTheSame() throws Exception {
        String posted = "post /acme?SN=A-1 HTTP/1.1\r\nHost: suite\r\n" + whole("7 2026-11-02T08:00:00");
        assertTrue(said(posted.replace("\r\n", "\n"), 4096).endsWith("OK: 1"));
        assertEquals("POST", at.driver.calls.get(0).method());
        assertEquals(1, at.house.punches().size());
    }

    @Test
    void whatNobodyCanReadIsAnsweredWithALineOfTextAndNeverAsDone() throws Exception {
        List<String> broken = List.of(
                "POST /acme?SN=A-1\r\n\r\n7 2026-11-02T08:00:00",
                "POST\r\n\r\n",
                "\u0001\u0002\u0003 / HTTP/1.1\r\n\r\n",
                "POST /acme?SN=A-1 HTTP/9.9\r\n\r\n",
                "POST /acme?SN=A-1 HTTP/1.1\r\nContent-Length: many\r\n\r\n",
                "POST /acme?SN=A-1 HTTP/1.1\r\nContent-Length: 21\r\nContent-Length: 3\r\n\r\n7 2026-11-02T08:00:00");
        for (String one : broken) {
            String answer = said(one, 4096);
            assertTrue(answer.isEmpty() || answer.matches("(?s)HTTP/1.1 [45].*"), one + answer);
            assertFalse(answer.contains("<"), one + answer);
            assertFalse(answer.toLowerCase(Locale.ROOT).contains("html"), one + answer);
        }
        assertEquals(List.of(), at.house.punches());
    }

    private static String whole(String body) {
        return "Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body;
    }

    /** What is answered to these bytes, sent in pieces, until the connection is closed. */
    private String said(String bytes, int piece) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", at.port())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(20_000);
            byte[] all = bytes.getBytes(StandardCharsets.ISO_8859_1);
            for (int from = 0; from < all.length; from += piece) {
                socket.getOutputStream().write(all, from, Math.min(piece, all.length - from));
                socket.getOutputStream().flush();
            }
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException e) {
            return "";
        }
    }
}
