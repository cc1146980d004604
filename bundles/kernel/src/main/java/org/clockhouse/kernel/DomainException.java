package org.clockhouse.kernel;

/**
 * A failure that the caller can understand. Each kind maps to one HTTP status; the code is stable and is what clients and
 * the console translate.
 */
public abstract sealed class DomainException extends RuntimeException
        permits NotFound, Stale, Refused, Denied, Unavailable {

    private static final long serialVersionUID = 1L;

    private final String code;

    DomainException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Lower case, dotted, never changed once released; for example {@code employee.number.taken}. */
    public String code() {
        return code;
    }
}
