package org.clockhouse.kernel;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** UUIDs of version 7 (RFC 9562, section 5.7), whose text sorts by the time they were made. */
public final class TimeOrdered {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Milliseconds and a 12-bit count within the millisecond, so that ids made in a burst keep their order. */
    private static final AtomicLong LAST = new AtomicLong();

    private TimeOrdered() {}

    public static UUID uuid() {
        long now = System.currentTimeMillis() << 12;
        long stamp = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = (stamp >>> 12) << 16 | 0x7000L | (stamp & 0xFFFL);
        long low = (RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** @throws Refused with code {@code id.malformed} if the text is not a UUID */
    public static UUID parse(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            if (uuid.toString().equalsIgnoreCase(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException e) {
            // falls through: both kinds of wrong text get the same answer
        }
        throw new Refused("id.malformed", "not an id: " + text.substring(0, Math.min(40, text.length())));
    }
}
