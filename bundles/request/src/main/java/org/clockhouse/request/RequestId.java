package org.clockhouse.request;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** A request. */
public record RequestId(UUID value) implements Comparable<RequestId> {

    public static RequestId next() {
        return new RequestId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static RequestId of(String text) {
        return new RequestId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(RequestId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
