package org.clockhouse.attendance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clockhouse.attendance.Policy.Boundary;
import org.clockhouse.attendance.Policy.Hours;
import org.clockhouse.attendance.Policy.Lateness;
import org.clockhouse.attendance.Policy.Overtime;
import org.clockhouse.attendance.Policy.Ownership;
import org.clockhouse.attendance.Policy.Pairing;
import org.clockhouse.attendance.Policy.Presence;
import org.clockhouse.attendance.Policy.Spans;
import org.clockhouse.attendance.Policy.WorkDate;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;

/** Reads settings by name and remembers which names were asked for, so that one nobody reads is refused. */
final class PolicyReader {

    private static final int DAY = 1_440;
    /** Words of the types that the rules of this version do not act on yet; setting one would silently mean nothing. */
    private static final Set<String> NOT_DONE = Set.of(
            "boundary=OPEN_PAIR",
            "pairing=READER_DIRECTION",
            "pairing=NEAREST_POINT",
            "ot_mode=BY_PUNCH",
            "ot_mode=WITHIN_APPROVAL",
            "ot_mode=BY_APPROVAL");

    private final SortedMap<String, String> settings;
    private final Set<String> known = new TreeSet<>();
    private final List<Violation> wrong = new ArrayList<>();

    PolicyReader(Map<String, String> settings) {
        this.settings = new TreeMap<>(settings);
    }

    SortedMap<String, String> settings() {
        return settings;
    }

    Ownership ownership() {
        return new Ownership(
                word("boundary", Boundary.PREV_END),
                flag("shared_boundary"),
                timeOfDay("day_cut", 300),
                word("work_date_policy", WorkDate.START_DAY),
                minutes("max_span", 960));
    }

    Pairing pairing() {
        return new Pairing(
                word("pairing", Pairing.Mode.FIRST_LAST),
                minutes("dedupe", 0),
                word("missing_out", Pairing.MissingOut.ZERO),
                minutes("auto_close_tolerance", 0));
    }

    Lateness lateness() {
        return new Lateness(
                minutes("late_grace", 0),
                minutes("early_grace", 0),
                word("grace_mode", Lateness.GraceMode.FULL),
                optional("late_from"),
                optional("serious"),
                optional("lack"));
    }

    Presence presence() {
        return new Presence(optional("half_day_below"), optional("absent_below"), word("exempt", Presence.Exempt.NONE));
    }

    Hours hours() {
        return new Hours(word("planned_length", Hours.Length.NOMINAL), flag("free_hours"), optional("required"));
    }

    Overtime overtime() {
        return new Overtime(
                word("ot_mode", Overtime.Recognition.NONE),
                word("ot_basis", Overtime.Basis.PLAN),
                minutes("ot_tolerance", 0));
    }

    /** {@code 12:00-13:00 18:00-18:30}. */
    Spans spans(String name) {
        known.add(name);
        List<Integer> minutes = new ArrayList<>();
        for (String span : settings.getOrDefault(name, "").strip().split("\\s+")) {
            if (span.isEmpty()) {
                continue;
            }
            String[] ends = span.split("-");
            int from = ends.length == 2 ? minuteOfDay(ends[0]) : -1;
            int until = ends.length == 2 ? minuteOfDay(ends[1]) : -1;
            if (from < 0 || until < 0) {
                refuse(name, "spans are HH:MM-HH:MM, with blanks between them");
                continue;
            }
            minutes.add(from);
            minutes.add(until <= from ? until + DAY : until);
        }
        return new Spans(minutes);
    }

    /** @throws Refused if anything was wrong, or a name is left that nobody asked for */
    void finish() {
        for (String name : settings.keySet()) {
            if (!known.contains(name)) {
                wrong.add(new Violation("/settings/" + name, "rule-set.setting.unknown", "no such setting"));
            }
        }
        if (!wrong.isEmpty()) {
            throw new Refused("rule-set.invalid", "the rule set has " + wrong.size() + " wrong settings", wrong);
        }
    }

    private <E extends Enum<E>> E word(String name, E otherwise) {
        known.add(name);
        String value = settings.get(name);
        if (value == null) {
            return otherwise;
        }
        if (NOT_DONE.contains(name + '=' + value)) {
            wrong.add(new Violation(
                    "/settings/" + name, "rule-set.setting.unsupported", value + " is not done by this version"));
            return otherwise;
        }
        for (E word : otherwise.getDeclaringClass().getEnumConstants()) {
            if (word.name().equals(value)) {
                return word;
            }
        }
        refuse(name, "not one of the words: " + value);
        return otherwise;
    }

    private boolean flag(String name) {
        known.add(name);
        String value = settings.getOrDefault(name, "false");
        if (!value.equals("true") && !value.equals("false")) {
            refuse(name, "true or false");
        }
        return value.equals("true");
    }

    private int minutes(String name, int otherwise) {
        return optional(name).orElse(otherwise);
    }

    private OptionalInt optional(String name) {
        known.add(name);
        String value = settings.get(name);
        if (value == null) {
            return OptionalInt.empty();
        }
        if (!value.matches("\\d{1,5}")) {
            refuse(name, "whole minutes, not negative");
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(value));
    }

    private int timeOfDay(String name, int otherwise) {
        known.add(name);
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
