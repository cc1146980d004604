package org.clockhouse.rest.internal.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import javax.annotation.Priority;
import javax.ws.rs.Priorities;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;

/**
 * {@code ETag} on every single resource, {@code If-Match} on every change of one. A tag is the version, by which a change is
 * judged, and a checksum of the whole representation, by which a {@code GET} is: names of other things appear in it.
 */
@Priority(Priorities.AUTHORIZATION)
public final class Preconditions implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Set<String> CHANGES = Set.of("PUT", "PATCH", "DELETE");

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})(?:\\.[0-9a-f]{1,8})?\"");

    private final ObjectMapper mapper;

    public Preconditions(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Operation operation = Operation.current();
        String match = request.getHeaderString(HttpHeaders.IF_MATCH);
        if (!conditional(request.getMethod(), operation)) {
            return;
        }
        if (match == null || match.isBlank() || match.strip().equals("*")) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_REQUIRED, "if-match.missing", "send the ETag that was read as If-Match");
        }
        Matcher tag = TAG.matcher(match.strip());
        if (!tag.matches()) {
            throw new ProblemException(ProblemType.STALE, "if-match.unknown", "not an ETag that was given out here");
        }
        operation.put(Expected.class, new Expected(Long.parseLong(tag.group(1))));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Versioned versioned) || response.getStatus() >= 300) {
            return;
        }
        byte[] json = json(versioned);
        CRC32C checksum = new CRC32C();
        checksum.update(json);
        String tag = "\"" + versioned.version() + "." + Long.toHexString(checksum.getValue()) + "\"";
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        if (request.getMethod().equals("GET") && tag.equals(request.getHeaderString(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(304);
            response.setEntity(null);
        } else {
            response.setEntity(json, response.getEntityAnnotations(), MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private static boolean conditional(String method, Operation operation) {
        return CHANGES.contains(method)
                ? operation.annotation(Unconditional.class).isEmpty()
                : operation.annotation(Conditional.class).isPresent();
    }

    private byte[] json(Versioned versioned) {
        try {
            return mapper.writeValueAsBytes(versioned);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("representation cannot be written: " + versioned.getClass(), e);
        }
    }
}
