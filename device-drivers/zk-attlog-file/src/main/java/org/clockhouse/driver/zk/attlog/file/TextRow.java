package org.clockhouse.driver.zk.attlog.file;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Optional;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.Method;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.UnreadableRow.Reason;
import org.clockhouse.driver.zk.record.ZkCodes;

/** One line into a punch, or a row that could not be read. */
final class TextRow {

    private static final int FEWEST = 2;

    private final Layout layout;
    private final ColumnOrder order;
    private final Columns columns = new Columns();

    TextRow(Layout layout) {
        this.layout = layout;
        this.order = layout.finding().order();
    }

    /** Adds nothing for a blank line. */
    void read(LineReader line, PunchPage.Builder page) {
        columns.split(line.bytes(), line.length());
        columns.passOverName();
        if (columns.count() == 0 && columns.isText() && !line.isTooLong()) {
            return;
        }
        Optional<Reason> structure = brokenStructure(line);
        if (structure.isPresent()) {
            unreadable(structure.get(), line, page);
            return;
        }
        String pin = columns.text(Columns.PIN, StandardCharsets.UTF_8);
        Optional<LocalDateTime> reading = columns.time(Columns.TIME);
        if (!Rows.isPin(pin)) {
            unreadable(Reason.NOT_A_SUBJECT, line, page);
        } else if (reading.isEmpty()) {
            unreadable(line.isEnded() ? Reason.NOT_A_TIME : Reason.CUT_OFF, line, page);
        } else {
            page.punch(punch(pin, reading.get(), line));
        }
    }

    private Optional<Reason> brokenStructure(LineReader line) {
        if (line.isTooLong()) {
            return Optional.of(Reason.TOO_LONG);
        }
        if (!columns.isText()) {
            return Optional.of(Reason.NOT_TEXT);
        }
        if (!line.isEnded() && columns.count() < layout.columns()) {
            return Optional.of(Reason.CUT_OFF);
        }
        if (columns.count() < FEWEST || holdsASecondRow()) {
            return Optional.of(Reason.NOT_A_ROW);
        }
        return Optional.empty();
    }

    /** A lost line end joins two rows; taking the first alone would drop the second. */
    private boolean holdsASecondRow() {
        for (int column = Columns.TIME + 1; column < columns.count(); column++) {
            if (columns.time(column).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private RawPunch punch(String pin, LocalDateTime reading, LineReader line) {
        RawPunch.Builder punch = Rows.punch(pin, reading)
                .row(line.number())
                .workCode(workCode())
                .raw(Bytes.of(line.bytes(), 0, line.length()));
        int state = columns.number(order.state());
        if (state >= 0) {
            punch.key(ZkCodes.key(state), String.valueOf(state));
        }
        int verify = columns.number(order.verify());
        if (verify >= 0) {
            punch.method(ZkCodes.method(verify), String.valueOf(verify));
        } else {
            punch.method(Method.FILE, "");
        }
        return punch.build();
    }

    /** 0 is how the terminals write that none was typed. */
    private String workCode() {
        String code = columns.text(Columns.WORK_CODE, StandardCharsets.UTF_8);
        return code.equals("0") || !Rows.isPin(code) ? "" : code;
    }

    private static void unreadable(Reason reason, LineReader line, PunchPage.Builder page) {
        page.unreadable(Rows.unreadable(reason, detail(reason), line.bytes(), 0, line.length(), line.number()));
    }

    private static String detail(Reason reason) {
        return switch (reason) {
            case TOO_LONG -> "longer than " + LineReader.LONGEST + " bytes, cut here";
            case NOT_TEXT -> "control characters in a line of text";
            case CUT_OFF -> "the file ends within this line";
            case NOT_A_SUBJECT -> "no person's number in the first column";
            case NOT_A_TIME -> "no such date and time in the second column";
            default -> "not the columns of a punch";
        };
    }
}
