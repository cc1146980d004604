package org.clockhouse.credential.replacement;

/**
 * What a replacement costs, and how it stands.
 *
 * @param cents hundredths of the currency
 * @param by who said so last; empty while nobody did
 * @param why for a waiver
 */
public record Fee(long cents, String currency, State state, String by, String why) {

    public static final Fee NONE = new Fee(0, "", State.NONE, "", "");

    public static Fee due(long cents, String currency) {
        return cents == 0 ? NONE : new Fee(cents, currency, State.DUE, "", "");
    }

    public Fee in(State other, String whoSaysSo, String reason) {
        return new Fee(cents, currency, other, whoSaysSo, reason.strip());
    }

    public enum State {
        /** It costs nothing. */
        NONE,
        /** Nobody has said yet how it is paid. */
        DUE,
        PAID,
        /** From the next pay. */
        TO_DEDUCT,
        WAIVED
    }
}
