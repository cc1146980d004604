package ${package};

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Method;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject.Presented;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.line.Framing;

/**
 * Bytes of the ${model} and what they mean. A frame is 75, the length of what follows, the command, its content, and the
 * exclusive or of all before. Numbers are big-endian, times are seconds of its own clock since 2000.
 */
final class ${type}Protocol {

    private static final byte START = 0x75;

    static final int HELLO = 1;
    static final int READ = 2;
    static final int GET_CLOCK = 3;
    static final int SET_CLOCK = 4;

    /** As many records as one frame holds. */
    static final int MOST_RECORDS = 20;

    static final Framing FRAMING = received -> {
        if (received.get(0) != START) {
            return Framing.NOT_A_FRAME;
        }
        return received.limit() < 2 ? Framing.UNKNOWN_YET : 2 + (received.get(1) & 0xff);
    };

    private static final int ANY_LOG = 0;
    private static final int NO_LOG = 0xffff;
    private static final int MORE = 1;
    private static final int GAP = 2;
    private static final int RECORD = 12;
    private static final LocalDateTime ZERO = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final Pattern CURSOR = Pattern.compile("\\d{1,5}\\.\\d{1,9}");

    private ${type}Protocol() {}

    static byte[] frame(int command, byte[] content) {
        ByteBuffer frame = ByteBuffer.allocate(content.length + 4);
        frame.put(START).put((byte) (content.length + 2)).put((byte) command).put(content);
        frame.put(sum(frame.array(), content.length + 3));
        return frame.array();
    }

    /** What an answer to the command says. */
    static ByteBuffer content(int command, byte[] frame) throws DriverException {
        int last = frame.length - 1;
        if (last < 3 || frame[last] != sum(frame, last) || frame[2] != command) {
            throw new DriverException(Fault.GARBLED, "an answer of the ${model} makes no sense");
        }
        return ByteBuffer.wrap(frame, 3, last - 3).slice();
    }

    private static byte sum(byte[] bytes, int length) {
        byte sum = 0;
        for (int i = 0; i < length; i++) {
            sum ^= bytes[i];
        }
        return sum;
    }

    /** A cursor is the number of the log and of the last record read. What is none asks for a log that never was. */
    static byte[] read(Cursor after, int limit) {
        int log = after.equals(Cursor.START) ? ANY_LOG : NO_LOG;
        int number = 0;
        if (CURSOR.matcher(after.value()).matches()) {
            String[] parts = after.value().split("\\.");
            log = Math.min(NO_LOG, Integer.parseInt(parts[0]));
            number = Integer.parseInt(parts[1]);
        }
        ByteBuffer content = ByteBuffer.allocate(7);
        content.putShort((short) log).putInt(number).put((byte) Math.min(limit, MOST_RECORDS));
        return frame(READ, content.array());
    }

    static PunchPage page(Cursor asked, ByteBuffer content) throws DriverException {
        if (content.remaining() < 3 || (content.remaining() - 3) % RECORD != 0) {
            throw new DriverException(Fault.GARBLED, "a page of the ${model} ends within a record");
        }
        int flags = content.get();
        int log = content.getShort() & 0xffff;
        PunchPage.Builder page =
                PunchPage.builder(asked).more((flags & MORE) != 0).gap((flags & GAP) != 0);
        while (content.hasRemaining()) {
            page.next(new Cursor(log + "." + Integer.toUnsignedString(content.getInt(content.position()))));
            page.punch(punch(content));
        }
        return page.build();
    }

    /** Numbers restart with each log, so the id is made of the reading and the card. */
    private static RawPunch punch(ByteBuffer content) {
        byte[] record = new byte[RECORD];
        content.get(record);
        ByteBuffer fields = ByteBuffer.wrap(record);
        LocalDateTime reading = time(fields.getInt(4));
        Token card = new Token(String.format("%08x", fields.getInt(8)));
        return RawPunch.builder(reading + "/" + card.hex(), reading, new Presented(CredentialKind.CARD, card))
                .method(Method.CARD, "")
                .raw(Bytes.of(record))
                .build();
    }

    static LocalDateTime time(int seconds) {
        return ZERO.plusSeconds(Integer.toUnsignedLong(seconds));
    }

    static byte[] time(LocalDateTime reading) {
        long seconds = Duration.between(ZERO, reading).getSeconds();
        return ByteBuffer.allocate(4).putInt((int) seconds).array();
    }
}
