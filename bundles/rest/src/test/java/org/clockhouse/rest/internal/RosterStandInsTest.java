package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who could stand in is asked over HTTP. */
class RosterStandInsTest {

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
        bob = company.hire("李小红", company.works);
        company.hire("张三", company.office);
        HttpResponse<String> made = company.post(
                planner,
                "/shifts",
                "{\"code\":\"Am\",\"name\":{\"zh\":\"早班\"},\"segments\":[{\"start\":\"07:00\",\"end\":\"15:00\"}],"
                        + "\"breaks\":[],\"windowBefore\":\"PT1H\",\"windowAfter\":\"PT1H\"}");
        shift = Texts.json(made).get("id").asText();
        HttpResponse<String> drawn = company.post(
                planner,
                "/roster-edits",
                "{\"cells\":[{\"employeeId\":\"" + ann.id().text()
                        + "\",\"date\":\"2026-09-14\",\"kind\":\"PLAN\",\"shiftIds\":[\"" + shift
                        + "\"],\"version\":0}],\"from\":\"2026-09-14\",\"until\":\"2026-09-14\"}");
        assertEquals(201, drawn.statusCode(), drawn.body());
    }

    @AfterEach
    void stop() {
        company.close();
    }

    private HttpResponse<String> asked(String caller, String query) {
        return company.get(caller, "/roster-stand-ins?date=2026-09-14" + query);
    }

    @Test
    void aColleagueWhoIsFreeIsNamedWithTheHoursOfTheWeek() {
        HttpResponse<String> answer =
                asked(planner, "&shiftId=" + shift + "&insteadOf=" + ann.id().text());
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode items = Texts.json(answer).get("items");
        assertEquals(1, items.size(), answer.body());
        assertEquals(bob.number(), items.at("/0/employee/number").asText());
        assertEquals("PT8H", items.at("/0/week").asText(), answer.body());
    }

    @Test
    void onlyWhoPlansThesePeopleIsAnswered() {
        String query = "&shiftId=" + shift + "&insteadOf=" + ann.id().text();
        assertEquals(403, asked(company.key("shift.read"), query).statusCode());
        String elsewhere = company.front.key(
                new Scope(false, Set.of(), Set.of(company.office.id()), Set.of()), Set.of("shift.write"));
        assertEquals(404, asked(elsewhere, query).statusCode());
    }

    @Test
    void aQuestionWithoutAShiftIsRefusedAtItsPlace() {
        HttpResponse<String> answer = asked(planner, "");
        assertEquals(400, answer.statusCode(), answer.body());
        assertEquals("?shiftId", Texts.json(answer).at("/errors/0/pointer").asText(), answer.body());
    }
}
