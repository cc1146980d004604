package org.clockhouse.attendance.internal.day;

import java.util.Collection;

/** A 64-bit hash of inputs, put together value by value. The same values in the same order, the same hash, on every machine. */
public final class Fingerprint {

    public static final long START = 0x9E3779B97F4A7C15L;

    private Fingerprint() {}

    public static long add(long sum, long value) {
        long mixed = (sum ^ value) * 0xBF58476D1CE4E5B9L;
        mixed ^= mixed >>> 27;
        mixed *= 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    public static long add(long sum, String text) {
        long result = add(sum, text.length());
        for (int i = 0; i < text.length(); i++) {
            result = add(result, text.charAt(i));
        }
        return result;
    }

    public static long add(long sum, Collection<String> texts) {
        long result = add(sum, texts.size());
        for (String text : texts) {
            result = add(result, text);
        }
        return result;
    }
}
