package org.clockhouse.driver.hikvision.isapi;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.FunctionKey;
import org.clockhouse.driver.Method;
import org.clockhouse.driver.Outcome;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject;
import org.clockhouse.driver.TerminalEvent;
import org.clockhouse.driver.TerminalEvent.Kind;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.UnreadableRow;
import org.clockhouse.driver.json.Json;

/** One event of a terminal: a punch, a refusal, or a door that moved. */
final class EventRow {

    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2})(?:\\.\\d{1,9})?(Z|[+-]\\d{2}:?\\d{2})?");
    private static final DateTimeFormatter READING =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final int LONGEST_NUMBER = 64;
    private static final int MINUTE_AND_SECOND = 14;
    private static final int READING_LENGTH = 19;

    private static final Map<Integer, Method> METHODS =
            Map.of(1, Method.CARD, 2, Method.CARD, 38, Method.FINGERPRINT, 75, Method.FACE, 101, Method.PIN);
    /** Refusals whose reason published lists agree on least are kept with the terminal's code. */
    private static final Map<Integer, Outcome.Reason> REFUSALS = Map.of(
            6, Outcome.Reason.OTHER,
            7, Outcome.Reason.OTHER,
            8, Outcome.Reason.OTHER,
            9, Outcome.Reason.OTHER,
            39, Outcome.Reason.MISREAD,
            76, Outcome.Reason.MISREAD);
    /** Doors that lock, open and close, and the button beside them. */
    private static final Set<Integer> DOOR = Set.of(21, 22, 23, 24, 25, 26);
    /** What nobody let in did: at doors, and at turnstiles from 133 on. */
    private static final Map<Integer, Kind> ALARMS = Map.of(
            27, Kind.DOOR_FORCED,
            28, Kind.DOOR_HELD,
            133, Kind.TAILGATING,
            134, Kind.ALARM,
            135, Kind.DOOR_FORCED,
            136, Kind.DOOR_FORCED,
            138, Kind.ALARM);

    private static final Map<String, FunctionKey> KEYS = Map.of(
            "checkIn", FunctionKey.IN,
            "checkOut", FunctionKey.OUT,
            "breakOut", FunctionKey.BREAK_OUT,
            "breakIn", FunctionKey.BREAK_IN,
            "overtimeIn", FunctionKey.OT_IN,
            "overtimeOut", FunctionKey.OT_OUT);

    private final Json json;
    private final long serial;
    private final int minor;
    private final String time;
    private final String holder;
    private final String card;

    private EventRow(Json json) {
        this.json = json;
        this.serial = Math.max(0, json.number("serialNo").orElse(0));
        this.minor = (int) json.number("minor").orElse(0);
        this.time = json.string("time").strip();
        this.holder = json.string("employeeNoString").strip();
        this.card = json.string("cardNo").strip();
    }

    static EventRow of(Json json) {
        return new EventRow(json);
    }

    long serial() {
        return serial;
    }

    String text() {
        return json.text();
    }

    /** Of who, what, and the minute and second, which stay when the terminal is moved to another zone. */
    String digest() {
        String fixed = time.length() >= READING_LENGTH ? time.substring(MINUTE_AND_SECOND, READING_LENGTH) : time;
        return hash(String.join("\n", fixed, String.valueOf(minor), holder, card));
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    EventPlace place() {
        String shown = TIME.matcher(time).matches() ? time : "-";
        return new EventPlace(serial, shown, digest());
    }

    /**
     * Adds itself, unless it is about nobody and no alarm.
     *
     * @param passed codes of events that are punches
     */
    void addTo(PunchPage.Builder page, Set<Integer> passed) {
        boolean isPunch = passed.contains(minor);
        if (!isPunch && ALARMS.containsKey(minor)) {
            page.event(alarm());
            return;
        }
        boolean isRefusal = !isPunch && REFUSALS.containsKey(minor);
        Optional<Subject> subject = isRefusal ? whoOrWhichCard() : who();
        boolean isAboutNobody = holder.isEmpty() && (!isRefusal || card.isEmpty() || card.equals("0"));
        if (isAboutNobody || (DOOR.contains(minor) && !isPunch)) {
            return;
        }
        Matcher stated = TIME.matcher(time);
        Optional<LocalDateTime> reading = stated.matches() ? reading(stated.group(1)) : Optional.empty();
        if (reading.isEmpty()) {
            page.unreadable(unreadable(UnreadableRow.Reason.NOT_A_TIME, "the time is none"));
        } else if (subject.isEmpty()) {
            page.unreadable(unreadable(UnreadableRow.Reason.NOT_A_SUBJECT, "neither a person's number nor a card's"));
        } else if (!isPunch && !isRefusal) {
            page.unreadable(unreadable(
                    UnreadableRow.Reason.NOT_A_ROW, "event code " + minor + " is not known as a punch or a refusal"));
        } else {
            page.punch(punch(reading.get(), subject.get(), offset(stated.group(2)), isRefusal));
        }
    }

    private TerminalEvent alarm() {
        TerminalEvent.Builder event = TerminalEvent.builder(recordId(), ALARMS.get(minor))
                .code(String.valueOf(minor))
                .holderNumber(holder.length() > LONGEST_NUMBER ? "" : holder)
                .raw(raw());
        Matcher stated = TIME.matcher(time);
        if (stated.matches()) {
            reading(stated.group(1)).ifPresent(event::clockReading);
        }
        return event.build();
    }

    private RawPunch punch(LocalDateTime reading, Subject subject, Optional<ZoneOffset> offset, boolean isRefusal) {
        RawPunch.Builder punch = RawPunch.builder(recordId(), reading, subject)
                .method(METHODS.getOrDefault(minor, Method.UNSTATED), String.valueOf(minor))
                .raw(raw());
        String key = json.string("attendanceStatus");
        punch.key(KEYS.getOrDefault(key, FunctionKey.UNSTATED), key.equals("undefined") ? "" : key);
        if (isRefusal) {
            punch.refused(REFUSALS.get(minor), String.valueOf(minor));
        }
        json.number("cardReaderNo").ifPresent(reader -> punch.reader((int) reader));
        json.number("doorNo").ifPresent(door -> punch.door((int) door));
        offset.ifPresent(punch::offset);
        String photo = json.string("pictureURL");
        if (!photo.isEmpty()) {
            punch.photo(photo);
        }
        if (serial > 0) {
            punch.row(serial);
        }
        return punch.build();
    }

    /** Numbers begin anew after a reset, so the id holds what the event was. */
    private String recordId() {
        return serial + "/" + (time.length() >= READING_LENGTH ? time.substring(0, READING_LENGTH) : "-") + "/"
                + digest();
    }

    private UnreadableRow unreadable(UnreadableRow.Reason reason, String detail) {
        UnreadableRow row = UnreadableRow.of(recordId().replaceAll("[^0-9A-Za-z/:.-]", "?"), reason, detail, raw());
        return serial > 0 ? row.at(serial) : row;
    }

    /** Line breaks between its members mean nothing. */
    private Bytes raw() {
        return Bytes.of(json.text().replaceAll("\\s*[\\r\\n]\\s*", "").replace('\t', ' '));
    }

    private Optional<Subject> who() {
        return holder.isEmpty() || holder.length() > LONGEST_NUMBER
                ? Optional.empty()
                : Optional.of(new Subject.HolderNumber(holder));
    }

    private Optional<Subject> whoOrWhichCard() {
        return who().or(() -> token(card).map(token -> new Subject.Presented(CredentialKind.CARD, token)));
    }

    /** A card's number as bytes, high byte first, at least four as readers send them. */
    static Optional<Token> token(String decimal) {
        if (!decimal.matches("[0-9]{1,20}")) {
            return Optional.empty();
        }
        byte[] number = new BigInteger(decimal).toByteArray();
        int zeros = number[0] == 0 ? 1 : 0;
        int length = number.length - zeros;
        byte[] padded = new byte[Math.max(Integer.BYTES, length)];
        System.arraycopy(number, zeros, padded, padded.length - length, length);
        return Optional.of(Token.of(padded));
    }

    private static Optional<LocalDateTime> reading(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, READING));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneOffset> offset(String text) {
        try {
            return Optional.ofNullable(text).map(ZoneOffset::of);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "EventRow[" + serial + " code " + minor + "]";
    }
}
