package org.clockhouse.kernel;

import java.util.UUID;

/** A device on the wall. */
public record TerminalId(UUID value) implements Comparable<TerminalId> {

    /** A new id, later than every one made before it on this machine. */
    public static TerminalId next() {
        return new TerminalId(TimeOrdered.uuid());
    }

    /** @throws Refused with code {@code id.malformed} if the text is not a UUID */
    public static TerminalId of(String text) {
        return new TerminalId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(TerminalId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
