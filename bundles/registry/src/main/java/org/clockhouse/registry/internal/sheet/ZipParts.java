package org.clockhouse.registry.internal.sheet;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.clockhouse.kernel.Refused;

/**
 * An archive in memory by its directory (PKWARE APPNOTE 4.3), since workbooks that were written as a stream cannot be read as
 * one. Only the parts asked for are unpacked, and what comes out is counted while it comes: a small file that unpacks to very
 * much is refused before it does, whatever its directory claims.
 */
final class ZipParts {

    /** Far above any real sheet of the rows allowed. */
    private static final long MOST_UNPACKED = 256L << 20;
    /** Real sheets shrink by 10 to 30; a bomb by 1,000. */
    private static final long MOST_RATIO = 200;

    private static final long UNSUSPECTED = 16L << 20;
    private static final int MOST_PARTS = 2_000;
    private static final int END = 0x06054B50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY = 0x02014B50;
    private static final int ENTRY_LENGTH = 46;
    private static final int LOCAL = 0x04034B50;
    private static final int LOCAL_LENGTH = 30;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private record Part(int method, int packed, int local) {}

    private final ByteBuffer archive;
    private final Map<String, Part> parts = new HashMap<>();
    private long unpacked;

    /** @throws Refused {@code import.unreadable} or {@code import.bomb} */
    ZipParts(byte[] archive) {
        this.archive = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        try {
            readDirectory(end());
        } catch (IndexOutOfBoundsException e) {
            throw XlsxReader.unreadable("the archive is broken");
        }
    }

    /** The part unpacked; empty when there is none of that name. The limits hold for all parts together. */
    Optional<InputStream> open(String name) {
        Part part = parts.get(name);
        if (part == null) {
            return Optional.empty();
        }
        try {
            if (archive.getInt(part.local()) != LOCAL) {
                throw XlsxReader.unreadable("the archive is broken");
            }
            int data = part.local()
                    + LOCAL_LENGTH
                    + unsigned(archive.getShort(part.local() + 26))
                    + unsigned(archive.getShort(part.local() + 28));
            if (part.packed() < 0 || data + (long) part.packed() > archive.capacity()) {
                throw XlsxReader.unreadable("the archive is broken");
            }
            InputStream packed = new ByteArrayInputStream(archive.array(), data, part.packed());
            return Optional.of(new Counted(
                    switch (part.method()) {
                        case STORED -> packed;
                        case DEFLATED -> new Inflating(packed);
                        default -> throw XlsxReader.unreadable("it is packed in a way no sheet program uses");
                    }));
        } catch (IndexOutOfBoundsException e) {
            throw XlsxReader.unreadable("the archive is broken");
        }
    }

    private int end() {
        int lowest = Math.max(0, archive.capacity() - END_LENGTH - 0xFFFF);
        for (int at = archive.capacity() - END_LENGTH; at >= lowest; at--) {
            if (archive.getInt(at) == END) {
                return at;
            }
        }
        throw XlsxReader.unreadable("the archive is broken");
    }

    private void readDirectory(int end) {
        int count = unsigned(archive.getShort(end + 10));
        if (count > MOST_PARTS) {
            throw new Refused("import.bomb", "the workbook has more parts than any real one");
        }
        int at = archive.getInt(end + 16);
        for (int i = 0; i < count; i++) {
            if (archive.getInt(at) != ENTRY) {
                throw XlsxReader.unreadable("the archive is broken");
            }
            int name = unsigned(archive.getShort(at + 28));
            byte[] text = new byte[name];
            archive.get(at + ENTRY_LENGTH, text);
            parts.putIfAbsent(
                    new String(text, StandardCharsets.UTF_8),
                    new Part(unsigned(archive.getShort(at + 10)), archive.getInt(at + 20), archive.getInt(at + 42)));
            at += ENTRY_LENGTH + name + unsigned(archive.getShort(at + 30)) + unsigned(archive.getShort(at + 32));
        }
    }

    private static int unsigned(short value) {
        return Short.toUnsignedInt(value);
    }

    /** Frees its native memory when closed, which the plain stream does only for an inflater of its own making. */
    private static final class Inflating extends InflaterInputStream {

        Inflating(InputStream packed) {
            super(packed, new Inflater(true));
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }

    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            unpacked += Math.max(0, count);
            boolean suspect = unpacked > UNSUSPECTED && unpacked / Math.max(1, archive.capacity()) > MOST_RATIO;
            if (suspect || unpacked > MOST_UNPACKED) {
                throw new Refused("import.bomb", "the workbook unpacks to far more than a sheet holds");
            }
            return count;
        }
    }
}
