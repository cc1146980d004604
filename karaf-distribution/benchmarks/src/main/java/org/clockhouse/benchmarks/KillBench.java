package org.clockhouse.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.clockhouse.store.internal.PostgresServer;

/**
 * The archive is killed again and again while a thousand terminals bring a hundred punches a second, and started again; they send
 * again what was not acknowledged. Ends with an error when an acknowledged punch is not there, or one is there twice.
 */
final class KillBench {

    private static final int TERMINALS = 1_000;
    private static final int ROUNDS = Integer.getInteger("clockhouse.kills", 3);
    private static final double LIMIT_SECONDS = 20;

    private KillBench() {}

    static void derby() throws Exception {
        run("derby", "");
    }

    static void postgres() throws Exception {
        try (PostgresServer server = PostgresServer.start(true)) {
            run("postgresql", server.createDatabase("bench"));
        }
    }

    private static void run(String name, String storeUrl) throws Exception {
        Random random = new Random(11);
        try (Suite suite = Suite.start(storeUrl);
                PushTerminals net = new PushTerminals(suite.terminalPort())) {
            PushCompany company =
                    new PushCompany(suite, PushTraffic.PEOPLE, LocalDate.now().minusDays(1));
            for (String serial : PushTraffic.serials("PUSH", TERMINALS)) {
                company.hang(serial, LocalDate.now().minusDays(1));
            }
            PushTraffic traffic = new PushTraffic(net, company);
            traffic.join(PushTraffic.serials("PUSH", TERMINALS));
            traffic.punch();
            net.runFor(TimeUnit.SECONDS.toNanos(30));
            Times ready = new Times();
            for (int round = 0; round < ROUNDS; round++) {
                net.runFor(TimeUnit.MILLISECONDS.toNanos(5_000 + random.nextInt(5_000)));
                ready.add(killAndStart(suite, net));
            }
            net.runFor(TimeUnit.SECONDS.toNanos(10));
            traffic.stopPunching();
            net.runUntil(traffic::isAllTaken);
            check(name, traffic, stored(suite));
            System.out.println(
                    Line.promised("killed." + name + ".ready-again", ready.millis(100) / 1_000, LIMIT_SECONDS, "s"));
        }
    }

    /** The terminals go on meanwhile. @return until it answered again */
    private static long killAndStart(Suite suite, PushTerminals net) throws Exception {
        long began = System.nanoTime();
        suite.kill();
        Exception[] failure = new Exception[1];
        Thread starting = new Thread(
                () -> {
                    try {
                        suite.start();
                    } catch (Exception e) {
                        failure[0] = e;
                    }
                },
                "start");
        starting.start();
        net.runUntil(() -> !starting.isAlive());
        if (failure[0] != null) {
            throw failure[0];
        }
        return System.nanoTime() - began;
    }

    private static void check(String name, PushTraffic traffic, Map<String, Integer> stored) {
        Set<String> taken = traffic.taken().stream().map(KillBench::key).collect(Collectors.toSet());
        long lost = taken.stream().filter(key -> !stored.containsKey(key)).count();
        long twice = stored.values().stream().filter(times -> times > 1).count();
        System.err.printf(
                "killed.%s: %d kills, %d punches acknowledged, %d stored, %d lost, %d twice, %d sent again%n",
                name, ROUNDS, taken.size(), stored.size(), lost, twice, traffic.again());
        if (lost > 0 || twice > 0) {
            throw new IllegalStateException(lost + " acknowledged punches are lost, " + twice + " are there twice");
        }
    }

    private static String key(PushTraffic.Sent sent) {
        String[] columns = sent.line().split("\t");
        return sent.serial() + " " + columns[0] + " " + LocalDateTime.parse(columns[1].replace(' ', 'T'));
    }

    private static Map<String, Integer> stored(Suite suite) throws Exception {
        Map<String, String> serials = new HashMap<>();
        each(
                suite,
                "/terminals",
                one -> serials.put(one.get("id").asText(), one.get("serial").asText()));
        Map<String, Integer> stored = new HashMap<>();
        each(
                suite,
                "/punches",
                one -> stored.merge(
                        serials.get(one.get("terminalId").asText()) + " "
                                + one.get("subject").asText() + " "
                                + LocalDateTime.parse(one.get("clockReading").asText()),
                        1,
                        Integer::sum));
        return stored;
    }

    private interface Use {
        void of(JsonNode one);
    }

    private static void each(Suite suite, String list, Use use) throws Exception {
        String after = "";
        do {
            JsonNode page = suite.get(list + "?limit=500&after=" + after);
            page.get("items").forEach(use::of);
            after = page.path("next").asText("");
        } while (!after.isEmpty());
    }
}
