package ${package};

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.tck.FarEnd;

/** A ${model} in memory: keeps ten records, numbers them from 1, and begins a new log when it is cleared. */
final class ${type}Terminal implements FarEnd {

    static final int CAPACITY = 10;

    private final ByteBuffer heard = ByteBuffer.allocate(1024);
    private final List<byte[]> records = new ArrayList<>();
    private byte[] clock = new byte[4];
    private int log = 1;
    private int last;

    synchronized void present(Token card, LocalDateTime reading) {
        last++;
        ByteBuffer record = ByteBuffer.allocate(12);
        records.add(record.putInt(last)
                .put(${type}Protocol.time(reading))
                .put(card.bytes())
                .array());
        if (records.size() > CAPACITY) {
            records.remove(0);
        }
    }

    synchronized void clear() {
        records.clear();
        last = 0;
        log++;
    }

    @Override
    public synchronized void received(byte[] bytes, Reply reply) {
        heard.put(bytes);
        int length = heard.position() < 2 ? Integer.MAX_VALUE : 2 + (heard.get(1) & 0xff);
        if (heard.position() >= length) {
            int command = heard.get(2);
            ByteBuffer content = heard.flip().slice(3, length - 4);
            reply.send(${type}Protocol.frame(command, answer(command, content)));
            heard.clear();
        }
    }

    private byte[] answer(int command, ByteBuffer question) {
        switch (command) {
            case ${type}Protocol.READ:
                return page(question.getShort() & 0xffff, question.getInt(), question.get());
            case ${type}Protocol.SET_CLOCK:
                question.get(clock);
                return new byte[0];
            case ${type}Protocol.GET_CLOCK:
                return clock.clone();
            default:
                return "${model}-0042".getBytes(StandardCharsets.US_ASCII);
        }
    }

    private byte[] page(int ofLog, int after, int limit) {
        boolean known = ofLog == log && after <= last;
        int from = known ? after : 0;
        int oldest = last - records.size() + 1;
        boolean gap = ofLog != 0 && (!known || oldest > after + 1);
        List<byte[]> left = records.subList(Math.max(0, from - oldest + 1), records.size());
        int count = Math.min(limit, left.size());
        ByteBuffer page = ByteBuffer.allocate(3 + 12 * count);
        page.put((byte) ((left.size() > count ? 1 : 0) | (gap ? 2 : 0))).putShort((short) log);
        left.subList(0, count).forEach(page::put);
        return page.array();
    }
}
