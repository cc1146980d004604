package org.clockhouse.driver.anviz.tcb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.line.Framing;

/**
 * Bytes of TC-B and what they mean. A question is A5, the device, the command, the length, the data and a checksum; an answer has
 * the command with its highest bit set, and a return code before the length. Numbers are big-endian, the checksum is not.
 */
final class TcbProtocol {

    static final int PASSWORD = 0x04;
    static final int SERIAL_NUMBER = 0x24;
    static final int BASICS = 0x30;
    static final int GET_CLOCK = 0x38;
    static final int SET_CLOCK = 0x39;
    static final int COUNTS = 0x3c;
    static final int RECORDS = 0x40;
    static final int MODEL = 0x48;
    static final int DELETE_STAFF = 0x4c;
    static final int UNLOCK = 0x5e;
    static final int GET_STAFF = 0x72;
    static final int SET_STAFF = 0x73;
    static final int DEVICE_ID = 0x74;
    static final int PING = 0x7f;

    static final int ANSWER = 0x80;
    static final int OK = 0x00;
    static final int FAIL = 0x01;
    static final int FULL = 0x04;
    static final int EMPTY = 0x05;
    static final int NO_USER = 0x06;

    /** How a list is asked for: from its start, the next part, or the last part once more. */
    static final int START = 1;

    static final int NEXT = 0;
    static final int AGAIN = 0x10;

    static final byte[] NOTHING = new byte[0];

    private static final byte MARK = (byte) 0xa5;
    private static final int COMMAND_AT = 5;
    private static final int QUESTION_HEAD = 8;
    private static final int ANSWER_HEAD = 9;
    private static final int CHECKSUM = 2;
    private static final int CENTURY = 2000;

    static final Framing FRAMING = received -> {
        if (received.get(0) != MARK) {
            return Framing.NOT_A_FRAME;
        }
        if (received.limit() < QUESTION_HEAD) {
            return Framing.UNKNOWN_YET;
        }
        int head = headOf(received.get(COMMAND_AT));
        return received.limit() < head ? Framing.UNKNOWN_YET : head + (received.getShort(head - 2) & 0xffff) + CHECKSUM;
    };

    private TcbProtocol() {}

    /** What a terminal asks, such as a ping, has the form of a question: no return code. */
    private static int headOf(byte command) {
        return (command & ANSWER) == 0 ? QUESTION_HEAD : ANSWER_HEAD;
    }

    /**
     * What a terminal says.
     *
     * @param command with its highest bit set in an answer
     * @param code {@link #OK} in a question
     */
    record Answer(int device, int command, int code, byte[] data) {

        boolean answers(int question) {
            return command == (question | ANSWER);
        }
    }

    static byte[] question(int device, int command, byte[] data) {
        ByteBuffer frame = ByteBuffer.allocate(QUESTION_HEAD + data.length + CHECKSUM);
        frame.put(MARK).putInt(device).put((byte) command).putShort((short) data.length);
        return sealed(frame.put(data));
    }

    static byte[] answer(Answer answer) {
        ByteBuffer frame = ByteBuffer.allocate(ANSWER_HEAD + answer.data().length + CHECKSUM);
        frame.put(MARK).putInt(answer.device()).put((byte) answer.command()).put((byte) answer.code());
        return sealed(frame.putShort((short) answer.data().length).put(answer.data()));
    }

    private static byte[] sealed(ByteBuffer frame) {
        int sum = checksum(frame.array(), frame.position());
        return frame.put((byte) sum).put((byte) (sum >> 8)).array();
    }

    /** Empty when the checksum is wrong: the answer may be asked for again. */
    static Optional<Answer> read(byte[] frame) throws DriverException {
        int end = frame.length - CHECKSUM;
        ByteBuffer bytes = ByteBuffer.wrap(frame);
        int head = end < QUESTION_HEAD ? ANSWER_HEAD : headOf(frame[COMMAND_AT]);
        if (end < head || (bytes.getShort(head - 2) & 0xffff) != end - head) {
            throw new DriverException(Fault.GARBLED, "an answer of another length than it states");
        }
        int stated = (frame[end] & 0xff) | (frame[end + 1] & 0xff) << 8;
        if (stated != checksum(frame, end)) {
            return Optional.empty();
        }
        byte[] data = new byte[end - head];
        bytes.get(head, data);
        int code = head == ANSWER_HEAD ? frame[COMMAND_AT + 1] & 0xff : OK;
        return Optional.of(new Answer(bytes.getInt(1), frame[COMMAND_AT] & 0xff, code, data));
    }

    /** CRC-16/MCRF4XX. */
    static int checksum(byte[] bytes, int length) {
        int sum = 0xffff;
        for (int i = 0; i < length; i++) {
            sum ^= bytes[i] & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                sum = (sum & 1) != 0 ? sum >>> 1 ^ 0x8408 : sum >>> 1;
            }
        }
        return sum;
    }

    static LocalDateTime clock(byte[] data) throws DriverException {
        try {
            return LocalDateTime.of(CENTURY + data[0], data[1], data[2], data[3], data[4], data[5]);
        } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new DriverException(Fault.GARBLED, "the terminal's clock shows no date", e);
        }
    }

    static byte[] clock(LocalDateTime reading) {
        return new byte[] {
            (byte) (reading.getYear() - CENTURY),
            (byte) reading.getMonthValue(),
            (byte) reading.getDayOfMonth(),
            (byte) reading.getHour(),
            (byte) reading.getMinute(),
            (byte) reading.getSecond()
        };
    }

    /** What it holds: people and records, each a number of three bytes. */
    record Counts(int people, int records) {

        static Counts of(byte[] data) throws DriverException {
            if (data.length < 18) {
                throw new DriverException(Fault.GARBLED, "counts that are too short");
            }
            return new Counts(three(data, 0), three(data, 12));
        }
    }

    private static int three(byte[] data, int at) {
        return (data[at] & 0xff) << 16 | (data[at + 1] & 0xff) << 8 | data[at + 2] & 0xff;
    }

    /** The parts of a list: a count, and so many parts of one of these lengths, exactly. */
    static List<byte[]> parts(byte[] data, int... lengths) throws DriverException {
        int count = data.length == 0 ? 0 : data[0] & 0xff;
        if (count == 0 && data.length <= 1) {
            return List.of();
        }
        for (int length : lengths) {
            if (data.length == 1 + count * length) {
                return IntStream.range(0, count)
                        .mapToObj(part -> Arrays.copyOfRange(data, 1 + part * length, 1 + (part + 1) * length))
                        .toList();
            }
        }
        throw new DriverException(Fault.GARBLED, "a list of " + count + " in " + data.length + " bytes");
    }

    /** Printable text before the first that is none. */
    static String text(byte[] data, int from, int length) {
        int end = from;
        while (end < Math.min(data.length, from + length) && data[end] >= ' ') {
            end++;
        }
        return new String(data, Math.min(from, end), end - Math.min(from, end), StandardCharsets.US_ASCII).strip();
    }
}
