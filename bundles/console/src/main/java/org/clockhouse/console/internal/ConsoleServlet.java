package org.clockhouse.console.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.clockhouse.front.FrontPath;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The console at {@code /}. Files whose names carry a hash live for a year in the browser; every other path is the page itself, because
 * its addresses belong to the router in the browser. The page is never kept: it carries a fresh nonce, the only way a style
 * element gets past the content security policy.
 */
@Component(service = Servlet.class)
@FrontPath("/")
public final class ConsoleServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String NONCE_MARK = "__CSP_NONCE__";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + NONCE_MARK
            + "'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private final transient Assets assets;
    private final transient SecureRandom random = new SecureRandom();

    @Activate
    public ConsoleServlet() {
        this(new Assets(ConsoleServlet.class.getClassLoader(), "web/"));
    }

    ConsoleServlet(Assets assets) {
        this.assets = assets;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (path.startsWith("/assets/")) {
            file(request, response, path.substring(1), "public, max-age=31536000, immutable");
        } else if (path.length() > 1 && assets.find(path.substring(1)).isPresent() && !path.equals("/index.html")) {
            file(request, response, path.substring(1), "no-cache");
        } else {
            page(response);
        }
    }

    private void page(HttpServletResponse response) throws IOException {
        Optional<Assets.Asset> index = assets.find("index.html");
        if (index.isEmpty()) {
            absent(response);
            return;
        }
        byte[] seed = new byte[16];
        random.nextBytes(seed);
        String nonce = Base64.getEncoder().encodeToString(seed);
        String html = new String(index.get().bytes(), StandardCharsets.UTF_8).replace(NONCE_MARK, nonce);
        response.setHeader("Content-Security-Policy", POLICY.replace(NONCE_MARK, nonce));
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(self)");
        response.setHeader("Cache-Control", "no-store");
        write(response, index.get().type(), html.getBytes(StandardCharsets.UTF_8));
    }

    private void file(HttpServletRequest request, HttpServletResponse response, String path, String keep)
            throws IOException {
        Optional<Assets.Asset> plain = assets.find(path);
        if (plain.isEmpty()) {
            absent(response);
            return;
        }
        Optional<Assets.Asset> packed = Optional.of(path + ".br")
                .filter(any -> Brotli.isTaken(request.getHeader("Accept-Encoding")))
                .flatMap(assets::find);
        Assets.Asset sent = packed.orElse(plain.get());
        response.setHeader("Cache-Control", keep);
        response.setHeader("Vary", "Accept-Encoding");
        response.setHeader("ETag", sent.etag());
        if (packed.isPresent()) {
            response.setHeader("Content-Encoding", Brotli.TOKEN);
        }
        if (matches(request.getHeader("If-None-Match"), sent.etag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            write(response, plain.get().type(), sent.bytes());
        }
    }

    /** Without the container's page, which names it. */
    private static void absent(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        write(response, "text/plain;charset=utf-8", "Not found\n".getBytes(StandardCharsets.UTF_8));
    }

    private static boolean matches(String header, String etag) {
        return header != null && (header.equals("*") || header.contains(etag));
    }

    private static void write(HttpServletResponse response, String type, byte[] bytes) throws IOException {
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
