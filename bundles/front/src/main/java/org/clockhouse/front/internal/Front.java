package org.clockhouse.front.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Hands each request to the servlet behind its address. While there is none the answer is 503 with {@code Retry-After}: a
 * problem for programs, for people a page that asks again by itself. {@code /health/live} is 200 even then: the process lives.
 *
 * <p>A gateway shows its standing at every address instead of the console, and has no API: nobody has an account there.
 */
@Component(service = Servlet.class, configurationPid = FrontConfig.PID)
@HttpWhiteboardServletPattern({"/api/*", "/health/*", "/problems/*", "/*"})
@HttpWhiteboardServletName("clockhouse-front")
@HttpWhiteboardServletAsyncSupported
public final class Front extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** The servlet paths of the patterns. */
    private static final Set<String> PLACES = Set.of("/api", "/health", "/problems", "");

    private static final String AWAY =
            "{\"type\":\"/problems/unavailable\",\"title\":\"Unavailable\",\"status\":503,\"code\":\"part.restarting\","
                    + "\"detail\":\"This part of the suite is being started or updated. Nothing was done; ask again in a second.\"}";

    private static final String STARTING = "{\"live\":true,\"ready\":false,\"reasons\":[{\"part\":\"api\","
            + "\"code\":\"api.restarting\",\"detail\":\"the API is being started or updated\"}]}";

    private static final String WAIT =
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Clockhouse</title>"
                    + "<p>The console is being started or updated. This page asks again by itself."
                    + "<p lang=\"zh\">控制台正在启动或更新，本页会自动重试。</html>";

    /** What a gateway has at these addresses; no address means that there is nothing. */
    private static final Map<String, String> OF_GATEWAYS = Map.of("/health", "/health", "", "/gateway");

    private final transient Map<String, Behind> places = new ConcurrentHashMap<>();
    private final boolean gateway;

    @Activate
    public Front(FrontConfig config) {
        this(!config.head().isBlank());
    }

    Front(boolean gateway) {
        this.gateway = gateway;
    }

    /** A servlet, initialised by whoever needs it first: it may come before the web container has taken the front. */
    private static final class Behind {

        private final Servlet servlet;
        private boolean initialised;

        Behind(Servlet servlet) {
            this.servlet = servlet;
        }

        synchronized Servlet initialised(HttpServlet front) throws ServletException {
            if (!initialised) {
                servlet.init(front.getServletConfig());
                initialised = true;
            }
            return servlet;
        }
    }

    @Reference(
            name = "behind",
            target = "(front.path=*)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void add(Servlet servlet, Map<String, ?> properties) {
        places.put(place(properties), new Behind(servlet));
    }

    /** Leaves the place alone when another servlet has taken it already. */
    public void remove(Servlet servlet, Map<String, ?> properties) {
        places.computeIfPresent(place(properties), (path, behind) -> behind.servlet == servlet ? null : behind);
    }

    private static String place(Map<String, ?> properties) {
        String path = String.valueOf(properties.get("front.path"));
        return path.equals("/") ? "" : path;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        ServerErrors.speakFor(request);
        String place = gateway ? OF_GATEWAYS.get(request.getServletPath()) : request.getServletPath();
        Behind behind = place == null ? null : places.get(place);
        if (request.getMethod().equals("TRACE")) {
            Refusal.write(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (place == null || !PLACES.contains(request.getServletPath()) || climbs(request)) {
            Refusal.write(response, HttpServletResponse.SC_NOT_FOUND);
        } else if (behind == null) {
            away(request, response);
        } else {
            behind.initialised(this).service(request, response);
        }
    }

    /** Whether the address as it was sent names one place, and as it was understood another. */
    private static boolean climbs(HttpServletRequest request) {
        return PLACES.stream()
                .filter(place -> !place.isEmpty() && request.getRequestURI().startsWith(place + "/"))
                .anyMatch(place -> !place.equals(request.getServletPath()));
    }

    private static void away(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
        if (request.getServletPath().equals("/health")) {
            boolean live = "/live".equals(request.getPathInfo());
            write(response, live ? 200 : 503, "application/json", STARTING);
        } else if (request.getServletPath().isEmpty() && accepts(request, "text/html")) {
            response.setHeader("Refresh", "1");
            write(response, 503, "text/html;charset=utf-8", WAIT);
        } else {
            write(response, 503, "application/problem+json", AWAY);
        }
    }

    private static boolean accepts(HttpServletRequest request, String type) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains(type);
    }

    private static void write(HttpServletResponse response, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        if (status == 503) {
            response.setHeader("Retry-After", "1");
        }
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
