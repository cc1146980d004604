package org.clockhouse.rest.internal.http;

import java.util.List;

/**
 * An RFC 9457 problem document.
 *
 * @param type {@code /problems/<slug>}
 * @param title the same for every problem of the type
 * @param detail this case, in English
 * @param code what happened, for clients to translate
 * @param requestId under which audit and log know the request
 * @param permission the one that is missing, when one is
 * @param mostBytes of what was too large: how much is taken
 * @param triesLeft after a failed sign-in: how many more are looked at before one has to wait
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Maybe String requestId,
        @Maybe String permission,
        @Maybe Integer triesLeft,
        @Maybe Integer mostBytes,
        List<FieldError> errors) {

    public Problem {
        errors = List.copyOf(errors);
    }

    /**
     * One wrong place.
     *
     * @param pointer JSON Pointer into the body, {@code ?name} of a query parameter, or {@code /rows/<n>/<column>} of a sheet
     */
    public record FieldError(String pointer, String code, String detail) {}

    public static Problem of(ProblemType type, String code, String detail) {
        return of(type, code, detail, List.of());
    }

    public static Problem of(ProblemType type, String code, String detail, List<FieldError> errors) {
        return new Problem(
                "/problems/" + type.slug(), type.title(), type.status(), detail, code, null, null, null, null, errors);
    }

    Problem naming(String missingPermission) {
        return new Problem(
                type, title, status, detail, code, requestId, missingPermission, triesLeft, mostBytes, errors);
    }

    /** The same, with how often one may still try. */
    public Problem leaving(int tries) {
        return new Problem(type, title, status, detail, code, requestId, permission, tries, mostBytes, errors);
    }

    /** The same, with how much is taken. */
    Problem taking(int bytes) {
        return new Problem(type, title, status, detail, code, requestId, permission, triesLeft, bytes, errors);
    }

    /** The same, with the request it ended. */
    public Problem during(String request) {
        return new Problem(type, title, status, detail, code, request, permission, triesLeft, mostBytes, errors);
    }
}
