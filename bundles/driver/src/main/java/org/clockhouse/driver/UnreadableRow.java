package org.clockhouse.driver;

import java.util.OptionalLong;

/**
 * A row that makes no punch: kept raw with the reason, quarantined and listed by the host, never dropped. A clock reading
 * such as {@code 1990-00--8} or 30 February is one.
 */
public final class UnreadableRow {

    private final Fields is;

    private UnreadableRow(Fields fields) {
        this.is = fields;
    }

    /**
     * @param recordId the same for the same row at every reading; at most 200 characters
     * @param detail in English what was wrong, without the value itself; may be empty
     */
    public static UnreadableRow of(String recordId, Reason reason, String detail, Bytes raw) {
        if (recordId.isEmpty() || recordId.length() > 200) {
            throw new IllegalArgumentException("a record id is 1 to 200 characters long");
        }
        return new UnreadableRow(new Fields(recordId, reason, detail, raw, OptionalLong.empty()));
    }

    /** The same row with its place in the terminal's own order: a record number or a line of a file, from 1. */
    public UnreadableRow at(long row) {
        return new UnreadableRow(new Fields(is.recordId, is.reason, is.detail, is.raw, OptionalLong.of(row)));
    }

    public String recordId() {
        return is.recordId;
    }

    public Reason reason() {
        return is.reason;
    }

    public String detail() {
        return is.detail;
    }

    public Bytes raw() {
        return is.raw;
    }

    public OptionalLong row() {
        return is.row;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnreadableRow that && is.equals(that.is);
    }

    @Override
    public int hashCode() {
        return is.hashCode();
    }

    @Override
    public String toString() {
        return "UnreadableRow[" + is.reason + (is.row.isPresent() ? " at " + is.row.getAsLong() : "") + "]";
    }

    private record Fields(String recordId, Reason reason, String detail, Bytes raw, OptionalLong row) {}

    public enum Reason {
        /** Not as many columns or bytes as a row of this kind has. */
        NOT_A_ROW,
        /** No such date or time of day. */
        NOT_A_TIME,
        /** Nobody is named, or by something that is no number of a person. */
        NOT_A_SUBJECT,
        /** Bytes that are no text where text belongs. */
        NOT_TEXT,
        /** Longer than any row of this kind; the raw bytes are cut. */
        TOO_LONG,
        /** The data end within the row. */
        CUT_OFF,
        /** The check value is wrong. */
        CORRUPT
    }
}
