package org.clockhouse.terminal.internal.recording;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Blanks what must not be read in a recording, byte for byte, so that lengths stay: the secrets among a terminal's settings in
 * the ways in which protocols write them, pictures, and what any text calls a password, a key or a template. What a protocol
 * scrambles or packs into bits, only its driver knows, which sends it by {@code Wire.sendSecret}.
 */
public final class Secrets {

    /** Shorter ones stand in any traffic by chance. */
    private static final int SHORTEST = 4;

    private static final long SHORTEST_NUMBER = 0x10000;

    private static final String NAMES =
            "pass(?:wd|word|code|phrase)?|pwd|pushcommkey|commkey|secret|token|tmp|template|fingerdata|facedata|content|photo|image";

    private static final List<Pattern> SPOKEN = List.of(
            Pattern.compile("(?im)^(?:proxy-)?authorization:[ \\t]*([^\\r\\n]+)"),
            Pattern.compile("(?im)^(?:set-)?cookie:[ \\t]*([^\\r\\n]+)"),
            Pattern.compile("(?i)\\b(?:" + NAMES + ")\"?[ ]*[=:][ ]*\"?([^\"\\t\\r\\n&,;}< ]+)"),
            Pattern.compile("(?i)<(?:" + NAMES + ")>([^<]+)<"),
            Pattern.compile("(?is)\\bcmd=(?:uploadphoto|realupload)(.+)"),
            Pattern.compile("(?is)^content-type:[ \\t]*image/.*?\\r\\n\\r\\n(.+)", Pattern.MULTILINE));

    private final List<byte[]> values = new ArrayList<>();

    /** @param settings the values of the secret settings, as typed */
    public Secrets(Collection<String> settings) {
        for (String value : settings) {
            if (value.length() >= SHORTEST) {
                values.add(value.getBytes(StandardCharsets.UTF_8));
                values.add(value.getBytes(StandardCharsets.UTF_16LE));
                values.add(Base64.getEncoder().withoutPadding().encode(value.getBytes(StandardCharsets.UTF_8)));
            }
            if (value.matches("[0-9]{5,10}") && Long.parseLong(value) >= SHORTEST_NUMBER) {
                values.add(number(value, ByteOrder.LITTLE_ENDIAN));
                values.add(number(value, ByteOrder.BIG_ENDIAN));
            }
        }
    }

    private static byte[] number(String value, ByteOrder order) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(order)
                .putInt((int) Long.parseLong(value))
                .array();
    }

    /** A copy of the same length. */
    byte[] hidden(byte[] bytes) {
        byte[] hidden = bytes.clone();
        for (byte[] value : values) {
            for (int at = 0; at + value.length <= hidden.length; at++) {
                if (Arrays.equals(hidden, at, at + value.length, value, 0, value.length)) {
                    Arrays.fill(hidden, at, at + value.length, (byte) '*');
                }
            }
        }
        String text = new String(hidden, StandardCharsets.ISO_8859_1);
        for (Pattern pattern : SPOKEN) {
            Matcher found = pattern.matcher(text);
            while (found.find()) {
                Arrays.fill(hidden, found.start(1), found.end(1), (byte) '*');
            }
        }
        return hidden;
    }
}
