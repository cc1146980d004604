package org.clockhouse.driver.zk.record;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Names as terminals keep them: in a code page that they do not state, perhaps cut within a character. */
public final class NameText {

    private NameText() {}

    /** Without a character set: UTF-8 when it is valid, else GBK, the two that these terminals use most. */
    public static String decoded(byte[] name, Optional<Charset> charset) {
        if (charset.isPresent()) {
            return cleaned(new String(name, charset.get()));
        }
        for (int cut = 0; cut < Math.min(4, name.length + 1); cut++) {
            try {
                ByteBuffer bytes = ByteBuffer.wrap(name, 0, name.length - cut);
                return cleaned(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
            } catch (CharacterCodingException notYet) {
                continue;
            }
        }
        return cleaned(new String(name, Charset.forName("GBK")));
    }

    /** A name cut within a character ends in a replacement, which is no part of it. */
    private static String cleaned(String name) {
        return name.replaceAll("\\p{Cntrl}", "").replaceAll("\ufffd+$", "").strip();
    }
}
