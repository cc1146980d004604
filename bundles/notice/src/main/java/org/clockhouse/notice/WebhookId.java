package org.clockhouse.notice;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** One webhook. */
public record WebhookId(UUID value) implements Comparable<WebhookId> {

    /** A new id, later than every one made before it on this machine. */
    public static WebhookId next() {
        return new WebhookId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static WebhookId of(String text) {
        return new WebhookId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(WebhookId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
