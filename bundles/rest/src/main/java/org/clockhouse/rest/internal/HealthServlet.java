package org.clockhouse.rest.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.clockhouse.front.FrontPath;
import org.clockhouse.rest.internal.http.Mapper;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /health} and {@code /health/ready}: 200, or 503 with reasons. {@code /health/live}: 200 while the process answers. */
@Component(service = Servlet.class)
@FrontPath("/health")
public final class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient ObjectMapper mapper = Mapper.create();
    private final transient Health health;
    private final transient ApiGate gate;

    @Activate
    public HealthServlet(@Reference Health health, @Reference ApiGate gate) {
        this.health = health;
        this.gate = gate;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SecurityHeaders.put(request, response);
        write(response, mapper, health.report(gate.isOpen()), "/live".equals(request.getPathInfo()));
    }

    static void write(HttpServletResponse response, ObjectMapper mapper, Health.Report report, boolean liveOnly)
            throws IOException {
        response.setStatus(report.ready() || liveOnly ? 200 : 503);
        if (!report.ready() && !liveOnly) {
            response.setHeader("Retry-After", "2");
        }
        response.setContentType("application/json");
        response.getOutputStream().write(mapper.writeValueAsBytes(report));
    }
}
