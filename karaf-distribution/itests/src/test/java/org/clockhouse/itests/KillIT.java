package org.clockhouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.clockhouse.store.internal.PostgresServer;
import org.junit.Test;

/**
 * The suite is killed while sticks are being taken in and cards replaced, again and again, and started again over the same
 * directory. What was answered with success is there, nothing is there twice or by half, and the audit chain holds.
 */
public class KillIT {

    private static final int ROUNDS = Integer.getInteger("clockhouse.kills", 5);
    private static final int CLIENTS = 4;
    private static final DateTimeFormatter READING = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final LocalDateTime FIRST = LocalDateTime.of(2020, 1, 1, 0, 0);

    private final Random random = new Random(7);
    private final AtomicInteger sequence = new AtomicInteger();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();

    @Test
    public void c035NothingAcknowledgedIsLostAndNothingIsTwiceOnDerby() throws Exception {
        killAgainAndAgain("");
    }

    @Test
    public void c035NothingAcknowledgedIsLostAndNothingIsTwiceOnPostgreSql() throws Exception {
        try (PostgresServer postgres = PostgresServer.start(true)) {
            killAgainAndAgain(postgres.url("postgres"));
        }
    }

    private void killAgainAndAgain(String storeUrl) throws Exception {
        try (RunningSuite suite = new RunningSuite(storeUrl).start()) {
            String site = suite.created("/api/v1/sites", "{\"name\":{\"en\":\"Plant\"},\"zone\":\"Asia/Shanghai\"}")
                    .get("id")
                    .asText();
            String terminal = terminal(suite, site);
            CardsUnderKill cards = new CardsUnderKill(suite, site);
            int replaced = 0;
            for (int round = 1; round <= ROUNDS; round++) {
                replaced += workUntilKilled(suite, terminal, cards, 300 + random.nextInt(1_200));
                suite.start();
                cards.askAgain();
                cards.check();
            }
            Map<String, Integer> stored = stored(suite, terminal);
            List<String> lost = new ArrayList<>(acknowledged);
            lost.removeAll(stored.keySet());
            assertEquals("acknowledged, but lost", List.of(), lost);
            assertEquals("stored twice", List.of(), twice(stored));
            assertTrue(sent.containsAll(stored.keySet()));
            JsonNode check = suite.created("/api/v1/audit-checks", "{}");
            assertTrue(check.toString(), check.get("ok").asBoolean());
            System.out.printf(
                    "%d kills on %s: %d punches acknowledged, %d sent, %d stored, 0 lost, 0 twice; %d cards replaced, none by half%n",
                    ROUNDS,
                    storeUrl.isEmpty() ? "Derby" : "PostgreSQL",
                    acknowledged.size(),
                    sent.size(),
                    stored.size(),
                    replaced);
        }
    }

    /** Killed so long after this round's first stick was acknowledged, with others on their way. */
    private int workUntilKilled(RunningSuite suite, String terminal, CardsUnderKill cards, long millis)
            throws Exception {
        AtomicBoolean killed = new AtomicBoolean();
        CountDownLatch first = new CountDownLatch(1);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS + 1);
        Future<Integer> replaced = clients.submit(cards::replaceUntilKilled);
        for (int i = 0; i < CLIENTS; i++) {
            clients.submit(() -> {
                while (!killed.get()) {
                    if (upload(suite, terminal, stick())) {
                        first.countDown();
                    }
                }
                return null;
            });
        }
        clients.shutdown();
        assertTrue("nothing was acknowledged within a minute", first.await(60, TimeUnit.SECONDS));
        clients.awaitTermination(millis, TimeUnit.MILLISECONDS);
        suite.kill();
        killed.set(true);
        assertTrue(clients.awaitTermination(60, TimeUnit.SECONDS));
        return replaced.get();
    }

    private List<String> stick() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = sequence.incrementAndGet();
            keys.add((1 + number % 50) + " " + READING.format(FIRST.plusSeconds(number * 37L)));
        }
        return keys;
    }

    /** @return whether it was acknowledged */
    private boolean upload(RunningSuite suite, String terminal, List<String> keys) {
        StringBuilder file = new StringBuilder();
        for (String key : keys) {
            String[] parts = key.split(" ", 2);
            file.append(String.format("%9s\t%s\t1\t0\t1\t0\r\n", parts[0], parts[1]));
        }
        sent.addAll(keys);
        try {
            HttpResponse<String> answer = suite.post(
                    "/api/v1/terminals/" + terminal + "/uploads?fileName=1_attlog.dat&commit=true",
                    "application/octet-stream",
                    BodyPublishers.ofString(file.toString()));
            if (answer.statusCode() / 100 == 2) {
                return acknowledged.addAll(keys);
            }
        } catch (IOException e) {
            // No answer: nobody was promised anything.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static String terminal(RunningSuite suite, String site) throws Exception {
        return suite.created(
                        "/api/v1/terminals",
                        "{\"name\":{\"en\":\"Gate\"},\"siteId\":\"" + site
                                + "\",\"driver\":\"zk.attlog\",\"endpoint\":\"\"}")
                .get("id")
                .asText();
    }

    private static Map<String, Integer> stored(RunningSuite suite, String terminal) throws Exception {
        Map<String, Integer> times = new HashMap<>();
        String after = "";
        do {
            JsonNode page = suite.read("/api/v1/punches?limit=500&terminalId=" + terminal + "&after=" + after);
            for (JsonNode punch : page.get("items")) {
                String reading = READING.format(
                        LocalDateTime.parse(punch.get("clockReading").asText()));
                times.merge(punch.get("subject").asText() + " " + reading, 1, Integer::sum);
            }
            after = page.path("next").asText("");
        } while (!after.isEmpty());
        return times;
    }

    private static List<String> twice(Map<String, Integer> stored) {
        return stored.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }
}
