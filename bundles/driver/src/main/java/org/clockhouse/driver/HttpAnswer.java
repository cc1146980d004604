package org.clockhouse.driver;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a driver answers to a terminal's call. The host adds {@code Date} and {@code Content-Length}. */
public final class HttpAnswer {

    private static final CompletionStage<?> AT_ONCE = CompletableFuture.completedFuture(null);

    private final int status;
    private final Map<String, String> headers;
    private final Bytes body;
    private final CompletionStage<?> awaited;

    private HttpAnswer(int status, Map<String, String> headers, Bytes body, CompletionStage<?> awaited) {
        if (status < 200 || status > 599 || (status >= 300 && status < 400)) {
            throw new IllegalArgumentException("terminals are answered 2xx, 4xx or 5xx, never redirected: " + status);
        }
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.awaited = awaited;
    }

    public static HttpAnswer of(int status, String contentType, Bytes body) {
        return new HttpAnswer(status, Map.of("Content-Type", contentType), body, AT_ONCE);
    }

    /** {@code text/plain} in the character set that this terminal understands. */
    public static HttpAnswer text(int status, String text, Charset charset) {
        return of(status, "text/plain; charset=" + charset.name(), Bytes.of(text.getBytes(charset)));
    }

    public HttpAnswer header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpAnswer(status, more, body, awaited);
    }

    /**
     * The same answer, sent once that has completed; when it fails, the terminal hears what it would hear had the driver thrown it.
     *
     * @since 1.5
     */
    public HttpAnswer once(CompletionStage<?> stored) {
        return new HttpAnswer(status, headers, body, stored);
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

    /**
     * What has to be done before it is sent.
     *
     * @since 1.5
     */
    public CompletionStage<?> awaited() {
        return awaited;
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
