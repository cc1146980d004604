package org.clockhouse.attendance.internal.day;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.attendance.internal.day.CaseYaml.Misread;
import org.clockhouse.registry.calendar.DayType;

/** Values of a run of the acceptance format: dates, times and settings, read as its head says. */
final class CaseValues {

    /** Keys of {@code rule} that are not settings of a rule set. */
    private static final Set<String> NO_SETTINGS = Set.of("zone", "pattern", "anchor", "crew_offset");

    private static final Set<String> SPANS = Set.of("band", "core", "break_band", "day_breaks", "ot_breaks", "night");
    /** Where NONE is a word of its own and not the absence of one. */
    private static final Set<String> NONE_IS_A_WORD = Set.of("ot_mode", "ot_rest_mode", "ot_holiday_mode", "exempt");

    private static final Set<String> FLAGS = Set.of("shared_boundary", "ot_pre", "irregular_holiday_ot");
    private static final Set<String> YES = Set.of("true", "yes", "on");
    private static final Set<String> NO = Set.of("false", "no", "off");
    private static final int DAY = 1_440;

    private static final Set<String> SIGNED = Set.of("clock_error", "minutes");
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)(?:[T ]\\s*(\\d{1,2}:\\d\\d)(?::(\\d\\d)(?:\\.\\d+)?)?)?\\s*(Z|[+-]\\d\\d(?::?\\d\\d)?)?");
    private static final Pattern TIME_OF_DAY = Pattern.compile("(\\d{1,2}):(\\d\\d)(?::\\d\\d)?");

    private CaseValues() {}

    static List<JsonNode> list(JsonNode run, String key) {
        List<JsonNode> values = new ArrayList<>();
        run.path(key).forEach(values::add);
        return values;
    }

    static int number(JsonNode run, String key) {
        return has(run, key) ? number(run.get(key).asText(), key) : 0;
    }

    static int number(String text, String what) {
        int value = signed(text, what);
        if (value < 0 && !SIGNED.contains(what)) {
            throw new Misread(what + ": not negative: " + text);
        }
        return value;
    }

    static int signed(String text, String what) {
        if (!text.strip().matches("[+-]?\\d{1,9}(\\.0+)?")) {
            throw new Misread(what + ": a whole number is needed: " + text);
        }
        return new BigDecimal(text.strip()).intValueExact();
    }

    static boolean has(JsonNode run, String key) {
        return run.hasNonNull(key);
    }

    static String text(JsonNode values, String key) {
        if (!has(values, key)) {
            throw new Misread(key + " is missing");
        }
        return values.get(key).asText();
    }

    /** One end of a pair. */
    static String end(JsonNode pair, int index) {
        if (pair == null || pair.size() != 2) {
            throw new Misread("a pair is [from, to]: " + pair);
        }
        return pair.get(index).asText();
    }

    static <E extends Enum<E>> E word(Class<E> words, String text) {
        for (E word : words.getEnumConstants()) {
            if (word.name().equals(text)) {
                return word;
            }
        }
        throw new Misread("no such word: " + text);
    }

    static ZoneId zone(JsonNode run) {
        return zoneOf(run.path("rule").path("zone").asText("Asia/Shanghai"));
    }

    static ZoneId zoneOf(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new Misread("no such zone: " + name);
        }
    }

    /** A wall time of the zone, or with an offset an instant; a date alone is its first moment. */
    static Instant instant(String text, ZoneId zone) {
        Matcher time = TIME.matcher(text.strip());
        if (!time.matches()) {
            throw new Misread("a time is YYYY-MM-DD HH:MM: " + text);
        }
        LocalDate date = dateOf(time.group(1));
        LocalDateTime wall = date.atStartOfDay();
        if (time.group(2) != null) {
            int second = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
            wall = wall.plusMinutes(running(time.group(2))).plusSeconds(second);
        }
        return time.group(4) == null ? wall.atZone(zone).toInstant() : wall.toInstant(ZoneOffset.of(time.group(4)));
    }

    static boolean isDate(String text) {
        return text.strip().length() == 10;
    }

    static LocalDate dateOf(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new Misread("no such date: " + text);
        }
    }

    static LocalDate date(String text, ZoneId zone) {
        return LocalDateTime.ofInstant(instant(text, zone), zone).toLocalDate();
    }

    static int minute(String text, ZoneId zone) {
        return (int) Math.floorDiv(instant(text, zone).getEpochSecond(), 60L);
    }

    /** Minutes after midnight; 24:00 is the end of the day. */
    static int ofDay(String text) {
        return clock(text, DAY);
    }

    /** Minutes after the midnight that begins the date; 24:30 is half an hour into the next. */
    static int running(String text) {
        return clock(text, 2 * DAY);
    }

    private static int clock(String text, int most) {
        Matcher time = TIME_OF_DAY.matcher(text.strip());
        int hour = time.matches() ? Integer.parseInt(time.group(1)) : 99;
        int minute = time.matches() ? Integer.parseInt(time.group(2)) : 99;
        if (minute > 59 || hour * 60 + minute > most) {
            throw new Misread("a time of day is HH:MM: " + text);
        }
        return hour * 60 + minute;
    }

    static boolean isTimeOfDay(String text) {
        return TIME_OF_DAY.matcher(text.strip()).matches();
    }

    static boolean isFlag(String text) {
        return flag(text) || NO.contains(text.toLowerCase(Locale.ROOT));
    }

    /** YAML writes a flag in more ways than one. */
    static boolean flag(String text) {
        return YES.contains(text.toLowerCase(Locale.ROOT));
    }

    /**
     * A planned stretch as the clock on the wall has it, which knows the hour that a zone leaves out in spring.
     *
     * @param gross minutes from start to end
     * @param minutes less its breaks, from any common zero
     */
    record OnTheWall(int gross, MinuteSet minutes) {

        OnTheWall without(MinuteSet pause) {
            return new OnTheWall(gross, minutes.minus(pause));
        }

        int net() {
            return minutes.length();
        }
    }

    static OnTheWall onTheWall(JsonNode shift, ZoneId zone) {
        MinuteSet minutes = MinuteSet.of(wall(text(shift, "start"), zone), wall(text(shift, "end"), zone));
        OnTheWall wall = new OnTheWall(minutes.length(), minutes);
        for (JsonNode pause : shift.path("breaks")) {
            wall = wall.without(MinuteSet.of(wall(end(pause, 0), zone), wall(end(pause, 1), zone)));
        }
        return wall;
    }

    private static int wall(String text, ZoneId zone) {
        Matcher time = TIME.matcher(text.strip());
        boolean local = time.matches() && time.group(4) == null;
        return local
                ? minute(text, ZoneOffset.UTC)
                : (int) Math.floorDiv(WallClock.wall(minute(text, zone), zone).toEpochSecond(ZoneOffset.UTC), 60L);
    }

    /** A date or a word that nobody knows is refused, whether or not the run comes to it. */
    static void calendar(JsonNode days) {
        days.properties().forEach(day -> {
            dateOf(day.getKey());
            word(DayType.class, day.getValue().asText());
        });
    }

    static MinuteSet spans(JsonNode pairs, ZoneId zone) {
        MinuteSet all = MinuteSet.EMPTY;
        for (JsonNode pair : pairs) {
            all = all.or(MinuteSet.of(minute(end(pair, 0), zone), minute(end(pair, 1), zone)));
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
        if (FLAGS.contains(key) && isFlag(value.asText())) {
            return String.valueOf(flag(value.asText()));
        }
        return switch (key) {
            case "late_off_late_on",
                    "tiers_daily",
                    "tiers_weekly",
                    "tiers_biweekly",
                    "tiers_consecutive",
                    "tier_rates" -> joined(value, (i, pair) -> end(pair, 0) + ':' + name(end(pair, 1)));
            case "round_in", "round_out", "round_break", "round_meal", "round_day", "round_ot", "round_leave" ->
                joined(value, (i, word) -> word.asText());
            case "auto_meal", "break_due" ->
                text(value, "minutes") + " after " + text(value, "after")
                        + (has(value, "limit") ? ' ' + text(value, "limit") : "");
            case "tiers_weekdays" ->
                joined(
                        value,
                        (i, tier) -> tier.path(0).asText()
                                + ':'
                                + tier.path(1).asText()
                                + ':'
                                + name(tier.path(2).asText()));
            case "day_cut" -> clock(ofDay(value.asText()));
            case "allowances" ->
                joined(
                        value,
                        (i, each) -> name(text(each, "name"))
                                + ':'
                                + text(each, "measure")
                                + ':'
                                + text(each, "at_least")
                                + ':'
                                + text(each, "count"));
            default -> value.asText();
        };
    }

    private static String span(JsonNode pair) {
        return clock(ofDay(end(pair, 0))) + '-' + clock(ofDay(end(pair, 1)));
    }

    private static String joined(JsonNode list, BiFunction<Integer, JsonNode, String> text) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : list) {
            texts.add(text.apply(texts.size(), each));
        }
        return String.join(" ", texts);
    }

    private static String clock(int minuteOfDay) {
        return "%02d:%02d".formatted(minuteOfDay / 60, minuteOfDay % 60);
    }

    /** A name as one word of a setting, and back. */
    private static String name(String name) {
        return name.replace(' ', '\u00a0').replace(':', '\u2236').replace('=', '\uff1d');
    }

    static Map<String, Integer> named(Map<String, Integer> counts) {
        Map<String, Integer> named = new TreeMap<>();
        counts.forEach((name, count) ->
                named.put(name.replace('\u00a0', ' ').replace('\u2236', ':').replace('\uff1d', '='), count));
        return named;
    }

    static String clock(int minute, ZoneId zone) {
        return WallClock.wall(minute, zone).toLocalTime().toString();
    }
}
