package org.clockhouse.driver;

/** Why a terminal did not do as asked, in the one distinction the host acts on. The message is English, without secrets. */
public final class DriverException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final boolean ofCredentials;

    public DriverException(Fault fault, String message) {
        this(fault, message, null);
    }

    public DriverException(Fault fault, String message, Throwable cause) {
        this(fault, false, message, cause);
    }

    private DriverException(Fault fault, boolean ofCredentials, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
        this.ofCredentials = ofCredentials;
    }

    /**
     * {@link Fault#MISCONFIGURED} because the terminal refused user, password or key. Many lock the account after some tries, so
     * that the host never sends the same ones again by itself: not after an update of the driver either.
     */
    public static DriverException ofCredentials(String message) {
        return new DriverException(Fault.MISCONFIGURED, true, message, null);
    }

    public Fault fault() {
        return fault;
    }

    /** Whether the terminal refused the credentials that it was given. */
    public boolean isOfCredentials() {
        return ofCredentials;
    }

    public enum Fault {
        /** No answer. The host closes the session and reconnects, waiting longer each time. */
        UNREACHABLE,
        /** An answer that makes no sense. As above, and an alarm when it keeps happening. */
        GARBLED,
        /** The terminal understood and said no. The host tells the operator, and asks again less and less often. */
        REFUSED,
        /** Wrong address, password or model. The host waits for the operator to change the settings. */
        MISCONFIGURED
    }
}
