package org.clockhouse.driver;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a driver answers to a terminal's call. The host adds {@code Date} and {@code Content-Length}. */
public final class HttpAnswer {

    private final int status;
    private final Map<String, String> headers;
    private final Bytes body;

    private HttpAnswer(int status, Map<String, String> headers, Bytes body) {
        if (status < 200 || status > 599 || (status >= 300 && status < 400)) {
            throw new IllegalArgumentException("terminals are answered 2xx, 4xx or 5xx, never redirected: " + status);
        }
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    public static HttpAnswer of(int status, String contentType, Bytes body) {
        return new HttpAnswer(status, Map.of("Content-Type", contentType), body);
    }

    /** {@code text/plain} in the character set that this terminal understands. */
    public static HttpAnswer text(int status, String text, Charset charset) {
        return of(status, "text/plain; charset=" + charset.name(), Bytes.of(text.getBytes(charset)));
    }

    public HttpAnswer header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpAnswer(status, more, body);
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Bytes body() {
        return body;
    }

    /** Whether a terminal may read it as permission to forget. */
    public boolean isSuccess() {
        return status < 300;
    }

    @Override
    public String toString() {
        return "HttpAnswer[" + status + ", " + body.size() + " bytes]";
    }
}
