package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rosters generated over HTTP. */
class RosterRunsTest {

    @TempDir
    Path directory;

    private Company company;
    private String planner;
    private Employee ann;
    private String shift;
    private LocalDate monday;

    @BeforeEach
    void start() {
        company = new Company(directory);
        planner = company.key("shift.read", "shift.write");
        ann = company.hire("王小明", company.works);
        monday = LocalDate.ofInstant(company.clock.instant(), ZoneOffset.UTC)
                .plusDays(2)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        HttpResponse<String> made = company.post(
                planner,
                "/shifts",
                "{\"code\":\"Am\",\"name\":{\"zh\":\"早班\"},\"segments\":[{\"start\":\"07:00\",\"end\":\"15:00\"}],"
                        + "\"breaks\":[],\"windowBefore\":\"PT1H\",\"windowAfter\":\"PT1H\"}");
        shift = Texts.json(made).get("id").asText();
    }

    @AfterEach
    void stop() {
        company.close();
    }

    private HttpResponse<String> put(String path, int version, String body) {
        return company.web.send(company.as(planner, path)
                .header("If-Match", "\"" + version + "\"")
                .PUT(Web.text(body)));
    }

    private HttpResponse<String> generate(String key) {
        return company.post(
                key,
                "/roster-runs",
                "{\"from\":\"" + monday + "\",\"until\":\"" + monday.plusDays(2) + "\",\"shiftIds\":[\"" + shift
                        + "\"],\"departmentId\":\"" + company.works.id().text() + "\",\"seconds\":5}");
    }

    @Test
    void t106ARosterIsGeneratedFromNeedsSkillsAndWishes() {
        assertEquals(422, generate(planner).statusCode(), "nobody is needed yet");
        String span = "{\"days\":[\"MONDAY\",\"TUESDAY\"],\"start\":\"07:00\",\"end\":\"15:00\",\"people\":1";
        HttpResponse<String> need = put(
                "/cover-needs/" + company.works.id().text(),
                0,
                "{\"spans\":[" + span + "}," + span + ",\"skill\":\"forklift\"}]}");
        assertEquals(200, need.statusCode(), need.body());
        assertEquals("forklift", Texts.json(need).at("/spans/1/skill").asText());
        String preference = "/roster-preferences/" + ann.id().text();
        HttpResponse<String> said = put(
                preference,
                0,
                "{\"skills\":[\"forklift\"],\"wishes\":[{\"date\":\"" + monday + "\",\"wanted\":false}]}");
        assertEquals(200, said.statusCode(), said.body());
        assertEquals(
                1, Texts.json(company.get(planner, preference)).get("wishes").size());
        assertEquals(412, put(preference, 0, "{\"skills\":[],\"wishes\":[]}").statusCode());
        assertEquals(
                422,
                put(preference, 1, "{\"skills\":[\"two words\"],\"wishes\":[]}").statusCode());
        assertEquals(
                422,
                put(preference, 1, "{\"skills\":[],\"wishes\":[{\"wanted\":false}]}")
                        .statusCode());

        HttpResponse<String> run = generate(planner);
        assertEquals(201, run.statusCode(), run.body());
        JsonNode view = Texts.json(run);
        assertEquals("DRAWN", view.get("state").asText(), run.body());
        assertEquals(0, view.at("/verdict/uncoveredMinutes").asInt(), run.body());
        assertEquals(1, view.at("/verdict/unmetWishes").asInt(), run.body());
        assertEquals(960, view.at("/verdict/hours/most").asInt(), run.body());
        String path = "/roster-runs/" + view.get("id").asText();
        assertEquals(200, company.get(planner, path).statusCode());
        assertEquals(
                200, company.post(planner, path + "/stops", "{\"keep\":true}").statusCode());
        assertEquals(
                1, Texts.json(company.get(planner, "/roster-runs")).get("items").size());

        HttpResponse<String> undone = company.post(
                planner,
                "/roster-edits/" + view.get("editId").asText() + "/undos",
                "{\"from\":\"" + monday + "\",\"until\":\"" + monday.plusDays(2) + "\"}");
        assertEquals(201, undone.statusCode(), undone.body());
    }

    @Test
    void aPlannerOfAnotherDepartmentSeesNeitherRunNorPreference() {
        put(
                "/cover-needs/" + company.works.id().text(),
                0,
                "{\"spans\":[{\"days\":[\"MONDAY\"],\"start\":\"07:00\",\"end\":\"15:00\",\"people\":1}]}");
        String id = Texts.json(generate(planner)).get("id").asText();
        String elsewhere = company.front.key(
                new Scope(false, Set.of(), Set.of(company.office.id()), Set.of()), Set.of("shift.write"));
        assertEquals(404, company.get(elsewhere, "/roster-runs/" + id).statusCode());
        assertEquals(
                404,
                company.post(elsewhere, "/roster-runs/" + id + "/stops", "{\"keep\":false}")
                        .statusCode());
        assertTrue(
                Texts.json(company.get(elsewhere, "/roster-runs")).get("items").isEmpty());
        assertEquals(
                404,
                company.get(elsewhere, "/roster-preferences/" + ann.id().text()).statusCode());
    }
}
