package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollCallsTest {

    private static final String SHIFT = "{\"code\":\"ALL\",\"name\":{\"zh\":\"全天\",\"en\":\"All day\"},"
            + "\"segments\":[{\"start\":\"00:00\",\"end\":\"23:59\"}],\"windowBefore\":\"PT0M\",\"windowAfter\":\"PT0M\"}";

    @TempDir
    Path directory;

    private Company company;
    private String key;
    private Employee person;

    @BeforeEach
    void everybodyIsOnDuty() {
        company = new Company(directory);
        key = company.key(company.front.permissions().all().toArray(String[]::new));
        person = company.hire("王小明", company.works);
        String shift = Texts.json(company.post(key, "/shifts", SHIFT)).get("id").asText();
        StringBuilder week = new StringBuilder();
        for (java.time.DayOfWeek day : java.time.DayOfWeek.values()) {
            week.append(week.isEmpty() ? "" : ",").append("\"" + day + "\":\"" + shift + "\"");
        }
        HttpResponse<String> assigned = company.post(
                key, "/assignments", "{\"week\":{" + week + "},\"from\":\"2026-09-01\",\"runsOnHolidays\":true}");
        assertEquals(201, assigned.statusCode(), assigned.body());
        company.time.settle();
    }

    @AfterEach
    void stop() {
        company.close();
    }

    private HttpResponse<String> start(String by) {
        return company.post(
                by, "/roll-calls", "{\"siteId\":\"" + company.shanghai.id().text() + "\"}");
    }

    @Test
    void t053TheRollIsCalledTickedOffAndKept() {
        HttpResponse<String> started = start(key);
        assertEquals(201, started.statusCode(), started.body());
        JsonNode call = Texts.json(started);
        assertEquals("王小明", call.at("/entries/0/name/zh").asText(), started.body());
        assertEquals("UNSEEN", call.at("/entries/0/standing").asText());
        assertEquals(409, start(key).statusCode());

        String path = "/roll-calls/" + call.at("/call/id").asText();
        String tick = path + "/people/" + person.id().text();
        HttpResponse<String> ticked = company.web.send(company.as(key, tick).PUT(Web.text("{\"found\":true}")));
        assertEquals("HAND", Texts.json(ticked).at("/entries/0/foundHow").asText(), ticked.body());
        HttpResponse<String> ended = company.post(key, path + "/endings", "");
        assertTrue(Texts.json(ended).at("/call").has("endedAt"), ended.body());
        assertEquals(
                422,
                company.web
                        .send(company.as(key, tick).PUT(Web.text("{\"found\":false}")))
                        .statusCode());
        JsonNode listed = Texts.json(company.get(key, "/roll-calls")).at("/items/0");
        assertEquals(1, listed.get("listed").asInt());
        assertEquals(1, listed.get("found").asInt());
    }

    @Test
    void t053TheBoardSaysWhichShiftsRunAndHowEachPostStands() {
        JsonNode site = Texts.json(company.get(key, "/today")).at("/sites/0");
        assertEquals("ALL", site.at("/shifts/0").asText(), site.toString());
        assertEquals(1, site.at("/posts/0/expected").asInt(), site.toString());
        assertFalse(site.at("/posts/0/departmentId").asText().isEmpty());
    }

    @Test
    void whoSeesADepartmentOnlyIsToldNothingOfTheSite() {
        start(key);
        String here = company.front.key(
                new Scope(false, Set.of(), Set.of(company.works.id()), Set.of()), Set.of("roll-call.run"));
        assertEquals(
                0, Texts.json(company.get(here, "/roll-calls")).get("items").size());
        assertEquals(404, start(here).statusCode());
    }
}
