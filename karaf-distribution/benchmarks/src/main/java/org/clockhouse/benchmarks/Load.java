package org.clockhouse.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several threads that do the same again and again for some time. */
final class Load {

    /** One thread's work. */
    interface Work {

        /** @return how many rows were stored */
        int once() throws Exception;

        default void end() throws Exception {}
    }

    interface Maker {
        Work make(int thread) throws Exception;
    }

    private Load() {}

    /** @return rows a second of all threads together */
    static double run(int threads, Duration length, Maker maker) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Work> works = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                works.add(maker.make(thread));
            }
            long began = System.nanoTime();
            List<Future<Long>> running = new ArrayList<>();
            for (Work work : works) {
                running.add(pool.submit(() -> until(began + length.toNanos(), work)));
            }
            long rows = sum(running);
            double seconds = (System.nanoTime() - began) / 1e9;
            for (Work work : works) {
                work.end();
            }
            return rows / seconds;
        } finally {
            pool.shutdownNow();
        }
    }

    private static long until(long end, Work work) throws Exception {
        long rows = 0;
        while (System.nanoTime() < end) {
            rows += work.once();
        }
        return rows;
    }

    private static long sum(List<Future<Long>> running) throws InterruptedException, ExecutionException {
        long sum = 0;
        for (Future<Long> one : running) {
            sum += one.get();
        }
        return sum;
    }
}
