package org.clockhouse.benchmarks;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One result as one line of JSON.
 *
 * @param bound what the bare work reached in the same run
 * @param figure what the bound is expected to reach on such a machine; below half of it the run says nothing
 */
record Line(String name, double value, double bound, double figure, String unit) {

    /** Of a time, which is better when it is less. */
    static String of(String name, double value, double bound, String unit) {
        return String.format(
                Locale.ROOT,
                "{\"name\":\"%s\",\"value\":%.1f,\"bound\":%.1f,\"ratio\":%.2f,\"unit\":\"%s\"}",
                name,
                value,
                bound,
                value / bound,
                unit);
    }

    /** Of a time that is promised, whatever the bare work would take. */
    static String promised(String name, double value, double limit, String unit) {
        return String.format(
                Locale.ROOT,
                "{\"name\":\"%s\",\"value\":%.2f,\"limit\":%.1f,\"ratio\":%.2f,\"unit\":\"%s\"}",
                name,
                value,
                limit,
                value / limit,
                unit);
    }

    /** With more figures of the same run. */
    String with(Map<String, Double> figures) {
        String line = toString();
        return figures.entrySet().stream()
                .map(figure -> String.format(Locale.ROOT, ",\"%s\":%.0f", figure.getKey(), figure.getValue()))
                .collect(Collectors.joining("", line.substring(0, line.length() - 1), "}"));
    }

    @Override
    public String toString() {
        String line = String.format(
                Locale.ROOT,
                "{\"name\":\"%s\",\"value\":%.0f,\"bound\":%.0f,\"ratio\":%.2f,\"unit\":\"%s\",\"figure\":%.0f",
                name,
                value,
                bound,
                value / bound,
                unit,
                figure);
        return line + (bound < figure / 2 ? ",\"void\":true}" : "}");
    }
}
