package org.clockhouse.driver.serial.reader;

import java.util.function.Function;
import org.clockhouse.driver.DeskRead;

/** How a kind of reader speaks: where its frames end, and what one says. */
enum Profile {
    /** 125 kHz modules: 02, ten hex digits, two of a checksum, perhaps CR and LF, 03. */
    RDM6300("rdm6300", true),
    /** Digits and the end of a line, in a format that a setting names. */
    LINE("em4100Ascii", false),
    /** Bits of a Wiegand line with their count: {@code W26:29AEC07}. */
    WIEGAND_TEXT("wiegandText", false),
    /** Raw bytes with a length, the kind of card and a checksum. */
    PACKET("packet", true);

    private final String key;
    private final boolean framed;

    Profile(String key, boolean framed) {
        this.key = key;
        this.framed = framed;
    }

    String key() {
        return key;
    }

    /** Whether a frame stands between 02 and 03; else a line's end or 03 ends it, and 02 before it is passed over. */
    boolean framed() {
        return framed;
    }

    static Profile of(String key) {
        for (Profile profile : values()) {
            if (profile.key.equals(key)) {
                return profile;
            }
        }
        throw new IllegalArgumentException(key);
    }

    Collector collector() {
        return this == PACKET ? new PacketCollector() : new TextCollector(this);
    }

    Function<String, DeskRead> meaning(DigitFormat format, boolean reversed) {
        return switch (this) {
            case RDM6300 -> Frames::rdm6300;
            case LINE -> line -> Frames.line(line, format, reversed);
            case WIEGAND_TEXT -> Frames::wiegand;
            case PACKET -> Frames::packet;
        };
    }
}
