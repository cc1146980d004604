package org.clockhouse.rest.internal.http;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Says what would have been right where something else came. */
final class Wanted {

    private static final Map<Class<?>, String> WORDS = Map.ofEntries(
            Map.entry(String.class, "text without control characters and halves of characters"),
            Map.entry(LocalDate.class, "a date such as 2026-03-29, of the years 1900 to 2999"),
            Map.entry(LocalDateTime.class, "a wall time such as 2026-03-29T08:00, of the years 1900 to 2999"),
            Map.entry(YearMonth.class, "a month such as 2026-03, of the years 1900 to 2999"),
            Map.entry(Instant.class, "an instant such as 2026-03-29T06:00:00Z, of the years 1900 to 2999"),
            Map.entry(LocalTime.class, "a time of day such as 08:00"),
            Map.entry(Duration.class, "a length such as PT7H30M"),
            Map.entry(ZoneId.class, "a time zone such as Asia/Shanghai"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(boolean.class, "true or false"),
            Map.entry(Integer.class, "a whole number"),
            Map.entry(int.class, "a whole number"),
            Map.entry(Long.class, "a whole number"),
            Map.entry(long.class, "a whole number"));

    private Wanted() {}

    static String of(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + List.of(type.getEnumConstants());
        }
        boolean isId = Ids.ALL.stream().anyMatch(id -> id.type() == type);
        return isId ? "an id as it was given out here" : WORDS.getOrDefault(type, "a " + type.getSimpleName());
    }
}
