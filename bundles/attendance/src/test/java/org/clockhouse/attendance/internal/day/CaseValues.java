package org.clockhouse.attendance.internal.day;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Values of a run of the acceptance format: dates, times and settings, read as its head says. */
final class CaseValues {

    /** Keys of {@code rule} that are not settings of a rule set. */
    private static final Set<String> NO_SETTINGS = Set.of("zone", "pattern", "anchor", "crew_offset");

    private static final Set<String> SPANS = Set.of("band", "core", "break_band", "day_breaks", "ot_breaks", "night");
    /** Where NONE is a word of its own and not the absence of one. */
    private static final Set<String> NONE_IS_A_WORD = Set.of("ot_mode", "exempt");

    private CaseValues() {}

    static List<JsonNode> list(JsonNode run, String key) {
        List<JsonNode> values = new ArrayList<>();
        run.path(key).forEach(values::add);
        return values;
    }

    static int number(JsonNode run, String key) {
        return has(run, key) ? Integer.parseInt(run.get(key).asText()) : 0;
    }

    static boolean has(JsonNode run, String key) {
        return run.hasNonNull(key);
    }

    static Instant instant(String text, ZoneId zone) {
        if (text.contains("T")) {
            return OffsetDateTime.parse(text).toInstant();
        }
        return wall(text).atZone(zone).toInstant();
    }

    /** A date alone is its first moment. */
    static LocalDateTime wall(String text) {
        return text.length() == 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text.replace(' ', 'T'));
    }

    static LocalDate date(String text, ZoneId zone) {
        return LocalDateTime.ofInstant(instant(text, zone), zone).toLocalDate();
    }

    static int minute(String text, ZoneId zone) {
        return (int) Math.floorDiv(instant(text, zone).getEpochSecond(), 60L);
    }

    static int ofDay(String text) {
        LocalTime time = LocalTime.parse(text);
        return time.getHour() * 60 + time.getMinute();
    }

    static MinuteSet spans(JsonNode pairs, ZoneId zone) {
        MinuteSet all = MinuteSet.EMPTY;
        for (JsonNode pair : pairs) {
            all = all.or(MinuteSet.of(
                    minute(pair.get(0).asText(), zone), minute(pair.get(1).asText(), zone)));
        }
        return all;
    }

    /** Rules as a rule set writes them. */
    static Map<String, String> settings(JsonNode rule) {
        Map<String, String> settings = new TreeMap<>();
        rule.properties().forEach(entry -> {
            String key = entry.getKey();
            JsonNode value = entry.getValue();
            boolean none = value.isNull() || value.asText().equalsIgnoreCase("none") && !NONE_IS_A_WORD.contains(key);
            if (!NO_SETTINGS.contains(key) && !none) {
                settings.put(key, setting(key, value));
            }
        });
        return settings;
    }

    private static String setting(String key, JsonNode value) {
        if (SPANS.contains(key)) {
            boolean one = value.size() == 2 && value.get(0).isValueNode();
            return one ? span(value) : joined(value, (i, pair) -> span(pair));
        }
        return switch (key) {
            case "late_off_late_on", "tiers_daily", "tiers_weekly" ->
                joined(
                        value,
                        (i, pair) -> pair.get(0).asText() + ':' + pair.get(1).asText());
            case "round_in", "round_out", "round_meal", "round_day", "round_leave" ->
                joined(value, (i, word) -> word.asText());
            case "auto_meal" ->
                value.get("minutes").asText() + " after " + value.get("after").asText()
                        + (value.has("limit") ? ' ' + value.get("limit").asText() : "");
            case "allowances" ->
                joined(
                        value,
                        (i, each) -> each.get("name").asText()
                                + ':'
                                + each.get("measure").asText()
                                + ':'
                                + each.get("at_least").asText()
                                + ':'
                                + each.get("count").asText());
            default -> value.asText();
        };
    }

    private static String span(JsonNode pair) {
        return pair.get(0).asText() + '-' + pair.get(1).asText();
    }

    private static String joined(JsonNode list, BiFunction<Integer, JsonNode, String> text) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : list) {
            texts.add(text.apply(texts.size(), each));
        }
        return String.join(" ", texts);
    }

    static String clock(int minute, ZoneId zone) {
        return WallClock.wall(minute, zone).toLocalTime().toString();
    }
}
