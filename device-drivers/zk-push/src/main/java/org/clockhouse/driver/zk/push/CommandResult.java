package org.clockhouse.driver.zk.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a terminal says became of a command.
 *
 * @param code 0 and above is done
 * @param rest further lines, which some commands answer with
 */
record CommandResult(long errand, int code, List<String> rest) {

    CommandResult {
        rest = List.copyOf(rest);
    }

    boolean isDone() {
        return code >= 0;
    }

    /** Several in one line. */
    private static final Pattern NEXT = Pattern.compile("(?i)&(?=ID=A?\\d)");
    /** The number somewhere in the line, beside the code. */
    private static final Pattern TURNED = Pattern.compile("(?i)(?=.*\\bReturn=-?\\d)[A-Z]+=[^&]*&(?:.*&)?ID=A?\\d.*");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    /** As {@link Commands} numbers what goes before a command: it says something only if it fails. */
    private static final Pattern BEFORE = Pattern.compile("A(\\d{1,18})");

    /** {@code ID=12&Return=0&CMD=DATA} on each line, or spread over lines; what has no number and code is none. */
    static List<CommandResult> of(List<Line> lines) {
        List<Part> parts = new ArrayList<>();
        for (Line line : lines) {
            String text = line.text().strip();
            boolean isUsual = text.regionMatches(true, 0, "ID=", 0, 3);
            for (String one : isUsual ? NEXT.split(text) : new String[] {text}) {
                if (isUsual || TURNED.matcher(one).matches()) {
                    parts.add(new Part());
                }
                if (!parts.isEmpty()) {
                    parts.get(parts.size() - 1).take(one);
                }
            }
        }
        return parts.stream().filter(Part::isWhole).map(Part::result).toList();
    }

    /** What was read of one result so far. */
    private static final class Part {

        private String id = "";
        private String code = "";
        private final List<String> rest = new ArrayList<>();

        private void take(String text) {
            boolean known = false;
            for (String pair : text.split("&")) {
                String upper = pair.toUpperCase(Locale.ROOT);
                if (upper.startsWith("ID=") && id.isEmpty()) {
                    id = pair.substring(3).strip();
                    known = true;
                } else if (upper.startsWith("RETURN=") && code.isEmpty()) {
                    code = pair.substring(7).strip();
                    known = true;
                }
            }
            if (!known && !text.toUpperCase(Locale.ROOT).startsWith("CMD=")) {
                rest.add(text);
            }
        }

        private boolean isWhole() {
            return code.matches("-?\\d{1,9}")
                    && (NUMBER.matcher(id).matches() || BEFORE.matcher(id).matches() && code.startsWith("-"));
        }

        private CommandResult result() {
            return new CommandResult(Long.parseLong(id.replaceFirst("^A", "")), Integer.parseInt(code), rest);
        }
    }
}
