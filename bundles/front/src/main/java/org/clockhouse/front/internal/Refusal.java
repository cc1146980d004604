package org.clockhouse.front.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.servlet.http.HttpServletResponse;

/** A problem document for what no servlet of the suite has answered. */
final class Refusal {

    static final String MEDIA_TYPE = "application/problem+json";

    private Refusal() {}

    static void write(HttpServletResponse response, int status) throws IOException {
        byte[] bytes = of(status).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    static String of(int status) {
        return switch (status) {
            case 404 -> problem("not-found", "Not found", 404, "resource.not-found", "no such resource");
            case 405 -> problem("method", "Method not allowed", 405, "method.not-allowed", "not with this method");
            case 414 ->
                problem(
                        "malformed",
                        "Unreadable request",
                        414,
                        "address.too-long",
                        "the address is longer than is read");
            case 431 ->
                problem(
                        "malformed",
                        "Unreadable request",
                        431,
                        "headers.too-large",
                        "the headers are larger than is read");
            default ->
                status < 500
                        ? problem(
                                "malformed",
                                "Unreadable request",
                                status,
                                "request.malformed",
                                "the address or a header cannot be read")
                        : problem("internal", "Internal error", status, "internal", "the server's log has more");
        };
    }

    private static String problem(String type, String title, int status, String code, String detail) {
        return "{\"type\":\"/problems/" + type + "\",\"title\":\"" + title + "\",\"status\":" + status
                + ",\"detail\":\"" + detail + "\",\"code\":\"" + code + "\",\"errors\":[]}";
    }
}
