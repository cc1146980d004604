package org.clockhouse.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A company whose terminals push: people who all work from eight to five at a site where it is about ten now, so that no day
 * ends while anything is measured.
 */
final class PushCompany {

    private static final DateTimeFormatter READING = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String NAME = "\"name\":{\"zh\":\"\",\"en\":\"Bench\"}";

    private final Suite suite;
    private final String site;
    private final List<String> departments = new ArrayList<>();
    private final ZoneId zone = whereItIsTen(Instant.now());

    /** @param since when they were hired */
    PushCompany(Suite suite, int people, LocalDate since) throws IOException, InterruptedException {
        this(suite, people, people, since);
    }

    /** @param together how many are in one department, in the order of their numbers @param since when they were hired */
    PushCompany(Suite suite, int people, int together, LocalDate since) throws IOException, InterruptedException {
        this.suite = suite;
        this.site = suite.made("/sites", "{" + NAME + ",\"zone\":\"" + zone + "\"}");
        String rules = suite.made("/rule-sets", "{\"code\":\"B\"," + NAME + ",\"settings\":{\"max_span\":\"1440\"}}");
        String shift = suite.made("/shifts", shift("B", "08:00", "17:00", rules));
        for (int first = 1; first <= people; first += together) {
            String name = "Bench " + first;
            String department = suite.made("/departments", "{\"name\":{\"zh\":\"\",\"en\":\"" + name + "\"}}");
            departments.add(department);
            suite.post(
                    "/assignments",
                    "{\"departmentId\":\"" + department + "\",\"pattern\":{\"anchor\":\"" + since + "\",\"days\":[[\""
                            + shift + "\"]]},\"from\":\"" + since + "\",\"runsOnHolidays\":true}");
            suite.hire(
                    "Bench",
                    name,
                    since,
                    IntStream.range(first, Math.min(first + together, people + 1))
                            .mapToObj(Integer::toString)
                            .toList());
        }
    }

    /** Zones of whole hours from UTC have their sign the other way round, and end at 12 hours behind. */
    private static ZoneId whereItIsTen(Instant now) {
        int behind = 10 - now.atZone(ZoneOffset.UTC).getHour();
        int hours = behind < -12 ? behind + 24 : behind;
        return ZoneId.of("Etc/GMT" + (hours <= 0 ? "+" + -hours : "-" + hours));
    }

    String site() {
        return site;
    }

    /** Of the first numbers. */
    String firstDepartment() {
        return departments.get(0);
    }

    /** Serial numbers of a delivery; each is registered by its first call. */
    void authorise(List<String> serials) throws IOException, InterruptedException {
        String items = serials.stream()
                .map(serial -> "{\"serial\":\"" + serial + "\",\"place\":{\"name\":{\"zh\":\"\",\"en\":\"" + serial
                        + "\"},\"siteId\":\"" + site + "\"}}")
                .collect(Collectors.joining(","));
        suite.post("/expected-terminals", "{\"items\":[" + items + "]}");
    }

    /** Registers a terminal that may bring what is older than its first call. */
    void hang(String serial, LocalDate since) throws IOException, InterruptedException {
        suite.made(
                "/terminals",
                "{" + NAME + ",\"siteId\":\"" + site + "\",\"driver\":\"zk.push\",\"serial\":\"" + serial
                        + "\",\"boundSince\":\"" + since + "T00:00:00Z\"}");
    }

    /** Registers a terminal that is visited. @return its id */
    String hangForVisits(String endpoint) throws IOException, InterruptedException {
        return suite.made(
                "/terminals",
                "{" + NAME + ",\"siteId\":\"" + site + "\",\"driver\":\"zk.pull\",\"endpoint\":\"" + endpoint
                        + "\",\"boundSince\":\"2020-01-01T00:00:00Z\"}");
    }

    /** One more shift, which begins now. */
    void startShiftNow() throws IOException, InterruptedException {
        String rules = suite.get("/rule-sets").get("items").get(0).get("id").asText();
        DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm");
        suite.post("/shifts", shift("NOW", time.format(now()), time.format(now().plusHours(8)), rules));
    }

    private static String shift(String code, String start, String end, String rules) {
        return "{\"code\":\"" + code + "\"," + NAME + ",\"segments\":[{\"start\":\"" + start + "\",\"end\":\"" + end
                + "\"}],\"breaks\":[],\"ruleSetId\":\"" + rules
                + "\",\"windowBefore\":\"PT4H\",\"windowAfter\":\"PT4H\",\"lateGrace\":\"PT0M\",\"earlyGrace\":\"PT0M\"}";
    }

    /** How far the site's clocks are ahead of this process's. */
    Duration aheadOfHere() {
        Instant now = Instant.now();
        return Duration.ofSeconds(zone.getRules().getOffset(now).getTotalSeconds()
                - ZoneId.systemDefault().getRules().getOffset(now).getTotalSeconds());
    }

    LocalDateTime now() {
        return LocalDateTime.now(zone);
    }

    static String line(int person, LocalDateTime reading) {
        return person + "\t" + READING.format(reading) + "\t255\t1\t0\t0\t0\t0\t0\t0\t\n";
    }

    /** Until no day waits to be worked out. */
    void settle() throws IOException, InterruptedException {
        try (Stream<String> hints = suite.changes()) {
            Iterator<String> next = hints.iterator();
            while (suite.get("/timesheets/status").get("pending").asInt() > 0) {
                next.next();
            }
        }
    }

    /** Whether the live board shows the person as there. */
    boolean isOnBoard(int person) throws IOException, InterruptedException {
        for (JsonNode one : suite.get("/today/people?siteId=" + site).get("items")) {
            if (one.get("employee").get("number").asText().equals(Integer.toString(person))) {
                return one.has("lastPunch");
            }
        }
        return false;
    }
}
