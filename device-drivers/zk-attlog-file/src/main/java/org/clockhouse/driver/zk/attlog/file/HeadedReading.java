package org.clockhouse.driver.zk.attlog.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.FileReading;
import org.clockhouse.driver.FunctionKey;
import org.clockhouse.driver.Method;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.UnreadableRow.Reason;
import org.clockhouse.driver.zk.record.ZkCodes;

/** The rows below the headings; what stands above them, and notes, are none. */
final class HeadedReading implements FileReading {

    /** Columns that some firmware leaves unnamed. */
    private static final int FILLERS = 2;

    private final LineReader lines;
    private final Layout layout;
    private final Heading heading;
    private final Columns columns = new Columns();
    private boolean below;
    private boolean ended;

    HeadedReading(InputStream in, Layout layout) {
        this.lines = new LineReader(in);
        this.layout = layout;
        this.heading = layout.heading().orElseThrow();
    }

    @Override
    public PunchPage next(int limit) throws IOException {
        PunchPage.Builder page = PunchPage.builder(Cursor.START);
        while (page.rows() < limit && !ended) {
            if (lines.next()) {
                columns.split(lines.bytes(), lines.length());
                read(page);
            } else {
                ended = true;
            }
        }
        return page.next(new Cursor("line " + lines.number())).more(!ended).build();
    }

    private void read(PunchPage.Builder page) {
        if (!below) {
            below = Heading.of(columns).isPresent();
        } else if (lines.isTooLong()) {
            unreadable(Reason.TOO_LONG, "longer than " + LineReader.LONGEST + " bytes, cut here", page);
        } else if (!columns.isText()) {
            unreadable(Reason.NOT_TEXT, "control characters in a line of text", page);
        } else if (columns.count() > heading.cells() + FILLERS) {
            unreadable(Reason.NOT_A_ROW, "more columns than the headings name", page);
        } else if (columns.count() > 0
                && !columns.text(0, StandardCharsets.UTF_8).startsWith("#")) {
            row(page);
        }
    }

    private void row(PunchPage.Builder page) {
        Optional<LocalDateTime> reading = time();
        String person = columns.text(heading.person(), StandardCharsets.UTF_8).replaceFirst("^0+(?=\\d)", "");
        if (reading.isEmpty()) {
            Reason why = lines.isEnded() ? Reason.NOT_A_TIME : Reason.CUT_OFF;
            unreadable(why, "no column holds a date and time, or two do", page);
        } else if (!Rows.isPin(person)) {
            unreadable(Reason.NOT_A_SUBJECT, "no person's number in its column", page);
        } else {
            page.punch(punch(person, reading.get()));
        }
    }

    /** Wherever it stands; of two rows in one line neither is guessed. */
    private Optional<LocalDateTime> time() {
        Optional<LocalDateTime> found = Optional.empty();
        for (int column = heading.person() + 1; column < columns.count(); column++) {
            int at = column;
            Optional<LocalDateTime> here = columns.time(column).or(() -> columns.time(at, layout.dates()));
            if (here.isPresent() && found.isPresent()) {
                return Optional.empty();
            }
            found = found.or(() -> here);
        }
        return found;
    }

    private RawPunch punch(String person, LocalDateTime reading) {
        String key = heading.text(columns, heading.key());
        String method = heading.text(columns, heading.method());
        return Rows.punch(person, reading)
                .row(lines.number())
                .key(key(key), key)
                .method(method(method), method)
                .raw(Bytes.of(lines.bytes(), 0, lines.length()))
                .build();
    }

    /** Numbers say something only where the file has more than one: many models write the same for everybody. */
    private FunctionKey key(String text) {
        if (text.matches("0{0,2}[0-5]")) {
            return layout.keysTell() ? ZkCodes.key(Integer.parseInt(text)) : FunctionKey.UNSTATED;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "dutyon" -> FunctionKey.IN;
            case "dutyoff" -> FunctionKey.OUT;
            case "overtimeon" -> FunctionKey.OT_IN;
            case "overtimeoff" -> FunctionKey.OT_OUT;
            default -> FunctionKey.UNSTATED;
        };
    }

    /** Its numbers differ by model, and are kept. */
    private static Method method(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "" -> Method.FILE;
            case "fp" -> Method.FINGERPRINT;
            case "face" -> Method.FACE;
            case "card" -> Method.CARD;
            default -> Method.UNSTATED;
        };
    }

    private void unreadable(Reason reason, String detail, PunchPage.Builder page) {
        page.unreadable(Rows.unreadable(reason, detail, lines.bytes(), 0, lines.length(), lines.number()));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
