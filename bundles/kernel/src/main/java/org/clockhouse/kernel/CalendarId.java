package org.clockhouse.kernel;

import java.util.UUID;

/** A calendar of holidays and closed days. */
public record CalendarId(UUID value) implements Comparable<CalendarId> {

    /** A new id, later than every one made before it on this machine. */
    public static CalendarId next() {
        return new CalendarId(TimeOrdered.uuid());
    }

    /** @throws Refused with code {@code id.malformed} if the text is not a UUID */
    public static CalendarId of(String text) {
        return new CalendarId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(CalendarId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
