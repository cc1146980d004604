package org.clockhouse.terminal.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.clockhouse.kernel.Page;
import org.clockhouse.punch.Road;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalState.Kind;
import org.clockhouse.terminal.internal.FlakyPunches.Trouble;
import org.clockhouse.terminal.internal.TalkingTerminal;
import org.clockhouse.terminal.internal.TerminalConfig;
import org.clockhouse.terminal.internal.TestConfig;
import org.clockhouse.terminal.internal.driver.DriverTableTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HttpPortTest {

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

    @Test
    void whatIsPostedIsStoredBeforeItIsAcknowledged() throws Exception {
        HttpResponse<String> answer = at.post("/acme?SN=A-1", "7 2026-11-02T08:00:00\n7 2026-11-02T12:00:00");
        assertEquals("200 OK: 2", answer.statusCode() + " " + answer.body());
        assertTrue(answer.headers().firstValue("Date").isPresent());
        assertEquals(2, at.house.punches().size());
        assertEquals(Road.CALL, at.house.punches().get(0).road());
        assertEquals("2", at.house.standing(at.gate.id()).progress().cursor());
        assertEquals(Kind.ONLINE, at.house.kind(at.gate.id()));
    }

    @Test
    void theSameUploadTwiceIsOnceAndAcknowledgedBothTimes() throws Exception {
        at.post("/acme?SN=A-1", "7 2026-11-02T08:00:00");
        assertEquals("OK: 1", at.post("/acme?SN=A-1", "7 2026-11-02T08:00:00").body());
        assertEquals(1, at.house.punches().size());
    }

    /** As the framework does it twice in a row when a setting changes. */
    @Test
    void aPortThatIsStoppedBeforeItOpenedStaysClosed() {
        List<HttpPort> brief = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            HttpPort one = at.another(at.house.config, CalledPort.IDLE);
            one.stop();
            brief.add(one);
        }
        assertEquals(Set.of(0), brief.stream().map(HttpPort::port).collect(Collectors.toSet()));
    }

    @Test
    void aPortThatIsTakenIsOpenedWhenItIsFreeAndUntilThenItSaysWhy() throws Exception {
        HttpPort second;
        try (ServerSocket taken = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            TestConfig config = new TestConfig() {
                @Override
                public int terminal__port() {
                    return taken.getLocalPort();
                }
            };
            second = at.another(config, CalledPort.IDLE);
            DriverTableTest.await(() -> second.notReady().isPresent());
            assertEquals("terminal-port.taken", second.notReady().get().code());
            assertTrue(second.notReady().get().detail().contains(String.valueOf(taken.getLocalPort())));
            assertEquals(0, second.port());
        }
        DriverTableTest.await(() -> second.port() > 0);
        assertEquals(Optional.empty(), second.notReady());
        second.stop();
    }

    @Test
    void t083TerminalsThatCanMayCallOverTls() throws Exception {
        Files.createDirectory(folder.resolve("keys"));
        Files.writeString(folder.resolve("keys/server.password"), "open sesame\n");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=gate",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        at.places().serverKey().toString(),
                        "-storepass",
                        "open sesame")
                .start();
        assertEquals(0, keytool.waitFor());
        KeyStore keys = KeyStore.getInstance(at.places().serverKey().toFile(), "open sesame".toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("gate", keys.getCertificate("mykey"));
        trusted.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trusted.getTrustManagers(), null);
        int tls;
        try (ServerSocket free = new ServerSocket(0)) {
            tls = free.getLocalPort();
        }
        TerminalConfig both = new TestConfig() {
            @Override
            public int terminal__tls__port() {
                return tls;
            }
        };
        at.reopen(both, CalledPort.IDLE);
        HttpResponse<String> answer = HttpClient.newBuilder()
                .sslContext(context)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + tls + "/acme?SN=A-1"))
                                .POST(BodyPublishers.ofString("7 2026-11-02T08:00:00"))
                                .build(),
                        BodyHandlers.ofString());
        assertEquals("200 OK: 1", answer.statusCode() + " " + answer.body());
        assertEquals("OK: 1", at.post("/acme?SN=A-1", "7 2026-11-02T08:00:01").body());
    }

    @Test
    void aSlashTooManyInFrontIsForgiven() throws Exception {
        assertEquals("OK: 1", at.post("//acme?SN=A-1", "7 2026-11-02T08:00:00").body());
    }

    @Test
    void aPoisonLineIsQuarantinedAndAcknowledged() throws Exception {
        assertEquals(
                "OK: 2",
                at.post("/acme?SN=A-1", "7 2026-02-30T08:00:00\n7 2026-11-02T08:00:00")
                        .body());
        assertEquals(1, at.house.punches().size());
        assertEquals("7 2026-02-30T08:00:00", at.house.quarantine().get(0).row().raw());
    }

    @Test
    void whileTheStoreIsDownNothingIsAcknowledged() throws Exception {
        at.house.punches.trouble = Trouble.DOWN;
        HttpResponse<String> answer = at.post("/acme?SN=A-1", "7 2026-11-02T08:00:00");
        assertEquals(503, answer.statusCode());
        assertEquals(Optional.of("5"), answer.headers().firstValue("Retry-After"));
    }

    @Test
    void anUnknownCallerStoresNothingAndIsShownInTheTray() throws Exception {
        assertEquals(403, at.post("/acme?SN=B-2", "7 2026-11-02T08:00:00").statusCode());
        assertEquals(List.of(), at.house.punches());
        assertEquals(
                "B-2", at.tray.page(at.house.org, Page.first(5)).items().get(0).serial());
        at.tray.authorise(at.house.admin, "B-2", at.draft(""));
        at.house.clock.advance(Duration.ofSeconds(6));
        assertEquals(200, at.post("/acme?SN=B-2", "7 2026-11-02T08:00:00").statusCode());
        assertEquals(1, at.house.punches().size());
    }

    @Test
    void aDisabledTerminalIsNotAnsweredAsOneOfOurs() throws Exception {
        at.house.register.setStatus(at.house.admin, at.gate.id(), Terminal.Status.DISABLED, "", at.gate.version());
        assertEquals(403, at.post("/acme?SN=A-1", "7 2026-11-02T08:00:00").statusCode());
        assertEquals(List.of(), at.house.punches());
    }

    @Test
    void callsWithoutSenseAreFourHundredABugIsFiveHundredAndNoPathIsFourHundredAndFour() throws Exception {
        assertEquals(400, at.post("/acme", "hello").statusCode());
        assertEquals(500, at.post("/acme/bug?SN=A-1", "").statusCode());
        assertEquals(404, at.post("/console", "").statusCode());
        assertEquals(404, at.post("/", "").statusCode());
    }

    @Test
    void callsOfTerminalsWhoseDriverIsNotHereAreAnsweredLater() throws Exception {
        at.house.add(new TalkingTerminal());
        at.house.drivers.remove(at.driver);
        DriverTableTest.await(() -> isAnswered(503));
        assertEquals(Optional.of("30"), at.post("/acme?SN=A-1", "").headers().firstValue("Retry-After"));
        at.house.register.setStatus(at.house.admin, at.gate.id(), Terminal.Status.DISABLED, "", at.gate.version());
        at.house.clock.advance(Duration.ofSeconds(6));
        assertEquals(404, at.post("/acme?SN=A-1", "").statusCode());
        at.house.add(at.driver);
        DriverTableTest.await(() -> isAnswered(403));
    }

    private boolean isAnswered(int status) {
        try {
            return at.post("/acme?SN=A-1", "").statusCode() == status;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aBodyOverTheCapIsRefusedWhetherItsLengthIsStatedOrNot() throws Exception {
        byte[] large = new byte[CallHandler.LARGEST_BODY + 1];
        Arrays.fill(large, (byte) 'x');
        assertTrue(raw("Content-Length: " + 2_000_000_000 + "\r\n\r\n").startsWith("HTTP/1.1 413"));
        String chunk = Integer.toHexString(large.length) + "\r\n" + new String(large, StandardCharsets.US_ASCII);
        assertTrue(raw("Transfer-Encoding: chunked\r\n\r\n" + chunk).startsWith("HTTP/1.1 413"));
        assertEquals(200, at.post("/acme?SN=A-1", "").statusCode());
    }

    @Test
    void aCallThatBreaksOffStoresNothing() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", at.port())) {
            socket.getOutputStream()
                    .write("POST /acme?SN=A-1 HTTP/1.1\r\nHost: x\r\nContent-Length: 90\r\n\r\n7 2026-11-02T08:00:00\n"
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
        assertEquals(200, at.post("/acme?SN=A-1", "").statusCode());
        assertEquals(List.of(), at.house.punches());
    }

    @Test
    void slowAndSilentConnectionsAreClosedWhileGoodCallsAreAnswered() throws Exception {
        at.reopen(at.house.config, Duration.ofMillis(1_500));
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Socket socket = new Socket("127.0.0.1", at.port());
            String body = "POST /acme?SN=A-1 HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n7";
            write(socket, i % 2 == 0 ? body : "POST /ac");
            slow.add(socket);
        }
        assertEquals(200, at.post("/acme?SN=A-1", "7 2026-11-02T08:00:00").statusCode());
        ExecutorService dripping = Executors.newSingleThreadExecutor();
        Socket drip = new Socket("127.0.0.1", at.port());
        write(drip, "POST /acme HTTP/1.1\r\nX: ");
        dripping.execute(() -> drip(drip));
        for (Socket socket : slow) {
            socket.setSoTimeout(20_000);
            String heard = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertFalse(heard.startsWith("HTTP/1.1 2"), heard);
            socket.close();
        }
        drip.setSoTimeout(20_000);
        assertTrue(isClosed(drip));
        dripping.shutdownNow();
    }

    @Test
    void manySmallCallsThatAreSlowKeepNobodyOutAndLargeOnesOnlyEachOther() throws Exception {
        List<Socket> small = slow(1_000);
        assertEquals(200, at.post("/acme?SN=A-1", "7 2026-11-02T08:00:00").statusCode());
        List<Socket> large = slow(1_000_000);
        // Then all of the others have their places.
        DriverTableTest.await(
                () -> large.stream().filter(HttpPortTest::isAnswered).count() == 36);
        assertEquals(200, at.post("/acme?SN=A-1", "7 2026-11-02T08:00:00").statusCode());
        assertEquals(
                503,
                at.post("/acme?SN=A-1", "7 2026-11-02T08:00:00\n".repeat(500)).statusCode());
        for (Socket socket : Stream.of(small, large).flatMap(List::stream).toList()) {
            socket.close();
        }
    }

    /** A hundred bodies of which one byte comes. */
    private List<Socket> slow(int length) throws IOException {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Socket socket = new Socket("127.0.0.1", at.port());
            write(socket, "POST /acme?SN=A-1 HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n\r\n7");
            slow.add(socket);
        }
        return slow;
    }

    private static boolean isAnswered(Socket socket) {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** A byte of a header now and then, for ever. */
    private static void drip(Socket socket) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                write(socket, "x");
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isClosed(Socket socket) throws IOException {
        try (socket) {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    @Test
    void thePortIsClosedWhenTheLastDriverForItLeaves() throws Exception {
        int open = at.port();
        at.house.drivers.remove(at.driver);
        DriverTableTest.await(() -> at.port() == 0);
        assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", open).close());
    }

    @Test
    void aTerminalThatStopsCallingIsLost() throws Exception {
        at.post("/acme?SN=A-1", "");
        at.house.clock.advance(Duration.ofMinutes(6));
        at.terminals.noteSilence();
        assertEquals(Kind.UNREACHABLE, at.house.kind(at.gate.id()));
        assertEquals("terminal.silent", at.house.standing(at.gate.id()).state().code());
        at.post("/acme?SN=A-1", "");
        assertEquals(Kind.ONLINE, at.house.kind(at.gate.id()));
    }

    @Test
    void aTerminalThatPollsWithoutBringingAnythingHasBroughtEverything() throws Exception {
        for (int i = 0; i < 20; i++) {
            at.post("/acme?SN=A-1", "");
            at.house.clock.advance(Duration.ofSeconds(10));
        }
        Instant mark = at.house.standing(at.gate.id()).progress().reportedUpTo().orElseThrow();
        assertTrue(mark.isAfter(Instant.parse("2026-11-02T00:01:00Z")), mark.toString());
        assertTrue(at.house.punches.appends() <= 2);
    }

    /** The first line of the answer to a request whose end never comes. */
    private String raw(String rest) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", at.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /acme?SN=A-1 HTTP/1.1\r\nHost: x\r\n" + rest).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(12), StandardCharsets.US_ASCII);
        }
    }
}
