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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.internal.ThreadWorkers;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.punch.Road;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.TerminalState.Kind;
import org.clockhouse.terminal.internal.FlakyPunches.Trouble;
import org.clockhouse.terminal.internal.Gatehouse;
import org.clockhouse.terminal.internal.Places;
import org.clockhouse.terminal.internal.PostingTerminal;
import org.clockhouse.terminal.internal.TalkingTerminal;
import org.clockhouse.terminal.internal.TerminalConfig;
import org.clockhouse.terminal.internal.driver.DriverTableTest;
import org.clockhouse.terminal.internal.tray.TrayBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HttpPortTest {

    private final Gatehouse house = new Gatehouse();
    private final TrayBook tray = new TrayBook(house.rows.tray(), house.register, house.expected, house.journal);
    private final CallingTerminals terminals = house.calling(tray);
    private final PostingTerminal driver = new PostingTerminal();
    private final HttpClient client = HttpClient.newHttpClient();
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    @TempDir
    Path folder;

    private HttpPort port;
    private Terminal gate;

    @BeforeEach
    void aTerminalThatCalls() throws InterruptedException {
        port = new HttpPort(
                house.drivers, terminals, house.recorder, new ThreadWorkers(), places(), house.config, IDLE, PAUSE);
        house.add(driver);
        gate = house.register.register(house.admin, draft("A-1")).terminal();
        DriverTableTest.await(() -> port.port() > 0);
    }

    @AfterEach
    void end() {
        port.stop();
        terminals.stop();
    }

    @Test
    void whatIsPostedIsStoredBeforeItIsAcknowledged() throws Exception {
        HttpResponse<String> answer = post("/acme?SN=A-1", "7 2026-11-02T08:00:00\n7 2026-11-02T12:00:00");
        assertEquals("200 OK: 2", answer.statusCode() + " " + answer.body());
        assertTrue(answer.headers().firstValue("Date").isPresent());
        assertEquals(2, house.punches().size());
        assertEquals(Road.CALL, house.punches().get(0).road());
        assertEquals("2", house.standing(gate.id()).progress().cursor());
        assertEquals(Kind.ONLINE, house.kind(gate.id()));
    }

    @Test
    void theSameUploadTwiceIsOnceAndAcknowledgedBothTimes() throws Exception {
        post("/acme?SN=A-1", "7 2026-11-02T08:00:00");
        assertEquals("OK: 1", post("/acme?SN=A-1", "7 2026-11-02T08:00:00").body());
        assertEquals(1, house.punches().size());
    }

    /** As the framework does it twice in a row when a setting changes. */
    @Test
    void aPortThatIsStoppedBeforeItOpenedStaysClosed() {
        List<HttpPort> brief = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            HttpPort one = new HttpPort(
                    house.drivers, terminals, house.recorder, new ThreadWorkers(), places(), house.config, IDLE, PAUSE);
            one.stop();
            brief.add(one);
        }
        assertEquals(Set.of(0), brief.stream().map(HttpPort::port).collect(Collectors.toSet()));
    }

    @Test
    void aPortThatIsTakenIsOpenedWhenItIsFreeAndUntilThenItSaysWhy() throws Exception {
        HttpPort second;
        try (ServerSocket taken = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Gatehouse.Config config = new Gatehouse.Config() {
                @Override
                public int terminal__port() {
                    return taken.getLocalPort();
                }
            };
            second = new HttpPort(
                    house.drivers, terminals, house.recorder, new ThreadWorkers(), places(), config, IDLE, PAUSE);
            DriverTableTest.await(() -> second.notReady().isPresent());
            assertEquals("terminal-port.taken", second.notReady().get().code());
            assertTrue(second.notReady().get().detail().contains(String.valueOf(taken.getLocalPort())));
            assertEquals(0, second.port());
        }
        DriverTableTest.await(() -> second.port() > 0);
        assertEquals(Optional.empty(), second.notReady());
        second.stop();
    }

    private Places places() {
        return new Places(folder, folder);
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
                        places().serverKey().toString(),
                        "-storepass",
                        "open sesame")
                .start();
        assertEquals(0, keytool.waitFor());
        KeyStore keys = KeyStore.getInstance(places().serverKey().toFile(), "open sesame".toCharArray());
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
        TerminalConfig both = new Gatehouse.Config() {
            @Override
            public int terminal__tls__port() {
                return tls;
            }
        };
        port.stop();
        port = new HttpPort(house.drivers, terminals, house.recorder, new ThreadWorkers(), places(), both, IDLE, PAUSE);
        DriverTableTest.await(() -> port.port() > 0);
        HttpResponse<String> answer = HttpClient.newBuilder()
                .sslContext(context)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + tls + "/acme?SN=A-1"))
                                .POST(BodyPublishers.ofString("7 2026-11-02T08:00:00"))
                                .build(),
                        BodyHandlers.ofString());
        assertEquals("200 OK: 1", answer.statusCode() + " " + answer.body());
        assertEquals("OK: 1", post("/acme?SN=A-1", "7 2026-11-02T08:00:01").body());
    }

    @Test
    void aSlashTooManyInFrontIsForgiven() throws Exception {
        assertEquals("OK: 1", post("//acme?SN=A-1", "7 2026-11-02T08:00:00").body());
    }

    @Test
    void aPoisonLineIsQuarantinedAndAcknowledged() throws Exception {
        assertEquals(
                "OK: 2",
                post("/acme?SN=A-1", "7 2026-02-30T08:00:00\n7 2026-11-02T08:00:00")
                        .body());
        assertEquals(1, house.punches().size());
        assertEquals("7 2026-02-30T08:00:00", house.quarantine().get(0).row().raw());
    }

    @Test
    void whileTheStoreIsDownNothingIsAcknowledged() throws Exception {
        house.punches.trouble = Trouble.DOWN;
        HttpResponse<String> answer = post("/acme?SN=A-1", "7 2026-11-02T08:00:00");
        assertEquals(503, answer.statusCode());
        assertEquals(Optional.of("5"), answer.headers().firstValue("Retry-After"));
    }

    @Test
    void anUnknownCallerStoresNothingAndIsShownInTheTray() throws Exception {
        assertEquals(403, post("/acme?SN=B-2", "7 2026-11-02T08:00:00").statusCode());
        assertEquals(List.of(), house.punches());
        assertEquals("B-2", tray.page(house.org, Page.first(5)).items().get(0).serial());
        tray.authorise(house.admin, "B-2", draft(""));
        house.clock.advance(Duration.ofSeconds(6));
        assertEquals(200, post("/acme?SN=B-2", "7 2026-11-02T08:00:00").statusCode());
        assertEquals(1, house.punches().size());
    }

    @Test
    void aDisabledTerminalIsNotAnsweredAsOneOfOurs() throws Exception {
        house.register.setStatus(house.admin, gate.id(), Terminal.Status.DISABLED, "", gate.version());
        assertEquals(403, post("/acme?SN=A-1", "7 2026-11-02T08:00:00").statusCode());
        assertEquals(List.of(), house.punches());
    }

    @Test
    void callsWithoutSenseAreFourHundredABugIsFiveHundredAndNoPathIsFourHundredAndFour() throws Exception {
        assertEquals(400, post("/acme", "hello").statusCode());
        assertEquals(500, post("/acme/bug?SN=A-1", "").statusCode());
        assertEquals(404, post("/console", "").statusCode());
        assertEquals(404, post("/", "").statusCode());
    }

    @Test
    void callsOfTerminalsWhoseDriverIsNotHereAreAnsweredLater() throws Exception {
        house.add(new TalkingTerminal());
        house.drivers.remove(driver);
        DriverTableTest.await(() -> isAnswered(503));
        assertEquals(Optional.of("30"), post("/acme?SN=A-1", "").headers().firstValue("Retry-After"));
        house.register.setStatus(house.admin, gate.id(), Terminal.Status.DISABLED, "", gate.version());
        house.clock.advance(Duration.ofSeconds(6));
        assertEquals(404, post("/acme?SN=A-1", "").statusCode());
        house.add(driver);
        DriverTableTest.await(() -> isAnswered(403));
    }

    private boolean isAnswered(int status) {
        try {
            return post("/acme?SN=A-1", "").statusCode() == status;
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
        assertEquals(200, post("/acme?SN=A-1", "").statusCode());
    }

    @Test
    void aCallThatBreaksOffStoresNothing() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port.port())) {
            socket.getOutputStream()
                    .write("POST /acme?SN=A-1 HTTP/1.1\r\nHost: x\r\nContent-Length: 90\r\n\r\n7 2026-11-02T08:00:00\n"
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
        assertEquals(200, post("/acme?SN=A-1", "").statusCode());
        assertEquals(List.of(), house.punches());
    }

    @Test
    void slowAndSilentConnectionsAreClosedWhileGoodCallsAreAnswered() throws Exception {
        port.stop();
        port = new HttpPort(
                house.drivers,
                terminals,
                house.recorder,
                new ThreadWorkers(),
                places(),
                house.config,
                Duration.ofMillis(1_500),
                PAUSE);
        DriverTableTest.await(() -> port.port() > 0);
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Socket socket = new Socket("127.0.0.1", port.port());
            String body = "POST /acme?SN=A-1 HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n7";
            write(socket, i % 2 == 0 ? body : "POST /ac");
            slow.add(socket);
        }
        assertEquals(200, post("/acme?SN=A-1", "7 2026-11-02T08:00:00").statusCode());
        ExecutorService dripping = Executors.newSingleThreadExecutor();
        Socket drip = new Socket("127.0.0.1", port.port());
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
        assertEquals(200, post("/acme?SN=A-1", "7 2026-11-02T08:00:00").statusCode());
        List<Socket> large = slow(1_000_000);
        // Then all of the others have their places.
        DriverTableTest.await(
                () -> large.stream().filter(HttpPortTest::isAnswered).count() == 36);
        assertEquals(200, post("/acme?SN=A-1", "7 2026-11-02T08:00:00").statusCode());
        assertEquals(
                503, post("/acme?SN=A-1", "7 2026-11-02T08:00:00\n".repeat(500)).statusCode());
        for (Socket socket : Stream.of(small, large).flatMap(List::stream).toList()) {
            socket.close();
        }
    }

    /** A hundred bodies of which one byte comes. */
    private List<Socket> slow(int length) throws IOException {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Socket socket = new Socket("127.0.0.1", port.port());
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

    /** A real one puts its firmware's version into the query as it is. */
    @Test
    void aBlankWithinTheTargetIsReadAsOne() throws Exception {
        String posted = "POST /acme?SN=A-1&INFO=Ver 6.60 Nov 13 2015,4 HTTP/1.1\r\nHost: suite\r\n"
                + whole("7 2026-11-02T08:00:00");
        assertTrue(said(posted, 4096).startsWith("HTTP/1.1 200 OK"), posted);
        assertEquals(1, house.punches().size());
        assertEquals(Optional.of("Ver 6.60 Nov 13 2015,4"), driver.calls.get(0).parameter("INFO"));
    }

    @Test
    void aRequestThatNamesNoHostIsAnsweredHoweverItsBytesCome() throws Exception {
        String posted = "POST /acme?SN=A-1&INFO=Ver 6.60,4 HTTP/1.1\r\n" + whole("7 2026-11-02T08:00:00");
        for (int piece : new int[] {1, 3, 7, 4096}) {
            String answer = said(posted, piece);
            assertTrue(answer.startsWith("HTTP/1.1 200 OK") && answer.endsWith("OK: 1"), piece + ": " + answer);
        }
        assertEquals(1, house.punches().size());
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
        assertEquals(Optional.of("Ver 6.60,4"), driver.calls.get(0).parameter("INFO"));
        assertEquals(1, house.punches().size());
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
        assertEquals(1, house.punches().size());
    }

    /** It may have a body that ends with the connection, which must not be acknowledged as none. */
    @Test
    void anOldRequestThatDoesNotSayHowLongItIsIsNotTakenForEmpty() throws Exception {
        String body = "\r\n7 2026-11-02T08:00:00";
        assertTrue(said("POST /acme?SN=A-1 HTTP/1.0\r\n" + body, 4096).startsWith("HTTP/1.1 411"));
        assertTrue(said("POST /acme?SN=A-1\r\n" + body, 4096).startsWith("HTTP/1.1 411"));
        assertEquals(List.of(), driver.calls);
    }

    @Test
    void aHostThatIsNamedLastIsTheOnlyOne() throws Exception {
        String named = "Connection: close\r\nContent-Length: 21\r\nhOsT: suite\r\n\r\n7 2026-11-02T08:00:00";
        for (int piece : new int[] {1, 3, 4096}) {
            assertTrue(said("POST /acme?SN=A-1 HTTP/1.1\r\n" + named, piece).endsWith("OK: 1"));
            HttpCall call = driver.calls.get(driver.calls.size() - 1);
            assertEquals(Optional.of("suite"), call.header("Host"));
        }
        said("POST /acme?SN=A-1 HTTP/1.1\r\n" + named.replace("hOsT: suite\r\n", "X-Host: suite\r\n"), 4096);
        assertEquals(Optional.of("terminal-port"), driver.calls.get(3).header("Host"));
    }

    @Test
    void severalRequestsOfOneConnectionAreEachForgiven() throws Exception {
        String once = "POST /acme?SN=A-1&INFO=Ver 1 HTTP/1.1\r\nContent-Length: 21\r\n\r\n7 2026-11-02T08:00:00";
        String named = "POST /acme?SN=A-1 HTTP/1.1\r\nHost: suite\r\n" + whole("7 2026-11-02T09:00:00");
        String answers = said(once + once + named, 4096);
        assertEquals(3, answers.split("OK: 1", -1).length - 1, answers);
        assertEquals(2, house.punches().size());
    }

    @Test
    void aMethodInSmallLettersAndLinesWithoutReturnsAreTheSame() throws Exception {
        String posted = "post /acme?SN=A-1 HTTP/1.1\r\nHost: suite\r\n" + whole("7 2026-11-02T08:00:00");
        assertTrue(said(posted.replace("\r\n", "\n"), 4096).endsWith("OK: 1"));
        assertEquals("POST", driver.calls.get(0).method());
        assertEquals(1, house.punches().size());
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
        assertEquals(List.of(), house.punches());
    }

    private static String whole(String body) {
        return "Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body;
    }

    /** What is answered to these bytes, sent in pieces, until the connection is closed. */
    private String said(String bytes, int piece) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port.port())) {
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
        int open = port.port();
        house.drivers.remove(driver);
        DriverTableTest.await(() -> port.port() == 0);
        assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", open).close());
    }

    @Test
    void aTerminalThatStopsCallingIsLost() throws Exception {
        post("/acme?SN=A-1", "");
        house.clock.advance(Duration.ofMinutes(6));
        terminals.noteSilence();
        assertEquals(Kind.UNREACHABLE, house.kind(gate.id()));
        assertEquals("terminal.silent", house.standing(gate.id()).state().code());
        post("/acme?SN=A-1", "");
        assertEquals(Kind.ONLINE, house.kind(gate.id()));
    }

    @Test
    void aTerminalThatPollsWithoutBringingAnythingHasBroughtEverything() throws Exception {
        for (int i = 0; i < 20; i++) {
            post("/acme?SN=A-1", "");
            house.clock.advance(Duration.ofSeconds(10));
        }
        Instant mark = house.standing(gate.id()).progress().reportedUpTo().orElseThrow();
        assertTrue(mark.isAfter(Instant.parse("2026-11-02T00:01:00Z")), mark.toString());
        assertTrue(house.punches.appends() <= 2);
    }

    private HttpResponse<String> post(String target, String body) throws IOException, InterruptedException {
        return client.send(request(target, body), BodyHandlers.ofString());
    }

    private HttpRequest request(String target, String body) {
        URI uri = URI.create("http://127.0.0.1:" + port.port() + target);
        return HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body)).build();
    }

    /** The first line of the answer to a request whose end never comes. */
    private String raw(String rest) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /acme?SN=A-1 HTTP/1.1\r\nHost: x\r\n" + rest).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(12), StandardCharsets.US_ASCII);
        }
    }

    private TerminalDraft draft(String serial) {
        return new TerminalDraft(
                new LocalName("", "Gate"),
                house.works,
                Optional.empty(),
                PostingTerminal.ID,
                "",
                Map.of(),
                Optional.empty(),
                serial,
                "",
                Direction.BOTH,
                Terminal.Purpose.ATTENDANCE,
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")));
    }
}
