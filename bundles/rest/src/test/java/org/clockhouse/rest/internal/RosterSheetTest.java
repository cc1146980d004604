package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A roster drawn, undone and published over HTTP. */
class RosterSheetTest {

    private static final String WEEK = "from=2026-09-14&until=2026-09-20";

    @TempDir
    Path directory;

    private Company company;
    private String planner;
    private Employee ann;
    private Employee bob;
    private String shift;

    @BeforeEach
    void start() {
        company = new Company(directory);
        planner = company.key("shift.read", "shift.write");
        ann = company.hire("王小明", company.works);
        bob = company.hire("李小红", company.office);
        shift = company.made(
                planner,
                "/shifts",
                "{\"code\":\"Am\",\"name\":{\"zh\":\"早班\"},\"segments\":[{\"start\":\"07:00\",\"end\":\"15:00\"}],"
                        + "\"breaks\":[],\"windowBefore\":\"PT1H\",\"windowAfter\":\"PT1H\"}");
    }

    @AfterEach
    void stop() {
        company.close();
    }

    private String cell(Employee employee, String date, long version) {
        return "{\"employeeId\":\"" + employee.id().text() + "\",\"date\":\"" + date
                + "\",\"kind\":\"PLAN\",\"shiftIds\":[\"" + shift + "\"],\"version\":" + version + "}";
    }

    private static String edit(String... cells) {
        return "{\"cells\":[" + String.join(",", cells) + "],\"from\":\"2026-09-14\",\"until\":\"2026-09-20\"}";
    }

    private JsonNode rows(String path) {
        return Texts.json(company.get(planner, path + "?" + WEEK)).get("items");
    }

    @Test
    void manyCellsAreDrawnInOneCallUndoneAndPublished() {
        HttpResponse<String> drawn =
                company.post(planner, "/roster-edits", edit(cell(ann, "2026-09-14", 0), cell(bob, "2026-09-15", 0)));
        assertEquals(201, drawn.statusCode(), drawn.body());
        JsonNode view = Texts.json(drawn);
        assertEquals(2, view.at("/sheet/items").size(), drawn.body());
        assertEquals("PLAN", view.at("/sheet/items/0/cells/0/draft/kind").asText(), drawn.body());
        assertFalse(rows("/rosters").toString().contains(shift), "nobody but planners sees it");

        assertEquals(
                412,
                company.post(planner, "/roster-edits", edit(cell(ann, "2026-09-14", 0)))
                        .statusCode());
        String window = "{\"from\":\"2026-09-14\",\"until\":\"2026-09-20\"}";
        String undo = "/roster-edits/" + view.get("id").asText() + "/undos";
        HttpResponse<String> undone = company.post(planner, undo, window);
        assertEquals(201, undone.statusCode(), undone.body());
        assertFalse(rows("/roster-drafts").toString().contains(shift));
        String again = "/roster-edits/" + Texts.json(undone).get("id").asText() + "/undos";
        assertEquals(201, company.post(planner, again, window).statusCode());

        HttpResponse<String> published = company.post(planner, "/roster-publications", window);
        assertEquals(201, published.statusCode(), published.body());
        assertEquals(2, Texts.json(published).get("told").size(), published.body());
        assertEquals(shift, rows("/rosters").at("/0/cells/0/shiftIds/0").asText());
        assertEquals(
                1,
                Texts.json(company.get(planner, "/roster-publications"))
                        .get("items")
                        .size());
        assertEquals(422, company.post(planner, "/roster-publications", window).statusCode());
    }

