package org.clockhouse.driver;

/** A credential that a terminal would not take, and why. */
public final class Rejection {

    private final String credentialId;
    private final Reason reason;

    private Rejection(String credentialId, Reason reason) {
        this.credentialId = credentialId;
        this.reason = reason;
    }

    public static Rejection of(String credentialId, Reason reason) {
        return new Rejection(credentialId, reason);
    }

    public String credentialId() {
        return credentialId;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public String toString() {
        return "Rejection[" + credentialId + " " + reason + "]";
    }

    public enum Reason {
        FULL,
        KIND_UNSUPPORTED,
        TOKEN_UNREADABLE,
        /** The picture shows no face that the terminal finds, or several. */
        NO_FACE,
        /** Too small, too dark or too blurred for the terminal. */
        POOR_SAMPLE,
        /** More bytes than the terminal takes. */
        TOO_LARGE,
        /** The terminal says that it is another person's. */
        SOMEBODY_ELSES
    }
}
