package org.clockhouse.attendance.internal.day;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The names that the format knows, place by place; whatever else stands there was read by nobody, and is named. */
final class CaseKeys {

    /** Words for people, anywhere. */
    private static final Set<String> WORDS = Set.of("id", "title", "source", "label", "comment");

    private static final Set<String> OF_CASE = Set.of("runs");
    private static final Set<String> OF_RUN = Set.of(
            "kind",
            "rule",
            "expect",
            "unassigned",
            "plan",
            "default_shift",
            "dates",
            "calendar",
            "free_hours",
            "punches",
            "leave",
            "trip",
            "ot_approved",
            "as_of",
            "watermarks",
            "clock_error",
            "rule_versions",
            "deliveries",
            "locks",
            "month_to_date",
            "days",
            "worked_total",
            "of_which_statutory",
            "workdays",
            "times",
            "lengths",
            "splits",
            "used",
            "requests",
            "entries",
            "date",
            "results");
    private static final Set<String> OF_PLAN =
            Set.of("start", "end", "breaks", "win_before", "win_after", "zone", "on_window", "off_window");

    private record Part(String of, Set<String> keys) {}

    private static final List<Part> PARTS = List.of(
            new Part("plan", OF_PLAN),
            new Part("default_shift", Set.of("start", "end", "breaks")),
            new Part("punches", Set.of("at", "key", "received")),
            new Part("rule_versions", Set.of("from", "rule")),
            new Part("locks", Set.of("first", "last", "at")),
            new Part("days", Set.of("date", "attended", "ot")),
            new Part("splits", Set.of("type", "at")),
            new Part("requests", Set.of("missed", "key")),
            new Part("entries", Set.of("date", "minutes", "source")));

    private CaseKeys() {}

    /** Settings of {@code rule} are not asked for here: the rules refuse what they do not know. */
    static List<String> unknown(JsonNode one, JsonNode run) {
        List<String> unknown = new ArrayList<>();
        collect("", one, OF_CASE, unknown);
        collect("", run, OF_RUN, unknown);
        for (Part part : PARTS) {
            JsonNode values = run.path(part.of());
            if (values.isObject()) {
                collect(part.of() + '.', values, part.keys(), unknown);
            }
            values.forEach(each -> collect(part.of() + "[].", each, part.keys(), unknown));
        }
        return unknown.stream().distinct().toList();
    }

    private static void collect(String place, JsonNode values, Set<String> known, List<String> unknown) {
        if (values.isObject()) {
            values.fieldNames().forEachRemaining(key -> {
                if (!known.contains(key) && !WORDS.contains(key)) {
                    unknown.add(place + key);
                }
            });
        }
    }
}
