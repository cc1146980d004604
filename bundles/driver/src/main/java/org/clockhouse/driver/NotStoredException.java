package org.clockhouse.driver;

/** The host could not commit, so nothing may be acknowledged. */
public final class NotStoredException extends Exception {

    private static final long serialVersionUID = 1L;

    public NotStoredException(String message, Throwable cause) {
        super(message, cause);
    }
}
