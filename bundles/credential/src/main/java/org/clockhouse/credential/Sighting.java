package org.clockhouse.credential;

import java.time.Instant;

/**
 * What a terminal saw, and when.
 *
 * @param text as the terminal wrote it: a user number, or the hex of a token
 */
public record Sighting(Seen seen, String text, Instant at) {

    /** A user number, as most terminals name people. */
    public static Sighting number(String text, Instant at) {
        return new Sighting(Seen.NUMBER, text, at);
    }

    /** The raw bytes of a card in hex, most significant first. */
    public static Sighting card(String hex, Instant at) {
        return new Sighting(Seen.CARD, hex, at);
    }

    /** Says nothing of a card's number. */
    @Override
    public String toString() {
        return "Sighting[" + seen + " at " + at + "]";
    }

    public enum Seen {
        /** An employee number, else a PIN credential, else (eight digits or more) a card in decimal. */
        NUMBER,
        /** A PIN credential, else an employee number. */
        PIN,
        /** A card's bytes in hex, or its number as the reader writes it. */
        CARD,
        FINGERPRINT,
        FACE,
        PALM
    }
}
