package org.clockhouse.driver.zk.pull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.zk.record.ZkTime;

/** What is asked of a terminal and what its answers mean. Numbers are little-endian. */
final class ZkPullProtocol {

    static final int USER_WRITE = 8;
    static final int OPTION_READ = 11;
    static final int DELETE_USER = 18;
    static final int CLEAR_PUNCHES = 15;
    static final int UNLOCK = 31;
    static final int FREE_SIZES = 50;
    static final int GET_TIME = 201;
    static final int SET_TIME = 202;
    static final int REGISTER_EVENTS = 500;
    static final int CONNECT = 1000;
    static final int EXIT = 1001;
    static final int ENABLE = 1002;
    static final int DISABLE = 1003;
    static final int REFRESH_DATA = 1013;
    static final int VERSION = 1100;
    static final int AUTHENTICATE = 1102;
    static final int PREPARE_DATA = 1500;
    static final int DATA = 1501;
    static final int FREE_DATA = 1502;
    static final int READ_BUFFERED = 1503;
    static final int READ_CHUNK = 1504;

    static final int OK = 2000;
    static final int ERROR = 2001;
    static final int UNAUTHENTICATED = 2005;

    static final byte[] NOTHING = new byte[0];

    /** What does no harm when it is carried out twice. A person's record is written whole. */
    private static final Set<Integer> REPEATABLE = Set.of(
            Dataset.PUNCHES.command,
            Dataset.USERS.command,
            USER_WRITE,
            OPTION_READ,
            FREE_SIZES,
            GET_TIME,
            REGISTER_EVENTS,
            CONNECT,
            ENABLE,
            DISABLE,
            REFRESH_DATA,
            VERSION,
            AUTHENTICATE,
            FREE_DATA,
            READ_BUFFERED,
            READ_CHUNK);

    private static final byte[] KEY_WORD = {'Z', 'K', 'S', 'O'};
    private static final byte KEY_TICK = 50;
    private static final int ATTENDANCE = 1;

    private ZkPullProtocol() {}

    /** A set of records that is read through a buffer of the terminal. */
    enum Dataset {
        PUNCHES(13, 0),
        USERS(9, 5);

        private final int command;
        private final int selector;

        Dataset(int command, int selector) {
            this.command = command;
            this.selector = selector;
        }

        /** What old firmware, which has no buffer, is asked. */
        int command() {
            return command;
        }

        byte[] request() {
            return numbers(11)
                    .put((byte) 1)
                    .putShort((short) command)
                    .putInt(selector)
                    .putInt(0)
                    .array();
        }
    }

    static boolean isRepeatable(int command) {
        return REPEATABLE.contains(command);
    }

    private static ByteBuffer numbers(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @param key the decimal number typed at the terminal */
    static byte[] scrambled(int key, int session) {
        byte[] mixed = numbers(4).putInt(Integer.reverse(key) + session).array();
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] ^= KEY_WORD[i];
        }
        return new byte[] {
            (byte) (mixed[2] ^ KEY_TICK), (byte) (mixed[3] ^ KEY_TICK), KEY_TICK, (byte) (mixed[1] ^ KEY_TICK)
        };
    }

    static byte[] option(String name) {
        return (name + '\0').getBytes(StandardCharsets.US_ASCII);
    }

    /** The value after {@code name=}; some firmware doubles the sign. */
    static String optionValue(byte[] answer) {
        String text = text(answer);
        int sign = text.indexOf('=');
        return sign < 0 ? "" : text.substring(sign).replaceFirst("^=+", "").strip();
    }

    static String text(byte[] answer) {
        int end = 0;
        while (end < answer.length && answer[end] != 0) {
            end++;
        }
        return new String(answer, 0, end, StandardCharsets.UTF_8).strip();
    }

    static byte[] chunk(long start, int length) {
        return numbers(8).putInt((int) start).putInt(length).array();
    }

    /** How many bytes a prepared buffer holds; empty when the answer says nothing of a buffer. */
    static Optional<Long> preparedSize(Frame answer) {
        return answer.number(1);
    }

    static byte[] clock(LocalDateTime reading) {
        return numbers(4).putInt((int) ZkTime.encode(reading)).array();
    }

    static byte[] index(int index) {
        return numbers(2).putShort((short) index).array();
    }

    static byte[] tenths(int seconds) {
        return numbers(4).putInt(seconds * 10).array();
    }

    static byte[] listenedEvents() {
        return numbers(4).putInt(ATTENDANCE | LiveAlarms.EVENT).array();
    }
}
