package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.Servlet;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.clockhouse.kernel.Readiness;
import org.clockhouse.rest.internal.docs.ProblemPages;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiGateTest {

    private final Health health = new Health();
    private final ApiGate gate = new ApiGate(health);
    private final Web web = new Web(
            Map.of("/api/*", gate, "/health/*", new HealthServlet(health, gate), "/problems/*", new ProblemPages()));

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void withNothingBehindItEveryRequestIsToldToComeAgain() {
        HttpResponse<String> refused = web.send(web.request("/api/v1/employees").POST(Web.text("{}")));
        assertEquals(503, refused.statusCode());
        assertEquals(
                "application/problem+json",
                refused.headers().firstValue("Content-Type").orElse(""));
        assertEquals("2", refused.headers().firstValue("Retry-After").orElse(""));
        assertEquals("api.restarting", Texts.json(refused).get("code").asText());
        assertFalse(Texts.json(refused).get("requestId").asText().isEmpty());
    }

    @Test
    void whatIsBehindItMayComeGoAndBeReplaced() {
        Servlet first = answering("first");
        gate.open(first);
        assertEquals("first", body());
        Servlet second = answering("second");
        gate.open(second);
        assertEquals("second", body());
        gate.close(first);
        assertEquals("second", body());
        gate.close(second);
        assertEquals(503, web.send(web.request("/api/v1/x")).statusCode());
    }

    @Test
    void whoeverIsInsideIsWaitedForWhenItCloses() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Servlet slow = servlet((request, response) -> {
            inside.countDown();
            await(leave);
            response.getWriter().write("done");
        });
        gate.open(slow);
        CompletableFuture<HttpResponse<String>> running =
                CompletableFuture.supplyAsync(() -> web.send(web.request("/api/v1/x")));
        assertTrue(inside.await(5, TimeUnit.SECONDS));
        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> gate.close(slow));
        while (gate.isOpen()) {
            Thread.onSpinWait();
        }
        assertEquals(503, web.send(web.request("/api/v1/x")).statusCode());
        assertFalse(closing.isDone());
        leave.countDown();
        closing.get(5, TimeUnit.SECONDS);
        assertEquals("done", running.get(5, TimeUnit.SECONDS).body());
    }

    @Test
    void aFailureThatNobodyCaughtIsAnIncidentAndNoPage() {
        gate.open(servlet((request, response) -> {
            throw new NoClassDefFoundError("org/clockhouse/gone/Away");
        }));
        HttpResponse<String> failed = web.send(web.request("/api/v1/x"));
        assertEquals(500, failed.statusCode());
        assertEquals(
                "application/problem+json",
                failed.headers().firstValue("Content-Type").orElse(""));
        assertFalse(failed.body().contains("gone"));
    }

    @Test
    void everyAnswerTellsBrowsersToBeCareful() {
        Map<String, String> wanted = Map.of(
                "X-Content-Type-Options", "nosniff",
                "X-Frame-Options", "DENY",
                "Referrer-Policy", "no-referrer",
                "Cache-Control", "no-store");
        HttpResponse<String> response = web.send(web.request("/api/v1/employees"));
        wanted.forEach((name, value) ->
                assertEquals(value, response.headers().firstValue(name).orElse(""), name));
        assertTrue(response.headers()
                .firstValue("Content-Security-Policy")
                .orElse("")
                .startsWith("default-src 'none'"));
        assertFalse(response.headers().firstValue("X-Request-Id").orElse("").isEmpty());
        assertTrue(
                response.headers().firstValue("Strict-Transport-Security").isEmpty(),
                "said in clear, it would mean nothing");
    }

    @Test
    void aQueryThatIsNoTextGoesNoFurther() throws IOException {
        gate.open(answering("x"));
        for (String query : List.of("text=%zz", "text=%", "text=%4", "text=%ff%fe", "%c3=1")) {
            String refused = asWritten("/api/v1/employees?" + query);
            assertTrue(refused.startsWith("HTTP/1.1 400 "), refused);
            assertTrue(refused.contains("\"code\":\"request.malformed\""), refused);
        }
        assertTrue(asWritten("/api/v1/employees?text=%E7%8E%8B+a%2Bb").startsWith("HTTP/1.1 200 "));
    }

    /** What a client would not send. */
    private String asWritten(String address) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", web.port())) {
            String request = "GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void itIsReadyWhenEveryPartIs() {
        AtomicReference<Optional<Readiness.Reason>> store =
                new AtomicReference<>(Optional.of(new Readiness.Reason("store.unavailable", "connection refused")));
        health.add(part("store", store));
        HttpResponse<String> down = web.send(web.request("/health"));
        assertEquals(503, down.statusCode());
        assertEquals("store.unavailable", Texts.json(down).at("/reasons/0/code").asText());
        assertEquals("api.restarting", Texts.json(down).at("/reasons/1/code").asText());
        assertEquals(503, web.send(web.request("/health/ready")).statusCode());
        assertEquals(503, web.send(web.request("/api/v1/health")).statusCode());
        assertEquals(200, web.send(web.request("/health/live")).statusCode());

        store.set(Optional.empty());
        gate.open(answering("x"));
        HttpResponse<String> up = web.send(web.request("/health/ready"));
        assertEquals(200, up.statusCode());
        assertEquals("{\"live\":true,\"ready\":true,\"reasons\":[]}", up.body());
        assertEquals(200, web.send(web.request("/api/v1/health")).statusCode());
    }

    @Test
    void everyKindOfProblemHasAPageInBothLanguages() {
        HttpResponse<String> page = web.send(web.request("/problems/key-reused"));
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("lang=\"zh-Hans\""));
        assertEquals(404, web.send(web.request("/problems/%3Cscript%3E")).statusCode());
        assertFalse(web.send(web.request("/problems/%3Cscript%3E")).body().contains("<script>"));
        assertTrue(web.send(web.request("/problems/")).body().contains("/problems/stale"));
    }

    private String body() {
        return web.send(web.request("/api/v1/x")).body();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Readiness part(String name, AtomicReference<Optional<Readiness.Reason>> reason) {
        return new Readiness() {
            @Override
            public String part() {
                return name;
            }

            @Override
            public Optional<Reason> notReady() {
                return reason.get();
            }
        };
    }

    @FunctionalInterface
    private interface Handler {
        void handle(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    private static Servlet answering(String text) {
        return servlet((request, response) -> response.getWriter().write(text));
    }

    private static Servlet servlet(Handler handler) {
        return new HttpServlet() {

            private static final long serialVersionUID = 1L;

            @Override
            public void service(ServletRequest request, ServletResponse response) throws IOException {
                handler.handle((HttpServletRequest) request, (HttpServletResponse) response);
            }
        };
    }
}
