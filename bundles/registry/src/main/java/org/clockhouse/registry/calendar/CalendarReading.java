package org.clockhouse.registry.calendar;

import java.util.List;

/**
 * What a file says about a year.
 *
 * @param days in order, each date once
 * @param left what was not taken, in the order of the file
 * @param signature who stands behind it
 */
public record CalendarReading(List<CalendarDay> days, List<Left> left, Signature signature) {

    /**
     * @param line of the file, from 1
     * @param code why: a word that clients show in their language
     * @param text the name of the event or the line itself, shortened
     */
    public record Left(int line, String code, String text) {}

    /**
     * Whose signature fits the file.
     *
     * @param signer the name in the certificate; empty where nobody signed
     * @param fingerprint SHA-256 of the certificate, lower-case hexadecimal, to compare with what the signer says it is
     */
    public record Signature(Trust trust, String signer, String fingerprint) {

        public static final Signature NONE = new Signature(Trust.UNSIGNED, "", "");
    }

    /** How far a signature carries. */
    public enum Trust {
        /** Signed by somebody whose certificate is known here. */
        KNOWN,
        /** Signed, but nobody here knows the signer. */
        UNKNOWN,
        UNSIGNED
    }

    public CalendarReading {
        days = List.copyOf(days);
        left = List.copyOf(left);
    }
}
