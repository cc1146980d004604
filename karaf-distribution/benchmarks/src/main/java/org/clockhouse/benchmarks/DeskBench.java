package org.clockhouse.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.clockhouse.benchmarks.PushTerminals.Terminal;
import org.clockhouse.store.internal.PostgresServer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * What HR waits for at the running archive, with five thousand people and the last month of each: the first page of the month sheet and
 * of the work list, a punch that comes a day late until its result shows it, and the month of a department of a thousand as a workbook,
 * from the order to its last byte.
 * Beside the workbook the same cells are written by the same library with nothing else: no rows are read, and cells have no style.
 */
final class DeskBench {

    private static final int PEOPLE = 5_000;
    private static final int DAYS = Integer.getInteger("days", 31);
    private static final int BATCH = 100;
    private static final int PAGE = 60;
    private static final int WARM_UP = 20;
    /** Of so many days one is without its last punch. */
    private static final int FORGETFUL = 97;

    private static final int MEASURED = Integer.getInteger("measured", 100);
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    /** Their month is a workbook of 31,000 rows. */
    private static final int DEPARTMENT = 1_000;

    /** More often, what asks takes a good part of the processors from what is asked for. */
    private static final int ASK_EVERY_MILLIS = 20;

    /** Columns of the list from here to {@link #LAST_LENGTH} are lengths of time, which workbooks keep as numbers. */
    private static final int FIRST_LENGTH = 10;

    private static final int LAST_LENGTH = 18;
    private static final double MINUTES_A_DAY = 1_440;

    private final Suite suite;
    private final PushTerminals net;
    private final PushCompany company;
    private final Terminal terminal;
    private final LocalDate yesterday;
    private final String name;

    private DeskBench(Suite suite, PushTerminals net, String name) throws Exception {
        this.suite = suite;
        this.net = net;
        this.name = name;
        LocalDate since = LocalDate.now().minusDays(DAYS + 2);
        this.company = new PushCompany(suite, PEOPLE, DEPARTMENT, since);
        this.yesterday = company.now().toLocalDate().minusDays(1);
        company.hang("DESK", since);
        this.terminal = net.new Terminal("DESK");
    }

    static void derby() throws Exception {
        run("", "derby");
    }

    static void postgres() throws Exception {
        try (PostgresServer server = PostgresServer.start(true)) {
            run(server.createDatabase("bench"), "postgresql");
        }
    }

    private static void run(String storeUrl, String name) throws Exception {
        try (Suite suite = Suite.start(storeUrl);
                PushTerminals net = new PushTerminals(suite.terminalPort())) {
            DeskBench bench = new DeskBench(suite, net, name);
            bench.punchTheMonth();
            bench.openFirstPage();
            bench.openWorkList();
            bench.punchLate();
            bench.listDays();
        }
    }

