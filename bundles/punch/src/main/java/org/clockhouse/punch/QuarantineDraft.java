package org.clockhouse.punch;

/**
 * A row that cannot be a punch, on its way into quarantine. Identified by its terminal and raw text: the same row again
 * changes nothing.
 *
 * @param raw as it came, text or hexadecimal; encrypted in the store
 * @param line its line or place in what it was read from, from 1; 0 when it has none
 * @param detail in English, what is wrong with it; never the raw text
 */
public record QuarantineDraft(String raw, long line, Reason reason, String detail) {

    /** Names are stored: they are never changed. */
    public enum Reason {
        /** The driver could not make sense of it, or its date does not exist. */
        UNREADABLE,
        /** Later than a day from now. */
        IN_THE_FUTURE,
        /** Earlier than 2005, which only a reset clock shows. */
        BEFORE_2005,
        /** Older than the terminal's binding to the company, by a network road. */
        BEFORE_BINDING,
        /** Longer than the log takes, or without a subject. */
        NO_SUBJECT
    }

    public static final int LONGEST_RAW = 2_000;

    public QuarantineDraft {
        raw = raw.length() > LONGEST_RAW ? raw.substring(0, LONGEST_RAW) : raw;
        detail = detail.length() > 300 ? detail.substring(0, 300) : detail;
    }

    /** Leaves the raw text out: it may name a card. */
    @Override
    public String toString() {
        return "QuarantineDraft[line=" + line + ", " + reason + ", " + detail + "]";
    }
}
