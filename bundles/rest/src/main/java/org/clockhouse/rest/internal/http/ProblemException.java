package org.clockhouse.rest.internal.http;

import java.util.List;
import java.util.Map;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    public ProblemException(Problem problem) {
        this(problem, Map.of());
    }

    public ProblemException(Problem problem, Map<String, String> headers) {
        super(problem.detail());
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    public ProblemException(ProblemType type, String code, String detail) {
        this(Problem.of(type, code, detail));
    }

    /** One wrong value. */
    public static ProblemException invalid(String pointer, String code, String detail) {
        return new ProblemException(Problem.of(
                ProblemType.INVALID,
                "request.invalid",
                detail,
                List.of(new Problem.FieldError(pointer, code, detail))));
    }

    public Problem problem() {
        return problem;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
