package org.clockhouse.benchmarks;

import java.time.Duration;
import java.util.Locale;

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

    /** With what one of the unit cost in processor time: the suite, and the client beside it on the same machine. */
    String spending(Duration suite, Duration client, double count) {
        String line = toString();
        return String.format(
                Locale.ROOT,
                "%s,\"suite_us\":%.0f,\"client_us\":%.0f}",
                line.substring(0, line.length() - 1),
                suite.toNanos() / 1e3 / count,
                client.toNanos() / 1e3 / count);
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
