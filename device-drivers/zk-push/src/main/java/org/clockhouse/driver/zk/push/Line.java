package org.clockhouse.driver.zk.push;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clockhouse.driver.Bytes;

/** One line of a body, without its end. */
record Line(Bytes bytes, String text, int number) {

    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** The lines of a body that are not blank: ended by {@code \n}, {@code \r\n}, {@code \r} or the body. */
    static List<Line> of(Bytes body, Charset otherwise) {
        byte[] all = body.toArray();
        List<Line> lines = new ArrayList<>();
        int number = 0;
        int from = Arrays.mismatch(all, MARK) >= MARK.length ? MARK.length : 0;
        while (from < all.length) {
            int end = from;
            while (end < all.length && all[end] != '\n' && all[end] != '\r') {
                end++;
            }
            number++;
            int until = end;
            while (until > from && all[until - 1] == 0) {
                until--;
            }
            byte[] bytes = Arrays.copyOfRange(all, from, until);
            String text = decode(bytes, otherwise);
            if (!text.isBlank()) {
                lines.add(new Line(Bytes.of(bytes), text, number));
            }
            from = end + (end + 1 < all.length && all[end] == '\r' && all[end + 1] == '\n' ? 2 : 1);
        }
        return lines;
    }

    /** UTF-8 where it is valid, which other character sets hardly ever are by chance. */
    private static String decode(byte[] bytes, Charset otherwise) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, otherwise);
        }
    }

    /** Separated by TABs; some gateways write them as backslash and t. */
    List<String> columns() {
        String tabbed = text.indexOf('\t') < 0 ? text.replace("\\t", "\t") : text;
        return Arrays.stream(tabbed.split("\t", -1)).map(String::strip).toList();
    }

    /**
     * {@code name=value} columns, by name in upper case; the first may have the name of its table in front. The text
     * {@code null} is no value.
     */
    static Map<String, String> pairs(List<String> columns) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String column : columns) {
            int equals = column.indexOf('=');
            if (equals > 0) {
                String value = column.substring(equals + 1).strip();
                String name = column.substring(0, equals).strip();
                pairs.putIfAbsent(
                        name.substring(name.lastIndexOf(' ') + 1).toUpperCase(Locale.ROOT),
                        value.equals("null") ? "" : value);
            }
        }
        return pairs;
    }

    /** Control characters other than TAB are no text of this family. */
    boolean isText() {
        return text.indexOf('\ufffd') < 0 && text.codePoints().allMatch(c -> c == '\t' || !Character.isISOControl(c));
    }

    /** Made of the bytes: the same each time the line comes. */
    String digest() {
        return digest(bytes);
    }

    static String digest(Bytes bytes) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes.toArray());
            return HexFormat.of().formatHex(sum, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
