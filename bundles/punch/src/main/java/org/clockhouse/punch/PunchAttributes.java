package org.clockhouse.punch;

import java.util.OptionalInt;

/**
 * What a terminal says about a punch beyond who and when. Firmware swaps and omits these, so they identify nothing.
 *
 * @param reader number of the reader or door, 0 where the terminal has one only
 * @param workCode cost centre or job code; empty when none
 * @param reason why the terminal refused, in its own words; empty when accepted
 * @param direction the terminal's or reader's when the punch was taken in
 * @param attendance whether the reader's punches count as working time; false for readers that only open doors
 * @param photo where a photograph of it lies; empty when none
 * @param raw the record as it came, text or hexadecimal; encrypted in the store; empty when the driver kept none
 * @param score how sure the terminal was of a face, finger or palm, from 0 to 100; empty when it does not say
 */
public record PunchAttributes(
        Method method,
        FunctionKey key,
        int reader,
        String workCode,
        Outcome outcome,
        String reason,
        Direction direction,
        boolean attendance,
        String photo,
        String raw,
        OptionalInt score) {

    /** How the person showed who they are. */
    public enum Method {
        CARD,
        FINGERPRINT,
        FACE,
        PALM,
        PIN,
        PHONE,
        FILE,
        UNSTATED
    }

    /** What the person said they were doing, where the terminal has keys for it. */
    public enum FunctionKey {
        IN,
        OUT,
        BREAK_OUT,
        BREAK_IN,
        OT_IN,
        OT_OUT,
        FIELD_OUT,
        FIELD_IN,
        TRANSFER,
        UNSTATED
    }

    /** What the terminal answered. A refused punch is evidence and no working time. */
    public enum Outcome {
        ACCEPTED,
        REFUSED
    }

    /** Which way people pass the reader. */
    public enum Direction {
        IN,
        OUT,
        BOTH
    }

    /** Longest work code, reason and photo reference; longer ones are cut, because a terminal may say anything. */
    public static final int LONGEST = 200;

    public static final int LONGEST_RAW = 2_000;

    public PunchAttributes {
        workCode = cut(workCode, LONGEST);
        reason = cut(reason, LONGEST);
        photo = cut(photo, LONGEST);
        raw = cut(raw, LONGEST_RAW);
    }

    public PunchAttributes(
            Method method,
            FunctionKey key,
            int reader,
            String workCode,
            Outcome outcome,
            String reason,
            Direction direction,
            boolean attendance,
            String photo,
            String raw) {
        this(method, key, reader, workCode, outcome, reason, direction, attendance, photo, raw, OptionalInt.empty());
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    /** An accepted punch by a method, with a key, and nothing else said. */
    public static PunchAttributes of(Method method, FunctionKey key) {
        return new PunchAttributes(method, key, 0, "", Outcome.ACCEPTED, "", Direction.BOTH, true, "", "");
    }

    /** The same, but no working time. */
    public PunchAttributes outsideAttendance() {
        return new PunchAttributes(method, key, reader, workCode, outcome, reason, direction, false, photo, raw, score);
    }

    /**
     * Whether a terminal that said both, of one person in one second, spoke of two presses: the keys, the methods or the work codes are
     * not the same, where both are said (zk-push: status, verify and work code; zk-pull: verify and punch are part of a row's identity).
     */
    public boolean contradicts(PunchAttributes other) {
        return key != other.key && key != FunctionKey.UNSTATED && other.key != FunctionKey.UNSTATED
                || method != other.method && isStated(method) && isStated(other.method)
                || !workCode.equals(other.workCode) && hasWorkCode() && other.hasWorkCode();
    }

    private static boolean isStated(Method method) {
        return method != Method.UNSTATED && method != Method.FILE;
    }

    /** Many terminals write 0 for none. */
    public boolean hasWorkCode() {
        return !workCode.isEmpty() && !workCode.equals("0");
    }

    /** Leaves the raw record out: it may name a card. */
    @Override
    public String toString() {
        return "PunchAttributes[" + method + ", " + key + ", reader=" + reader + ", " + outcome + ", " + direction
                + "]";
    }
}
