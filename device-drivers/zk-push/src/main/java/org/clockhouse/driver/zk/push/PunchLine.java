package org.clockhouse.driver.zk.push;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject.HolderNumber;
import org.clockhouse.driver.UnreadableRow;
import org.clockhouse.driver.UnreadableRow.Reason;

/** A line of the table ATTLOG into a punch, or a row that could not be read. */
final class PunchLine {

    static final int LONGEST = 1_024;
    static final int LONGEST_PIN = 24;

    private static final int PIN = 0;
    private static final int TIME = 1;
    private static final int WORK_CODE = 4;
    /** Where TABs were turned into blanks on the way. */
    private static final Pattern BLANKS =
            Pattern.compile("(\\S+)\\s+(\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}[ T]\\d{1,2}:\\S+)\\s*(.*)");

    private final boolean stateFirst;

    /** @param stateFirst whether the function key stands before the way of verifying */
    PunchLine(boolean stateFirst) {
        this.stateFirst = stateFirst;
    }

    void read(Line line, PunchPage.Builder page) {
        if (line.bytes().size() > LONGEST) {
            page.unreadable(unreadable(line, Reason.TOO_LONG, "longer than " + LONGEST + " bytes, cut here"));
            return;
        }
        if (!line.isText()) {
            page.unreadable(unreadable(line, Reason.NOT_TEXT, "control characters in a line of text"));
            return;
        }
        List<String> columns = columns(line);
        if (columns.size() < 2 || holdsASecondRow(columns)) {
            page.unreadable(unreadable(line, Reason.NOT_A_ROW, "not the columns of a punch"));
            return;
        }
        Optional<ZkTime.Read> time = ZkTime.read(columns.get(TIME));
        if (!isPin(columns.get(PIN))) {
            page.unreadable(unreadable(line, Reason.NOT_A_SUBJECT, "no person's number in the first column"));
        } else if (time.isEmpty()) {
            page.unreadable(unreadable(line, Reason.NOT_A_TIME, "no such date and time in the second column"));
        } else {
            page.punch(punch(columns, time.get(), line));
        }
    }

    private List<String> columns(Line line) {
        List<String> columns = new ArrayList<>(line.columns());
        if (columns.stream().anyMatch(column -> column.regionMatches(true, 0, "PIN=", 0, 4))) {
            return named(Line.pairs(columns));
        }
        if (columns.get(0).equalsIgnoreCase("ATTLOG")) {
            columns.remove(0);
        } else if (columns.get(0).regionMatches(true, 0, "ATTLOG ", 0, 7)) {
            columns.set(0, columns.get(0).substring(7).strip());
        }
        if (columns.size() == 1) {
            Matcher blanks = BLANKS.matcher(columns.get(0));
            if (blanks.matches()) {
                columns = new ArrayList<>(List.of(blanks.group(1), blanks.group(2)));
                columns.addAll(List.of(blanks.group(3).split("\\s+")));
            }
        }
        return columns;
    }

    private List<String> named(Map<String, String> pairs) {
        String state = first(pairs, "STATUS", "STATE");
        String verify = first(pairs, "VERIFIED", "VERIFY", "VERIFYTYPE");
        return List.of(
                first(pairs, "PIN"),
                first(pairs, "DATETIME", "TIME"),
                stateFirst ? state : verify,
                stateFirst ? verify : state,
                first(pairs, "WORKCODE"));
    }

    private static String first(Map<String, String> pairs, String... names) {
        for (String name : names) {
            if (pairs.containsKey(name)) {
                return pairs.get(name);
            }
        }
        return "";
    }

    /** A lost line end joins two rows; taking the first alone would drop the second. */
    private static boolean holdsASecondRow(List<String> columns) {
        return columns.stream()
                .skip(2)
                .anyMatch(column -> column.length() > 10 && ZkTime.read(column).isPresent());
    }

    private RawPunch punch(List<String> columns, ZkTime.Read time, Line line) {
        RawPunch.Builder punch = builder(columns.get(PIN), time, line);
        String work = column(columns, WORK_CODE);
        punch.workCode(work.equals("0") || !isPin(work) ? "" : work);
        state(punch, column(columns, stateFirst ? 2 : 3));
        verified(punch, column(columns, stateFirst ? 3 : 2));
        return punch.build();
    }

    /** The family numbers no records, so the id is made of who and when: the same on every road. */
    static RawPunch.Builder builder(String pin, ZkTime.Read time, Line line) {
        RawPunch.Builder punch = RawPunch.builder(pin + "@" + time.reading(), time.reading(), new HolderNumber(pin))
                .raw(line.bytes());
        return time.isUtc() ? punch.offset(ZoneOffset.UTC) : punch;
    }

    static void state(RawPunch.Builder punch, String column) {
        int state = number(column);
        if (state >= 0) {
            punch.key(Codes.key(state), String.valueOf(state));
        }
    }

    static void verified(RawPunch.Builder punch, String column) {
        int verify = number(column);
        if (verify >= 0) {
            punch.method(Codes.method(verify), String.valueOf(verify));
        }
    }

    private static String column(List<String> columns, int index) {
        return index < columns.size() ? columns.get(index) : "";
    }

    /** -1 for what is no number of up to four digits. */
    static int number(String text) {
        boolean isNumber = !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Integer.parseInt(text) : -1;
    }

    static boolean isPin(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_PIN && text.chars().allMatch(c -> c < 128);
    }

    static UnreadableRow unreadable(Line line, Reason reason, String detail) {
        byte[] bytes = line.bytes().toArray();
        Bytes kept = Bytes.of(bytes, 0, Math.min(bytes.length, LONGEST));
        return UnreadableRow.of("?" + line.digest(), reason, detail, kept).at(line.number());
    }
}
