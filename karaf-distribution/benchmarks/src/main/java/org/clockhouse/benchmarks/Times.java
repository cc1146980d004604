package org.clockhouse.benchmarks;

import java.util.Arrays;

/** Many times, and which share of them was no longer than what. */
final class Times {

    private long[] nanos = new long[1024];
    private int count;

    void add(long time) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = time;
    }

    int count() {
        return count;
    }

    double millis(double percent) {
        if (count == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int at = (int) Math.ceil(percent / 100 * count) - 1;
        return sorted[Math.max(0, at)] / 1e6;
    }
}
