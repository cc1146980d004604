package org.clockhouse.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many people the demo's departments need when. Crews that rotate are planned as they are, and need nothing besides. */
final class Needs {

    private static final List<String> WORKDAYS = List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY");
    private static final List<String> SATURDAY = List.of("SATURDAY");
    private static final List<String> SUNDAY = List.of("SUNDAY");

    static final List<Of> ALL = List.of(
            new Of(
                    "Quality",
                    "QC",
                    5,
                    List.of(
                            span(WORKDAYS, "08:00", "17:00", 9, ""),
                            span(SATURDAY, "08:00", "17:00", 6, ""),
                            span(WORKDAYS, "08:00", "17:00", 2, "QC"))),
            new Of(
                    "Warehouse",
                    "FORKLIFT",
                    4,
                    List.of(
                            span(WORKDAYS, "08:00", "17:00", 8, ""),
                            span(SATURDAY, "08:00", "17:00", 5, ""),
                            span(WORKDAYS, "08:00", "17:00", 2, "FORKLIFT"))),
            new Of("Security", "", 0, List.of(span(every(), "23:00", "07:00", 3, ""))),
            new Of(
                    "Bangkok depot",
                    "",
                    0,
                    List.of(span(WORKDAYS, "08:00", "17:00", 24, ""), span(SATURDAY, "08:00", "17:00", 14, ""))));

    private Needs() {}

    /**
     * What one department needs.
     *
     * @param team its English name
     * @param skill that some of its needs ask for; empty for none
     * @param skilled how many of its people have it
     */
    record Of(String team, String skill, int skilled, List<Map<String, Object>> spans) {}

    private static List<String> every() {
        List<String> days = new ArrayList<>(WORKDAYS);
        days.addAll(SATURDAY);
        days.addAll(SUNDAY);
        return days;
    }

    private static Map<String, Object> span(List<String> days, String start, String end, int people, String skill) {
        Map<String, Object> span = new HashMap<>(Map.of("days", days, "start", start, "end", end, "people", people));
        if (!skill.isEmpty()) {
            span.put("skill", skill);
        }
        return span;
    }
}
