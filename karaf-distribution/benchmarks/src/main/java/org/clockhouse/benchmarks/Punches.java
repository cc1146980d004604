package org.clockhouse.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.clockhouse.kernel.TerminalId;

/** The punches of one terminal, in its order: five hundred people, each again and again. */
final class Punches {

    private static final int PEOPLE = 500;
    private static final long START = 1_767_225_600L;

    record One(int person, String number, long second) {}

    private final TerminalId terminal = TerminalId.next();
    private final int thread;
    private final int batch;
    private long count;

    Punches(int thread, int batch) {
        this.thread = thread;
        this.batch = batch;
    }

    TerminalId terminal() {
        return terminal;
    }

    List<One> next() {
        List<One> page = new ArrayList<>(batch);
        for (int i = 0; i < batch; i++) {
            int person = (int) (count % PEOPLE);
            page.add(new One(person, Integer.toString(10_000 + person), START + count * 2 + thread % 2));
            count++;
        }
        return page;
    }
}
