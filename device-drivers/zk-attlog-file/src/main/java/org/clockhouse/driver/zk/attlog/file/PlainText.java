package org.clockhouse.driver.zk.attlog.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.clockhouse.driver.FileSource;

/** A file as a terminal writes it, where somebody saved it again in 16 bits a character on the way: as UTF-8. */
record PlainText(FileSource file, Charset charset) implements FileSource {

    private static final int CHUNK = 8_192;
    /** So many first bytes show how wide characters are where no mark says so. */
    private static final int SHOWN = 64;

    private static final int FEWEST = 16;

    /** The file itself where it was not. */
    static FileSource of(FileSource file) throws IOException {
        Optional<Charset> charset;
        try (InputStream in = file.open()) {
            charset = charset(in.readNBytes(SHOWN));
        }
        return charset.isPresent() ? new PlainText(file, charset.get()) : file;
    }

    private static Optional<Charset> charset(byte[] head) {
        int first = head.length < 2 ? 0 : (head[0] & 0xff) << 8 | head[1] & 0xff;
        return switch (first) {
            case 0xfffe -> Optional.of(StandardCharsets.UTF_16LE);
            case 0xfeff -> Optional.of(StandardCharsets.UTF_16BE);
            default -> unmarked(head);
        };
    }

    /** Of plain characters every other byte is nought and none of the others, which is so of no row in binary. */
    private static Optional<Charset> unmarked(byte[] head) {
        int[] noughts = new int[2];
        for (int i = 0; i < head.length; i++) {
            noughts[i % 2] += head[i] == 0 ? 1 : 0;
        }
        int most = head.length / 2;
        if (head.length < FEWEST || Math.max(noughts[0], noughts[1]) < most || Math.min(noughts[0], noughts[1]) > 0) {
            return Optional.empty();
        }
        return Optional.of(noughts[0] == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public InputStream open() throws IOException {
        return new Recoded(new BufferedReader(new InputStreamReader(file.open(), charset)));
    }

    private static final class Recoded extends InputStream {

        private final Reader in;
        private final char[] chars = new char[CHUNK];
        private ByteBuffer bytes = ByteBuffer.allocate(0);

        private Recoded(Reader in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return fill() ? bytes.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            if (most == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(most, bytes.remaining());
            bytes.get(into, from, count);
            return count;
        }

        private boolean fill() throws IOException {
            while (!bytes.hasRemaining()) {
                int count = in.read(chars, 0, CHUNK - 1);
                if (count < 0) {
                    return false;
                }
                if (Character.isHighSurrogate(chars[count - 1])) {
                    int second = in.read();
                    if (second >= 0) {
                        chars[count] = (char) second;
                        count++;
                    }
                }
                bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(chars, 0, count));
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
