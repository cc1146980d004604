package org.clockhouse.rest.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import org.clockhouse.kernel.Page;

/** Answers that more than one resource gives, and what they ask in the same way. */
public final class Results {

    private static final String ROOT = "/api/v1/";

    private static final int USUAL = 50;

    private Results() {}

    /** 201 with the address of what was made. @param path below {@code /api/v1/} */
    public static Response created(String path, Object view) {
        return Response.status(201)
                .header(HttpHeaders.LOCATION, ROOT + path)
                .entity(view)
                .build();
    }

    /** 202 with the address at which to ask how far it is. */
    public static Response accepted(String path, Object view) {
        return Response.status(202)
                .header(HttpHeaders.LOCATION, ROOT + path)
                .entity(view)
                .build();
    }

    /** A file to save. @param fileName may hold anything */
    public static Response file(Object content, String mediaType, String fileName) {
        return Response.ok(content)
                .type(mediaType)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(fileName))
                .build();
    }

    public static Page page(String after, Integer limit) {
        return new Page(after == null ? "" : after, limit == null ? USUAL : limit);
    }

    public static String text(String text) {
        return text == null ? "" : text.strip();
    }

    /** Null for a text that says nothing. */
    public static String orNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** Null when there is none. */
    public static <T> T orNull(Optional<T> value) {
        return value.orElse(null);
    }

    private static String disposition(String fileName) {
        String ascii = fileName.replaceAll("[^A-Za-z0-9._-]", "_");
        StringBuilder encoded = new StringBuilder();
        for (byte b : fileName.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_');
            encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", b & 0xff));
        }
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }
}
