package org.clockhouse.account;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** A machine's key. */
public record ApiKeyId(UUID value) implements Comparable<ApiKeyId> {

    public static ApiKeyId next() {
        return new ApiKeyId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static ApiKeyId of(String text) {
        return new ApiKeyId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(ApiKeyId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
