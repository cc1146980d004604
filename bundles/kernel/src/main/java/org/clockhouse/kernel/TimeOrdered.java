package org.clockhouse.kernel;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** UUIDs of version 7 (RFC 9562, section 5.7), whose text sorts by the time they were made. */
public final class TimeOrdered {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Milliseconds and a 12-bit count within the millisecond, so that ids made in a burst keep their order. */
    private static final AtomicLong LAST = new AtomicLong();

    private static final int LENGTH = 36;

    private TimeOrdered() {}

    public static UUID uuid() {
        long now = System.currentTimeMillis() << 12;
        long stamp = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = (stamp >>> 12) << 16 | 0x7000L | (stamp & 0xFFFL);
        long low = (RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** In the order of their texts, which is also that of a database, without making them. {@link UUID#compareTo} has another one. */
    public static int compare(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    /** @throws Refused with code {@code id.malformed} if the text is not a UUID */
    public static UUID parse(String text) {
        if (isUuid(text)) {
            return UUID.fromString(text);
        }
        throw new Refused("id.malformed", "not an id: " + text.substring(0, Math.min(40, text.length())));
    }

    /** The JDK takes shorter parts too, and signs. */
    private static boolean isUuid(String text) {
        boolean good = text.length() == LENGTH;
        for (int i = 0; good && i < LENGTH; i++) {
            char c = text.charAt(i);
            good = i == 8 || i == 13 || i == 18 || i == 23 ? c == '-' : Character.digit(c, 16) >= 0 && c < 0x80;
        }
        return good;
    }
}
