package org.clockhouse.driver;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One HTTP request of a terminal, with its whole body. Made by the host. */
public final class HttpCall {

    private final String method;
    private final String target;
    private final String path;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private final Bytes body;
    private final String remote;

    private HttpCall(Builder from) {
        this.method = from.method;
        this.target = from.target;
        this.path = from.path;
        this.query = from.query;
        this.headers = Map.copyOf(from.headers);
        this.body = from.body;
        this.remote = from.remote;
    }

    /** @param target path and query as on the request line, for example {@code /iclock/cdata?SN=1&table=ATTLOG} */
    public static Builder builder(String method, String target) {
        return new Builder(method, target);
    }

    /** Upper case. */
    public String method() {
        return method;
    }

    /** Path and query as on the request line. */
    public String target() {
        return target;
    }

    /** Decoded, without the query. */
    public String path() {
        return path;
    }

    /** The first value of the parameter in the query, decoded as UTF-8. Names as the terminal writes them. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    public Map<String, String> query() {
        return query;
    }

    /** Whatever the case of the name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** By name, in lower case. */
    public Map<String, String> headers() {
        return headers;
    }

    /** As sent: no parser has eaten from it. What was packed with gzip for its way is unpacked, and no header says so any more. */
    public Bytes body() {
        return body;
    }

    /** The address of whoever called; empty when not known. Not to be trusted as identity. */
    public String remote() {
        return remote;
    }

    @Override
    public String toString() {
        return "HttpCall[" + method + " " + path + ", " + body.size() + " bytes]";
    }

    public static final class Builder {

        private final String method;
        private final String target;
        private final String path;
        private final Map<String, String> query;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private Bytes body = Bytes.NONE;
        private String remote = "";

        private Builder(String method, String target) {
            this.method = method.toUpperCase(Locale.ROOT);
            this.target = target;
            int mark = target.indexOf('?');
            String rawPath = mark < 0 ? target : target.substring(0, mark);
            this.path = decoded(rawPath.replace("+", "%2B"));
            this.query = mark < 0 ? Map.of() : parameters(target.substring(mark + 1));
        }

        public Builder header(String name, String value) {
            headers.put(name.toLowerCase(Locale.ROOT), value);
            return this;
        }

        public Builder body(Bytes sent) {
            body = sent;
            return this;
        }

        public Builder remote(String address) {
            remote = address;
            return this;
        }

        public HttpCall build() {
            return new HttpCall(this);
        }

        private static Map<String, String> parameters(String raw) {
            Map<String, String> found = new LinkedHashMap<>();
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                if (!name.isEmpty()) {
                    found.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
                }
            }
            return Map.copyOf(found);
        }

        private static String decoded(String raw) {
            try {
                return URLDecoder.decode(raw, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException malformed) {
                return raw;
            }
        }
    }
}
