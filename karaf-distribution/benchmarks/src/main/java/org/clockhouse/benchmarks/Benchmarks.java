package org.clockhouse.benchmarks;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs the benchmarks: one line of JSON each, progress on the other stream. */
public final class Benchmarks {

    private interface Bench {
        void run() throws Exception;
    }

    private static final Map<String, Bench> ALL = new TreeMap<>(Map.of(
            "engine",
            EngineBench::run,
            "intake.derby",
            IntakeBench::derby,
            "intake.postgresql",
            IntakeBench::postgres,
            "month.derby",
            MonthBench::derby,
            "month.postgresql",
            MonthBench::postgres,
            "people.derby",
            PeopleBench::derby,
            "people.postgresql",
            PeopleBench::postgres,
            "roster",
            RosterBench::run));

    private Benchmarks() {}

    /** @param beginnings of names; none for all */
    public static void main(String[] beginnings) throws Exception {
        for (Map.Entry<String, Bench> bench : ALL.entrySet()) {
            if (beginnings.length == 0 || Stream.of(beginnings).anyMatch(bench.getKey()::startsWith)) {
                System.err.println("Running " + bench.getKey());
                bench.getValue().run();
            }
        }
    }
}
