package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change is tried over HTTP: on everybody, by whoever may read their days. */
class RuleTrialsTest {

    @TempDir
    Path directory;

    private Company company;
    private String key;
    private String manager;
    private Employee wang;
    private Employee zhang;

    @BeforeEach
    void start() {
        company = new Company(directory);
        wang = company.hire("王小明", company.works);
        zhang = company.hire("张三", company.office);
        key = company.key("timesheet.read", "shift.read");
        manager = company.front.key(
                new Scope(false, Set.of(), Set.of(company.works.id()), Set.of()), Set.of("timesheet.read"));
        company.dayShift();
        late(wang);
        late(zhang);
        company.workOut();
    }

    @AfterEach
    void stop() {
        company.close();
    }

    private void late(Employee employee) {
        company.punch(employee, "2026-09-01T08:05", "2026-09-01T17:00");
    }

    private HttpResponse<String> tried(String caller, String settings) {
        String rules = company.time.rules.standard(company.org).id().text();
        return company.post(
                caller,
                "/rule-trials",
                "{\"rules\":{\"ruleSetId\":\"" + rules + "\",\"settings\":" + settings
                        + "},\"from\":\"2026-09-01\",\"until\":\"2026-09-01\"}");
    }

    private static String path(HttpResponse<String> started) {
        assertEquals(202, started.statusCode(), started.body());
        return started.headers().firstValue("Location").orElseThrow().substring("/api/v1".length());
    }

    @Test
    void aChangeSaysWhomItMovesAndByHowMuch() {
        String path = path(tried(key, "{\"late_grace\":\"10\"}"));
        JsonNode trial = Texts.json(company.get(key, path));
        assertEquals("DONE", trial.get("state").asText(), trial.toString());
        assertEquals(2, trial.at("/found/movedPeople").asInt());
        assertEquals(2, trial.at("/found/movedDays").asInt());
        assertEquals(-10, trial.at("/found/minutes/LATE").asInt());
        assertEquals(2, trial.at("/found/lost/LATE").asInt());
        assertEquals(
                "[{\"minutes\":5,\"now\":2,\"then\":0}]",
                trial.at("/found/lates").toString());
        JsonNode first = Texts.json(company.get(key, path + "/people?limit=1"));
        assertEquals(wang.number(), first.at("/items/0/employee/number").asText());
        JsonNode second = Texts.json(company.get(
                key, path + "/people?limit=1&after=" + first.get("next").asText()));
        assertEquals(zhang.number(), second.at("/items/0/employee/number").asText());
        assertEquals("", second.get("next").asText());
        assertEquals(
                0,
                Texts.json(company.get(key, path + "/people?worseOnly=true"))
                        .get("items")
                        .size());
        String csv = company.get(key, path + "/content?format=CSV&language=EN").body();
        assertTrue(csv.contains(wang.number()) && csv.contains(",-5,"), csv);
    }

    @Test
    void aManagerTriesItOnTheirOwnPeopleOnly() {
        String path = path(tried(manager, "{\"late_grace\":\"10\"}"));
        assertEquals(
                1, Texts.json(company.get(manager, path)).at("/found/people").asInt());
        String people = company.get(manager, path + "/people").body();
        assertTrue(people.contains(wang.number()) && !people.contains(zhang.number()), people);
        assertEquals(404, company.get(key, path).statusCode());
    }

    @Test
    void aNewTrialTakesThePlaceOfTheOneBeforeAndOneThatIsStoppedIsGone() {
        String first = path(tried(key, "{\"late_grace\":\"10\"}"));
        String second = path(tried(key, "{\"late_grace\":\"3\"}"));
        assertEquals(404, company.get(key, first).statusCode());
        assertEquals(204, company.web.send(company.as(key, second).DELETE()).statusCode());
        assertEquals(404, company.get(key, second).statusCode());
    }

    @Test
    void wrongSettingsAreRefusedByNameAndWhatIsNotThereFails() {
        HttpResponse<String> refused = tried(key, "{\"late_grace\":\"soon\"}");
        assertEquals(422, refused.statusCode());
        assertEquals(
                "/settings/late_grace",
                Texts.json(refused).at("/errors/0/pointer").asText());
        HttpResponse<String> nothing = company.post(key, "/rule-trials", "{\"month\":\"2026-09\"}");
        assertEquals("value.one-of", Texts.json(nothing).at("/errors/0/code").asText(), nothing.body());
        String path = path(company.post(
                key,
                "/rule-trials",
                "{\"rules\":{\"ruleSetId\":\"" + RuleSetId.next().text()
                        + "\",\"settings\":{}},\"month\":\"2026-09\"}"));
        assertEquals(
                "rule-set.not-found",
                Texts.json(company.get(key, path)).get("code").asText());
    }

