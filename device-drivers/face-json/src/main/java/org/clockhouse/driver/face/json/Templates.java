package org.clockhouse.driver.face.json;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Template;

/** Fingers as the terminal writes them, and pictures of faces, by the number that a message gives them. */
final class Templates {

    static final String FINGER = "aiface.finger";
    static final Set<String> FAMILIES = Set.of(FINGER, Template.PHOTO);

    private static final int MOST_FINGERS = 10;
    private static final int PHOTO = 50;
    private static final int LONGEST = 512 << 10;

    private Templates() {}

    /** @return empty for what is no template of a known kind */
    static Optional<Template> read(Message message) {
        String number = message.json().string("enrollid");
        String record = message.json().string("record");
        int what = (int) message.number("backupnum").orElse(-1);
        if (!number.matches("[0-9]{1,24}") || record.isEmpty() || record.length() > LONGEST) {
            return Optional.empty();
        }
        if (what >= 0 && what < MOST_FINGERS) {
            return Optional.of(Template.builder(
                            number,
                            CredentialKind.FINGERPRINT,
                            what,
                            FINGER,
                            Bytes.of(record.getBytes(StandardCharsets.UTF_8)))
                    .build());
        }
        return what == PHOTO
                ? picture(record).map(jpeg -> Template.builder(number, CredentialKind.FACE, 0, Template.PHOTO, jpeg)
                        .build())
                : Optional.empty();
    }

    /** Some firmware writes it as a data address. */
    static Optional<Bytes> picture(String record) {
        try {
            return Optional.of(Bytes.of(Base64.getDecoder().decode(record.substring(record.indexOf(',') + 1))))
                    .filter(bytes -> bytes.size() > 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Empty for a family that such terminals do not know. */
    static Optional<Integer> number(String family, int slot) {
        return switch (family) {
            case FINGER -> Optional.of(slot);
            case Template.PHOTO -> Optional.of(PHOTO);
            default -> Optional.empty();
        };
    }

    /** What a person is to have, as members of a message. */
    static Object[] members(Template template, int what) {
        String record = template.family().equals(Template.PHOTO)
                ? Base64.getEncoder().encodeToString(template.content().toArray())
                : template.content().text(StandardCharsets.UTF_8);
        return new Object[] {
            "enrollid", new BigInteger(template.holderNumber()), "backupnum", what, "admin", 0, "record", record
        };
    }
}
