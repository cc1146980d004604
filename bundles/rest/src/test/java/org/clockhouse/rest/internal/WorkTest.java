package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.clockhouse.driver.zk.attlog.file.AttlogFileDriver;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.SiteDraft;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a stick to a sheet, and cards across a desk, all of it over HTTP. */
class WorkTest {

    private static final String SHIFT = "{\"code\":\"D1\",\"name\":{\"zh\":\"白班\",\"en\":\"Day\"},"
            + "\"segments\":[{\"start\":\"08:00\",\"end\":\"17:00\"}],"
            + "\"breaks\":[{\"from\":\"12:00\",\"until\":\"13:00\",\"paid\":false}],"
            + "\"windowBefore\":\"PT2H\",\"windowAfter\":\"PT6H\"}";

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
    void aRuleSetStartsFromAShippedProfile() {
        JsonNode profiles = Texts.json(company.get(key, "/rule-sets/profiles")).get("items");
        JsonNode china = profiles.get(0);
        assertEquals("CN_STANDARD", china.get("code").asText());
        String made = made(
                "/rule-sets",
                "{\"code\":\"CN\",\"name\":" + china.get("name") + ",\"settings\":" + china.get("settings") + "}");
        assertEquals(
                "WITHIN_APPROVAL",
                Texts.json(company.get(key, "/rule-sets/" + made))
                        .at("/settings/ot_mode")
                        .asText());
    }

    @Test
    void aShiftSaysWhereItsPunchesAreLookedForAndWhichAreNotNeeded() {
        String night = SHIFT.replace("\"08:00\"", "\"22:00\"")
                .replace("\"17:00\"", "\"06:00\"")
                .replace("{\"from\":\"12:00\",\"until\":\"13:00\",\"paid\":false}", "");
        String points = ",\"onWindow\":{\"from\":\"21:00\",\"until\":\"23:30\"},"
                + "\"offWindow\":{\"from\":\"05:00\",\"until\":\"08:00\"},\"outNeeded\":false}";
        String made = made("/shifts", night.substring(0, night.length() - 1) + points);
        JsonNode shift = Texts.json(company.get(key, "/shifts/" + made));
        assertEquals("05:00", shift.at("/offWindow/from").asText(), shift.toString());
        assertTrue(shift.get("inNeeded").asBoolean());
        assertFalse(shift.get("outNeeded").asBoolean());
        HttpResponse<String> neither = company.post(
                key,
                "/shifts",
                night.replace("D1", "D2").replace("PT6H\"", "PT6H\",\"inNeeded\":false,\"outNeeded\":false"));
        assertEquals(422, neither.statusCode(), neither.body());
        assertEquals("/outNeeded", Texts.json(neither).at("/errors/0/pointer").asText(), neither.body());
    }

