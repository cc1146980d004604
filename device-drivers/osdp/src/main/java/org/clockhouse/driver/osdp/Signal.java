package org.clockhouse.driver.osdp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.clockhouse.driver.Bytes;

/** What people are shown: two seconds of light, and tones. Afterwards the reader is as before. */
enum Signal {
    /** Steady green, one short tone. */
    ACCEPTED(Signal.GREEN, 20, 0, 1, 1),
    /** Blinking red, three tones. */
    REFUSED(Signal.RED, 2, 2, 2, 3),
    /** Blinking amber, two long tones: it was read and is not stored yet. */
    LATE(Signal.AMBER, 5, 5, 5, 2);

    private static final int RED = 1;
    private static final int GREEN = 2;
    private static final int AMBER = 3;
    private static final int FIRST = 0;
    private static final int LED_RECORD = 14;
    private static final int SET = 2;
    private static final int TENTHS = 20;
    private static final int USUAL_TONE = 2;
    private static final int FOR_A_WHILE = 4;
    private static final int SECONDS = 3;
    private static final int TEXT_HEAD = 6;
    /** Two lines of most displays. */
    private static final int LONGEST_TEXT = 32;

    private final int colour;
    private final int lit;
    private final int dark;
    private final int tone;
    private final int tones;

    /** Times in tenths of a second. */
    Signal(int colour, int lit, int dark, int tone, int tones) {
        this.colour = colour;
        this.lit = lit;
        this.dark = dark;
        this.tone = tone;
        this.tones = tones;
    }

    /** For the first light of the reader; what it shows at rest stays untouched. */
    Bytes light() {
        ByteBuffer record = ByteBuffer.allocate(LED_RECORD).order(ByteOrder.LITTLE_ENDIAN);
        record.put((byte) FIRST).put((byte) FIRST).put((byte) SET);
        record.put((byte) lit).put((byte) dark).put((byte) colour).put((byte) 0).putShort((short) TENTHS);
        return Bytes.of(record.array());
    }

    /**
     * For the first display, from its first place on, for some seconds; longer texts run on in the next line.
     *
     * @return nothing where there is nothing to show: displays have the letters of ASCII and no others
     */
    static Bytes text(String message) {
        String plain = message.replaceAll("[^\\x20-\\x7e]", "").strip();
        String shown = plain.substring(0, Math.min(plain.length(), LONGEST_TEXT));
        if (shown.isEmpty()) {
            return Bytes.NONE;
        }
        ByteBuffer record = ByteBuffer.allocate(TEXT_HEAD + shown.length());
        record.put((byte) FIRST)
                .put((byte) FOR_A_WHILE)
                .put((byte) SECONDS)
                .put((byte) 1)
                .put((byte) 1);
        record.put((byte) shown.length()).put(shown.getBytes(StandardCharsets.US_ASCII));
        return Bytes.of(record.array());
    }

    Bytes tones() {
        return Bytes.of(new byte[] {FIRST, USUAL_TONE, (byte) tone, 1, (byte) tones});
    }
}
