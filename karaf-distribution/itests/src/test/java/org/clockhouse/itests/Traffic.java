package org.clockhouse.itests;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests that flow while something is replaced: the console's page, reads, and sticks that are taken in until they are
 * answered with success. Whoever is refused asks again a moment later, as browsers and terminals do.
 */
final class Traffic implements AutoCloseable {

    private static final DateTimeFormatter READING = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final LocalDateTime FIRST = LocalDateTime.of(2021, 1, 1, 0, 0);

    private static final long AGAIN = 20_000_000L;

    private final String terminal;
    private final Thread thread;
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final List<String> wrong = new ArrayList<>();
    private volatile boolean over;
    private int refused;
    private long longestOutage;
    private long downSince;
    private int number;

    private Traffic(String terminal) {
        this.terminal = terminal;
        this.thread = new Thread(this::flow, "traffic");
    }

    /** A terminal for sticks at a site of its own, and requests from now on. */
    static Traffic start(String name) {
        String site = id(InKaraf.post(
                "/api/v1/sites", "{\"name\":{\"zh\":\"\",\"en\":\"" + name + "\"},\"zone\":\"Asia/Shanghai\"}"));
        String terminal = id(InKaraf.post(
                "/api/v1/terminals",
                "{\"name\":{\"zh\":\"\",\"en\":\"" + name + "\"},\"siteId\":\"" + site
                        + "\",\"driver\":\"zk.attlog\",\"boundSince\":\"2020-01-01T00:00:00Z\"}"));
        Traffic traffic = new Traffic(terminal);
        traffic.thread.start();
        return traffic;
    }

    static String id(InKaraf.Answer answer) {
        Matcher id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(answer.body());
        if (answer.status() / 100 != 2 || !id.find()) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return id.group(1);
    }

    @Override
    public void close() {
        end();
    }

    /** Returns when the last request is answered. */
    void end() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers that were neither success nor 503 in problem form. */
    List<String> wrong() {
        return wrong;
    }

    int refused() {
        return refused;
    }

    long longestOutageMillis() {
        return longestOutage;
    }

    Set<String> sent() {
        return sent;
    }

    /** What the punch log holds of the sticks; twice the same throws. */
    Set<String> stored() {
        Set<String> stored = new TreeSet<>();
        String after = "";
        do {
            InKaraf.Answer page = InKaraf.get("/api/v1/punches?limit=500&terminalId=" + terminal + "&after=" + after);
            Matcher punch = Pattern.compile("\"clockReading\":\"([^\"]+)\"").matcher(page.body());
            while (punch.find()) {
                if (!stored.add(READING.format(LocalDateTime.parse(punch.group(1))))) {
                    throw new AssertionError("stored twice: " + punch.group(1));
                }
            }
            Matcher next = Pattern.compile("\"next\":\"([^\"]*)\"").matcher(page.body());
            after = next.find() ? next.group(1) : "";
        } while (!after.isEmpty());
        return stored;
    }

    private void flow() {
        while (!over) {
            look(InKaraf.get("/"));
            look(InKaraf.get("/api/v1/sites"));
            String reading = READING.format(FIRST.plusMinutes(number++));
            String path = "/api/v1/terminals/" + terminal + "/uploads?fileName=1_attlog.dat&commit=true";
            byte[] stick = ("        7\t" + reading + "\t1\t0\t1\t0\r\n").getBytes(StandardCharsets.US_ASCII);
            while (!look(InKaraf.call("POST", path, "application/octet-stream", stick)) && !over) {
                LockSupport.parkNanos(AGAIN);
            }
            sent.add(reading);
        }
    }

    private boolean look(InKaraf.Answer answer) {
        if (answer.status() / 100 == 2) {
            if (downSince != 0) {
                longestOutage = Math.max(longestOutage, (System.nanoTime() - downSince) / 1_000_000);
                downSince = 0;
            }
            return true;
        }
        refused++;
        downSince = downSince == 0 ? System.nanoTime() : downSince;
        if (answer.status() != 503 || !answer.body().contains("/problems/")) {
            wrong.add(answer.status() + " " + answer.body().lines().findFirst().orElse(""));
        }
        return false;
    }
}
