package org.clockhouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Test;

/** An operator's own certificate, put where the guide says, whose end is near. */
public class CertificateIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String SECRET = "a-certificate-of-our-own";
    private static final String NEXT = "cobalt-Heron-12-lantern";

    private RunningSuite suite;
    private String cookie;

    @After
    public void stop() throws IOException {
        suite.close();
    }

    @Test
    public void theAdministratorIsToldThatItEndsSoon() throws Exception {
        suite = new RunningSuite("");
        certificate(6);
        suite.start();
        signIn();
        String told = awaitNotice().at("/text/en").asText();
        assertTrue(told, told.contains("5 days"));
    }

    /** @param days until it ends */
    private void certificate(int days) throws Exception {
        Path keys = Files.createDirectories(suite.data().resolve("etc/keys"));
        Files.writeString(keys.resolve("server.password"), SECRET);
        keytool(
                "-genkeypair -alias clockhouse -keyalg EC -validity " + days
                        + " -dname CN=own -ext SAN=dns:localhost,ip:127.0.0.1 -storetype PKCS12",
                keys);
        keytool("-exportcert -rfc -alias clockhouse -file " + keys.resolve("server.pem"), keys);
    }

    private static void keytool(String arguments, Path keys) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of(
                "-keystore",
                keys.resolve("server.p12").toString(),
                "-storepass:file",
                keys.resolve("server.password").toString()));
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }

    private void signIn() throws Exception {
        String password = Files.readAllLines(suite.data().resolve("etc/first-sign-in")).stream()
                .filter(line -> line.startsWith("password="))
                .map(line -> line.substring("password=".length()))
                .findFirst()
                .orElseThrow();
        cookie = session(password);
        send("/api/v1/password-changes", "{\"current\":\"" + password + "\",\"next\":\"" + NEXT + "\"}", 204);
        cookie = session(NEXT);
    }

    private String session(String password) throws Exception {
        cookie = "";
        HttpResponse<String> opened =
                send("/api/v1/sessions", "{\"name\":\"admin\",\"password\":\"" + password + "\"}", 201);
        return opened.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private HttpResponse<String> send(String path, String json, int status) throws Exception {
        HttpResponse<String> response = suite.send(suite.anonymous(path)
                .header("Content-Type", "application/json")
                .header("X-Clockhouse", "1")
                .header("Cookie", cookie)
                .POST(BodyPublishers.ofString(json)));
        assertEquals(response.body(), status, response.statusCode());
        return response;
    }

    private JsonNode awaitNotice() throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        String said = "";
        while (System.nanoTime() < until) {
            said = suite.send(suite.anonymous("/api/v1/notices")
                            .header("Cookie", cookie)
                            .GET())
                    .body();
            for (JsonNode notice : RunningSuite.JSON.readTree(said).path("items")) {
                if (notice.path("topic").asText().equals("CERTIFICATE_ENDS")) {
                    return notice;
                }
            }
            suite.pause();
        }
        throw new AssertionError(said + "\n" + suite.tail());
    }
}
