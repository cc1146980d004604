package org.clockhouse.attendance;

/**
 * What a person may have to look at in a day.
 *
 * @param value what belongs to it, for example a time of day; empty when nothing does
 */
public record Flag(Kind kind, String value) implements Comparable<Flag> {

    /** Names are stored and shown by clients: add, never change. */
    public enum Kind {
        /** A last punch out, but nothing that can be an in (guide, section 5). */
        MISSING_IN,
        /** A punch in, and nothing after it. */
        MISSING_OUT,
        /** An out by key with no in before it; its time. */
        OUT_WITHOUT_IN,
        /** An in by key while one was open; its time. */
        DUPLICATE_IN,
        /** The open pair was closed by rule. */
        AUTO_CLOSED,
        /** First in to last out is longer than is believed: the pair is held and counts nothing. */
        MAX_SPAN,
        /** A break longer than allowed; minutes. */
        LONG_BREAK,
        /** A punched break shorter than the rules ask for; minutes. */
        SHORT_BREAK,
        /** More punched breaks than the rules allow; how many. */
        MANY_BREAKS,
        /** No break that is long enough before so much was worked at a stretch that one is due. */
        MISSED_BREAK,
        /** Core time was missed. */
        CORE_VIOLATION,
        /** The terminal's clock was off; signed minutes. */
        CLOCK_SKEW,
        /** The clocks changed during the shift. */
        DST,
        /** More overtime in a date than the ceiling. */
        DAY_CAP,
        /** More overtime in a month than the ceiling; the month. */
        MONTH_CAP,
        /** Punches that belong to no shift; how many. */
        UNASSIGNED,
        /** Worked in the night by somebody who may not; minutes. */
        BANNED_NIGHT,
        /** Worked more in a date than somebody who is protected may; minutes above. */
        BANNED_HOURS,
        /** No permit for the system of hours holds on the date: it is the standard one. */
        PERMIT,
        /** A rule failed on this day; the incident's number. */
        INCIDENT;

        /** Whether somebody has to look at it; that the clocks changed is only said. */
        public boolean isToBeLookedAt() {
            return this != DST;
        }
    }

    public static Flag of(Kind kind) {
        return new Flag(kind, "");
    }

    /** As it is written: the word, and its value after a space. */
    public String text() {
        return value.isEmpty() ? kind.name() : kind.name() + ' ' + value;
    }

    /** @throws IllegalArgumentException for a word that is none */
    public static Flag parse(String text) {
        int space = text.indexOf(' ');
        return space < 0
                ? of(Kind.valueOf(text))
                : new Flag(Kind.valueOf(text.substring(0, space)), text.substring(space + 1));
    }

    @Override
    public int compareTo(Flag other) {
        return text().compareTo(other.text());
    }
}
