package org.clockhouse.rest.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.annotation.Priority;
import javax.ws.rs.Priorities;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.WriterInterceptor;
import javax.ws.rs.ext.WriterInterceptorContext;
import org.clockhouse.kernel.IdempotencyStore;
import org.clockhouse.kernel.OrgId;

/**
 * A {@code POST} with an {@code Idempotency-Key} is done once: repeated within 24 hours it is answered with what the first one
 * was. Only answers of success are kept, since a refusal changed nothing and may go otherwise the next time.
 */
@Priority(Priorities.USER)
public final class Idempotency implements ContainerRequestFilter, ContainerResponseFilter, WriterInterceptor {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private static final List<String> REPEATED =
            List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE);

    private final IdempotencyStore store;

    public Idempotency(IdempotencyStore store) {
        this.store = store;
    }

    /** A key that this request has to answer or to give back. */
    record Claim(OrgId org, String caller, String key) {}

    /** What the answer's status is going to be; the interceptor is not told. */
    record Status(int code) {}

    @Override
    public void filter(ContainerRequestContext request) {
        Operation operation = Operation.current();
        String key = request.getHeaderString(HEADER);
        Optional<Caller> caller = operation.get(Caller.class);
        if (key == null || !request.getMethod().equals("POST") || caller.isEmpty()) {
            return;
        }
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.invalid(
                    "", "idempotency-key.malformed", "1 to 128 visible ASCII characters are wanted");
        }
        Claim claim = new Claim(caller.get().org(), caller.get().actor().id(), key);
        String fingerprint = fingerprint(request, operation);
        Optional<IdempotencyStore.Kept> kept = store.claim(claim.org(), claim.caller(), key, fingerprint);
        if (kept.isEmpty()) {
            operation.put(Claim.class, claim);
        } else {
            request.abortWith(repeated(kept.get(), fingerprint));
        }
    }

    private static Response repeated(IdempotencyStore.Kept kept, String fingerprint) {
        if (!kept.fingerprint().equals(fingerprint)) {
            throw new ProblemException(
                    ProblemType.KEY_REUSED, "idempotency-key.reused", "this key was used for another request");
        }
        IdempotencyStore.Answer answer = kept.answer()
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemType.RUNNING, "idempotency-key.running", "the first request still runs"),
                        Map.of(HttpHeaders.RETRY_AFTER, "1")));
        Response.ResponseBuilder response = Response.status(answer.status()).header("Idempotency-Replayed", "true");
        answer.headers().forEach(response::header);
        return (answer.body().length == 0 ? response : response.entity(answer.body())).build();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Operation operation = Operation.current();
        Claim claim = operation.get(Claim.class).orElse(null);
        if (claim == null) {
            return;
        }
        if (response.getStatus() >= 300) {
            operation.remove(Claim.class);
            store.release(claim.org(), claim.caller(), claim.key());
        } else if (!response.hasEntity() || operation.annotation(Secret.class).isPresent()) {
            operation.remove(Claim.class);
            answer(claim, response.getStatus(), response.getHeaders(), new byte[0]);
        } else {
            operation.put(Status.class, new Status(response.getStatus()));
        }
    }

    /** Writes to memory first, so that a client that went away can ask again for what was done. */
    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        Operation operation = Operation.current();
        Claim claim = operation.get(Claim.class).orElse(null);
        if (claim == null) {
            context.proceed();
            return;
        }
        operation.remove(Claim.class);
        OutputStream out = context.getOutputStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        context.setOutputStream(body);
        context.proceed();
        context.setOutputStream(out);
        answer(
                claim,
                operation.get(Status.class).map(Status::code).orElse(200),
                context.getHeaders(),
                body.toByteArray());
        body.writeTo(out);
    }

    private void answer(Claim claim, int status, MultivaluedMap<String, Object> headers, byte[] body) {
        Map<String, String> kept = new HashMap<>();
        for (String name : REPEATED) {
            Object value = headers.getFirst(name);
            if (value != null) {
                kept.put(name, value.toString());
            }
        }
        store.answer(claim.org(), claim.caller(), claim.key(), new IdempotencyStore.Answer(status, kept, body));
    }

    private static String fingerprint(ContainerRequestContext request, Operation operation) {
        String what = request.getMethod() + " "
                + request.getUriInfo().getRequestUri().getRawPath() + "?"
                + request.getUriInfo().getRequestUri().getRawQuery() + " "
                + operation.get(Bodies.Taken.class).map(Bodies.Taken::digest).orElse("");
        return HexFormat.of().formatHex(Bodies.sha256().digest(what.getBytes(StandardCharsets.UTF_8)));
    }
}
