package org.clockhouse.report.internal.sheet;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Lends a stream to a library that closes what it is given. */
final class Unclosed extends FilterOutputStream {

    Unclosed(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
