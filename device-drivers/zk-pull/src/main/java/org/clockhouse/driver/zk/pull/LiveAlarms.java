package org.clockhouse.driver.zk.pull;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.TerminalEvent;
import org.clockhouse.driver.TerminalEvent.Kind;

/**
 * What the terminal raised over its line besides punches. It says such a thing once and keeps none, so each waits here until
 * the host has stored it; what is said while nobody listens is lost.
 */
final class LiveAlarms {

    /** The event of a registration that an alarm is. */
    static final int EVENT = 512;

    /** What waits at most: a housing that rattles says it again and again. */
    private static final int MOST = 100;

    private static final int BLOCK = 12;
    private static final int BLOCK_KIND = 4;

    private static final Map<Integer, Kind> PLAIN = Map.of(
            0x35, Kind.DOOR_MOVED,
            0x37, Kind.TAMPERED,
            0x3a, Kind.ALARM,
            0x54, Kind.DOOR_MOVED);
    /** In the longer block, which says who. */
    private static final Map<Integer, Kind> BLOCKS = Map.of(0x20, Kind.DURESS, 0x22, Kind.ANTI_PASSBACK);

    private final Clock clock;
    private final List<TerminalEvent> waiting = new ArrayList<>();
    private long heard;

    LiveAlarms(Clock clock) {
        this.clock = clock;
    }

    void hear(Frame frame) {
        heard++;
        if (waiting.size() < MOST) {
            waiting.add(event(frame));
        }
    }

    /** It bears neither number nor time of its own. */
    private TerminalEvent event(Frame frame) {
        Bytes data = Bytes.of(frame.data());
        return TerminalEvent.builder("alarm/" + clock.instant().toEpochMilli() + "/" + heard, kind(frame.fields()))
                .code(code(frame.fields()))
                .raw(data)
                .build();
    }

    private static Kind kind(ByteBuffer data) {
        int code = number(data);
        return isBlock(data) ? BLOCKS.getOrDefault(code, Kind.ALARM) : PLAIN.getOrDefault(code, Kind.ALARM);
    }

    private static String code(ByteBuffer data) {
        return data.limit() == 0 ? "" : String.format("0x%02X", number(data));
    }

    private static int number(ByteBuffer data) {
        if (isBlock(data)) {
            return data.getShort(BLOCK_KIND) & 0xffff;
        }
        return data.limit() == 0 ? -1 : data.get(0) & 0xff;
    }

    private static boolean isBlock(ByteBuffer data) {
        return data.limit() >= BLOCK && data.getInt(0) == -1;
    }

    /** The oldest that wait. */
    List<TerminalEvent> first(int most) {
        return List.copyOf(waiting.subList(0, Math.min(most, waiting.size())));
    }

    /** These are stored. */
    void stored(List<TerminalEvent> told) {
        waiting.removeAll(told);
    }
}
