package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.rest.internal.http.Web;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A head office that speaks TLS with a certificate it signed itself, behind a wire that can be cut. */
final class HeadHouse implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    /** Made once, by the first test that asks: one certificate is as good as another. */
    private static final class Certificate {

        static final KeyStore STORE = made();

        private static KeyStore made() {
            try {
                Path folder = Files.createTempDirectory("head-office");
                Path keys = folder.resolve("server.p12");
                try {
                    Process keytool = new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "keytool")
                                            .toString(),
                                    "-genkeypair",
                                    "-alias",
                                    "server",
                                    "-keyalg",
                                    "EC",
                                    "-dname",
                                    "CN=somewhere else",
                                    "-validity",
                                    "2",
                                    "-storetype",
                                    "PKCS12",
                                    "-keystore",
                                    keys.toString(),
                                    "-storepass",
                                    PASSWORD)
                            .inheritIO()
                            .start();
                    if (keytool.waitFor() != 0) {
                        throw new IllegalStateException("keytool failed");
                    }
                    return KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
                } finally {
                    Files.deleteIfExists(keys);
                    Files.delete(folder);
                }
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    final Company company;
    final FlakyWire wire;
    final String fingerprint;
    private final Web secure;

    HeadHouse(Path directory) throws IOException, GeneralSecurityException {
        company = new Company(directory.resolve("company"));
        fingerprint = HexFormat.ofDelimiter(":")
                .withUpperCase()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(Certificate.STORE.getCertificate("server").getEncoded()));
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(Certificate.STORE);
        tls.setKeyStorePassword(PASSWORD);
        secure = new Web(Map.of("/api/*", company.gate), Optional.of(tls));
        wire = new FlakyWire(secure.port());
    }

    /** As it stands in a gateway's configuration. */
    String address() {
        return "https://localhost:" + wire.port() + "#" + fingerprint;
    }

    /** Changes what the path names, or a part of it, at the version that it has. */
    HttpResponse<String> change(String key, String path, String verb, String body) {
        String version = Texts.json(company.get(key, path.replaceFirst("/[a-z]+$", "")), 200)
                .get("version")
                .asText();
        return company.web.send(
                company.as(key, path).header("If-Match", "\"" + version + "\"").method(verb, Web.text(body)));
    }

    /** From now on the only gateway serves these. */
    void assign(String key, TerminalId... terminals) {
        String gateway =
                Texts.json(company.get(key, "/gateways"), 200).at("/items/0/id").asText();
        String ids = Stream.of(terminals).map(id -> "\"" + id.text() + "\"").collect(Collectors.joining(","));
        Texts.json(change(key, "/gateways/" + gateway + "/terminals", "PUT", "{\"terminalIds\":[" + ids + "]}"), 200);
    }

    static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "it did not come about");
            Thread.yield();
        }
    }

    @Override
    public void close() {
        wire.close();
        secure.close();
        company.close();
    }
}
