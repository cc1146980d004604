package org.clockhouse.rest.internal.http;

import java.util.UUID;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;

/** One id for each request: the caller's own if it is a decent one, else a fresh one. Problems, audit and log carry it. */
public final class RequestIds {

    public static final String HEADER = "X-Request-Id";

    public static final String ATTRIBUTE = "org.clockhouse.request-id";

    private static final Pattern DECENT = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private RequestIds() {}

    public static String assign(HttpServletRequest request) {
        String given = request.getHeader(HEADER);
        String id = given != null && DECENT.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
