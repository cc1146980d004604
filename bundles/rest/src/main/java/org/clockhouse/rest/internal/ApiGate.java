package org.clockhouse.rest.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.clockhouse.front.FrontPath;
import org.clockhouse.rest.internal.http.Mapper;
import org.clockhouse.rest.internal.http.Problem;
import org.clockhouse.rest.internal.http.ProblemType;
import org.clockhouse.rest.internal.http.Problems;
import org.clockhouse.rest.internal.http.RequestIds;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The address of the API, which stays while what is behind it comes and goes. With nothing behind it every request is
 * answered 503 as a problem with {@code Retry-After}, never 404 and never HTML.
 */
@Component(service = {Servlet.class, ApiGate.class})
@FrontPath("/api")
public final class ApiGate extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Answered here, so that it is answered while nothing is behind the gate. */
    private static final String HEALTH = "/v1/health";

    private static final Duration DRAIN = Duration.ofSeconds(2);

    private final transient ObjectMapper mapper = Mapper.create();

    private final transient Health health;

    private transient volatile Open open;

    @Activate
    public ApiGate(@Reference Health health) {
        this.health = health;
    }

    /** What is behind the gate, and how many requests are in it. */
    private static final class Open {

        private final Servlet servlet;
        private final Phaser inside = new Phaser(1);
        private boolean initialised;

        Open(Servlet servlet) {
            this.servlet = servlet;
        }

        synchronized void initialise(HttpServlet gate) throws ServletException {
            if (!initialised) {
                servlet.init(gate.getServletConfig());
                initialised = true;
            }
        }
    }

    public void open(Servlet servlet) {
        open = new Open(servlet);
    }

    public boolean isOpen() {
        return open != null;
    }

    /** Lets nobody in any more and waits a moment for those inside. */
    public void close(Servlet servlet) {
        Open closing = open;
        if (closing == null || closing.servlet != servlet) {
            return;
        }
        open = null;
        int phase = closing.inside.arriveAndDeregister();
        try {
            closing.inside.awaitAdvanceInterruptibly(phase, DRAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            log("requests were still running after " + DRAIN);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String requestId = RequestIds.assign(request);
        SecurityHeaders.put(request, response);
        response.setHeader(RequestIds.HEADER, requestId);
        if (HEALTH.equals(request.getPathInfo())) {
            HealthServlet.write(response, mapper, health.report(isOpen()), false);
            return;
        }
        if (!isOfThisApi(request.getPathInfo())) {
            write(response, Problem.of(ProblemType.NOT_FOUND, "resource.not-found", "no such resource"));
            return;
        }
        if (!isReadable(request.getQueryString())) {
            write(
                    response,
                    Problem.of(
                            ProblemType.MALFORMED,
                            "request.malformed",
                            "the query cannot be read: a percent sign stands before two digits of a byte, bytes are UTF-8"));
            return;
        }
        Open current = open;
        if (current == null || current.inside.register() < 0) {
            unavailable(response);
            return;
        }
        try {
            current.initialise(this);
            current.servlet.service(request, response);
        } catch (ServletException | RuntimeException | LinkageError e) {
            write(response, Problems.incident(e));
        } finally {
            current.inside.arriveAndDeregister();
        }
    }

    /** What lies elsewhere the runtime behind the gate would answer with pages of its own. */
    private static boolean isOfThisApi(String path) {
        return path != null && path.startsWith("/v1/") && !(path + "/").contains("/../");
    }

    /** Half of a percent code the runtime behind the gate takes for its own defect, and other bytes for other text. */
    private static boolean isReadable(String query) {
        try {
            byte[] bytes =
                    URLDecoder.decode(query == null ? "" : query, ISO_8859_1).getBytes(ISO_8859_1);
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return false;
        }
    }

    private void unavailable(HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", "2");
        write(
                response,
                Problem.of(
                        ProblemType.UNAVAILABLE,
                        "api.restarting",
                        "a part of the suite is starting; nothing was done"));
    }

    private void write(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(Problems.MEDIA_TYPE);
        response.getOutputStream()
                .write(mapper.writeValueAsBytes(problem.during(response.getHeader(RequestIds.HEADER))));
    }
}
