package org.clockhouse.attendance.rule;

import java.util.List;

/**
 * One of the names that a rule set may set.
 *
 * @param section of the attendance guide that says what it means, which is also where it comes in the order of calculation
 * @param words that it may be, for {@link Kind#WORD}; that a part of it may be, for days, exceptions, measures, limits and directions; else
 *     empty
 * @param otherwise what holds when it is not set; empty for nothing at all
 */
public record RuleSetting(String name, int section, Kind kind, List<String> words, String otherwise) {

    /** How its text is written. */
    public enum Kind {
        /** Whole minutes, or how many. */
        NUMBER,
        /** {@code true} or {@code false}. */
        FLAG,
        /** One of the words. */
        WORD,
        /** {@code HH:MM}. */
        TIME,
        /** {@code HH:MM-HH:MM}, with blanks between them. */
        SPANS,
        /** {@code MINUTES:MINUTES}, with blanks between them. */
        STEPS,
        /** {@code MINUTES:BUCKET}, with blanks between them. */
        TIERS,
        /** {@code DAY:MINUTES:BUCKET} with a day of the week, with blanks between them. */
        DAY_TIERS,
        /** {@code NAME:POINTS} with the name of an exception, with blanks between them. */
        POINTS,
        /** {@code NAME:LOW}, {@code NAME:MEDIUM} or {@code NAME:HIGH} with the name of an exception, with blanks between them. */
        SEVERITIES,
        /** {@code NAME:ROLE,ROLE} with the name of an exception and codes of roles, with blanks between them. */
        ROLES,
        /** Any, several with semicolons between them. */
        TEXT,
        /** {@code YYYY-MM-DD}. */
        DATE,
        /** {@code MINUTES after MINUTES}, and {@code PROTECT} or {@code FULL}. */
        MEAL,
        /** {@code UP}, {@code DOWN}, {@code NEAREST} or {@code CUT}, a unit and a limit in minutes. */
        ROUNDING,
        /** {@code NAME:MEASURE:AT-LEAST:COUNT}, with blanks between them. */
        ALLOWANCES
    }

    public RuleSetting {
        words = List.copyOf(words);
    }
}
