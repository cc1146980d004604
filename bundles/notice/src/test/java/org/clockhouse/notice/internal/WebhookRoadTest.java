package org.clockhouse.notice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.notice.Channel;
import org.clockhouse.notice.Channels.Layer;
import org.clockhouse.notice.InMemoryNotices;
import org.clockhouse.notice.InMemoryOutbox;
import org.clockhouse.notice.Message;
import org.clockhouse.notice.MessageDraft;
import org.clockhouse.notice.Webhook;
import org.clockhouse.notice.WebhookId;
import org.clockhouse.notice.spi.Parcel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebhookRoadTest {

    private static final String SECRET = "s3cret";

    private record Call(String method, String path, String type, String message, String signature, byte[] body) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private volatile int answer = 204;

    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void take(HttpExchange call) throws IOException {
        var headers = call.getRequestHeaders();
        calls.add(new Call(
                call.getRequestMethod(),
                call.getRequestURI().toString(),
                headers.getFirst("Content-Type"),
                headers.getFirst("Clockhouse-Message"),
                headers.getFirst("Clockhouse-Signature"),
                call.getRequestBody().readAllBytes()));
        call.getResponseHeaders()
                .add("Location", "http://localhost:" + server.getAddress().getPort() + "/elsewhere");
        call.sendResponseHeaders(answer, -1);
        call.close();
    }

    private WebhookRoad road(String allowed) {
        return new WebhookRoad(
                new InMemoryOutbox(transactions, new InMemoryNotices(transactions)).channels(),
                new Targets(allowed),
                transactions,
                new TestClock("2026-11-20T08:00:00Z"),
                "");
    }

    private Webhook hook(String host) {
        return new Webhook(
                WebhookId.next(),
                "ERP",
                Webhook.Dialect.SIGNED,
                "http://" + host + ":" + server.getAddress().getPort() + "/in?a=b",
                Set.of(),
                true,
                SECRET,
                1);
    }

    private static Parcel parcel() {
        return new Parcel(
                Message.of(Channel.WEBHOOK, "x", "LATE", new TestClock("2026-11-20T08:00:00Z").instant()),
                "{\"text\":\"迟到\"}",
                List.of());
    }

    private NotDelivered refused(String allowed, Webhook hook) {
        return assertThrows(NotDelivered.class, () -> road(allowed).send(hook, parcel(), Optional.empty()));
    }

    @Test
    void t012AReceiverCanTellWhoSpeaksAndWhen() throws Exception {
        Parcel parcel = parcel();
        road("127.0.0.1").send(hook("localhost"), parcel, Optional.empty());
        Call call = calls.get(0);
        assertEquals(List.of("POST", "/in?a=b", "application/json"), List.of(call.method(), call.path(), call.type()));
        assertEquals(parcel.message().id().text(), call.message());
        assertEquals("{\"text\":\"迟到\"}", new String(call.body(), StandardCharsets.UTF_8));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        mac.update("1795161600.".getBytes(StandardCharsets.US_ASCII));
        assertEquals("t=1795161600,v1=" + HexFormat.of().formatHex(mac.doFinal(call.body())), call.signature());
    }

    @Test
    void t117AFileIsTheBodyItself() throws Exception {
        Parcel bare = parcel();
        road("localhost")
                .send(
                        hook("localhost"),
                        new Parcel(bare.message(), "", List.of(new MessageDraft.File("a.csv", "text/csv", ""))),
                        Optional.of("a,b".getBytes(StandardCharsets.UTF_8)));
        assertEquals("a,b", new String(calls.get(0).body(), StandardCharsets.UTF_8));
        assertEquals("text/csv", calls.get(0).type());
    }

    @Test
    void aRedirectIsNotFollowed() {
        answer = 302;
        NotDelivered refused = refused("localhost", hook("localhost"));
        assertEquals(Layer.MESSAGE, refused.layer());
        assertTrue(refused.isForGood());
        assertEquals(1, calls.size());
    }

    @Test
    void whoIsBusyIsAskedLaterAndWhoRefusesIsNot() {
        answer = 503;
        assertFalse(refused("localhost", hook("localhost")).isForGood());
        answer = 429;
        assertFalse(refused("localhost", hook("localhost")).isForGood());
        answer = 410;
        assertTrue(refused("localhost", hook("localhost")).isForGood());
    }

    @Test
    void nothingInsideIsCalledUnlessItSaysSo() {
        NotDelivered refused = refused("", hook("localhost"));
        assertEquals(Layer.ADDRESS, refused.layer());
        assertTrue(refused.isForGood());
        refused("10.0.0.0/8 intranet.example.com", hook("127.0.0.1"));
        assertEquals(List.of(), calls);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.31.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "ff02::1"
            })
    void isInside(String address) throws UnknownHostException {
        assertTrue(Targets.isInternal(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "2001:4860:4860::8888"})
    void isOutside(String address) throws UnknownHostException {
        assertFalse(Targets.isInternal(InetAddress.getByName(address)));
    }
}
