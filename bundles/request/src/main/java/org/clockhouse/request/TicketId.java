package org.clockhouse.request;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** A problem that somebody reported. */
public record TicketId(UUID value) implements Comparable<TicketId> {

    public static TicketId next() {
        return new TicketId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static TicketId of(String text) {
        return new TicketId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(TicketId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
