package org.clockhouse.driver.osdp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.line.Framing;

/**
 * One packet of OSDP. Numbers are little-endian.
 *
 * @param sequence 0 begins anew, then 1, 2, 3, 1 and so on; the answer has that of the question
 * @param data in a packet with a MAC, as it stands on the line: encrypted, the MAC left out
 */
record Frame(int address, boolean isReply, int sequence, Check check, Block block, int code, Bytes data) {

    /** Longer packets do not exist, so such a length is noise. */
    static final int LONGEST = 1_440;

    static final int MAC = 4;

    private static final byte MARK = (byte) 0xff;
    private static final byte START = 0x53;
    private static final int HEADER = 5;
    private static final int SHORTEST = HEADER + 2;
    private static final int REPLY = 0x80;
    private static final int WITH_CRC = 0x04;
    private static final int WITH_BLOCK = 0x08;

    /** Noise before a packet is taken along with it, and noise without one is taken for itself. */
    static final Framing FRAMING = received -> {
        int start = startOf(received);
        int left = received.limit() - start;
        if (left == 0) {
            return received.limit();
        }
        if (left < HEADER - 1) {
            return Framing.UNKNOWN_YET;
        }
        int length = received.get(start + 2) & 0xff | (received.get(start + 3) & 0xff) << 8;
        return length < SHORTEST || length > LONGEST ? start + 1 : start + length;
    };

    private static int startOf(ByteBuffer received) {
        int start = 0;
        while (start < received.limit() && received.get(start) != START) {
            start++;
        }
        return start;
    }

    /** What is said about security; a type of 0 says nothing. */
    record Block(int type, Bytes data) {

        static final Block NONE = new Block(0, Bytes.NONE);

        static Block of(int type, int... data) {
            byte[] bytes = new byte[data.length];
            for (int i = 0; i < data.length; i++) {
                bytes[i] = (byte) data[i];
            }
            return new Block(type, Bytes.of(bytes));
        }

        boolean isPresent() {
            return type != 0;
        }

        /** Whether the packet ends with a MAC. */
        boolean isMacked() {
            return type >= SecureChannel.COMMAND && type <= SecureChannel.REPLY_ENCRYPTED;
        }

        private int size() {
            return isPresent() ? 2 + data.size() : 0;
        }
    }

    static Frame command(int address, Check check, int sequence, int code, Bytes data) {
        return new Frame(address, false, sequence, check, Block.NONE, code, data);
    }

    /** The answer of the reader that was asked. */
    Frame reply(int replyCode, Bytes replyData) {
        return new Frame(address, true, sequence, check, Block.NONE, replyCode, replyData);
    }

    Frame with(Block said) {
        return new Frame(address, isReply, sequence, check, said, code, data);
    }

    Frame with(Bytes other) {
        return new Frame(address, isReply, sequence, check, block, code, other);
    }

    /** As it goes on the line, the mark left out. With a MAC block there is room for the MAC, and the check is not yet right. */
    byte[] packet() {
        int mac = block.isMacked() ? MAC : 0;
        int length = HEADER + block.size() + 1 + data.size() + mac + check.size();
        ByteBuffer packet = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        packet.put(START).put((byte) (address | (isReply ? REPLY : 0))).putShort((short) length);
        packet.put((byte) (sequence | (check == Check.CRC ? WITH_CRC : 0) | (block.isPresent() ? WITH_BLOCK : 0)));
        if (block.isPresent()) {
            packet.put((byte) block.size())
                    .put((byte) block.type())
                    .put(block.data().toArray());
        }
        packet.put((byte) code).put(data.toArray());
        check.write(packet.array());
        return packet.array();
    }

    /** Some converters swallow the first byte while they turn the line round. */
    static byte[] marked(byte[] packet) {
        byte[] marked = new byte[packet.length + 1];
        marked[0] = MARK;
        System.arraycopy(packet, 0, marked, 1, packet.length);
        return marked;
    }

    /** The packet without noise before it. */
    static byte[] bare(byte[] framed) {
        return Arrays.copyOfRange(framed, startOf(ByteBuffer.wrap(framed)), framed.length);
    }

    /** Reads a packet without noise before it. */
    static Frame of(byte[] packet) throws DriverException {
        if (packet.length < SHORTEST || packet[0] != START) {
            throw garbled("noise");
        }
        int length = packet[2] & 0xff | (packet[3] & 0xff) << 8;
        int control = packet[4];
        Check check = (control & WITH_CRC) == 0 ? Check.CHECKSUM : Check.CRC;
        if (length != packet.length || length < HEADER + 1 + check.size() || !check.isRight(packet)) {
            throw garbled("a packet was damaged on the line");
        }
        Block block = (control & WITH_BLOCK) == 0 ? Block.NONE : block(packet);
        int code = HEADER + block.size();
        int end = length - check.size() - (block.isMacked() ? MAC : 0);
        if (code >= end) {
            throw garbled("a packet ends within its head");
        }
        return new Frame(
                packet[1] & 0x7f,
                (packet[1] & REPLY) != 0,
                control & 3,
                check,
                block,
                packet[code] & 0xff,
                Bytes.of(packet, code + 1, end));
    }

    private static Block block(byte[] packet) throws DriverException {
        int size = packet[HEADER] & 0xff;
        if (size < 2 || HEADER + size >= packet.length || packet[HEADER + 1] == 0) {
            throw garbled("a security block ends within its head");
        }
        return new Block(packet[HEADER + 1] & 0xff, Bytes.of(packet, HEADER + 2, HEADER + size));
    }

    private static DriverException garbled(String why) {
        return new DriverException(Fault.GARBLED, why);
    }

    /** Says nothing of what is in it. */
    @Override
    public String toString() {
        return String.format("Frame[%02x at %d, sequence %d, %d bytes]", code, address, sequence, data.size());
    }
}
