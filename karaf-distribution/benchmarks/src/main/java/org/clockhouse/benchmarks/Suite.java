package org.clockhouse.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The unpacked archive as a process of its own over an empty directory, which goes with it; asked through its REST API. */
final class Suite implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START = Duration.ofMinutes(5);
    /** Of processor time within a second. */
    private static final long CALM_MILLIS = 100;

    private final Path home;
    private final Path data;
    private final int port = freePort();
    private final int terminalPort = freePort();
    private Process process;
    private HttpClient client;
    private String key = "";

    private Suite(Path home, Path data) throws IOException {
        this.home = home;
        this.data = data;
    }

    /** @param storeUrl a JDBC URL, or empty for the embedded database */
    static Suite start(String storeUrl) throws Exception {
        String home = System.getProperty("clockhouse.home");
        if (home == null) {
            throw new IllegalStateException("-Dclockhouse.home names the unpacked archive");
        }
        Suite suite = new Suite(Path.of(home), Files.createTempDirectory("clockhouse-bench"));
        Path etc = Files.createDirectories(suite.data.resolve("etc"));
        Files.writeString(etc.resolve("org.clockhouse.account.cfg"), "bootstrap_key_file = " + suite.keyFile() + "\n");
        Files.writeString(
                etc.resolve("org.clockhouse.terminal.cfg"),
                "terminal_host = 127.0.0.1\nterminal_port = " + suite.terminalPort + "\n");
        if (!storeUrl.isEmpty()) {
            Files.writeString(etc.resolve("org.clockhouse.store.cfg"), "url = " + storeUrl + "\n");
        }
        suite.start();
        return suite;
    }

    /** Starts it, or starts it again over what it left, and returns when it is ready and hears terminals. */
    void start() throws Exception {
        Files.deleteIfExists(keyFile());
        Path log = data.resolve("console.log");
        process = new ProcessBuilder(
                        home.resolve("bin/clockhouse").toString(),
                        "run",
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(port),
                        "--address",
                        "127.0.0.1")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        long until = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException("not ready:\n" + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        key = Files.readString(keyFile()).strip();
    }

    private boolean isReady() throws Exception {
        if (!Files.exists(keyFile()) || !Files.exists(certificate())) {
            return false;
        }
        try {
            HttpRequest ask = HttpRequest.newBuilder(url("/health/ready")).build();
            return client().send(ask, BodyHandlers.discarding()).statusCode() == 200
                    && PushTerminals.hears(terminalPort);
        } catch (IOException e) {
            return false;
        }
    }

    /** As a power cut would end it, as far as one process can tell. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int terminalPort() {
        return terminalPort;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    JsonNode post(String path, String json) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** @return the id of what came about */
    String made(String path, String json) throws IOException, InterruptedException {
        return post(path, json).get("id").asText();
    }

    /** One employee for each number, by an import as a person would use it. */
    void hire(String site, String department, LocalDate since, List<String> numbers)
            throws IOException, InterruptedException {
        StringBuilder sheet = new StringBuilder("number,name,site,department,hired\r\n");
        numbers.forEach(number ->
                sheet.append(number + ",Person " + number + "," + site + "," + department + "," + since + "\r\n"));
        BodyPublisher bytes = BodyPublishers.ofString(sheet.toString());
        JsonNode draft = send(request("/imports?fileName=people.csv")
                .header("Content-Type", "application/octet-stream")
                .POST(bytes));
        String path = "/imports/" + draft.get("id").asText();
        String mapping =
                "{\"mapping\":{\"0\":\"NUMBER\",\"1\":\"NAME_EN\",\"2\":\"SITE\",\"3\":\"DEPARTMENT\",\"4\":\"HIRED_ON\"}}";
        send(request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"" + draft.get("version").asText() + "\"")
                .method("PATCH", BodyPublishers.ofString(mapping)));
        post(path + "/commits", "{\"mode\":\"GOOD_ROWS\"}");
    }

    /** The stream of hints, a line at a time; closing it ends it. */
    Stream<String> changes() throws IOException, InterruptedException {
        HttpRequest ask = HttpRequest.newBuilder(url("/api/v1/changes"))
                .header("Authorization", "Bearer " + key)
                .build();
        return client().send(ask, BodyHandlers.ofLines()).body();
    }

    byte[] bytes(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client().send(request(path).GET().build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    String text(String path) throws IOException, InterruptedException {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest asked = request.build();
        HttpResponse<String> answer = client().send(asked, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    asked.method() + " " + asked.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url("/api/v1" + path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + key);
    }

    private URI url(String path) {
        return URI.create("https://localhost:" + port + path);
    }

    /** What a full collection leaves. */
    long heldBytes() throws IOException, InterruptedException {
        String text = jcmd("GC.class_histogram");
        String total = text.lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(text));
        return Long.parseLong(total.strip().split("\\s+")[2]);
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process asking = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String text = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asking.waitFor();
        return text;
    }

    /** @param prefix of their names, which a number follows */
    int threads(String prefix) throws IOException, InterruptedException {
        return (int) jcmd("Thread.print")
                .lines()
                .filter(line -> line.matches("\"" + prefix + "\\d+\".*"))
                .count();
    }

    int threads() throws IOException {
        try (Stream<String> status = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return status.filter(line -> line.startsWith("Threads:"))
                    .mapToInt(line -> Integer.parseInt(line.substring(8).strip()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Processor time so far, which says more than the clock where the machine is shared. */
    Duration spent() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The same, by parts of the suite. */
    ThreadTimes spentByThreads() throws IOException {
        return ThreadTimes.of(process.pid());
    }

    /** Until it has next to nothing to do. */
    void calm() throws InterruptedException {
        Duration before = spent();
        TimeUnit.SECONDS.sleep(1);
        while (spent().minus(before).toMillis() > CALM_MILLIS) {
            before = spent();
            TimeUnit.SECONDS.sleep(1);
        }
    }

    @Override
    public void close() throws IOException {
        end(process);
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    /** By force when it does not end within half a minute. */
    static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Path keyFile() {
        return data.resolve("bootstrap-key");
    }

    private Path certificate() {
        return data.resolve("etc/keys/server.pem");
    }

    private HttpClient client() throws IOException {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(trusting())
                    .build();
        }
        return client;
    }

    private SSLContext trusting() throws IOException {
        try (InputStream pem = Files.newInputStream(certificate())) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "suite", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Nobody else should take ports so far from those that the system gives out. @return the first of as many in a row */
    static int freePorts(int count) throws IOException {
        for (int first = 20_000; first < 32_000; first += count) {
            if (areFree(first, count)) {
                return first;
            }
        }
        throw new IOException("no " + count + " free ports in a row");
    }

    private static boolean areFree(int first, int count) {
        for (int port = first; port < first + count; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                socket.getLocalPort();
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
