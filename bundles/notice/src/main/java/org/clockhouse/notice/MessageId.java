package org.clockhouse.notice;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** One message. */
public record MessageId(UUID value) implements Comparable<MessageId> {

    /** A new id, later than every one made before it on this machine. */
    public static MessageId next() {
        return new MessageId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static MessageId of(String text) {
        return new MessageId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(MessageId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
