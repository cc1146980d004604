package org.clockhouse.store.internal.backup;

/** A backup was not put back, and trying again would not help. */
public final class RestoreFailed extends Exception {

    private static final long serialVersionUID = 1L;

    RestoreFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
