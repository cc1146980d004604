package org.clockhouse.rest.internal.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.clockhouse.kernel.Denied;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every failure as a problem document. What nobody foresaw becomes an incident: its id outside, the rest in the log. */
public final class Problems implements ExceptionMapper<Throwable> {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private static final String RETRY_SECONDS = "2";

    /** Nobody is there to read it. */
    private static final int HUNG_UP = 499;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return answer(problem.problem(), problem.headers());
        }
        if (failure instanceof DomainException refusal) {
            return ofDomain(refusal);
        }
        if (failure.getCause() instanceof ProblemException problem) {
            return answer(problem.problem(), problem.headers());
        }
        if (failure instanceof Params.Misread misread) {
            return toResponse(misread.getCause());
        }
        if (failure instanceof WebApplicationException refusal) {
            return ofPlatform(refusal);
        }
        if (isHangUp(failure)) {
            log.info("A caller hung up before the answer was through");
            return Response.status(HUNG_UP).build();
        }
        return answer(incident(failure), Map.of());
    }

    /**
     * A connection that its other end closed: the web server's word for it, or what it throws at an answer that was just being sent. It is
     * not imported, as nothing else of it is.
     */
    private static boolean isHangUp(Throwable failure) {
        return failure != null
                && (failure.getClass().getName().equals("org.eclipse.jetty.io.EofException")
                        || isClosedWhileSending(failure)
                        || isHangUp(failure.getCause()));
    }

    private static boolean isClosedWhileSending(Throwable failure) {
        StackTraceElement[] from = failure.getStackTrace();
        return failure instanceof IOException
                && from.length > 0
                && from[0].getClassName().equals("org.eclipse.jetty.util.IteratingCallback")
                && from[0].getMethodName().equals("close");
    }

    /** Logs the failure and names it. */
    public static Problem incident(Throwable failure) {
        String incident = UUID.randomUUID().toString();
        log.error("Incident {}", incident, failure);
        return Problem.of(ProblemType.INTERNAL, "internal", "incident " + incident);
    }

    private static Response ofDomain(DomainException refusal) {
        if (refusal instanceof Unavailable) {
            return answer(
                    Problem.of(ProblemType.UNAVAILABLE, refusal.code(), refusal.getMessage()),
                    Map.of(HttpHeaders.RETRY_AFTER, RETRY_SECONDS));
        }
        if (refusal instanceof Denied denied) {
            return answer(
                    Problem.of(ProblemType.DENIED, denied.code(), denied.getMessage())
                            .naming(denied.permission()),
                    Map.of());
        }
        List<Problem.FieldError> errors = refusal instanceof Refused refused
                ? refused.violations().stream()
                        .map(v -> new Problem.FieldError(v.pointer(), v.code(), v.detail()))
                        .toList()
                : List.of();
        return answer(Problem.of(typeOf(refusal), refusal.code(), refusal.getMessage(), errors), Map.of());
    }

    private static ProblemType typeOf(DomainException refusal) {
        if (refusal instanceof NotFound) {
            return ProblemType.NOT_FOUND;
        }
        if (refusal instanceof Stale) {
            return ProblemType.STALE;
        }
        if (refusal instanceof Refused refused && refused.isDuplicate()) {
            return ProblemType.DUPLICATE;
        }
        return refusal.code().equals("password.must-change") ? ProblemType.PASSWORD_CHANGE : ProblemType.REFUSED;
    }

    /** What the JAX-RS runtime refuses before a resource is reached. */
    private static Response ofPlatform(WebApplicationException refusal) {
        Response from = refusal.getResponse();
        Map<String, String> headers = from.getHeaderString(HttpHeaders.ALLOW) == null
                ? Map.of()
                : Map.of(HttpHeaders.ALLOW, from.getHeaderString(HttpHeaders.ALLOW));
        return switch (from.getStatus()) {
            case 404 -> answer(Problem.of(ProblemType.NOT_FOUND, "resource.not-found", "no such resource"), headers);
            case 405 ->
                answer(
                        Problem.of(
                                ProblemType.METHOD,
                                "method.not-allowed",
                                "not with this method; the header Allow says with which"),
                        headers);
            case 406 ->
                answer(
                        Problem.of(
                                ProblemType.NOT_ACCEPTABLE,
                                "type.not-acceptable",
                                "there is no answer of the types in Accept; leave the header out"),
                        headers);
            case 415 ->
                answer(
                        Problem.of(
                                ProblemType.MEDIA_TYPE,
                                "type.unsupported",
                                "the body is of a type not read here, or there is none; Content-Type is application/json unless"
                                        + " the operation says otherwise"),
                        headers);
            case 400 -> answer(Problem.of(ProblemType.INVALID, "request.invalid", "a value cannot be read"), headers);
            default -> answer(incident(refusal), headers);
        };
    }

    static Response answer(Problem problem, Map<String, String> headers) {
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(MEDIA_TYPE)
                .entity(problem.during(Operation.current().requestId()));
        headers.forEach(response::header);
        return response.build();
    }
}
