package org.clockhouse.attendance.internal.rule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Parameters of an explanation, as text. */
final class Params {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private Params() {}

    static final Supplier<Map<String, String>> NONE = Map::of;

    /** Pairs of name and value. */
    static Map<String, String> of(Object... pairs) {
        Map<String, String> params = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            params.put((String) pairs[i], String.valueOf(pairs[i + 1]));
        }
        return params;
    }

    /** Wall time of a minute. */
    static String clock(int minute, ZoneId zone) {
        return CLOCK.format(Instant.ofEpochSecond(minute * 60L).atZone(zone));
    }
}
