package org.clockhouse.driver;

/** Why a terminal did not do as asked, in the one distinction the host acts on. The message is English, without secrets. */
public final class DriverException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    public DriverException(Fault fault, String message) {
        this(fault, message, null);
    }

    public DriverException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
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
