package org.clockhouse.kernel;

/** Not now; nothing was changed and the same call may work in a moment. HTTP 503. */
public final class Unavailable extends DomainException {

    private static final long serialVersionUID = 1L;

    public Unavailable(String code, String message) {
        super(code, message, null);
    }

    public Unavailable(String code, String message, Throwable cause) {
        super(code, message, cause);
    }
}
