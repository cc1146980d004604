package org.clockhouse.front.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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

class GatewayFrontTest {

    private final Front front = new Front(true);
    private final Server server = new Server(0);
    private URI base;

    @BeforeEach
    void start() throws Exception {
        for (String place : List.of("/", "/api", "/health", "/problems", "/gateway")) {
            front.add(new Saying(place), Map.of("front.path", place));
        }
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
    void aGatewayShowsHowItStandsWhereTheConsoleWouldBe() throws Exception {
        assertEquals("/gateway", get("/").body());
        assertEquals("/gateway", get("/people/7").body());
        assertEquals("/health", get("/health/ready").body());
    }

    @Test
    void aGatewayHasNoApi() throws Exception {
        assertEquals(404, get("/api/v1/employees").statusCode());
        assertEquals(404, get("/problems/refused").statusCode());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString());
    }

    private static final class Saying extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final String what;

        Saying(String what) {
            this.what = what;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().write(what);
        }
    }
}
