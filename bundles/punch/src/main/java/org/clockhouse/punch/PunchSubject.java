package org.clockhouse.punch;

/**
 * Whom a terminal saw, as it names them.
 *
 * @param text for {@link Kind#NUMBER} the number under which the terminal knows the person, stripped; for every other kind the
 *     token in lower-case hexadecimal, which is secret: kept encrypted, never logged, never shown
 */
public record PunchSubject(Kind kind, String text) implements Comparable<PunchSubject> {

    /** A number the terminal already knew, or the kind of token that it merely read. */
    public enum Kind {
        NUMBER,
        CARD,
        PIN,
        FINGERPRINT,
        FACE;

        public boolean isSecret() {
            return this != NUMBER;
        }
    }

    public static final int LONGEST = 128;

    public PunchSubject {
        text = text.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException("a subject has 1 to " + LONGEST + " characters, not " + text.length());
        }
    }

    public static PunchSubject number(String text) {
        return new PunchSubject(Kind.NUMBER, text);
    }

    @Override
    public int compareTo(PunchSubject other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : text.compareTo(other.text);
    }

    /** Names a number, but of a token only how long it is. */
    @Override
    public String toString() {
        return kind.isSecret() ? kind + "[" + text.length() / 2 + " bytes]" : kind + "[" + text + "]";
    }
}
