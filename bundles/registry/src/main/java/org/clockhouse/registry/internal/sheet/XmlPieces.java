package org.clockhouse.registry.internal.sheet;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.clockhouse.kernel.Refused;

/**
 * XML on its way into a parser. A parser holds each tag, text, comment and CDATA section whole before it hands it over, so one
 * that never ends would fill the memory: it is refused while it is read.
 */
final class XmlPieces extends FilterReader {

    /** Thirty times what a cell of a sheet program can hold. */
    private static final int LONGEST = 1 << 20;

    private static final int SIGN = 16;

    private final char[] one = new char[1];
    private int length;
    /** The last four signs since the piece began, the latest in the lowest bits. */
    private long last;
    /** What ends the piece; empty where the next tag does. */
    private String end = "";

    XmlPieces(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] into, int from, int count) throws IOException {
        int read = super.read(into, from, count);
        for (int i = from; i < from + read; i++) {
            pass(into[i]);
        }
        return read;
    }

    private void pass(char sign) {
        last = last << SIGN | sign;
        if (++length > LONGEST) {
            throw new Refused("import.bomb", "the workbook holds a single text longer than any sheet");
        }
        if (end.isEmpty()) {
            if (sign == '<') {
                length = 0;
                last = sign;
            } else if (sign == '-' && endsWith("<!--")) {
                begin("-->");
            } else if (sign == '[' && endsWith("<![")) {
                begin("]]>");
            } else if (sign == '?' && endsWith("<?")) {
                begin("?>");
            }
        } else if (sign == '>' && endsWith(end)) {
            begin("");
        }
    }

    private void begin(String until) {
        end = until;
        length = 0;
        last = 0;
    }

    private boolean endsWith(String signs) {
        for (int i = 0; i < signs.length(); i++) {
            if ((char) (last >>> SIGN * (signs.length() - 1 - i)) != signs.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
