package org.clockhouse.attendance.internal.day;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.clockhouse.attendance.internal.day.CaseRunner.Outcome;
import org.clockhouse.attendance.internal.day.CaseYaml.Misread;
import org.clockhouse.kernel.Refused;
import org.yaml.snakeyaml.error.YAMLException;

/** A file of acceptance cases, and whether the engine does what it says. */
final class CaseFile {

    /**
     * @param name number of the case, and of the run in it
     * @param differences empty when the run holds
     * @param unread names that the format does not know
     * @param idle names of the format that this kind of run does not use
     */
    record Checked(String name, String kind, List<String> differences, List<String> unread, List<String> idle) {

        boolean holds() {
            return differences.isEmpty();
        }

        String line() {
            return (holds() ? "ok      " : "DIFFERS ")
                    + name
                    + ' '
                    + kind
                    + (holds() ? "" : ": " + String.join("; ", differences))
                    + (unread.isEmpty() ? "" : " (not read: " + String.join(", ", unread) + ')')
                    + (idle.isEmpty() ? "" : " (of no use to this kind: " + String.join(", ", idle) + ')');
        }
    }

    /** One run of a case. */
    record CaseRun(String name, JsonNode values, List<String> unread) {

        Checked check() {
            String kind = values.path("kind").asText("?");
            return new Checked(name, kind, differences(), unread, CaseKeys.idle(values));
        }

        private List<String> differences() {
            try {
                return CaseFile.differences(values, CaseRunner.run(values));
            } catch (Misread e) {
                return List.of(e.getMessage());
            } catch (Refused e) {
                return e.violations().stream()
                        .map(wrong ->
                                "rule." + wrong.pointer().substring("/settings/".length()) + ": " + wrong.detail())
                        .toList();
            } catch (RuntimeException e) {
                return List.of("failed: " + e);
            }
        }
    }

    private static final int DAY = 1_440;

    private CaseFile() {}

    /** @param arguments files; ends with 1 when a run of them differs or has names that nobody reads, with 2 when a file cannot be read */
    public static void main(String[] arguments) throws IOException {
        int runs = 0;
        int held = 0;
        int unread = 0;
        for (String file : arguments) {
            for (CaseRun run : readOrEnd(file)) {
                Checked checked = run.check();
                runs++;
                held += checked.holds() ? 1 : 0;
                unread += checked.unread().isEmpty() ? 0 : 1;
                System.out.println(checked.line());
            }
        }
        String notRead = unread == 0 ? "" : ", " + unread + " of them with names that nobody reads";
        System.out.println(held + " of " + runs + " runs hold" + notRead);
        System.exit(held == runs && runs > 0 && unread == 0 ? 0 : 1);
    }

    private static List<CaseRun> readOrEnd(String file) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return read(in);
        } catch (Misread | YAMLException e) {
            System.out.println("cases: " + file + ": " + e.getMessage());
            System.exit(2);
            return List.of();
        }
    }

    /** @throws Misread for what is no file of cases */
    static List<CaseRun> read(InputStream in) {
        List<CaseRun> runs = new ArrayList<>();
        for (JsonNode document : CaseYaml.documents(in)) {
            for (JsonNode one : document.isArray() ? document : List.of(document)) {
                String id = one.path("id").asText("?");
                if (!one.path("runs").isArray()) {
                    throw new Misread("case " + id + " has no list of runs");
                }
                int number = 0;
                for (JsonNode run : one.path("runs")) {
                    runs.add(new CaseRun(id + '.' + ++number, run, CaseKeys.unknown(one, run)));
                }
            }
        }
        return runs;
    }

    private static List<String> differences(JsonNode run, Outcome outcome) {
        List<String> differences = new ArrayList<>();
        JsonNode expected = run.path("expect");
        if (expected.size() != outcome.results().size()) {
            differences.add("results: expected " + expected.size() + ", were "
                    + outcome.results().size());
        }
        for (int i = 0; i < Math.min(expected.size(), outcome.results().size()); i++) {
            Map<String, Object> actual = outcome.results().get(i);
            String place = expected.size() == 1 ? "" : " of result " + (i + 1);
            expected.get(i).properties().forEach(field -> {
                Optional<String> difference = difference(field.getKey(), field.getValue(), actual.get(field.getKey()));
                difference.ifPresent(text -> differences.add(field.getKey() + place + ' ' + text));
            });
        }
        if (run.hasNonNull("unassigned")) {
            List<String> times = StreamSupport.stream(run.get("unassigned").spliterator(), false)
                    .map(time -> minute(time.asText(), run))
                    .toList();
            List<String> actual = outcome.unassigned().orElse(List.of());
            if (!times.equals(actual)) {
                differences.add("unassigned: expected " + times + ", were " + actual);
            }
        }
        return differences;
    }

    private static String minute(String time, JsonNode run) {
        ZoneId zone = CaseValues.zone(run);
        return WallClock.wall(CaseValues.minute(time, zone), zone).toString().replace('T', ' ');
    }

    private static Optional<String> difference(String key, JsonNode expected, Object actual) {
        boolean same = key.equals("flags") ? sorted(expected).equals(sorted(actual)) : isSame(expected, actual);
        return same ? Optional.empty() : Optional.of("expected " + expected + ", was " + actual);
    }

    private static boolean isSame(JsonNode expected, Object actual) {
        if (expected.isNull() || actual == null) {
            return expected.isNull() && actual == null;
        }
        if (actual instanceof Map<?, ?> map) {
            return expected.isObject()
                    && expected.size() == map.size()
                    && map.entrySet().stream()
                            .allMatch(entry -> expected.has(String.valueOf(entry.getKey()))
                                    && isSame(expected.get(String.valueOf(entry.getKey())), entry.getValue()));
        }
        if (actual instanceof List<?> list) {
            boolean same = expected.isArray() && expected.size() == list.size();
            for (int i = 0; same && i < list.size(); i++) {
                same = isSame(expected.get(i), list.get(i));
            }
            return same;
        }
        if (actual instanceof Number) {
            return expected.asText().matches("[+-]?\\d+(\\.\\d+)?")
                    && new BigDecimal(expected.asText()).compareTo(new BigDecimal(actual.toString())) == 0;
        }
        String text = expected.asText();
        if (actual instanceof Boolean flag) {
            return CaseValues.isFlag(text) && CaseValues.flag(text) == flag;
        }
        boolean clock = CaseValues.isTimeOfDay(text) && CaseValues.isTimeOfDay(actual.toString());
        return clock
                ? CaseValues.ofDay(text) % DAY == CaseValues.ofDay(actual.toString()) % DAY
                : text.equals(actual.toString());
    }

    /** Flags are a complete list in no order. */
    private static List<String> sorted(Object flags) {
        if (flags instanceof JsonNode node) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(JsonNode::asText)
                    .sorted()
                    .toList();
        }
        return flags instanceof Collection<?> all
                ? all.stream().map(String::valueOf).sorted().toList()
                : List.of("no flags: " + flags);
    }
}
