package org.clockhouse.benchmarks;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs the benchmarks: one line of JSON each, progress on the other stream. */
public final class Benchmarks {

    private interface Bench {
        void run() throws Exception;
    }

    private static final Map<String, Bench> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("cards.derby", CardBench::derby),
            Map.entry("cards.postgresql", CardBench::postgres),
            Map.entry("closing.derby", ClosingBench::derby),
            Map.entry("closing.postgresql", ClosingBench::postgres),
            Map.entry("desk.derby", DeskBench::derby),
            Map.entry("desk.postgresql", DeskBench::postgres),
            Map.entry("duplicates", DuplicatesBench::run),
            Map.entry("engine", EngineBench::run),
            Map.entry("intake.derby", IntakeBench::derby),
            Map.entry("intake.postgresql", IntakeBench::postgres),
            Map.entry("killed.derby", KillBench::derby),
            Map.entry("killed.postgresql", KillBench::postgres),
            Map.entry("large.derby", LargeBench::derby),
            Map.entry("large.postgresql", LargeBench::postgres),
            Map.entry("live", LiveBench::run),
            Map.entry("log100k", PullBench::longLog),
            Map.entry("month.derby", MonthBench::derby),
            Map.entry("month.postgresql", MonthBench::postgres),
            Map.entry("people.derby", PeopleBench::derby),
            Map.entry("people.postgresql", PeopleBench::postgres),
            Map.entry("pages.derby", UploadBench::pagesOnDerby),
            Map.entry("pages.postgresql", UploadBench::pagesOnPostgres),
            Map.entry("push.derby", PushBench::derby),
            Map.entry("push.postgresql", PushBench::postgres),
            Map.entry("roster", RosterBench::run),
            Map.entry("rotation.derby", RotationBench::derby),
            Map.entry("rotation.postgresql", RotationBench::postgres),
            Map.entry("singles64.derby", UploadBench::singlesOnDerby),
            Map.entry("singles64.postgresql", UploadBench::singlesOnPostgres),
            Map.entry("visits", PullBench::visits)));

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
