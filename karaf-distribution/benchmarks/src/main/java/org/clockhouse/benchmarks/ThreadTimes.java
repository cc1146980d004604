package org.clockhouse.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Processor time of a process so far, by the names of its threads without their numbers, as Linux counts it: in hundredths of a second. */
record ThreadTimes(Map<String, Long> hundredths) {

    private static final int MOST = 7;

    static ThreadTimes of(long pid) throws IOException {
        List<Path> threads;
        try (Stream<Path> found = Files.list(Path.of("/proc/" + pid + "/task"))) {
            threads = found.toList();
        }
        Map<String, Long> times = new TreeMap<>();
        for (Path thread : threads) {
            try {
                String stat = Files.readString(thread.resolve("stat"));
                int end = stat.lastIndexOf(')');
                String[] fields = stat.substring(end + 2).split(" ");
                String name = stat.substring(stat.indexOf('(') + 1, end).replaceAll("[-0-9]+$", "");
                times.merge(name, Long.parseLong(fields[11]) + Long.parseLong(fields[12]), Long::sum);
            } catch (IOException ended) {
                // What it used is lost, which is little: crews keep their threads.
            }
        }
        return new ThreadTimes(times);
    }

    /** Of those threads whose names begin so, since then. */
    Duration since(ThreadTimes before, String prefix) {
        return Duration.ofMillis(10 * (sum(prefix) - before.sum(prefix)));
    }

    private long sum(String prefix) {
        return hundredths.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** The largest shares since then, in microseconds for each of so many. */
    String since(ThreadTimes before, long count) {
        return hundredths.entrySet().stream()
                .map(entry -> Map.entry(
                        entry.getKey(), entry.getValue() - before.hundredths().getOrDefault(entry.getKey(), 0L)))
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST)
                .map(entry -> entry.getKey() + " " + entry.getValue() * 10_000 / Math.max(1, count))
                .collect(Collectors.joining(", "));
    }
}
