package org.clockhouse.registry.internal.sheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.clockhouse.kernel.Refused;

/**
 * Text whose encoding nobody stated. A byte order mark is believed; then zeros in every other byte are UTF-16; then what is
 * valid UTF-8 is UTF-8, for no other text happens to be; then GB 18030, of which GBK is a part.
 */
public record DecodedText(String encoding, String text) {

    private static final Charset GB18030 = Charset.forName("GB18030");

    /** @throws Refused {@code import.encoding} */
    static DecodedText of(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return strictly("UTF-8", StandardCharsets.UTF_8, bytes, 3).orElseThrow(DecodedText::unreadable);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return strictly("UTF-16", StandardCharsets.UTF_16LE, bytes, 2).orElseThrow(DecodedText::unreadable);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return strictly("UTF-16", StandardCharsets.UTF_16BE, bytes, 2).orElseThrow(DecodedText::unreadable);
        }
        int even = zeros(bytes, 0);
        int odd = zeros(bytes, 1);
        if (even + odd > 0) {
            Charset order = odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            return strictly("UTF-16", order, bytes, 0)
                    .filter(text -> text.text().indexOf('\0') < 0)
                    .orElseThrow(DecodedText::unreadable);
        }
        return strictly("UTF-8", StandardCharsets.UTF_8, bytes, 0)
                .or(() -> strictly("GBK", GB18030, bytes, 0))
                .orElseThrow(DecodedText::unreadable);
    }

    /** What a text says that was Chinese and was read as Western European; empty if it was not. */
    public static Optional<String> unscrambled(String text) {
        boolean western = text.chars().allMatch(c -> c < 0x100)
                && text.chars().filter(c -> c >= 0x80).count() >= 2;
        if (!western) {
            return Optional.empty();
        }
        return strictly("GBK", GB18030, text.getBytes(StandardCharsets.ISO_8859_1), 0)
                .map(DecodedText::text)
                .filter(chinese -> chinese.codePoints().anyMatch(Character::isIdeographic)
                        && chinese.codePoints().allMatch(c -> c < 0x80 || Character.isIdeographic(c)));
    }

    private static Optional<DecodedText> strictly(String name, Charset charset, byte[] bytes, int from) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
            return Optional.of(new DecodedText(name, text));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean starts(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static int zeros(byte[] bytes, int from) {
        int zeros = 0;
        for (int i = from; i < Math.min(bytes.length, 4000); i += 2) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static Refused unreadable() {
        return new Refused(
                "import.encoding", "the text is neither UTF-8, UTF-16 nor GBK; save it as UTF-8 or as .xlsx");
    }
}
