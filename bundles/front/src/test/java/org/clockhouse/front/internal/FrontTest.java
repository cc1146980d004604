package org.clockhouse.front.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontTest {

    private final Front front = new Front(false);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server = new Server(0);
    private URI base;

    @BeforeEach
    void start() throws Exception {
        ServletContextHandler context = new ServletContextHandler(server, "/");
        ServletHolder holder = new ServletHolder(front);
        for (String pattern : List.of("/api/*", "/health/*", "/problems/*", "/*")) {
            context.addServlet(holder, pattern);
        }
        server.start();
        base = URI.create("http://localhost:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void aProgramIsToldWithAProblemThatNothingIsBehindAnAddress() throws Exception {
        HttpResponse<String> refused = send(HttpRequest.newBuilder(base.resolve("/api/v1/employees"))
                .header("Accept", "text/html, */*")
                .POST(BodyPublishers.ofString("{}")));

        assertEquals(503, refused.statusCode());
        assertEquals("application/problem+json", header(refused, "Content-Type"));
        assertEquals("1", header(refused, "Retry-After"));
        assertTrue(refused.body().contains("\"type\":\"/problems/unavailable\""), refused.body());
    }

    @Test
    void aBrowserIsGivenAPageThatAsksAgain() throws Exception {
        HttpResponse<String> page =
                send(HttpRequest.newBuilder(base.resolve("/people/7")).header("Accept", "text/html"));

        assertEquals(503, page.statusCode());
        assertEquals("1", header(page, "Refresh"));
        assertTrue(page.body().contains("控制台"), page.body());
    }

    @Test
    void theProcessLivesWhileItIsNotReady() throws Exception {
        assertEquals(200, get("/health/live").statusCode());
        assertEquals(503, get("/health/ready").statusCode());
        assertEquals(503, get("/health").statusCode());
    }

    @Test
    void eachAddressIsAnsweredByWhoeverIsBehindItNow() throws Exception {
        HttpServlet api = answering("first");
        front.add(api, at("/api"));
        front.add(answering("console"), at("/"));
        assertEquals("first /api /v1/x", get("/api/v1/x").body());
        assertEquals("console  /people/7", get("/people/7").body());

        HttpServlet next = answering("second");
        front.add(next, at("/api"));
        front.remove(api, at("/api"));
        assertEquals("second /api /v1/x", get("/api/v1/x").body());

        front.remove(next, at("/api"));
        assertEquals(503, get("/api/v1/x").statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/v1/x%00y, 400, request.malformed",
        "GET /%zz, 400, request.malformed",
        "GET /..%2f..%2fetc/passwd, 400, request.malformed",
        "TRACE /api/v1/health, 405, method.not-allowed",
        "GET /api/%2e%2e/people, 404, resource.not-found",
        "GET /api/v1/timesheets/..%2f..%2f..%2fx, 404, resource.not-found",
    })
    void whatNoServletIsAskedForIsAProblemToo(String line, int status, String code) throws Exception {
        front.add(answering("api"), at("/api"));
        front.add(answering("console"), at("/"));
        get("/");
        String answer = raw(line + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(answer.contains("Content-Type: application/problem+json"), answer);
        assertTrue(answer.contains("\"code\":\"" + code + "\""), answer);
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", base.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, Object> at(String path) {
        return Map.of("front.path", path);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(base.resolve(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static HttpServlet answering(String name) {
        return new HttpServlet() {

            private static final long serialVersionUID = 1L;

            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.getWriter().write(name + " " + request.getServletPath() + " " + request.getPathInfo());
            }
        };
    }
}
