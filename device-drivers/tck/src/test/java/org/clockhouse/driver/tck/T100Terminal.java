package org.clockhouse.driver.tck;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clockhouse.driver.Token;

/**
 * An emulated terminal that does not exist: it answers lines of text, {@code R <epoch> <after> <limit>} and a few more, keeps
 * ten records, and starts a new epoch when its log is cleared.
 */
final class T100Terminal implements FarEnd {

    static final int CAPACITY = 10;

    private final StringBuilder heard = new StringBuilder();
    private final List<Entry> log = new ArrayList<>();
    private final Map<String, String> held = new TreeMap<>();
    private LocalDateTime clock = LocalDateTime.of(2026, 3, 1, 0, 0);
    private int epoch = 1;
    private int last;

    record Entry(int number, Token card, LocalDateTime reading) {}

    synchronized void present(Token card, LocalDateTime reading) {
        last++;
        log.add(new Entry(last, card, reading));
        if (log.size() > CAPACITY) {
            log.remove(0);
        }
    }

    synchronized void clear() {
        log.clear();
        epoch++;
        last = 0;
    }

    @Override
    public synchronized void received(byte[] bytes, Reply reply) {
        for (byte next : bytes) {
            if (next == '\n') {
                reply.send((answer(heard.toString().split(" ")) + "\n").getBytes());
                heard.setLength(0);
            } else {
                heard.append((char) next);
            }
        }
    }

    private String answer(String[] words) {
        switch (words[0]) {
            case "I":
                return "T100-0001 1.0";
            case "R":
                return page(Integer.parseInt(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3]));
            case "P":
                held.put(words[1], words[2]);
                return "ok";
            case "D":
                held.remove(words[1]);
                return "ok";
            case "L":
                return String.join(",", held.keySet()) + ",";
            case "C":
                return clock.toString();
            case "S":
                clock = LocalDateTime.parse(words[1]);
                return "ok";
            case "X":
                clear();
                return "ok";
            default:
                return "none";
        }
    }

    /** {@code epoch gap more;number|reading|card;…} */
    private String page(int ofEpoch, int after, int limit) {
        boolean first = ofEpoch == 0;
        boolean known = ofEpoch == epoch && after <= last;
        int from = known ? after : 0;
        int oldest = log.isEmpty() ? last + 1 : log.get(0).number();
        boolean gap = !first && (!known || oldest > after + 1);
        List<Entry> left = log.stream().filter(entry -> entry.number() > from).toList();
        StringBuilder page = new StringBuilder(epoch + " " + gap + " " + (left.size() > limit));
        left.stream().limit(limit).forEach(entry -> page.append(';')
                .append(entry.number())
                .append('|')
                .append(entry.reading())
                .append('|')
                .append(entry.card().hex()));
        return page.toString();
    }
}
