package org.clockhouse.driver.face.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.FunctionKey;
import org.clockhouse.driver.Method;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.PunchPhoto;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject.HolderNumber;
import org.clockhouse.driver.TerminalEvent;
import org.clockhouse.driver.TerminalEvent.Kind;
import org.clockhouse.driver.UnreadableRow;
import org.clockhouse.driver.UnreadableRow.Reason;
import org.clockhouse.driver.face.json.Message.Reading;
import org.clockhouse.driver.json.Json;

/** One record of a terminal's log, or of the people it holds, as what it is: a punch, an event, or a row nobody can read. */
record LogRecord(Json json) {

    /** Somebody whom the terminal does not know. */
    static final String STRANGER = "99999999";

    /** In {@code verifymode}, of firmware that writes it beside a {@code mode} of 0 for everybody. */
    private static final String FACE_VERIFIED = "15";

    private static final int LONGEST = 1_000;
    private static final int LONGEST_NUMBER = 24;
    private static final String NOBODY = "0";
    /** Of a picture, as it is written. */
    private static final int LONGEST_IMAGE = 2 << 20;

    /** @param events takes what is no punch; @param withheld whether a picture of the moment is only noted */
    void read(Settings settings, PunchPage.Builder page, List<TerminalEvent> events, boolean withheld) {
        String number = json.string("enrollid").strip();
        Optional<Reading> reading = reading();
        if (json.members().isEmpty()) {
            page.unreadable(unreadable(Reason.NOT_A_ROW, "not a record"));
        } else if (number.isEmpty() || number.length() > LONGEST_NUMBER) {
            page.unreadable(unreadable(Reason.NOT_A_SUBJECT, "not the number of a person"));
        } else if (reading.isEmpty()) {
            page.unreadable(unreadable(Reason.NOT_A_TIME, "not a time"));
        } else if (number.equals(STRANGER) || number.equals(NOBODY)) {
            events.add(event(
                    number.equals(STRANGER) ? Kind.ATTEMPT_FAILED : Kind.OTHER,
                    reading.get().time()));
        } else {
            page.punch(punch(settings, number, reading.get()));
        }
        if (withheld && !json.string("image").isEmpty()) {
            events.add(TerminalEvent.builder("p" + digest(), Kind.BIOMETRIC_WITHHELD)
                    .code("image")
                    .holderNumber(number.length() > LONGEST_NUMBER ? "" : number)
                    .build());
        }
    }

    /** The picture of the moment; of a stranger it is nobody's. */
    Optional<PunchPhoto> photo() {
        String image = json.string("image");
        if (image.isEmpty() || image.length() > LONGEST_IMAGE) {
            return Optional.empty();
        }
        String number = json.string("enrollid").strip();
        boolean known = number.matches("[0-9]{1,24}") && !number.equals(STRANGER) && !number.equals(NOBODY);
        return Templates.picture(image).map(content -> {
            PunchPhoto.Builder photo = PunchPhoto.builder(content).holderNumber(known ? number : "");
            reading().map(Reading::time).ifPresent(photo::clockReading);
            return photo.build();
        });
    }

    private Optional<Reading> reading() {
        return Message.time(json.string("time").isEmpty() ? json.string("time ") : json.string("time"));
    }

    private RawPunch punch(Settings settings, String number, Reading reading) {
        LocalDateTime time = reading.time();
        RawPunch.Builder punch = RawPunch.builder(time + "/" + number, time, new HolderNumber(number))
                .raw(kept());
        reading.offset().ifPresent(punch::offset);
        String mode = code("mode");
        String verified = code("verifymode");
        if (verified.equals(FACE_VERIFIED)) {
            punch.method(Method.FACE, verified);
        } else if (!mode.isEmpty()) {
            punch.method(method(mode), mode);
        }
        String direction = code("inout");
        if (!direction.isEmpty()) {
            punch.key(settings.readsDirection() ? key(direction) : FunctionKey.UNSTATED, direction);
        }
        return punch.build();
    }

    private TerminalEvent event(Kind kind, LocalDateTime reading) {
        return TerminalEvent.builder("e" + digest(), kind)
                .code(code("event"))
                .clockReading(reading)
                .raw(kept())
                .build();
    }

    private static Method method(String mode) {
        return switch (mode) {
            case "0" -> Method.FINGERPRINT;
            case "1" -> Method.CARD;
            case "2" -> Method.PIN;
            case "8" -> Method.FACE;
            default -> Method.UNSTATED;
        };
    }

    private static FunctionKey key(String direction) {
        return switch (direction) {
            case "0" -> FunctionKey.IN;
            case "1" -> FunctionKey.OUT;
            default -> FunctionKey.UNSTATED;
        };
    }

    private String code(String name) {
        String code = json.string(name).strip();
        return code.matches("[0-9A-Za-z_-]{1,20}") ? code : "";
    }

    private UnreadableRow unreadable(Reason reason, String detail) {
        return UnreadableRow.of("?" + digest(), reason, detail, kept());
    }

    /** The record without pictures, templates and passwords. */
    Bytes kept() {
        return kept(json, "image", "record");
    }

    static Bytes kept(Json json, String... withheld) {
        Map<String, Json> members = new LinkedHashMap<>(json.members());
        List.of(withheld).forEach(members::remove);
        String text = members.size() == json.members().size()
                ? json.text()
                : members.entrySet().stream()
                        .map(member -> Json.write(member.getKey()) + ":"
                                + member.getValue().text())
                        .collect(Collectors.joining(",", "{", "}"));
        return Bytes.of(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }

    /** The same each time the record comes. */
    String digest() {
        return digest(json.text());
    }

    static String digest(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