    @Test
    void aStickBecomesAMonthSheetInWhichEveryMinuteHasItsReason() {
        Employee employee = company.hire("王小明", company.works);
        everybodyWorks(made("/shifts", SHIFT));
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

        company.time.reported(company.shanghai.id(), company.clock.instant());
        company.time.settle();
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
        versions(employee);
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
    void aReportIsMadeInTheBackgroundAndFetchedByWhoeverAskedForIt() {
        company.hire("王小明", company.works);
        String draft = "{\"report\":\"MONTH_SHEET\",\"month\":\"2026-09\",\"format\":\"CSV\",\"language\":\"EN\"}";
        HttpResponse<String> started = company.post(key, "/report-runs", draft);
        assertEquals(202, started.statusCode(), started.body());
        String path = started.headers().firstValue("Location").orElseThrow().substring("/api/v1".length());
        assertEquals("DONE", Texts.json(company.get(key, path)).get("state").asText());
        HttpResponse<String> sheet = company.get(key, path + "/content");
        assertEquals(
                "text/csv;charset=utf-8",
                sheet.headers().firstValue("Content-Type").orElse("").replace(" ", ""));
        assertTrue(sheet.headers().firstValue("Content-Disposition").orElse("").contains("month-sheet-2026-09.csv"));
        assertTrue(sheet.body().contains("王小明") || sheet.body().contains("Person 1"), sheet.body());

        assertEquals(
                404, company.get(company.key("report.run"), path + "/content").statusCode());
        company.clock.advance(Duration.ofHours(2));
        company.front.workers().tick();
        assertEquals(404, company.get(key, path).statusCode());
    }

    @Test
    void aReportAskedForAgainWithTheSameKeyIsTheSameReport() {
        HttpRequest.Builder request = company.as(key, "/report-runs").header("Idempotency-Key", "month-end");
        String draft = "{\"report\":\"MONTH_SHEET\",\"month\":\"2026-09\",\"format\":\"CSV\"}";
        HttpResponse<String> first = company.web.send(request.POST(Web.text(draft)));
        HttpResponse<String> again = company.web.send(request.POST(Web.text(draft)));
        assertEquals(202, again.statusCode());
        assertEquals(first.headers().firstValue("Location"), again.headers().firstValue("Location"));
        assertEquals(first.body(), again.body());
        HttpResponse<String> other = company.web.send(request.POST(Web.text(draft.replace("CSV", "XLSX"))));
        assertEquals(422, other.statusCode(), other.body());
    }

    @Test
    void aDatedChangeOfARosterIsMadeAndDroppedByWhoSawItAsItIs() {
        String path = "/employees/" + company.hire("王小明", company.works).id().text() + "/roster-changes/2026-09-07";
        String off = "{\"shiftIds\":[],\"reason\":\"swap\"}";
        assertEquals(
                428, company.web.send(company.as(key, path).PUT(Web.text(off))).statusCode());
        HttpResponse<String> none = company.get(key, path);
        assertFalse(Texts.json(none).has("shiftIds"), none.body());

        HttpResponse<String> made = ifMatch(none, path, "PUT", off);
        assertEquals(200, made.statusCode(), made.body());
        assertEquals(0, Texts.json(company.get(key, path)).get("shiftIds").size());
        assertEquals(412, ifMatch(none, path, "PUT", off).statusCode());
        HttpResponse<String> changed = ifMatch(made, path, "PUT", off.replace("swap", "exam"));
        assertEquals("exam", Texts.json(changed).get("reason").asText());
        assertEquals(412, ifMatch(made, path, "DELETE", "").statusCode());
        assertEquals(204, ifMatch(changed, path, "DELETE", "").statusCode());
        company.clock.advance(Duration.ofSeconds(1));
        ifMatch(none, path, "PUT", off);
        assertEquals(412, ifMatch(made, path, "PUT", off).statusCode(), "a tag of the one that was dropped");
    }

    private HttpResponse<String> ifMatch(HttpResponse<String> read, String path, String method, String body) {
        return company.web.send(
                company.as(key, path).header("If-Match", Texts.tag(read)).method(method, Web.text(body)));
    }

    @Test
    void aReportOfNoPeriodIsRefused() {
        HttpResponse<String> refused =
                company.post(key, "/report-runs", "{\"report\":\"MONTH_SHEET\",\"format\":\"CSV\"}");
        assertEquals(400, refused.statusCode());
        assertEquals("?month", Texts.json(refused).at("/errors/0/pointer").asText());
        assertEquals(
                400,
                company.get(key, "/timesheets?from=2026-01-01&until=2026-12-31").statusCode());
    }

    @Test
    void aTerminalKeepsItsSecretsAndItsVersion() {
        String id = terminal();
        HttpResponse<String> read = company.get(key, "/terminals/" + id);
        assertEquals("NEVER_SEEN", Texts.json(read).at("/state/kind").asText());
        assertEquals("Asia/Shanghai", Texts.json(read).get("zone").asText());
        HttpResponse<String> amended =
                ifMatch(read, "/terminals/" + id, "PATCH", "{\"purpose\":\"BOTH\",\"zone\":\"Asia/Manila\"}");
        assertEquals(200, amended.statusCode(), amended.body());
        assertEquals("Asia/Manila", Texts.json(amended).get("zone").asText());
        HttpResponse<String> stale = ifMatch(read, "/terminals/" + id + "/status", "PUT", "{\"status\":\"RETIRED\"}");
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

    @Test
    void theTrailIsListedCheckedAndExported() {
        made("/shifts", SHIFT);
        JsonNode entry =
                Texts.json(company.get(key, "/audit-entries?action=shift.")).at("/items/0");
        assertEquals("API_KEY", entry.at("/actor/kind").asText());
        assertEquals("shift", entry.at("/subject/kind").asText());
        HttpResponse<String> check = company.post(key, "/audit-checks", "");
        assertTrue(Texts.json(check).get("ok").asBoolean(), check.body());
        assertTrue(Texts.json(check).get("entries").asLong() > 0);
        HttpResponse<String> export = company.get(key, "/audit-export");
        assertTrue(export.body().lines().count() > 3);
    }

    @Test
    void theDescriptionAndItsPageAreServedToEverybody() {
        HttpResponse<String> yaml = company.web.send(company.web.request("/api/v1/openapi.yaml"));
        assertTrue(yaml.body().contains("openapi: 3.1.0"));
        HttpResponse<String> page = company.web.send(company.web.request("/api/v1/docs"));
        assertTrue(page.body().contains("Clockhouse API"));
        assertFalse(page.body().contains("<script"));
        assertTrue(
                page.headers().firstValue("Content-Security-Policy").orElse("").contains("style-src 'self'"));
        assertEquals(1, page.headers().allValues("Content-Security-Policy").size());
        assertEquals(
                200, company.web.send(company.web.request("/api/v1/docs.css")).statusCode());
    }

    @Test
    void nothingBesideTheApiIsAnsweredWithAPageOfTheRuntime() {
        for (String path : java.util.List.of(
                "/api",
                "/api/",
                "/api/v2/employees",
                "/api/v1",
                "/api/v1/employees/..%2f..%2fetc",
                "/api/v1/nowhere")) {
            HttpResponse<String> response = company.web.send(company.web.request(path));
            assertEquals(404, response.statusCode(), path);
            assertEquals(
                    "application/problem+json",
                    response.headers().firstValue("Content-Type").orElse(""),
                    path);
        }
    }

    @Test
    void theKeysLeaveOnlyWrappedAndAreProvedAfterwards() {
        HttpResponse<String> file = company.post(key, "/recovery-file", "{\"passphrase\":\"twelve or more\"}");
        assertEquals("twelve or more", file.body());
        assertEquals(
                422,
                company.post(key, "/recovery-file", "{\"passphrase\":\"short\"}")
                        .statusCode());
        String proof = java.util.Base64.getEncoder()
                .encodeToString("twelve or more".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        HttpResponse<String> proved =
                company.post(key, "/recovery-proofs", "{\"file\":\"" + proof + "\",\"passphrase\":\"twelve or more\"}");
        assertTrue(Texts.json(proved).get("saved").asBoolean(), proved.body());
        assertEquals(
                400,
                company.post(key, "/recovery-proofs", "{\"file\":\"?\",\"passphrase\":\"x\"}")
                        .statusCode());
    }

    @Test
    void theKeysAreChangedByWhoMayAndGaveThePasswordJustNow() {
        assertEquals(
                "NEVER",
                Texts.json(company.get(key, "/key-rotations/latest"))
                        .get("state")
                        .asText());

        HttpResponse<String> begun = company.post(key, "/key-rotations", "");

        assertEquals(202, begun.statusCode(), begun.body());
        assertEquals("RUNNING", Texts.json(begun).get("state").asText());
        assertEquals(
                "DONE",
                Texts.json(company.get(key, "/key-rotations/latest"))
                        .get("state")
                        .asText());
    }

    private String terminal() {
        return made(
                "/terminals",
                "{\"name\":{\"zh\":\"东门\",\"en\":\"East gate\"},\"siteId\":\""
                        + company.shanghai.id().text()
                        + "\",\"driver\":\"zk.attlog\",\"boundSince\":\"2020-01-01T00:00:00Z\"}");
    }

    private void everybodyWorks(String shift) {
        StringBuilder week = new StringBuilder();
        for (java.time.DayOfWeek day : java.time.DayOfWeek.values()) {
            week.append(week.isEmpty() ? "" : ",")
                    .append("\"")
                    .append(day)
                    .append("\":\"")
                    .append(shift)
                    .append("\"");
        }
        made("/assignments", "{\"week\":{" + week + "},\"from\":\"2026-09-01\",\"runsOnHolidays\":true}");
    }

    /** @return the id of what was made */
    private String made(String path, String body) {
        HttpResponse<String> made = company.post(key, path, body);
        assertEquals(201, made.statusCode(), made.body());
        return Texts.json(made).get("id").asText();
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
