package org.clockhouse.driver.northgate.chime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.FunctionKey;
import org.clockhouse.driver.Method;
import org.clockhouse.driver.Outcome;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject.Presented;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.UnreadableRow;
import org.clockhouse.driver.line.Framing;

/**
 * Lines of ASCII, as chapter 4 of the Chime's manual has them. A question is one line; an answer is a line that begins with OK
 * or ERR, more lines where there is a list, and a line with a dot. Every line ends with CR and LF.
 */
final class ChimeProtocol {

    /** As many records as one answer holds. */
    static final int MOST_RECORDS = 50;

    /** No record is longer. */
    private static final int LONGEST_RECORD = 80;

    private static final byte[] END = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String ANY_LOG = "0";
    private static final String NO_LOG = "65535";
    private static final String WRONG_PASSCODE = "02";
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,5})\\.(\\d{1,9})");
    private static final Pattern STATUS = Pattern.compile("(OK|ERR (\\d\\d))(?: (.*))?");
    private static final Pattern PAGE = Pattern.compile("(\\d{1,5})( MORE)?( GAP)?");
    private static final Pattern RECORD =
            Pattern.compile("(\\d{1,9});([^;]*);([^;]*);(IN|OUT|-);(OK|NO(?: (\\w{1,12}))?)");
    private static final Pattern CARD = Pattern.compile("[0-9A-F]{8}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    private static final Map<String, Outcome.Reason> REASONS = Map.of(
            "CARD", Outcome.Reason.UNKNOWN_CREDENTIAL,
            "TIME", Outcome.Reason.OUTSIDE_HOURS);

    static final Framing FRAMING = ChimeProtocol::lengthOf;

    private ChimeProtocol() {}

    private static int lengthOf(ByteBuffer received) {
        if (received.get(0) != 'O' && received.get(0) != 'E') {
            return Framing.NOT_A_FRAME;
        }
        ByteBuffer end = ByteBuffer.wrap(END);
        for (int at = 0; at + END.length <= received.limit(); at++) {
            if (received.slice(at, END.length).equals(end)) {
                return at + END.length;
            }
        }
        return Framing.UNKNOWN_YET;
    }

    static byte[] line(String... words) {
        return (String.join(" ", words) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** The lines of an answer without the dot; the first is what follows OK. */
    static List<String> answer(byte[] frame) throws DriverException {
        List<String> lines = new String(frame, 0, Math.max(0, frame.length - 3), StandardCharsets.ISO_8859_1)
                .lines()
                .toList();
        Matcher status = STATUS.matcher(lines.isEmpty() ? "" : lines.get(0));
        if (!status.matches()) {
            throw new DriverException(Fault.GARBLED, "an answer of the Chime begins with neither OK nor ERR");
        }
        String words = status.group(3) == null ? "" : status.group(3);
        if (status.group(2) != null) {
            boolean passcode = status.group(2).equals(WRONG_PASSCODE);
            throw new DriverException(
                    passcode ? Fault.MISCONFIGURED : Fault.REFUSED,
                    passcode ? "the Chime does not take the passcode" : "the Chime says no: " + words);
        }
        return Stream.concat(Stream.of(words), lines.stream().skip(1)).toList();
    }

    /** What the first line says under a name, as in {@code SN=NG20-004217}; empty where it says nothing. */
    static String value(String words, String name) {
        Matcher found = Pattern.compile("\\b" + name + "=(\\S+)").matcher(words);
        return found.find() ? found.group(1) : "";
    }

    /** A cursor is the number of the log and of the last record read. What is none asks for a log that never was. */
    static byte[] read(Cursor after, int limit) {
        Matcher known = CURSOR.matcher(after.value());
        String most = String.valueOf(Math.min(limit, MOST_RECORDS));
        if (known.matches()) {
            return line("LOG", known.group(1), known.group(2), most);
        }
        return line("LOG", after.equals(Cursor.START) ? ANY_LOG : NO_LOG, "0", most);
    }

    static PunchPage page(Cursor asked, List<String> answer) throws DriverException {
        Matcher head = PAGE.matcher(answer.get(0));
        if (!head.matches()) {
            throw new DriverException(Fault.GARBLED, "the Chime lists records of no log");
        }
        PunchPage.Builder page =
                PunchPage.builder(asked).more(head.group(2) != null).gap(head.group(3) != null);
        for (String record : answer.subList(1, answer.size())) {
            int end = Math.max(0, record.indexOf(';'));
            if (!record.substring(0, end).matches("\\d{1,9}")) {
                throw new DriverException(Fault.GARBLED, "a record of the Chime has no number");
            }
            page.next(new Cursor(head.group(1) + "." + record.substring(0, end)));
            add(record, page);
        }
        return page.build();
    }

    private static void add(String record, PunchPage.Builder page) {
        if (record.length() > LONGEST_RECORD) {
            String cut = record.substring(0, LONGEST_RECORD);
            page.unreadable(unreadable(cut, UnreadableRow.Reason.TOO_LONG, record.length() + " characters"));
            return;
        }
        Matcher fields = RECORD.matcher(record);
        if (!fields.matches()) {
            page.unreadable(unreadable(record, UnreadableRow.Reason.NOT_A_ROW, "not five fields of a record"));
            return;
        }
        if (!CARD.matcher(fields.group(3)).matches()) {
            page.unreadable(unreadable(record, UnreadableRow.Reason.NOT_A_SUBJECT, "no card: " + fields.group(3)));
            return;
        }
        try {
            page.punch(punch(fields, time(fields.group(2))));
        } catch (DriverException e) {
            page.unreadable(unreadable(record, UnreadableRow.Reason.NOT_A_TIME, "no time: " + fields.group(2)));
        }
    }

    /** Numbers restart with each log, so the id is made of the reading and the card. */
    private static RawPunch punch(Matcher fields, LocalDateTime reading) {
        Token card = new Token(fields.group(3).toLowerCase(Locale.ROOT));
        RawPunch.Builder punch = RawPunch.builder(
                        reading + "/" + card.hex(), reading, new Presented(CredentialKind.CARD, card))
                .method(Method.CARD, "")
                .row(Long.parseLong(fields.group(1)))
                .raw(Bytes.of(fields.group()));
        if (!fields.group(4).equals("-")) {
            punch.key(FunctionKey.valueOf(fields.group(4)), fields.group(4));
        }
        if (!fields.group(5).equals("OK")) {
            String said = fields.group(6) == null ? "" : fields.group(6);
            punch.refused(REASONS.getOrDefault(said, Outcome.Reason.OTHER), said);
        }
        return punch.build();
    }

    private static UnreadableRow unreadable(String record, UnreadableRow.Reason reason, String detail) {
        return UnreadableRow.of(record, reason, detail, Bytes.of(record.getBytes(StandardCharsets.ISO_8859_1)));
    }

    static LocalDateTime time(String text) throws DriverException {
        try {
            return LocalDateTime.parse(text, TIME);
        } catch (DateTimeParseException e) {
            throw new DriverException(Fault.GARBLED, "the Chime gives a time that is none", e);
        }
    }

    static String time(LocalDateTime reading) {
        return TIME.format(reading);
    }
}
