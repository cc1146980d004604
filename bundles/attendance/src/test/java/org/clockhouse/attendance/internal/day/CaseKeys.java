package org.clockhouse.attendance.internal.day;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private static final List<Part> OF_RULE = List.of(
            new Part("allowances", Set.of("name", "measure", "at_least", "count")),
            new Part("auto_meal", Set.of("minutes", "after", "limit")),
            new Part("break_due", Set.of("minutes", "after")));

    /** Everywhere. */
    private static final Set<String> OF_ANY_KIND = Set.of("kind", "rule", "expect");

    /** What a kind reads beside that; a kind that is not here reads what days do. */
    private static final Map<String, Set<String>> OF_KIND = Map.of(
            "rounding", Set.of("times", "lengths"),
            "period", Set.of("days", "worked_total", "of_which_statutory", "workdays"),
            "cap", Set.of("days", "month_to_date"),
            "ledger", Set.of("entries", "as_of"),
            "allowance", Set.of("results"));

    private static final Map<String, Set<String>> ONLY_OF = Map.of(
            "half_day", Set.of("splits"),
            "correction", Set.of("requests", "used"),
            "recalculation", Set.of("deliveries", "locks", "month_to_date"),
            "roster", Set.of("date"),
            "day", Set.of("unassigned", "month_to_date"));

    private CaseKeys() {}

    /** Names of the format that a run of this kind has no use for; whoever wrote one may have meant another kind. */
    static List<String> idle(JsonNode run) {
        String kind = run.path("kind").asText();
        Set<String> own = OF_KIND.getOrDefault(kind, ONLY_OF.getOrDefault(kind, Set.of()));
        List<String> idle = new ArrayList<>();
        run.fieldNames().forEachRemaining(key -> {
            boolean ofDays = !OF_KIND.containsKey(kind) && isOfDays(key);
            boolean read = OF_ANY_KIND.contains(key) || own.contains(key) || ofDays;
            if (!read && OF_RUN.contains(key)) {
                idle.add(key);
            }
        });
        return idle;
    }

    private static boolean isOfDays(String key) {
        return OF_RUN.contains(key)
                && OF_KIND.values().stream().noneMatch(keys -> !key.equals("as_of") && keys.contains(key))
                && ONLY_OF.values().stream().noneMatch(keys -> keys.contains(key));
    }

    /** Settings of {@code rule} are not asked for here: the rules refuse what they do not know. */
    static List<String> unknown(JsonNode one, JsonNode run) {
        List<String> unknown = new ArrayList<>();
        collect("", one, OF_CASE, unknown);
        collect("", run, OF_RUN, unknown);
        collect("", run, PARTS, unknown);
        collect("rule.", run.path("rule"), OF_RULE, unknown);
        for (JsonNode version : run.path("rule_versions")) {
            collect("rule_versions[].rule.", version.path("rule"), OF_RULE, unknown);
        }
        return unknown.stream().distinct().toList();
    }

    private static void collect(String place, JsonNode whole, List<Part> parts, List<String> unknown) {
        for (Part part : parts) {
            JsonNode values = whole.path(part.of());
            if (values.isObject()) {
                collect(place + part.of() + '.', values, part.keys(), unknown);
            }
            values.forEach(each -> collect(place + part.of() + "[].", each, part.keys(), unknown));
        }
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
