package org.clockhouse.driver.zk.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.TerminalEvent;
import org.clockhouse.driver.TerminalEvent.Kind;

/**
 * A line that is no punch into an event: operations, people, templates, photos. Passwords and what identifies a body are cut
 * out here, before anything is kept.
 */
final class OperationLine {

    static final int LONGEST = 1_000;

    private static final String OPERATIONS = "OPERLOG";
    private static final int ALARM = 3;
    /** The column of what an operation was done to. */
    private static final int REASON = 3;

    private static final Set<String> PEOPLE = Set.of("USER", "USERINFO");
    private static final Set<String> BIOMETRICS = Set.of(
            "FP",
            "FINGERTMP",
            "TEMPLATEV10",
            "FACE",
            "FVEIN",
            "BIODATA",
            "BIOPHOTO",
            "USERPIC",
            "ATTPHOTO",
            "SNAPSHOT");
    private static final Set<String> WITHHELD =
            Set.of("TMP", "TEMPLATE", "CONTENT", "PASSWD", "PASSWORD", "PHOTO", "FPTEMPLATE1", "FPTEMPLATE2", "IDNUM");

    private OperationLine() {}

    /**
     * @param table that the line was posted to, upper case: what the line is, unless it says so itself
     * @return empty for what is no line of this kind
     */
    static Optional<TerminalEvent> read(String table, Line line) {
        return read(table, line, false);
    }

    /** @param offered whether it is a biometric that the host takes a look at */
    static Optional<TerminalEvent> read(String table, Line line, boolean offered) {
        if (!line.isText()) {
            return Optional.empty();
        }
        List<String> columns = new ArrayList<>(line.columns());
        String word = word(columns.get(0));
        columns.set(0, columns.get(0).substring(word.length()).strip());
        if (!word.isEmpty() && columns.get(0).isEmpty() && columns.size() > 1) {
            columns.remove(0);
        }
        if (word.equals("OPLOG")) {
            return operation(columns, line);
        }
        if (word.isEmpty() && (table.equals(OPERATIONS) || table.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(statement(word.isEmpty() ? table : word, columns, line, offered));
    }

    /** {@code USER} of {@code USER PIN=7}, or alone before a TAB; empty where the line begins with its first value. */
    private static String word(String head) {
        int blank = head.indexOf(' ');
        String word = (blank < 0 ? head : head.substring(0, blank)).toUpperCase(Locale.ROOT);
        if (blank < 0 && !word.equals("OPLOG") && !PEOPLE.contains(word) && !BIOMETRICS.contains(word)) {
            return "";
        }
        return word.matches("[A-Z_]+[0-9]*") ? word : "";
    }

    /** What kind of line it is: its own word, else the table's. */
    static String word(String table, Line line) {
        String own = word(line.columns().get(0));
        return own.isEmpty() ? table : own;
    }

    /** {@code <operation> <administrator> <time> <four numbers>}. */
    private static Optional<TerminalEvent> operation(List<String> columns, Line line) {
        int operation = PunchLine.number(columns.get(0));
        if (operation < 0) {
            return Optional.empty();
        }
        String reason = columns.size() > REASON ? columns.get(REASON).strip() : "";
        boolean isAlarm = operation == ALARM && !reason.isEmpty();
        TerminalEvent.Builder event = TerminalEvent.builder(
                        line.digest(), isAlarm ? Codes.alarm(reason) : Codes.operation(operation))
                .code(isAlarm ? columns.get(0) + "/" + reason : columns.get(0))
                .raw(cut(line.text()));
        if (columns.size() > 1) {
            event.holderNumber(number(columns.get(1)));
        }
        if (columns.size() > 2) {
            ZkTime.read(columns.get(2)).ifPresent(time -> event.clockReading(time.reading()));
        }
        return Optional.of(event.build());
    }

    private static TerminalEvent statement(String word, List<String> columns, Line line, boolean offered) {
        Map<String, String> pairs = Line.pairs(columns);
        String kept = columns.stream().map(OperationLine::withheld).collect(Collectors.joining("\t"));
        return TerminalEvent.builder(line.digest(), offered ? Kind.BIOMETRIC_OFFERED : kind(word))
                .code(word)
                .holderNumber(number(pairs.getOrDefault("PIN", "")))
                .raw(cut(word + " " + kept))
                .build();
    }

    /** The column without a value that must not be kept. */
    static String withheld(String column) {
        int equals = column.indexOf('=');
        boolean secret = equals > 0
                && equals + 1 < column.length()
                && WITHHELD.contains(column.substring(0, equals).strip().toUpperCase(Locale.ROOT));
        return secret ? column.substring(0, equals + 1) + "*" : column;
    }

    static Kind kind(String word) {
        if (PEOPLE.contains(word)) {
            return Kind.HOLDER_STATED;
        }
        if (BIOMETRICS.contains(word)) {
            return Kind.BIOMETRIC_WITHHELD;
        }
        return word.equals("ERRORLOG") ? Kind.FAULT : Kind.OTHER;
    }

    /** {@code 0} is nobody: the terminal itself, or somebody at a menu that nobody has to sign in to. */
    private static String number(String text) {
        return PunchLine.isPin(text) && !text.strip().equals("0") ? text : "";
    }

    static Bytes cut(String text) {
        return Bytes.of(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }
}
