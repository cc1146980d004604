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

/** A file as a terminal writes it, where somebody saved it again in 16 bits a character on the way: as UTF-8, by its mark. */
record PlainText(FileSource file, Charset charset) implements FileSource {

    private static final int CHUNK = 8_192;

    /** The file itself where it has no such mark. */
    static FileSource of(FileSource file) throws IOException {
        Optional<Charset> charset;
        try (InputStream in = file.open()) {
            charset = charset(in.readNBytes(2));
        }
        return charset.isPresent() ? new PlainText(file, charset.get()) : file;
    }

    private static Optional<Charset> charset(byte[] mark) {
        int first = mark.length < 2 ? 0 : (mark[0] & 0xff) << 8 | mark[1] & 0xff;
        return switch (first) {
            case 0xfffe -> Optional.of(StandardCharsets.UTF_16LE);
            case 0xfeff -> Optional.of(StandardCharsets.UTF_16BE);
            default -> Optional.empty();
        };
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
