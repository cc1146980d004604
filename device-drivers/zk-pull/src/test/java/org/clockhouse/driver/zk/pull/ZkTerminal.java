package org.clockhouse.driver.zk.pull;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.clockhouse.driver.zk.record.PunchLayout;
import org.clockhouse.driver.zk.record.ZkTime;

/**
 * A terminal of the family without its lines: what it keeps, and how it answers a frame. It can be made to behave as badly as real
 * ones do. Events go to whoever registered for them.
 */
final class ZkTerminal {

    /** How sets of records are given. */
    enum Flow {
        /** Small ones in one frame, others from a buffer. */
        USUAL,
        /** Everything in one frame. */
        ONE_FRAME,
        /** Each chunk of the buffer in one frame, with nothing before or after. */
        CHUNK_IN_ONE_FRAME,
        /** No buffer: only what old firmware knows. */
        OLD,
        /** A buffer that it says is ready and empty. */
        EMPTY_BUFFER
    }

    private static final int SMALL = 1_000;
    private static final int UDP_PAYLOAD = 1_024;

    final List<Integer> heard = new CopyOnWriteArrayList<>();
    /** With which each of them came. */
    final List<Integer> numbers = new CopyOnWriteArrayList<>();

    final Map<String, String> options = new ConcurrentHashMap<>(Map.of("~SerialNumber", "ZK-1", "~DeviceName", "F19"));
    final Map<Integer, byte[]> users = new TreeMap<>();
    final List<byte[]> rows = new ArrayList<>();

    PunchLayout layout = PunchLayout.BYTES_40;
    int userWidth = 72;
    int capacity = 100_000;
    int userCapacity = 3_000;
    int fingerprints;
    int key;
    Flow flow = Flow.USUAL;
    int pieces = 1_460;
    boolean echoes = true;
    boolean countsSizes = true;
    boolean forgetsTheEnd;
    boolean prefixCountsRows;
    boolean forgot;
    boolean ignoresWrites;
    boolean repeatsAnswers;
    /** Its last answer comes once more before the next. */
    boolean repeatsLate;

    private Frame said;
    int shortChunks;
    int lostChunks;
    boolean enabled = true;
    int unlockedTenths;

    /** Commands that are answered with an error. */
    final Set<Integer> refused = ConcurrentHashMap.newKeySet();

    /** Commands that are heard and not answered. */
    final Set<Integer> unanswered = ConcurrentHashMap.newKeySet();

    /** Said before each answer, by nobody's wish. */
    Frame interjected;

    private byte[] buffer;
    private LocalDateTime clock = LocalDateTime.of(2026, 3, 2, 8, 0);
    private long clockSetAt = System.nanoTime();
    private int sessions = 0x1000;
    private final List<Talk> listeners = new CopyOnWriteArrayList<>();

    /** One client's conversation, whichever way its frames travel. */
    final class Talk {
        private final Consumer<Frame> out;
        private final boolean datagrams;
        private int session;
        private boolean admitted;

        private Talk(Consumer<Frame> out, boolean datagrams) {
            this.out = out;
            this.datagrams = datagrams;
        }

        void hear(Frame question) {
            synchronized (ZkTerminal.this) {
                heard.add(question.command());
                numbers.add(question.reply());
                if (refused.contains(question.command())) {
                    say(this, question, 2001);
                } else if (!unanswered.contains(question.command())) {
                    answer(this, question);
                }
                ZkTerminal.this.notifyAll();
            }
        }

        void end() {
            listeners.remove(this);
        }
    }

    Talk talk(Consumer<Frame> out, boolean datagrams) {
        return new Talk(out, datagrams);
    }

    /** Somebody identifies themselves. */
    synchronized void punch(String number, LocalDateTime reading, int verify, int state) {
        rows.add(row(number, reading, verify, state));
        if (rows.size() > capacity) {
            rows.remove(0);
            buffer = null;
        }
        ByteBuffer event = little(32);
        event.put(number.getBytes(StandardCharsets.US_ASCII)).position(24);
        event.put((byte) verify).put((byte) state);
        event.put((byte) (reading.getYear() - 2000)).put((byte) reading.getMonthValue());
        event.put((byte) reading.getDayOfMonth()).put((byte) reading.getHour());
        event.put((byte) reading.getMinute()).put((byte) reading.getSecond());
        if (enabled) {
            listeners.forEach(talk -> talk.out.accept(new Frame(500, 1, 0, event.array())));
        }
    }

