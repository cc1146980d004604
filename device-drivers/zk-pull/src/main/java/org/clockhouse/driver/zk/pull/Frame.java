package org.clockhouse.driver.zk.pull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.clockhouse.driver.line.Framing;

/**
 * A frame of either direction: command u16, checksum u16, session u16, reply number u16, data; little-endian. A datagram holds
 * one as it is; on TCP {@code 50 50 82 7D} and its length u32 go before it.
 *
 * @param command in a question what is wanted, in an answer how it went
 * @param session in an announcement the kind of event
 * @param isIntact whether the checksum was right
 */
record Frame(int command, int session, int reply, byte[] data, boolean isIntact) {

    static final int HEADER = 8;
    static final int PREFIX = 8;

    private static final int MAGIC = 0x7d825050;

    Frame(int command, int session, int reply, byte[] data) {
        this(command, session, reply, data, true);
    }

    /** A terminal sends nothing else, and says itself how long each frame is. */
    static final Framing OVER_TCP = received -> {
        ByteBuffer bytes = received.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int known = Math.min(Integer.BYTES, bytes.limit());
        for (int i = 0; i < known; i++) {
            if (bytes.get(i) != (byte) (MAGIC >>> (Byte.SIZE * i))) {
                return Framing.NOT_A_FRAME;
            }
        }
        if (bytes.limit() < PREFIX) {
            return Framing.UNKNOWN_YET;
        }
        int length = bytes.getInt(Integer.BYTES);
        return length < HEADER || length > Framing.LONGEST - PREFIX ? Framing.NOT_A_FRAME : PREFIX + length;
    };

    static final Framing OVER_UDP = received -> received.limit() < HEADER ? Framing.NOT_A_FRAME : received.limit();

    byte[] datagram() {
        ByteBuffer body = ByteBuffer.allocate(HEADER + data.length).order(ByteOrder.LITTLE_ENDIAN);
        body.putShort((short) command)
                .putShort((short) 0)
                .putShort((short) session)
                .putShort((short) reply);
        body.put(data);
        return body.putShort(2, (short) checksum(body.array())).array();
    }

    byte[] segment() {
        byte[] body = datagram();
        return ByteBuffer.allocate(PREFIX + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MAGIC)
                .putInt(body.length)
                .put(body)
                .array();
    }

    static Frame ofDatagram(byte[] body) {
        ByteBuffer fields = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        return new Frame(
                fields.getShort(0) & 0xffff,
                fields.getShort(4) & 0xffff,
                fields.getShort(6) & 0xffff,
                Arrays.copyOfRange(body, HEADER, body.length),
                matches(fields.getShort(2) & 0xffff, checksum(body)));
    }

    static Frame ofSegment(byte[] segment) {
        return ofDatagram(Arrays.copyOfRange(segment, PREFIX, segment.length));
    }

    /** Of all words but the checksum's own, with the carries added in again, inverted. */
    static int checksum(byte[] body) {
        long sum = 0;
        for (int i = 0; i < body.length; i += 2) {
            if (i != 2) {
                int high = i + 1 < body.length ? body[i + 1] & 0xff : 0;
                sum += high << Byte.SIZE | body[i] & 0xff;
            }
        }
        sum = (sum & 0xffff) + (sum >> 16);
        sum = (sum & 0xffff) + (sum >> 16);
        return (int) ~sum & 0xffff;
    }

    /** In this arithmetic there are two zeros. */
    private static boolean matches(int stated, int computed) {
        return stated % 0xffff == computed % 0xffff;
    }

    ByteBuffer fields() {
        return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The unsigned number at the place, if the data reach so far. */
    Optional<Long> number(int at) {
        return data.length < at + Integer.BYTES
                ? Optional.empty()
                : Optional.of(Integer.toUnsignedLong(fields().getInt(at)));
    }
}
