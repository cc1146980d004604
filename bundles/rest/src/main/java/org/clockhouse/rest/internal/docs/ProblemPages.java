package org.clockhouse.rest.internal.docs;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.clockhouse.front.FrontPath;
import org.clockhouse.rest.internal.http.ProblemType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** What {@code type} of a problem points at: a page for each kind, and one that lists them. */
@Component(service = Servlet.class)
@FrontPath("/problems")
public final class ProblemPages extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>%s</title></head>
            <body>
            %s
            </body>
            </html>
            """;

    @Activate
    public ProblemPages() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String slug = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        Optional<ProblemType> type = Arrays.stream(ProblemType.values())
                .filter(known -> known.slug().equals(slug))
                .findFirst();
        boolean list = slug.isEmpty();
        response.setStatus(list || type.isPresent() ? 200 : 404);
        response.setContentType("text/html; charset=utf-8");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        String title = type.map(ProblemType::title).orElse("Problems");
        String body = type.map(ProblemPages::page).orElseGet(() -> list ? index() : "<p>No such kind of problem.</p>");
        response.getWriter().write(PAGE.formatted(title, body));
    }

    private static String page(ProblemType type) {
        return "<h1>" + type.title() + "</h1>\n<p>HTTP " + type.status() + "</p>\n<p>" + type.english()
                + "</p>\n<p lang=\"zh-Hans\">" + type.chinese()
                + "</p>\n<p><a href=\"/problems/\">All problems</a></p>";
    }

    private static String index() {
        StringBuilder list = new StringBuilder("<h1>Problems</h1>\n<ul>\n");
        for (ProblemType type : ProblemType.values()) {
            list.append("<li>")
                    .append(type.status())
                    .append(" <a href=\"/problems/")
                    .append(type.slug())
                    .append("\">")
                    .append(type.title())
                    .append("</a></li>\n");
        }
        return list.append("</ul>").toString();
    }
}
