package org.clockhouse.driver.tck;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.clockhouse.driver.FileSource;

/** A file that knows which of its streams were left open. */
final class ProbedSource implements FileSource {

    private final String name;
    private final long size;
    private final Supplier<InputStream> content;
    private final AtomicInteger open = new AtomicInteger();

    ProbedSource(String name, long size, Supplier<InputStream> content) {
        this.name = name;
        this.size = size;
        this.content = content;
    }

    int leftOpen() {
        return open.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open() {
        open.incrementAndGet();
        return new FilterInputStream(content.get()) {
            private boolean closed;

            @Override
            public void close() throws IOException {
                if (!closed) {
                    closed = true;
                    open.decrementAndGet();
                }
                super.close();
            }
        };
    }

    /** So many bytes of one value, never held in memory together. */
    static InputStream endless(byte value, long size) {
        return new InputStream() {
            private long left = size;

            @Override
            public int read() {
                return left-- > 0 ? value : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                int count = (int) Math.min(left, length);
                left -= Math.max(count, 0);
                Arrays.fill(into, from, from + Math.max(count, 0), value);
                return count <= 0 ? -1 : count;
            }
        };
    }

    /** The bytes, and then an error instead of an end. */
    static InputStream breaking(byte[] bytes) {
        return new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == bytes.length) {
                    throw new IOException("the stick was pulled");
                }
                return bytes[at++] & 0xff;
            }
        };
    }
}