    /** It raises an alarm, which it says to whoever listens and keeps nowhere. */
    synchronized void alarm(int... data) {
        byte[] bytes = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            bytes[i] = (byte) data[i];
        }
        listeners.forEach(talk -> talk.out.accept(new Frame(500, 512, 0, bytes)));
    }

    private byte[] row(String number, LocalDateTime reading, int verify, int state) {
        int time = (int) ZkTime.encode(reading);
        switch (layout) {
            case BYTES_8:
                return little(8)
                        .putShort(Short.parseShort(number))
                        .put((byte) verify)
                        .putInt(time)
                        .put((byte) state)
                        .array();
            case BYTES_8_TIME_LAST:
                return little(8)
                        .putShort(Short.parseShort(number))
                        .put((byte) 8)
                        .put((byte) 0)
                        .putInt(time)
                        .array();
            case BYTES_16:
                return little(16)
                        .putInt((int) Long.parseLong(number))
                        .putInt(time)
                        .put((byte) verify)
                        .put((byte) state)
                        .array();
            default:
                ByteBuffer row =
                        little(layout.width()).putShort((short) 7).put(number.getBytes(StandardCharsets.US_ASCII));
                row.position(26)
                        .put((byte) verify)
                        .putInt(time)
                        .put((byte) state)
                        .put(36, (byte) 0xff);
                return row.array();
        }
    }

    /** Somebody empties the log at the menu. */
    synchronized void clearLog() {
        rows.clear();
        buffer = null;
    }

    /** Waits until the command was heard so many times. */
    synchronized void await(int command, int times) throws InterruptedException {
        while (heard.stream().filter(one -> one == command).count() < times) {
            wait(10_000);
        }
    }

    synchronized void setClock(LocalDateTime reading) {
        clock = reading;
        clockSetAt = System.nanoTime();
    }

    synchronized LocalDateTime clock() {
        return clock.plus(Duration.ofNanos(System.nanoTime() - clockSetAt));
    }

    static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void answer(Talk talk, Frame question) {
        switch (question.command()) {
            case 1000 -> connect(talk, question);
            case 1102 -> {
                talk.admitted = Arrays.equals(question.data(), ZkPullProtocol.scrambled(key, talk.session));
                say(talk, question, talk.admitted ? 2000 : 2005);
            }
            default -> {
                if (talk.admitted && !forgot) {
                    serve(talk, question);
                } else {
                    say(talk, question, 2005);
                }
            }
        }
    }

    private void connect(Talk talk, Frame question) {
        forgot = false;
        sessions++;
        talk.session = sessions;
        talk.admitted = key == 0;
        say(talk, question, talk.admitted ? 2000 : 2005);
    }

    private void serve(Talk talk, Frame question) {
        ByteBuffer data = question.fields();
        switch (question.command()) {
            case 8 -> writeUser(talk, question);
            case 9 -> old(talk, question, users());
            case 11 -> option(talk, question);
            case 13 -> old(talk, question, punches());
            case 15 -> {
                rows.clear();
                buffer = null;
                say(talk, question, 2000);
            }
            case 18 -> say(talk, question, users.remove(data.getShort() & 0xffff) == null ? 2001 : 2000);
            case 31 -> {
                unlockedTenths = data.getInt();
                say(talk, question, 2000);
            }
            case 50 -> sizes(talk, question);
            case 201 ->
                say(
                        talk,
                        question,
                        2000,
                        little(4).putInt((int) ZkTime.encode(clock())).array());
            case 202 -> {
                setClock(ZkTime.decode(Integer.toUnsignedLong(data.getInt())).orElseThrow());
                say(talk, question, 2000);
            }
            case 500 -> {
                if (!listeners.contains(talk)) {
                    listeners.add(talk);
                }
                say(talk, question, 2000);
            }
            case 1001 -> {
                talk.end();
                say(talk, question, 2000);
            }
            case 1002, 1003 -> {
                enabled = question.command() == 1002;
                say(talk, question, 2000);
            }
            case 1013 -> say(talk, question, 2000);
            case 1100 -> say(talk, question, 2000, "Ver 6.60 Nov 13 2019\0".getBytes(StandardCharsets.US_ASCII));
            case 1502 -> {
                buffer = null;
                say(talk, question, 2000);
            }
            case 1503 -> prepare(talk, question, data.getShort(1) == 9 ? users() : punches());
            case 1504 -> chunk(talk, question, data.getInt(), data.getInt());
            case 2000 -> {}
            default -> say(talk, question, 65_535);
        }
    }

    private void writeUser(Talk talk, Frame question) {
        if (!ignoresWrites) {
            users.put(question.fields().getShort(0) & 0xffff, question.data());
        }
        say(talk, question, 2000);
    }

    private void option(Talk talk, Frame question) {
        String name = ZkPullProtocol.text(question.data());
        String value = options.get(name);
        if (value == null) {
            say(talk, question, 2001);
        } else {
            say(talk, question, 2000, (name + "=" + value + '\0').getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void sizes(Talk talk, Frame question) {
        if (!countsSizes) {
            say(talk, question, 2001);
            return;
        }
        ByteBuffer sizes = little(92);
        sizes.putInt(16, users.size()).putInt(24, fingerprints).putInt(32, rows.size());
        sizes.putInt(56, 1_000).putInt(60, userCapacity).putInt(64, capacity);
        say(talk, question, 2000, sizes.array());
    }

    private byte[] punches() {
        return dataset(rows, layout.width());
    }

    private byte[] users() {
        return dataset(new ArrayList<>(users.values()), userWidth);
    }

    private byte[] dataset(List<byte[]> records, int width) {
        if (records.isEmpty()) {
            return new byte[0];
        }
        ByteBuffer data = little(4 + records.size() * width);
        data.putInt(prefixCountsRows ? records.size() : records.size() * width);
        records.forEach(data::put);
        return data.array();
    }

    private void old(Talk talk, Frame question, byte[] data) {
        if (data.length == 0) {
            say(talk, question, 2000);
        } else {
            stream(talk, question, data);
        }
    }

    private void prepare(Talk talk, Frame question, byte[] data) {
        if (flow == Flow.OLD) {
            say(talk, question, 65_535);
        } else if (data.length == 0 || flow == Flow.EMPTY_BUFFER) {
            say(talk, question, 2000);
        } else if (flow == Flow.ONE_FRAME || data.length < SMALL) {
            say(talk, question, 1501, data);
        } else {
            buffer = data;
            ByteBuffer size = little(13);
            size.put((byte) 0).putInt(data.length).putInt(data.length).putInt(0x1234);
            say(talk, question, 2000, size.array());
        }
    }

    private void chunk(Talk talk, Frame question, int start, int length) {
        if (buffer == null || start + length > buffer.length) {
            say(talk, question, 2001);
            return;
        }
        if (lostChunks > 0) {
            lostChunks--;
            return;
        }
        byte[] data = Arrays.copyOfRange(buffer, start, start + length);
        if (shortChunks > 0) {
            shortChunks--;
            data = Arrays.copyOf(data, length / 2);
        }
        if (flow == Flow.CHUNK_IN_ONE_FRAME) {
            say(talk, question, 1501, data);
        } else {
            stream(talk, question, data, length);
        }
    }

    private void stream(Talk talk, Frame question, byte[] data) {
        stream(talk, question, data, data.length);
    }

    private void stream(Talk talk, Frame question, byte[] data, int announced) {
        say(talk, question, 1500, little(8).putInt(announced).array());
        int most = talk.datagrams ? UDP_PAYLOAD : 16_384;
        for (int from = 0; from < data.length; from += most) {
            say(talk, question, 1501, Arrays.copyOfRange(data, from, Math.min(data.length, from + most)));
        }
        if (!forgetsTheEnd) {
            say(talk, question, 2000);
        }
    }

    private void say(Talk talk, Frame question, int code) {
        say(talk, question, code, new byte[0]);
    }

    private void say(Talk talk, Frame question, int code, byte[] data) {
        if (interjected != null) {
            talk.out.accept(interjected);
        }
        if (repeatsLate && said != null) {
            talk.out.accept(said);
        }
        Frame answer = new Frame(code, talk.session, echoes ? question.reply() : 0, data);
        said = answer;
        talk.out.accept(answer);
        if (repeatsAnswers) {
            talk.out.accept(answer);
        }
    }

    /** Frames out of a stream of bytes, as they become whole. */
    static final class Collector {

        private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

        List<Frame> add(byte[] bytes, int length) {
            rest.write(bytes, 0, length);
            List<Frame> frames = new ArrayList<>();
            ByteBuffer all = ByteBuffer.wrap(rest.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
            while (all.remaining() >= 8 && all.remaining() >= 8 + all.getInt(all.position() + 4)) {
                byte[] body = new byte[all.getInt(all.position() + 4)];
                all.position(all.position() + 8).get(body);
                frames.add(Frame.ofDatagram(body));
            }
            rest.reset();
            rest.write(all.array(), all.position(), all.remaining());
            return frames;
        }
    }
}