    @Test
    void aDayThatNobodyWorkedIsExplainedByBothRules() {
        String rules = company.time.rules.standard(company.org).id().text();
        HttpResponse<String> answer = company.post(
                key,
                "/sandbox-days",
                "{\"ruleSetId\":\"" + rules + "\",\"settings\":{\"late_grace\":\"10\"},\"date\":\"2026-09-02\","
                        + "\"shift\":{\"code\":\"X\",\"name\":{\"en\":\"X\"},\"segments\":[{\"start\":\"22:00\",\"end\":\"06:00\"}]},"
                        + "\"punches\":[{\"at\":\"22:05\"},{\"at\":\"06:00\",\"nextDay\":true}]}");
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode day = Texts.json(answer);
        assertEquals(5, day.at("/now/minutes/LATE").asInt(), answer.body());
        assertEquals(0, day.at("/then/minutes/LATE").asInt());
        assertEquals("NORMAL", day.at("/then/statuses/0").asText());
        assertEquals("OUT", day.at("/punches/1/then").asText());
        assertTrue(day.at("/now/lines").size() > 2, answer.body());
    }

    @Test
    void somebodysWeekIsExplainedByBothRulesToWhoMaySeeIt() {
        String rules = company.time.rules.standard(company.org).id().text();
        String week = "{\"ruleSetId\":\"" + rules + "\",\"settings\":{\"late_grace\":\"10\"},\"employeeId\":\"%s\","
                + "\"from\":\"2026-09-01\",\"until\":\"2026-09-02\"}";
        HttpResponse<String> own =
                company.post(manager, "/sandbox-weeks", week.formatted(wang.id().text()));
        assertEquals(5, Texts.json(own).at("/items/0/now/minutes/LATE").asInt(), own.body());
        assertEquals(2, Texts.json(own).get("items").size());
        HttpResponse<String> other = company.post(
                manager, "/sandbox-weeks", week.formatted(zhang.id().text()));
        assertEquals(404, other.statusCode(), other.body());
    }

    @Test
    void theSettingsOfRulesAreListedInTheOrderOfCalculation() {
        JsonNode settings = Texts.json(company.get(key, "/rule-sets/settings")).get("items");
        assertTrue(settings.size() > 50, settings.toString());
        assertEquals("boundary", settings.at("/0/name").asText());
        assertEquals("PREV_END", settings.at("/0/otherwise").asText());
    }

    @Test
    void anOverrideIsPutShownOnItsDayAndTakenBack() throws Exception {
        String hr = company.key("timesheet.read", "timesheet.override");
        HttpResponse<String> made = company.post(
                hr,
                "/rule-overrides",
                "{\"employeeId\":\"" + wang.id().text()
                        + "\",\"from\":\"2026-09-01\",\"until\":\"2026-09-01\",\"settings\":{\"late_grace\":\"10\"},"
                        + "\"reason\":\"the bus broke down\"}");
        assertEquals(201, made.statusCode(), made.body());
        company.time.settle();
        JsonNode day = Texts.json(company.get(hr, "/timesheets/" + wang.id().text() + "/2026-09-01"));
        assertEquals("the bus broke down", day.at("/overrides/0/reason").asText(), day.toString());
        assertEquals(0, day.at("/results/0/minutes/LATE").asInt());
        JsonNode listed = Texts.json(company.get(manager, "/rule-overrides"));
        assertEquals(wang.number(), listed.at("/items/0/employee/number").asText());
        String end = "/rule-overrides/" + Texts.json(made).get("id").asText() + "/endings";
        HttpResponse<String> ended = company.web.send(
                company.as(hr, end).header("If-Match", "\"1\"").POST(Web.text("{\"reason\":\"it did not\"}")));
        assertEquals("it did not", Texts.json(ended).at("/ended/reason").asText(), ended.body());
        company.time.settle();
        JsonNode again = Texts.json(company.get(hr, "/timesheets/" + wang.id().text() + "/2026-09-01"));
        assertEquals(5, again.at("/results/0/minutes/LATE").asInt());
        assertEquals(
                0, Texts.json(company.get(hr, "/rule-overrides")).get("items").size());
        assertEquals(
                1,
                Texts.json(company.get(hr, "/rule-overrides?ended=true"))
                        .get("items")
                        .size());
    }

    @Test
    void anOverrideOfAnothersPersonIsNotMade() {
        String theirs = company.front.key(
                new Scope(false, Set.of(), Set.of(company.works.id()), Set.of()),
                Set.of("timesheet.read", "timesheet.override"));
        String draft =
                "{\"employeeId\":\"%s\",\"from\":\"2026-09-01\",\"settings\":{\"late_grace\":\"%s\"},\"reason\":\"x\"}";
        assertEquals(
                404,
                company.post(
                                theirs,
                                "/rule-overrides",
                                draft.formatted(zhang.id().text(), "10"))
                        .statusCode());
        HttpResponse<String> wrong = company.post(
                theirs, "/rule-overrides", draft.formatted(wang.id().text(), "soon"));
        assertEquals(
                "/settings/late_grace",
                Texts.json(wrong).at("/errors/0/pointer").asText(),
                wrong.body());
    }
}
