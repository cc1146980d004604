package org.clockhouse.attendance.rule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.Severities;
import org.clockhouse.attendance.Severity;
import org.clockhouse.attendance.rule.BreakPolicy.AutoMeal;
import org.clockhouse.attendance.rule.Policy.Spans;
import org.clockhouse.attendance.rule.RuleSetting.Kind;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;

/** Text by name, read as values; remembers which names were asked for, so that one nobody reads is refused. */
final class Settings {

    private static final int DAY = 1_440;
    private static final String DAYS =
            Arrays.stream(DayOfWeek.values()).map(DayOfWeek::name).collect(Collectors.joining("|", "(", ")"));

    private static final List<String> EXCEPTIONS = Stream.concat(
                    Stream.of("LATE", "EARLY", "ABSENT", "HALF_DAY"),
                    Arrays.stream(Flag.Kind.values()).map(Flag.Kind::name))
            .toList();

    private static final List<String> MEASURES = AllowanceRule.MEASURES.stream()
            .sorted()
            .map(bucket -> bucket.name().toLowerCase(Locale.ROOT))
            .toList();

    private final SortedMap<String, String> settings;
    private final Map<String, RuleSetting> known = new LinkedHashMap<>();
    private final List<Violation> wrong = new ArrayList<>();
    private int section;

    Settings(Map<String, String> settings) {
        this.settings = new TreeMap<>(settings);
    }

    SortedMap<String, String> all() {
        return settings;
    }

    /** What is asked for from here on belongs to a section of the guide. */
    Settings in(int guideSection) {
        section = guideSection;
        return this;
    }

    /** Everything that was asked for, in that order. */
    List<RuleSetting> asked() {
        return List.copyOf(known.values());
    }

