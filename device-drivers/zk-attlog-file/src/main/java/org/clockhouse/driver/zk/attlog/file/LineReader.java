package org.clockhouse.driver.zk.attlog.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Lines of bytes, LF or CRLF, in bounded memory: of a longer line only the start is kept. */
final class LineReader implements Closeable {

    /** No row of this family comes near. */
    static final int LONGEST = 1024;

    private final InputStream in;
    private final byte[] chunk = new byte[1 << 16];
    private int at;
    private int limit;
    private final byte[] line = new byte[LONGEST];
    private int length;
    private long number;
    private boolean tooLong;
    private boolean ended;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line; false at the end of the file. */
    boolean next() throws IOException {
        length = 0;
        tooLong = false;
        ended = false;
        boolean any = false;
        while (!ended && fill()) {
            any = true;
            int from = at;
            while (at < limit && chunk[at] != '\n') {
                at++;
            }
            keep(from, at);
            if (at < limit) {
                ended = true;
                at++;
            }
        }
        number += any ? 1 : 0;
        dropCarriageReturnAndMark();
        return any;
    }

    private boolean fill() throws IOException {
        if (at == limit) {
            at = 0;
            limit = Math.max(0, in.read(chunk));
        }
        return at < limit;
    }

    private void keep(int from, int until) {
        int count = Math.min(until - from, LONGEST - length);
        System.arraycopy(chunk, from, line, length, count);
        length += count;
        tooLong |= count < until - from;
    }

    private void dropCarriageReturnAndMark() {
        if (length > 0 && !tooLong && line[length - 1] == '\r') {
            length--;
        }
        if (number == 1 && length >= 3 && line[0] == (byte) 0xef && line[1] == (byte) 0xbb && line[2] == (byte) 0xbf) {
            length -= 3;
            System.arraycopy(line, 3, line, 0, length);
        }
    }

    /** The bytes of this line; good until the next is read. */
    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }

    /** Counted from 1, blank lines included. */
    long number() {
        return number;
    }

    boolean isTooLong() {
        return tooLong;
    }

    /** Whether an end of line was seen; without one the file stops within this line or right after it. */
    boolean isEnded() {
        return ended;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