    /** In and out of everybody, late and early in turn; now and then somebody forgets to go out. */
    private void punchTheMonth() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int day = DAYS - 1; day >= 0; day--) {
            LocalDate date = yesterday.minusDays(day);
            for (int person = 1; person <= PEOPLE; person++) {
                int minute = (person * 7 + day * 13) % 60;
                lines.add(PushCompany.line(person, date.atTime(7, minute)));
                if ((person + 31 * day) % FORGETFUL != 0) {
                    lines.add(PushCompany.line(person, date.atTime(17, minute)));
                }
            }
        }
        for (int from = 0; from < lines.size(); from += BATCH) {
            upload(String.join("", lines.subList(from, Math.min(lines.size(), from + BATCH))));
        }
        company.settle();
        suite.calm();
    }

    private void upload(String lines) throws Exception {
        boolean[] taken = new boolean[1];
        terminal.upload(lines, answer -> {
            if (!answer.isLeaveToForget()) {
                throw new IllegalStateException("not taken: " + answer);
            }
            taken[0] = true;
        });
        net.runUntil(() -> taken[0]);
    }

    private void openFirstPage() throws Exception {
        String path = "/timesheets?from=" + yesterday.minusDays(DAYS - 1) + "&until=" + yesterday + "&limit=" + PAGE;
        Times times = new Times();
        for (int n = -WARM_UP; n < MEASURED; n++) {
            long began = System.nanoTime();
            JsonNode rows = suite.get(path).get("items");
            if (n >= 0) {
                times.add(System.nanoTime() - began);
            }
            int days = rows.get(PAGE - 1).get("days").size();
            if (rows.size() != PAGE || days != DAYS) {
                throw new IllegalStateException(rows.size() + " people, of the last " + days + " days");
            }
        }
        System.out.println(Line.promised("first-page." + name + ".p50", times.millis(50), 300, "ms"));
        System.out.println(Line.promised("first-page." + name + ".p99", times.millis(99), 300, "ms"));
    }

    /** What stands first in the morning: the gravest of a month's exceptions, and what is known of punches that are missing. */
    private void openWorkList() throws Exception {
        String days = "?from=" + yesterday.minusDays(DAYS - 1) + "&until=" + yesterday + "&limit=" + PAGE;
        time("gravest", "/exceptions" + days + "&order=SEVERITY");
        time("suggestions", "/missed-punches/suggestions" + days);
    }

    private void time(String list, String path) throws Exception {
        Times times = new Times();
        for (int n = -WARM_UP; n < MEASURED; n++) {
            long began = System.nanoTime();
            suite.get(path);
            if (n >= 0) {
                times.add(System.nanoTime() - began);
            }
        }
        System.out.println(Line.promised(list + "." + name + ".p50", times.millis(50), 300, "ms"));
        System.out.println(Line.promised(list + "." + name + ".p99", times.millis(99), 300, "ms"));
    }

    /** Each alone and somebody else's, who went later than was known; asked for until the stored result says so. */
    private void punchLate() throws Exception {
        JsonNode people = suite.get("/employees?limit=" + (WARM_UP + MEASURED)).get("items");
        Times acknowledged = new Times();
        Times shown = new Times();
        for (int n = 0; n < WARM_UP + MEASURED; n++) {
            JsonNode person = people.get(n);
            TimeUnit.MILLISECONDS.sleep(300);
            LocalDateTime left = yesterday.atTime(LocalTime.of(18 + n / 60, n % 60));
            long began = System.nanoTime();
            upload(PushCompany.line(person.get("number").asInt(), left));
            long taken = System.nanoTime() - began;
            while (!lastOut(person.get("id").asText()).startsWith(left.toString())) {
                if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(30)) {
                    throw new IllegalStateException("not shown after half a minute: " + left);
                }
            }
            if (n >= WARM_UP) {
                acknowledged.add(taken);
                shown.add(System.nanoTime() - began);
            }
        }
        System.out.println(
                Line.promised("late-punch." + name + ".acknowledged-p50", acknowledged.millis(50), 100, "ms"));
        System.out.println(Line.promised("late-punch." + name + ".shown-p50", shown.millis(50), 100, "ms"));
        System.out.println(Line.promised("late-punch." + name + ".shown-p99", shown.millis(99), 100, "ms"));
    }

    private String lastOut(String person) throws Exception {
        JsonNode days = suite.get("/timesheets?from=" + yesterday + "&until=" + yesterday + "&employeeId=" + person)
                .get("items")
                .get(0)
                .get("days");
        return days.get(0).path("lastOut").asText();
    }

    private void listDays() throws Exception {
        List<String[]> cells = suite.text(listed("CSV"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",", -1))
                .toList();
        double value = 0;
        double bound = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            write(cells);
            bound = Math.max(bound, cells.size() / ((System.nanoTime() - began) / 1e9));
            began = System.nanoTime();
            suite.bytes(listed("XLSX"));
            value = Math.max(value, cells.size() / ((System.nanoTime() - began) / 1e9));
        }
        System.out.println(new Line("xlsx." + name, value, bound, 0, "rows/s"));
    }

    /** @return where the finished sheet is */
    private String listed(String format) throws Exception {
        String run = "/report-runs/"
                + suite.made(
                        "/report-runs",
                        "{\"report\":\"DAILY_LIST\",\"from\":\"" + yesterday.minusDays(DAYS - 1)
                                + "\",\"until\":\"" + yesterday + "\",\"filter\":{\"departmentId\":\""
                                + company.firstDepartment() + "\"},\"format\":\"" + format
                                + "\",\"language\":\"EN\"}");
        while (!suite.get(run).get("state").asText().equals("DONE")) {
            TimeUnit.MILLISECONDS.sleep(ASK_EVERY_MILLIS);
        }
        return run + "/content";
    }

    private static void write(List<String[]> rows) throws IOException {
        Workbook workbook = new Workbook(OutputStream.nullOutputStream(), "Bare", "1.0");
        Worksheet sheet = workbook.newWorksheet("Bare");
        for (int row = 0; row < rows.size(); row++) {
            String[] cells = rows.get(row);
            for (int column = 0; column < cells.length; column++) {
                if (column >= FIRST_LENGTH && column <= LAST_LENGTH && row > 0) {
                    sheet.value(row, column, minutes(cells[column]) / MINUTES_A_DAY);
                } else if (!cells[column].isEmpty()) {
                    sheet.value(row, column, cells[column]);
                }
            }
            if (row % 500 == 499) {
                sheet.flush();
            }
        }
        sheet.finish();
        workbook.finish();
    }

    private static int minutes(String length) {
        return length.isEmpty()
                ? 0
                : Arrays.stream(length.split(":"))
                        .mapToInt(Integer::parseInt)
                        .reduce(0, (sum, part) -> 60 * sum + part);
    }
}
