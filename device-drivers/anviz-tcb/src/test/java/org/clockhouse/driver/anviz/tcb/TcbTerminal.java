package org.clockhouse.driver.anviz.tcb;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.clockhouse.driver.anviz.tcb.TcbProtocol.Answer;
import org.clockhouse.driver.tck.FarEnd;

/** A terminal of this family in memory: a log that overwrites its oldest records, people in 40 bytes, and its own clock. */
final class TcbTerminal implements FarEnd {

    static final int DEVICE = 7;

    final List<Integer> heard = new ArrayList<>();
    final Map<Long, byte[]> people = new TreeMap<>();
    int capacity = 40;
    /** How many answers come with a wrong checksum. */
    int flipped;
    /** What is said before each answer. */
    byte[] before = TcbProtocol.NOTHING;
    /** How many records it counts more than it gives. */
    int boasts;

    String password = "";
    boolean hasSerial = true;
    /** Questions that it does not know and is silent about. */
    final Set<Integer> unknown = new HashSet<>();

    /** A terminal without Unicode: people in 30 bytes. */
    boolean isNarrow;

    int openings;

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final List<byte[]> log = new ArrayList<>();
    private byte[] clock = TcbProtocol.clock(LocalDateTime.of(2026, 3, 2, 8, 0));
    private boolean loggedIn;
    private int at;
    private int previous;

    synchronized void punch(long number, LocalDateTime reading, int how, int key) {
        log.add(TcbRecord.of(number, reading, how, key));
        if (log.size() > capacity) {
            log.remove(0);
        }
    }

    synchronized void add(byte[] record) {
        log.add(record);
    }

    synchronized void clear() {
        log.clear();
    }

    synchronized int records() {
        return log.size();
    }

    @Override
    public synchronized void received(byte[] bytes, Reply reply) {
        received.writeBytes(bytes);
        ByteBuffer all = ByteBuffer.wrap(received.toByteArray());
        while (all.remaining() >= 11 || all.remaining() == 10 && all.get(all.position() + 5) >= 0) {
            int head = all.get(all.position() + 5) < 0 ? 9 : 8;
            int length = head + (all.getShort(all.position() + head - 2) & 0xffff) + 2;
            if (all.remaining() < length) {
                break;
            }
            byte[] question = new byte[length];
            all.get(question);
            answer(question, reply);
        }
        received.reset();
        received.write(all.array(), all.position(), all.remaining());
    }

    private void answer(byte[] question, Reply reply) {
        int command = question[5] & 0xff;
        heard.add(command);
        if (command == (TcbProtocol.PING | TcbProtocol.ANSWER) || unknown.contains(command)) {
            return;
        }
        byte[] data = Arrays.copyOfRange(question, 8, question.length - 2);
        byte[] answer = TcbProtocol.answer(answer(command, data));
        if (flipped > 0) {
            flipped--;
            answer[answer.length - 3] ^= 0x10;
        }
        ByteBuffer said = ByteBuffer.allocate(before.length + answer.length);
        reply.send(said.put(before).put(answer).array());
    }

    private Answer answer(int command, byte[] data) {
        if (!password.isEmpty() && !loggedIn && command != TcbProtocol.PASSWORD) {
            return code(command, 1);
        }
        switch (command) {
            case TcbProtocol.PASSWORD:
                loggedIn = TcbProtocol.text(data, 12, 12).equals(password);
                return code(command, loggedIn ? 0 : 1);
            case TcbProtocol.SERIAL_NUMBER:
                return hasSerial ? ok(command, "2412345678".getBytes(StandardCharsets.US_ASCII)) : code(command, 1);
            case TcbProtocol.MODEL:
                return ok(command, "W1-PRO\0\0".getBytes(StandardCharsets.US_ASCII));
            case TcbProtocol.BASICS:
                return ok(command, Arrays.copyOf("02.10.30".getBytes(StandardCharsets.US_ASCII), 18));
            case TcbProtocol.DEVICE_ID:
                return ok(command, ByteBuffer.allocate(4).putInt(DEVICE).array());
            case TcbProtocol.GET_CLOCK:
                return ok(command, clock);
            case TcbProtocol.SET_CLOCK:
                clock = data;
                return ok(command, TcbProtocol.NOTHING);
            case TcbProtocol.COUNTS:
                return ok(command, counts());
            case TcbProtocol.RECORDS:
                return part(command, data, log, 25);
            case TcbProtocol.GET_STAFF:
                return part(command, data, List.copyOf(people.values()), 8);
            case TcbProtocol.SET_STAFF:
                return take(command, data);
            case TcbProtocol.DELETE_STAFF:
                return delete(command, data);
            case TcbProtocol.UNLOCK:
                openings++;
                return ok(command, TcbProtocol.NOTHING);
            default:
                return code(command, 1);
        }
    }

    private byte[] counts() {
        ByteBuffer counts = ByteBuffer.allocate(18);
        three(counts, 0, people.size());
        three(counts, 12, log.size() + boasts);
        return counts.array();
    }

    private static void three(ByteBuffer counts, int at, int number) {
        counts.put(at, (byte) (number >> 16)).put(at + 1, (byte) (number >> 8)).put(at + 2, (byte) number);
    }

    private Answer part(int command, byte[] data, List<byte[]> all, int most) {
        if (data[0] == TcbProtocol.AGAIN) {
            at = previous;
        } else if (data[0] == TcbProtocol.START) {
            at = 0;
        }
        previous = at;
        int count = Math.min(Math.min(data[1], most), all.size() - at);
        if (count <= 0) {
            return code(command, TcbProtocol.EMPTY);
        }
        ByteBuffer part = ByteBuffer.allocate(1 + count * all.get(0).length).put((byte) count);
        all.subList(at, at + count).forEach(part::put);
        at += count;
        return ok(command, part.array());
    }

    private Answer take(int command, byte[] data) {
        int length = isNarrow ? 30 : 40;
        if (data.length != 1 + data[0] * length) {
            return code(command, 1);
        }
        for (int person = 0; person < data[0]; person++) {
            byte[] bytes = Arrays.copyOfRange(data, 1 + person * length, 1 + (person + 1) * length);
            people.put(new StaffRecord(bytes).number(), bytes);
        }
        return ok(command, new byte[] {0, data[0]});
    }

    private Answer delete(int command, byte[] data) {
        long number = new StaffRecord(Arrays.copyOf(data, 40)).number();
        byte[] person = people.get(number);
        if (person == null) {
            return code(command, TcbProtocol.NO_USER);
        }
        int what = data[5] & 0xff;
        if (what == 0xff) {
            people.remove(number);
        } else {
            Arrays.fill(person, (what & 4) != 0 ? 5 : 8, (what & 8) != 0 ? 12 : 8, (byte) 0xff);
        }
        return ok(command, TcbProtocol.NOTHING);
    }

    private static Answer ok(int command, byte[] data) {
        return new Answer(DEVICE, command | TcbProtocol.ANSWER, 0, data);
    }

    private static Answer code(int command, int code) {
        return new Answer(DEVICE, command | TcbProtocol.ANSWER, code, TcbProtocol.NOTHING);
    }
}
