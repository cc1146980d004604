package org.clockhouse.notice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.notice.Channel;
import org.clockhouse.notice.InMemoryNotices;
import org.clockhouse.notice.InMemoryOutbox;
import org.clockhouse.notice.Message;
import org.clockhouse.notice.Webhook;
import org.clockhouse.notice.Webhook.Dialect;
import org.clockhouse.notice.WebhookId;
import org.clockhouse.notice.spi.Parcel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signatures were made with another program (Python's hmac) from the makers' descriptions. */
@Timeout(60)
class GroupRobotTest {

    private static final TestClock CLOCK = new TestClock("2026-11-20T08:00:00Z");

    private record Call(String path, String signature, String body) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile String answer = "{\"errcode\":0,\"errmsg\":\"ok\"}";
    private HttpServer group;

    @BeforeEach
    void open() throws IOException {
        group = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        group.createContext("/", this::hear);
        group.start();
    }

    @AfterEach
    void close() {
        group.stop(0);
    }

    private void hear(HttpExchange call) throws IOException {
        calls.add(new Call(
                call.getRequestURI().toString(),
                call.getRequestHeaders().getFirst("Clockhouse-Signature"),
                new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        byte[] said = answer.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(200, 0);
        call.getResponseBody().write(said);
        call.close();
    }

    private void say(Dialect dialect, String path, String secret, String text) throws NotDelivered {
        InMemoryTransactions transactions = new InMemoryTransactions();
        Webhook robot = new Webhook(
                WebhookId.next(),
                "班组群",
                dialect,
                "http://localhost:" + group.getAddress().getPort() + path,
                Set.of(),
                true,
                secret,
                1);
        new WebhookRoad(
                        new InMemoryOutbox(transactions, new InMemoryNotices(transactions)).channels(),
                        new Targets("localhost"),
                        transactions,
                        CLOCK,
                        "")
                .send(
                        robot,
                        new Parcel(Message.of(Channel.WEBHOOK, "x", "LATE", CLOCK.instant()), text, List.of()),
                        Optional.empty());
    }

    @Test
    void t108ARobotOfWeComSaysAText() throws Exception {
        say(Dialect.WECOM, "/cgi-bin/webhook/send?key=k", "", "王伟\"迟到\"\nWang Wei is late");
        assertEquals(
                new Call(
                        "/cgi-bin/webhook/send?key=k",
                        null,
                        "{\"msgtype\":\"text\",\"text\":{\"content\":\"王伟\\\"迟到\\\"\\u000aWang Wei is late\"}}"),
                calls.get(0));
    }

    @Test
    void t108WhatWeComWouldCutIsCutBetweenLetters() throws Exception {
        say(Dialect.WECOM, "/", "", "a" + "迟".repeat(1000));
        String body = calls.get(0).body();
        String said = body.substring(body.indexOf(":\"a") + 2, body.length() - 3);
        assertTrue(said.endsWith("迟…"), said);
        assertEquals(2047, said.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void t108ARobotOfDingTalkIsSignedInTheAddress() throws Exception {
        say(Dialect.DINGTALK, "/robot/send?access_token=k", "SECabc", "迟到");
        assertEquals(
                "/robot/send?access_token=k&timestamp=1795161600000&sign=n6BVQYunmehv4m3slM47dGznuJWJVWfQ5r%2FzpxxJZt0%3D",
                calls.get(0).path());
        assertEquals(
                "{\"msgtype\":\"text\",\"text\":{\"content\":\"迟到\"}}",
                calls.get(0).body());
        assertNull(calls.get(0).signature());
    }

    @Test
    void t108ARobotOfFeishuIsSignedInTheBody() throws Exception {
        answer = "{\"code\":0,\"data\":{},\"msg\":\"success\"}";
        say(Dialect.FEISHU, "/open-apis/bot/v2/hook/k", "abc", "迟到");
        assertEquals(
                "{\"timestamp\":\"1795161600\",\"sign\":\"3GuwwpYa04M8Mp1w9MniuDsvY/KYJUF1OAJG6Is+Clc=\",\"msg_type\":\"text\","
                        + "\"content\":{\"text\":\"迟到\"}}",
                calls.get(0).body());
    }

    @Test
    void t108WhatARobotThinksIsInItsAnswer() {
        answer = "{\"errcode\":310000,\"errmsg\":\"sign not match\"}";
        NotDelivered refused = assertThrows(NotDelivered.class, () -> say(Dialect.DINGTALK, "/", "", "x"));
        assertTrue(refused.isForGood());
        assertTrue(refused.getMessage().contains("sign not match"), refused.getMessage());
        answer = "{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}";
        assertFalse(assertThrows(NotDelivered.class, () -> say(Dialect.WECOM, "/", "", "x"))
                .isForGood());
        answer = "<html>sign in</html>";
        assertFalse(assertThrows(NotDelivered.class, () -> say(Dialect.FEISHU, "/", "", "x"))
                .isForGood());
    }
}
