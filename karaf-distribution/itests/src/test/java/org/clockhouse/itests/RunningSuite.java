package org.clockhouse.itests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The shipped archive, unpacked and started as an operator would, on a free port and a directory of its own. */
final class RunningSuite implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START = Duration.ofSeconds(90);

    private final Path home;
    private final Path data;
    private final int port;
    private Process process;
    private HttpClient client;
    private String key = "";

    /** @param storeUrl a JDBC URL, or empty for the embedded database */
    RunningSuite(String storeUrl) throws IOException {
        this.home = unpacked();
        this.data = Files.createTempDirectory("clockhouse-it");
        this.port = freePort();
        Path etc = Files.createDirectories(data.resolve("etc"));
        // It ends before what the second compiler makes of its code has paid for the making.
        Files.writeString(
                etc.resolve("clockhouse.conf"),
                Files.readString(home.resolve("etc/clockhouse.conf")) + "\njava_options = -XX:TieredStopAtLevel=1\n");
        Files.writeString(etc.resolve("org.clockhouse.account.cfg"), "bootstrap_key_file = " + keyFile() + "\n");
        Files.writeString(
                etc.resolve("org.clockhouse.terminal.cfg"),
                "unsigned_drivers = allow\nterminal_port = " + freePort() + "\n");
        if (!storeUrl.isEmpty()) {
            Files.writeString(etc.resolve("org.clockhouse.store.cfg"), "url = " + storeUrl + "\n");
        }
    }

    /** Starts, or starts again, and returns when the suite says that it is ready. */
    RunningSuite start() throws Exception {
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
        while (!ready()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException("not ready:\n" + Files.readString(log) + tail());
            }
            pause();
        }
        key = Files.readString(keyFile()).strip();
        return this;
    }

    /** Between two looks at what is to come about; none when the suite has ended. */
    void pause() throws InterruptedException {
        process.waitFor(100, TimeUnit.MILLISECONDS);
    }

    /** As a power cut would end it, as far as one process can tell. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    Path data() {
        return data;
    }

    String key() {
        return key;
    }

    String url(String path) {
        return "https://localhost:" + port + path;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return post(path, "application/json", BodyPublishers.ofString(json));
    }

    HttpResponse<String> post(String path, String type, BodyPublisher body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", type).POST(body));
    }

    JsonNode created(String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> response = post(path, json);
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    "POST " + path + " answered " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    JsonNode read(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    "GET " + path + " answered " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer " + key);
    }

    /** Without the key, as a browser asks. */
    HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(URI.create(url(path))).timeout(Duration.ofSeconds(30));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client().send(request.build(), BodyHandlers.ofString());
    }

    /** The end of the suite's log, for a failure's message. */
    String tail() throws IOException {
        Path log = data.resolve("data/log/karaf.log");
        if (!Files.exists(log)) {
            return "";
        }
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        delete(data);
    }

    private Path keyFile() {
        return data.resolve("bootstrap-key");
    }

    private boolean ready() throws InterruptedException {
        if (!Files.exists(data.resolve("etc/keys/server.pem")) || !Files.exists(keyFile())) {
            return false;
        }
        try {
            HttpRequest ask = HttpRequest.newBuilder(URI.create(url("/health/ready")))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client().send(ask, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder().sslContext(trusting()).build();
        }
        return client;
    }

    private SSLContext trusting() {
        try (InputStream pem = Files.newInputStream(data.resolve("etc/keys/server.pem"))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "suite", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Once for all tests, which run beside each other in processes of their own. */
    private static Path unpacked() throws IOException {
        Path root = Path.of(System.getProperty("clockhouse.root", "../.."));
        Path target = root.resolve("karaf-distribution/itests/target/archive");
        Path archive = archive(root.resolve("karaf-distribution/assembly/target"));
        Path stamp = target.resolve("stamp");
        String wanted = Files.getLastModifiedTime(archive).toString();
        Path turn = Files.createDirectories(target.getParent()).resolve("archive.lock");
        try (FileChannel file = FileChannel.open(turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.lock();
            if (!Files.exists(stamp) || !Files.readString(stamp).equals(wanted)) {
                delete(target);
                Files.createDirectories(target);
                unpack(archive, target);
                Files.writeString(stamp, wanted);
            }
            return target.toRealPath();
        }
    }

    private static void unpack(Path archive, Path target) throws IOException {
        Process tar = new ProcessBuilder(
                        "tar", "xzf", archive.toString(), "--strip-components=1", "-C", target.toString())
                .inheritIO()
                .start();
        try {
            if (tar.waitFor() != 0) {
                throw new IOException("cannot unpack " + archive);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Path archive(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no archive in " + folder));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