    @Test
    void theSameCallTwiceDrawsOnce() {
        String body = edit(cell(ann, "2026-09-14", 0));
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> drawn = company.web.send(company.as(planner, "/roster-edits")
                    .header("Idempotency-Key", "one-and-the-same-key")
                    .POST(Web.text(body)));
            assertEquals(201, drawn.statusCode(), drawn.body());
        }
    }

    @Test
    void aPlannerOfOneDepartmentDrawsAndSeesNobodyElse() {
        String works = company.front.key(
                new Scope(false, Set.of(), Set.of(company.works.id()), Set.of()), Set.of("shift.write", "shift.read"));
        JsonNode seen = Texts.json(company.get(works, "/roster-drafts?" + WEEK)).get("items");
        assertEquals(1, seen.size(), seen.toString());
        assertEquals(
                404,
                company.post(works, "/roster-edits", edit(cell(ann, "2026-09-14", 0), cell(bob, "2026-09-14", 0)))
                        .statusCode());
        assertEquals(
                201,
                company.post(works, "/roster-edits", edit(cell(ann, "2026-09-14", 0)))
                        .statusCode());
    }

    @Test
    void aWrongCellIsNamedWithItsReason() {
        HttpResponse<String> wrong = company.post(
                planner,
                "/roster-edits",
                edit(
                        cell(ann, "2026-09-14", 0),
                        cell(bob, "2026-09-15", 0).replace(shift, ann.id().text())));
        assertEquals(422, wrong.statusCode(), wrong.body());
        assertEquals("/cells/1", Texts.json(wrong).at("/errors/0/pointer").asText(), wrong.body());
        assertEquals(
                400,
                company.get(planner, "/rosters?from=2026-01-01&until=2026-12-31")
                        .statusCode());
    }

    private HttpResponse<String> read(byte[] sheet, String draw) {
        return company.web.send(company.web
                .request("/api/v1/roster-imports?around=2026-09-14" + draw)
                .header("Authorization", "Bearer " + planner)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(sheet)));
    }

    private byte[] exported(String format) {
        String reporter = company.key("report.run");
        HttpResponse<String> started = company.post(
                reporter,
                "/report-runs",
                "{\"report\":\"ROSTER\",\"from\":\"2026-09-14\",\"until\":\"2026-09-20\",\"language\":\"EN\",\"format\":\""
                        + format + "\"}");
        String path = started.headers().firstValue("Location").orElseThrow();
        return company.web
                .send(
                        company.web.request(path + "/content").header("Authorization", "Bearer " + reporter),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    @Test
    void aSheetIsTriedDrawnUndoneAndWhatIsExportedReadsBackAsItWas() {
        String sheet = "工号\t9月14日\t9月15日\n" + ann.number() + "\tAm\t\n" + bob.number() + "\t\tAm\n";
        JsonNode tried = Texts.json(read(sheet.getBytes(StandardCharsets.UTF_8), ""));
        assertEquals(2, tried.get("changed").asInt(), tried.toString());
        assertFalse(rows("/roster-drafts").toString().contains(shift));
        JsonNode taken = Texts.json(read(sheet.getBytes(StandardCharsets.UTF_8), "&draw=true"));
        String undo = "/roster-edits/" + taken.get("editId").asText() + "/undos";
        String window = "{\"from\":\"2026-09-14\",\"until\":\"2026-09-20\"}";
        assertEquals(201, company.post(planner, undo, window).statusCode());
        read(sheet.getBytes(StandardCharsets.UTF_8), "&draw=true");
        company.post(planner, "/roster-publications", window);
        for (String format : List.of("CSV", "XLSX")) {
            JsonNode again = Texts.json(read(exported(format), ""));
            assertEquals(14, again.get("cells").asInt(), format + " " + again);
            assertEquals(0, again.get("changed").asInt(), format + " " + again);
            assertEquals(0, again.get("wrongCells").asInt(), format + " " + again);
        }
        String wrong = sheet.replace("\tAm\t\n", "\tXx\t\n");
        JsonNode said = Texts.json(read(wrong.getBytes(StandardCharsets.UTF_8), ""));
        assertEquals("B", said.at("/wrong/0/column").asText(), said.toString());
        assertEquals(
                422, read(wrong.getBytes(StandardCharsets.UTF_8), "&draw=true").statusCode());
    }

    @Test
    void aDepartmentsNeedIsSaidAnewAndKeptFromOthers() {
        String path = "/cover-needs/" + company.works.id().text();
        assertEquals(0, Texts.json(company.get(planner, path)).get("version").asInt());
        String body = "{\"spans\":[{\"days\":[\"MONDAY\"],\"start\":\"22:00\",\"end\":\"06:00\",\"people\":2}]}";
        HttpResponse<String> put = company.web.send(
                company.as(planner, path).header("If-Match", "\"0\"").PUT(Web.text(body)));
        assertEquals(200, put.statusCode(), put.body());
        JsonNode span = Texts.json(company.get(planner, "/cover-needs")).at("/items/0/spans/0");
        assertEquals("06:00", span.get("end").asText(), span.toString());
        String elsewhere = company.front.key(
                new Scope(false, Set.of(), Set.of(company.office.id()), Set.of()), Set.of("shift.read"));
        assertEquals(404, company.get(elsewhere, path).statusCode());
        assertEquals(
                0,
                Texts.json(company.get(elsewhere, "/cover-needs")).get("items").size());
    }
}
