package org.clockhouse.notice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.notice.Channel;
import org.clockhouse.notice.Channels.Layer;
import org.clockhouse.notice.InMemoryNotices;
import org.clockhouse.notice.InMemoryOutbox;
import org.clockhouse.notice.Message;
import org.clockhouse.notice.Webhook;
import org.clockhouse.notice.WebhookId;
import org.clockhouse.notice.spi.Parcel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a server with a certificate of an authority that no machine knows. */
@Timeout(60)
class WebhookTlsTest {

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final TestClock clock = new TestClock("2026-11-20T08:00:00Z");

    @TempDir
    static Path made;

    private static KeyFolder authority;
    private static KeyFolder certified;

    @TempDir
    Path folder;

    private Path authorities;
    private HttpsServer server;

    @BeforeAll
    static void make() throws Exception {
        authority = KeyFolder.authority(made);
        certified = KeyFolder.certified(made, "dns:localhost");
    }

    @BeforeEach
    void open() throws Exception {
        authorities = folder.resolve("authorities.pem");
        Files.writeString(authorities, authority.pem());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certified.server()));
        server.createContext("/", call -> {
            bodies.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            call.sendResponseHeaders(204, -1);
            call.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void send(String host, String trusted) throws NotDelivered {
        String url = "https://" + host + ":" + server.getAddress().getPort() + "/in";
        new WebhookRoad(
                        new InMemoryOutbox(transactions, new InMemoryNotices(transactions)).channels(),
                        new Targets("127.0.0.1"),
                        transactions,
                        clock,
                        trusted)
                .send(
                        new Webhook(WebhookId.next(), "ERP", Webhook.Dialect.SIGNED, url, Set.of(), true, "s3cret", 1),
                        new Parcel(Message.of(Channel.WEBHOOK, "x", "LATE", clock.instant()), "{}", List.of()),
                        Optional.empty());
    }

    private void refused(String host, String trusted) {
        NotDelivered refused = assertThrows(NotDelivered.class, () -> send(host, trusted));
        assertEquals(Layer.TLS, refused.layer());
        assertFalse(refused.isForGood());
        assertTrue(bodies.isEmpty());
    }

    @Test
    void t108AWebhookOverTlsArrivesWhereItsAuthorityIsTrusted() throws Exception {
        send("localhost", authorities.toString());
        assertEquals(List.of("{}"), bodies);
    }

    @Test
    void nothingIsSaidToAServerWhoseAuthorityNobodyTrusts() {
        refused("localhost", "");
    }

    @Test
    void nothingIsSaidToAServerOfAnotherName() {
        refused("127.0.0.1", authorities.toString());
    }

    @Test
    void aFileOfAuthoritiesThatIsGoneOrNoneTrustsNobody() throws IOException {
        refused("localhost", folder.resolve("gone.pem").toString());
        Files.writeString(authorities, "no certificate");
        refused("localhost", authorities.toString());
    }
}
