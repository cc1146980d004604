package org.clockhouse.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConsoleServletTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Server server;
    private static URI base;

    @BeforeAll
    static void start() throws Exception {
        server = new Server(0);
        ServletContextHandler context = new ServletContextHandler();
        Assets assets = new Assets(ConsoleServletTest.class.getClassLoader(), "trial/");
        context.addServlet(new ServletHolder(new ConsoleServlet(assets)), "/*");
        server.setHandler(context);
        server.start();
        base = URI.create("http://localhost:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @Test
    void everyPathOfTheRouterIsThePage() throws Exception {
        HttpResponse<String> page = get("/people/01a?tab=month");

        assertEquals(200, page.statusCode());
        assertEquals("no-store", header(page, "Cache-Control"));
        assertEquals("text/html;charset=utf-8", header(page, "Content-Type"));
    }

    @Test
    void thePageCarriesTheNonceOfItsPolicyAndEachPageAnother() throws Exception {
        HttpResponse<String> first = get("/");
        HttpResponse<String> second = get("/");

        String nonce = first.body().replaceAll("(?s).*content=\"([^\"]+)\".*", "$1");
        assertTrue(header(first, "Content-Security-Policy").contains("'nonce-" + nonce + "'"));
        assertFalse(first.body().contains("__CSP_NONCE__"));
        assertNotEquals(first.body(), second.body());
    }

    @Test
    void anAssetIsKeptForAYearAndSentInTheFormTheBrowserTakes() throws Exception {
        HttpResponse<String> plain = get("/assets/app-1.js");
        HttpResponse<String> refused = get("/assets/app-1.js", "Accept-Encoding", "gzip, br;q=0");
        HttpResponse<String> brotli = get("/assets/app-1.js", "Accept-Encoding", "gzip, deflate, br");

        assertEquals("plain\n", plain.body());
        assertEquals("plain\n", refused.body());
        assertEquals("packed with brotli\n", brotli.body());
        assertEquals("br", header(brotli, "Content-Encoding"));
        assertEquals("text/javascript;charset=utf-8", header(brotli, "Content-Type"));
        assertEquals("public, max-age=31536000, immutable", header(plain, "Cache-Control"));
        assertEquals("Accept-Encoding", header(plain, "Vary"));
        assertNotEquals(header(plain, "ETag"), header(brotli, "ETag"));
    }

    @Test
    void aKnownAssetIsNotSentAgain() throws Exception {
        String etag = header(get("/assets/app-1.js"), "ETag");

        HttpResponse<String> again = get("/assets/app-1.js", "If-None-Match", etag);

        assertEquals(304, again.statusCode());
        assertEquals("", again.body());
    }

    @Test
    void aMissingAssetIsNotThePage() throws Exception {
        assertEquals(404, get("/assets/app-2.js").statusCode());
        assertEquals(404, get("/assets/").statusCode());
        assertEquals("Not found\n", get("/assets/app-2.js").body());
    }

    @Test
    void nobodyLeavesTheFolderOfTheConsole() throws Exception {
        assertTrue(get("/assets/..%2f..%2forg/clockhouse/console/internal/Assets.class")
                        .statusCode()
                >= 400);
    }

    @Test
    void thePictureInTheTabIsAskedForAgain() throws Exception {
        HttpResponse<String> icon = get("/favicon.svg");

        assertEquals("image/svg+xml", header(icon, "Content-Type"));
        assertEquals("no-cache", header(icon, "Cache-Control"));
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
