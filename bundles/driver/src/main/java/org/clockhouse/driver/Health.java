package org.clockhouse.driver;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** How a terminal says it is. */
public final class Health {

    private final Fields is;

    private Health(Fields fields) {
        this.is = fields;
    }

    /** @param detail in English, for the operator; may be empty */
    public static Health of(State state, String detail) {
        return new Health(new Fields(state, detail, OptionalInt.empty(), OptionalInt.empty(), OptionalLong.empty()));
    }

    /** The same with how many punches and credentials the terminal holds now. */
    public Health holding(int punches, int credentials) {
        return new Health(
                new Fields(is.state, is.detail, OptionalInt.of(punches), OptionalInt.of(credentials), is.logged));
    }

    /**
     * The same with how many rows there are in the log now. Only where each of them comes in a page, as a punch or unreadable: the host
     * compares the number with what it has stored, and raises an alarm when some stay missing.
     */
    public Health logged(long rows) {
        return new Health(new Fields(is.state, is.detail, is.punches, is.credentials, OptionalLong.of(rows)));
    }

    public State state() {
        return is.state;
    }

    public String detail() {
        return is.detail;
    }

    /** Empty where the terminal does not say. */
    public OptionalInt punches() {
        return is.punches;
    }

    /** Empty where the terminal does not say. */
    public OptionalInt credentials() {
        return is.credentials;
    }

    /** Rows of the log that pages give; empty where that is not known. */
    public OptionalLong logged() {
        return is.logged;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Health that && is.equals(that.is);
    }

    @Override
    public int hashCode() {
        return is.hashCode();
    }

    @Override
    public String toString() {
        return "Health[" + is.state + " " + is.detail + "]";
    }

    private record Fields(
            State state, String detail, OptionalInt punches, OptionalInt credentials, OptionalLong logged) {}

    public enum State {
        GOOD,
        DEGRADED,
        TAMPERED
    }
}
