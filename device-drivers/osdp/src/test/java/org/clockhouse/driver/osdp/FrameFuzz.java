package org.clockhouse.driver.osdp;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.line.Framing;

/**
 * Whatever comes over a line: no exception but the driver's own, no end beyond what was framed, a packet is written as it was read,
 * and one answer makes one row at most, but for keys. A Jazzer target.
 */
public final class FrameFuzz {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC);
    private static final byte[] KEY = new byte[16];
    private static final byte[] RANDOM = new byte[8];

    private FrameFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        int length = data.length == 0 ? Framing.UNKNOWN_YET : Frame.FRAMING.lengthOf(ByteBuffer.wrap(data));
        if (length < Framing.UNKNOWN_YET || length == 0) {
            throw new AssertionError("a frame of " + length);
        }
        if (length < 0 || length > data.length) {
            return;
        }
        byte[] packet = Frame.bare(Arrays.copyOf(data, length));
        if (packet.length > Check.CRC.size()) {
            // Or no flipped byte would ever get past the check.
            (packet.length > 4 && (packet[4] & 4) == 0 ? Check.CHECKSUM : Check.CRC).write(packet);
        }
        try {
            read(packet);
        } catch (DriverException expected) {
            return;
        }
    }

    private static void read(byte[] packet) throws DriverException {
        Frame frame = Frame.of(packet);
        if (!frame.block().isMacked() && frame.packet().length != packet.length) {
            throw new AssertionError("a packet is written in another length than it was read");
        }
        ReaderLog log = new ReaderLog(5);
        new Presentations(log).take(frame, CLOCK.instant(), false);
        int rows = log.page(Cursor.START, 10).rows();
        if (rows > 1 && frame.code() != Codes.KEYPAD) {
            throw new AssertionError("one answer made " + rows + " rows");
        }
        Reader.of(frame.reply(Codes.PDID, Bytes.of(new byte[12])), frame, 1);
        if (frame.code() == Codes.PDID) {
            Reader.of(frame, frame, 1);
        }
        new SecureChannel(KEY, RANDOM, RANDOM).open(packet);
    }
}