    /** {@code 300:60 360:120}. */
    List<FlexPolicy.Step> steps(String name) {
        List<FlexPolicy.Step> steps = new ArrayList<>();
        for (String step : words(name, Kind.STEPS)) {
            if (!step.matches("\\d{1,4}:\\d{1,4}")) {
                refuse(name, "steps are MINUTES:MINUTES, with blanks between them");
                continue;
            }
            String[] parts = step.split(":");
            steps.add(new FlexPolicy.Step(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
        }
        return steps;
    }

    /** {@code 480:OT1 600:OT2}, in rising order whatever the order of the text. */
    List<Tier> tiers(String name) {
        List<Tier> tiers = new ArrayList<>();
        for (String tier : words(name, Kind.TIERS)) {
            if (!tier.matches("\\d{1,6}:[^\\s:=]{1,40}")) {
                refuse(name, "tiers are MINUTES:BUCKET, with blanks between them");
                continue;
            }
            String[] parts = tier.split(":");
            tiers.add(new Tier(Integer.parseInt(parts[0]), parts[1]));
        }
        tiers.sort(Comparator.comparingInt(Tier::above));
        return tiers;
    }

    /** {@code SATURDAY:480:OT1 SUNDAY:0:OT2}, in rising order by day. */
    Map<DayOfWeek, List<Tier>> dayTiers(String name) {
        Map<DayOfWeek, List<Tier>> tiers = new EnumMap<>(DayOfWeek.class);
        for (String tier : words(name, Kind.DAY_TIERS)) {
            if (!tier.matches(DAYS + ":\\d{1,6}:[^\\s:=]{1,40}")) {
                refuse(name, "tiers of days are DAY:MINUTES:BUCKET, with blanks between them");
                continue;
            }
            String[] parts = tier.split(":");
            tiers.computeIfAbsent(DayOfWeek.valueOf(parts[0]), day -> new ArrayList<>())
                    .add(new Tier(Integer.parseInt(parts[1]), parts[2]));
        }
        tiers.values().forEach(each -> each.sort(Comparator.comparingInt(Tier::above)));
        return tiers;
    }

    /** {@code 60 after 360} or {@code 60 after 360 FULL}. */
    Optional<AutoMeal> autoMeal(String name) {
        List<String> words = words(name, Kind.MEAL);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (!String.join(" ", words).matches("\\d{1,4} after \\d{1,4}( PROTECT| FULL)?")) {
            refuse(name, "MINUTES after MINUTES, and PROTECT or FULL");
            return Optional.empty();
        }
        AutoMeal.Limit limit = words.size() == 4 ? AutoMeal.Limit.valueOf(words.get(3)) : AutoMeal.Limit.PROTECT;
        return Optional.of(new AutoMeal(Integer.parseInt(words.get(0)), Integer.parseInt(words.get(2)), limit));
    }

    /** {@code UP 15 3}. */
    Rounding rounding(String name) {
        List<String> words = words(name, Kind.ROUNDING);
        if (words.isEmpty()) {
            return Rounding.NONE;
        }
        if (!String.join(" ", words).matches("(UP|DOWN|NEAREST|CUT) [1-9]\\d{0,3} \\d{1,4}")) {
            refuse(name, "UP, DOWN, NEAREST or CUT, a unit and a limit in minutes");
            return Rounding.NONE;
        }
        return new Rounding(
                Rounding.Direction.valueOf(words.get(0)),
                Integer.parseInt(words.get(1)),
                Integer.parseInt(words.get(2)));
    }

    /** {@code NIGHT_SHIFT:night:240:1}: name, measure, at least, count. */
    List<Allowance> allowances(String name) {
        List<Allowance> allowances = new ArrayList<>();
        for (String allowance : words(name, Kind.ALLOWANCES)) {
            if (!allowance.matches("[^:]+:[a-z_]+:\\d{1,5}:\\d{1,4}")) {
                refuse(name, "NAME:MEASURE:AT-LEAST:COUNT, with blanks between them");
                continue;
            }
            String[] parts = allowance.split(":");
            allowances.add(new Allowance(parts[0], parts[1], Integer.parseInt(parts[2]), Integer.parseInt(parts[3])));
        }
        return allowances;
    }

    /** {@code LATE:1 MISSING_OUT:2}: a departure from the plan or a flag, and its points. */
    Map<String, Integer> points(String name) {
        return byException(name, Kind.POINTS, "\\d{1,4}", "exceptions are NAME:POINTS", Integer::valueOf);
    }

    /** {@code LATE:MANAGER ABSENT:HR,MANAGER}: a departure from the plan or a flag, and codes of roles. */
    Map<String, Set<String>> roles(String name) {
        return byException(
                name,
                Kind.ROLES,
                "[A-Z][A-Z0-9_]{1,39}(,[A-Z][A-Z0-9_]{1,39})*",
                "exceptions are NAME:ROLE or NAME:ROLE,ROLE",
                codes -> new TreeSet<>(Arrays.asList(codes.split(","))));
    }

    /** {@code LATE:MEDIUM ABSENT:HIGH}: a departure from the plan or a flag, and how grave it is. */
    Severities severities(String name) {
        return new Severities(byException(
                name,
                Kind.SEVERITIES,
                "LOW|MEDIUM|HIGH",
                "exceptions are NAME:LOW, NAME:MEDIUM or NAME:HIGH",
                Severity::valueOf));
    }

    /** @param pattern of what stands behind the colon @param form as somebody should have written it */
    private <T> Map<String, T> byException(
            String name, Kind kind, String pattern, String form, Function<String, T> read) {
        Map<String, T> values = new TreeMap<>();
        for (String word : words(name, kind)) {
            String[] parts = word.split(":", 2);
            if (parts.length == 2 && EXCEPTIONS.contains(parts[0]) && parts[1].matches(pattern)) {
                values.put(parts[0], read.apply(parts[1]));
            } else {
                refuse(name, form + ", with blanks between them");
            }
        }
        return values;
    }

    private List<String> words(String name, Kind kind) {
        known.put(name, new RuleSetting(name, section, kind, words(kind), ""));
        String text = settings.getOrDefault(name, "").strip();
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    private static List<String> words(Kind kind) {
        return switch (kind) {
            case DAY_TIERS -> names(DayOfWeek.values());
            case POINTS, SEVERITIES, ROLES -> EXCEPTIONS;
            case MEAL -> names(AutoMeal.Limit.values());
            case ROUNDING -> names(Rounding.Direction.values());
            case ALLOWANCES -> MEASURES;
            default -> List.of();
        };
    }

    private static List<String> names(Enum<?>[] words) {
        return Arrays.stream(words).map(Enum::name).toList();
    }

    /** {@code 12:00-13:00 18:00-18:30}. */
    Spans spans(String name) {
        List<Integer> minutes = new ArrayList<>();
        for (String span : words(name, Kind.SPANS)) {
            String[] ends = span.split("-");
            int from = ends.length == 2 ? minuteOfDay(ends[0]) : -1;
            int until = ends.length == 2 ? endOfSpan(ends[1]) : -1;
            if (from < 0 || until < 0) {
                refuse(name, "spans are HH:MM-HH:MM, with blanks between them");
                continue;
            }
            minutes.add(from);
            minutes.add(until <= from ? until + DAY : until);
        }
        return new Spans(minutes);
    }

    private static int endOfSpan(String text) {
        return text.equals("24:00") ? DAY : minuteOfDay(text);
    }

    private void know(String name, Kind kind, String otherwise) {
        known.put(name, new RuleSetting(name, section, kind, List.of(), otherwise));
    }

    /** @throws Refused if anything was wrong, or a name is left that nobody asked for */
    void finish() {
        for (String name : settings.keySet()) {
            if (!known.containsKey(name)) {
                wrong.add(new Violation("/settings/" + name, "rule-set.setting.unknown", "no such setting"));
            }
        }
        if (!wrong.isEmpty()) {
            throw new Refused("rule-set.invalid", "the rule set has " + wrong.size() + " wrong settings", wrong);
        }
    }

    <E extends Enum<E>> E word(String name, E otherwise) {
        E[] words = otherwise.getDeclaringClass().getEnumConstants();
        known.put(name, new RuleSetting(name, section, Kind.WORD, names(words), otherwise.name()));
        String value = settings.get(name);
        if (value == null) {
            return otherwise;
        }
        for (E word : words) {
            if (word.name().equals(value)) {
                return word;
            }
        }
        refuse(name, "not one of the words: " + value);
        return otherwise;
    }

    boolean flag(String name) {
        know(name, Kind.FLAG, "false");
        String value = settings.getOrDefault(name, "false");
        if (!value.equals("true") && !value.equals("false")) {
            refuse(name, "true or false");
        }
        return value.equals("true");
    }

    int minutes(String name, int otherwise) {
        return number(name, String.valueOf(otherwise)).orElse(otherwise);
    }

    int positive(String name, int otherwise) {
        int value = minutes(name, otherwise);
        if (value < 1) {
            refuse(name, "at least 1");
            return otherwise;
        }
        return value;
    }

    OptionalInt optional(String name) {
        return number(name, "");
    }

    private OptionalInt number(String name, String otherwise) {
        know(name, Kind.NUMBER, otherwise);
        String value = settings.get(name);
        if (value == null) {
            return OptionalInt.empty();
        }
        if (!value.matches("\\d{1,6}")) {
            refuse(name, "whole minutes, not negative");
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(value));
    }

    int timeOfDay(String name, int otherwise) {
        know(name, Kind.TIME, "%02d:%02d".formatted(otherwise / 60, otherwise % 60));
        String value = settings.get(name);
        if (value == null) {
            return otherwise;
        }
        int minute = minuteOfDay(value);
        if (minute < 0) {
            refuse(name, "a time of day is HH:MM");
        }
        return Math.max(0, minute);
    }

    String text(String name) {
        know(name, Kind.TEXT, "");
        return settings.getOrDefault(name, "").strip();
    }

    /** With semicolons between them. */
    List<String> texts(String name) {
        return Arrays.stream(text(name).split("[;；]"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** {@code 2026-01-05}. */
    Optional<LocalDate> date(String name) {
        know(name, Kind.DATE, "");
        String value = settings.getOrDefault(name, "").strip();
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(value));
        } catch (DateTimeException e) {
            refuse(name, "a date is YYYY-MM-DD");
            return Optional.empty();
        }
    }

    private static int minuteOfDay(String text) {
        if (!text.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
            return -1;
        }
        return Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(3));
    }

    private void refuse(String name, String detail) {
        wrong.add(new Violation("/settings/" + name, "rule-set.setting.malformed", detail));
    }
}
