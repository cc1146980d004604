package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.clockhouse.driver.zk.attlog.file.AttlogFileDriver;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.SiteDraft;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a stick to a sheet, and cards across a desk, all of it over HTTP. */
class WorkTest {

    @TempDir
    Path directory;

    private Company company;
    private String key;

    @BeforeEach
    void start() {
        company = new Company(directory);
        company.gates.add(new AttlogFileDriver());
        key = company.key(company.front.permissions().all().toArray(String[]::new));
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void aStickBecomesAMonthSheetInWhichEveryMinuteHasItsReason() {
        Employee employee = company.hire("王小明", company.works);
        everybodyWorks(company.made(key, "/shifts", PlanningTest.SHIFT));
        String terminal = terminal();
        String stick = row(employee, "2026-09-07 08:11:30") + row(employee, "2026-09-07 17:02:00")
                + row(employee, "2026-09-08 07:55:00") + "   77\t2026-09-08 08:00:00\t1\t0\t1\t0\r\n"
                + row(employee, "2026-02-30 08:00:00");

        HttpResponse<String> preview = upload("/terminals/" + terminal + "/uploads?fileName=1_attlog.dat", stick);
        assertEquals(201, preview.statusCode(), preview.body());
        JsonNode seen = Texts.json(preview);
        assertEquals("PREVIEW", seen.get("state").asText());
        assertEquals(4, seen.at("/counts/new").asInt(), preview.body());
        assertEquals(1, seen.get("unreadable").size(), preview.body());
        assertEquals("77", seen.at("/unmatchedSubjects/0").asText(), preview.body());
        assertEquals(0, Texts.json(company.get(key, "/punches")).get("items").size());

        String path = "/uploads/" + seen.get("id").asText();
        assertEquals(
                "COMMITTED",
                Texts.json(company.post(key, path + "/commits", ""))
                        .get("state")
                        .asText());
        JsonNode again =
                Texts.json(upload("/terminals/" + terminal + "/uploads?fileName=1_attlog.dat&commit=true", stick));
        assertEquals(0, again.at("/counts/new").asInt());
        assertEquals(4, again.at("/counts/known").asInt());
        assertEquals(4, Texts.json(company.get(key, "/punches")).get("items").size());
        assertEquals(
                "UNREADABLE",
                Texts.json(company.get(key, "/quarantine"))
                        .at("/items/0/reason")
                        .asText());
        assertEquals(
                "77",
                Texts.json(company.get(key, "/unmatched-subjects"))
                        .at("/items/0/subject")
                        .asText());

        company.workOut();
        assertEquals(
                0,
                Texts.json(company.get(key, "/timesheets/status"))
                        .get("pending")
                        .asInt());
        month(employee);
        personDay(employee);
    }

    @Test
    void whatNobodyOwnsIsForThoseOfTheSiteWhereItsTerminalStands() {
        String stick = "   77\t2026-09-08 08:00:00\t1\t0\t1\t0\r\n   77\t2026-02-30 08:00:00\t1\t0\t1\t0\r\n";
        upload("/terminals/" + terminal() + "/uploads?fileName=1_attlog.dat&commit=true", stick);
        SiteDraft berlin = new SiteDraft(new LocalName("柏林", "Berlin"), ZoneId.of("Europe/Berlin"));
        for (SiteId site : List.of(
                company.shanghai.id(),
                company.registry.sites.add(company.actor, berlin).id())) {
            String here = company.front.key(new Scope(false, Set.of(site), Set.of(), Set.of()), Set.of("punch.read"));
            int seen = site.equals(company.shanghai.id()) ? 1 : 0;
            for (String list : List.of("/quarantine", "/unmatched-subjects")) {
                JsonNode answer = Texts.json(company.get(here, list));
                assertEquals(seen, answer.get("items").size(), list + ": " + answer);
            }
        }
    }

    private void month(Employee employee) {
        JsonNode row = Texts.json(company.get(key, "/timesheets?month=2026-09")).at("/items/0");
        assertEquals(employee.number(), row.get("number").asText());
        JsonNode monday = cell(row, "2026-09-07");
        assertEquals("LATE", monday.get("status").asText());
        assertEquals(11, monday.get("late").asInt());
        assertEquals("2026-09-07T08:11:00", monday.get("firstIn").asText(), monday.toString());
        assertFalse(monday.has("early"), "no minutes, no member");
        JsonNode tuesday = cell(row, "2026-09-08");
        assertEquals("MISSING_OUT", tuesday.at("/flags/0").asText());
        assertFalse(tuesday.has("lastOut"));
        assertTrue(row.at("/totals/LATE").asInt() == 11, row.get("totals").toString());
        String kinds = company.get(key, "/exceptions?month=2026-09&kind=LATE").body();
        assertTrue(kinds.contains("\"minutes\":11"), kinds);
        assertEquals("LOW LATE", gravest("?month=2026-09&severity=LOW"));
        assertEquals("MEDIUM MISSING_OUT", gravest("?month=2026-09&severity=MEDIUM"));
        assertEquals("HIGH ABSENT", gravest("?month=2026-09&order=SEVERITY"));
    }

    private String gravest(String query) {
        JsonNode first = Texts.json(company.get(key, "/exceptions" + query)).at("/items/0");
        return first.path("severity").asText() + " " + first.path("name").asText();
    }

    private void personDay(Employee employee) {
        HttpResponse<String> response =
                company.get(key, "/timesheets/" + employee.id().text() + "/2026-09-07");
        JsonNode day = Texts.json(response);
        assertEquals("Asia/Shanghai", day.get("zone").asText());
        assertEquals("D1", day.at("/plan/0/shiftCode").asText());
        assertEquals("2026-09-07T00:00:00Z", day.at("/plan/0/segments/0/from").asText());
        assertEquals("IN", day.at("/punches/0/use").asText(), response.body());
        assertEquals("East gate", day.at("/punches/0/terminalName/en").asText());
        assertTrue(day.get("lines").size() > 0);
        assertEquals("LATE", day.at("/exceptions/0/name").asText());
        assertEquals("LOW", day.at("/exceptions/0/severity").asText());
        assertTrue(response.body().contains("\"bucket\":\"LATE\",\"minutes\":11"), response.body());
        records(employee, day.at("/punches/0/position").asLong());
        versions(employee);
    }

    /** What a terminal sent is there for whoever is asked about a day, and for nobody else. */
    private void records(Employee employee, long position) {
        String path = "/timesheets/" + employee.id().text() + "/2026-09-07/records";
        JsonNode first = Texts.json(company.get(key, path)).at("/items/0");
        assertEquals(position, first.get("position").asLong(), first.toString());
        assertEquals("FILE", first.get("road").asText());
        assertEquals("2026-09-07T08:11:30", first.get("clockReading").asText());
        assertTrue(first.get("raw").asText().contains("2026-09-07 08:11:30"), first.toString());
        String narrow = company.key("timesheet.read");
        assertEquals(403, company.get(narrow, path).statusCode());
    }

    /** What was final is still there when something that came later put another result in its place. */
    private void versions(Employee employee) {
        String day = "/timesheets/" + employee.id().text() + "/2026-09-07";
        assertEquals(
                1, Texts.json(company.get(key, day + "/versions")).get("items").size());
        HttpResponse<String> excused = company.post(
                key,
                "/rule-overrides",
                "{\"employeeId\":\"" + employee.id().text()
                        + "\",\"from\":\"2026-09-07\",\"until\":\"2026-09-07\",\"settings\":{\"exempt\":\"LATE_ONLY\"},\"reason\":\"bus\"}");
        assertEquals(201, excused.statusCode(), excused.body());
        company.time.settle();
        JsonNode both = Texts.json(company.get(key, day + "/versions")).get("items");
        assertEquals(2, both.size(), both.toString());
        assertEquals(2, both.at("/0/version").asInt(), both.toString());
        assertEquals(11, both.at("/1/minutes/LATE").asInt(), both.toString());
        assertFalse(both.at("/0/minutes").has("LATE"), both.toString());
        JsonNode acts = Texts.json(company.get(key, day + "/audit")).get("items");
        assertEquals("rule-override.put", acts.at("/0/action").asText(), acts.toString());
    }

    @Test
    void aTerminalKeepsItsSecretsAndItsVersion() {
        String id = terminal();
        HttpResponse<String> read = company.get(key, "/terminals/" + id);
        assertEquals("NEVER_SEEN", Texts.json(read).at("/state/kind").asText());
        assertEquals("Asia/Shanghai", Texts.json(read).get("zone").asText());
        HttpResponse<String> amended = company.ifMatch(
                key, read, "/terminals/" + id, "PATCH", "{\"purpose\":\"BOTH\",\"zone\":\"Asia/Manila\"}");
        assertEquals(200, amended.statusCode(), amended.body());
        assertEquals("Asia/Manila", Texts.json(amended).get("zone").asText());
        HttpResponse<String> stale =
                company.ifMatch(key, read, "/terminals/" + id + "/status", "PUT", "{\"status\":\"RETIRED\"}");
        assertEquals(412, stale.statusCode());
        HttpResponse<String> unknown = company.post(
                key,
                "/terminals",
                "{\"name\":{\"en\":\"x\"},\"siteId\":\"" + company.shanghai.id().text() + "\",\"driver\":\"no.such\"}");
        assertEquals(422, unknown.statusCode(), unknown.body());
    }

    @Test
    void aCardIsIssuedReadAtTheDeskReplacedAndNeverShownWholeInAList() {
        Employee employee = company.hire("王小明", company.works);
        HttpResponse<String> issued = company.post(
                key,
                "/credentials",
                "{\"employeeId\":\"" + employee.id().text()
                        + "\",\"kind\":\"CARD\",\"number\":\"0005076483\",\"format\":\"DEC_10\"}");
        assertEquals(201, issued.statusCode(), issued.body());
        assertEquals("004D7603", Texts.json(issued).get("number").asText());
        String path = issued.headers().firstValue("Location").orElseThrow().substring("/api/v1".length());

        JsonNode found = Texts.json(company.get(key, "/card-lookups?text=004D7603"));
        assertEquals("ONE", found.get("match").asText());
        assertEquals(employee.number(), found.at("/candidates/0/holder/number").asText());
        assertEquals("0005076483", found.at("/readings/0/renderings/DEC_10").asText(), found.toString());
        String list = company.get(key, "/credentials").body();
        assertFalse(list.contains("004D7603"), list);

        HttpResponse<String> suspended = company.web.send(company.as(key, path + "/status")
                .header("If-Match", Texts.tag(company.get(key, path)))
                .PUT(Web.text("{\"status\":\"SUSPENDED\",\"reason\":\"lost\"}")));
        assertEquals("SUSPENDED", Texts.json(suspended).get("state").asText(), suspended.body());
        HttpResponse<String> replaced = company.post(
                key, path + "/replacements", "{\"number\":\"004D7604\",\"format\":\"HEX_8\",\"reason\":\"lost\"}");
        assertEquals(201, replaced.statusCode(), replaced.body());
        assertEquals("REVOKED", Texts.json(company.get(key, path)).get("state").asText());
        assertEquals(
                2,
                Texts.json(company.get(key, "/employees/" + employee.id().text() + "/credentials"))
                        .get("items")
                        .size());
        assertEquals(
                422,
                company.post(
                                key,
                                "/credentials",
                                "{\"employeeId\":\"" + employee.id().text()
                                        + "\",\"kind\":\"CARD\",\"number\":\"no card\"}")
                        .statusCode());
    }

    private String terminal() {
        return company.made(
                key,
                "/terminals",
                "{\"name\":{\"zh\":\"东门\",\"en\":\"East gate\"},\"siteId\":\""
                        + company.shanghai.id().text()
                        + "\",\"driver\":\"zk.attlog\",\"boundSince\":\"2020-01-01T00:00:00Z\"}");
    }

    private void everybodyWorks(String shift) {
        StringBuilder week = new StringBuilder();
        for (DayOfWeek day : DayOfWeek.values()) {
            week.append(week.isEmpty() ? "" : ",")
                    .append("\"")
                    .append(day)
                    .append("\":\"")
                    .append(shift)
                    .append("\"");
        }
        company.made(key, "/assignments", "{\"week\":{" + week + "},\"from\":\"2026-09-01\",\"runsOnHolidays\":true}");
    }

    private HttpResponse<String> upload(String path, String content) {
        return company.web.send(company.web
                .request("/api/v1" + path)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofString(content)));
    }

    private static String row(Employee employee, String time) {
        return "    " + employee.number() + "\t" + time + "\t1\t255\t1\t0\r\n";
    }

    private static JsonNode cell(JsonNode row, String date) {
        for (JsonNode day : row.get("days")) {
            if (day.get("date").asText().equals(date)) {
                return day;
            }
        }
        throw new AssertionError(date + " is not in " + row);
    }
}
