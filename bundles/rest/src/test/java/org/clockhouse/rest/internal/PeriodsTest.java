package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Periods on a socket: what is open, who may say yes, and what a locked one answers. */
class PeriodsTest {

    @TempDir
    Path directory;

    private Company company;
    private Employee wang;
    private String hr;
    private String manager;

    @BeforeEach
    void start() {
        company = new Company(directory);
        wang = company.hire("王小明", company.works);
        company.hire("李雷", company.office);
        hr = company.key("timesheet.read", "period.approve", "period.lock", "ticket.report");
        manager = company.front.key(
                new Scope(false, Set.of(), Set.of(company.works.id()), Set.of()),
                Set.of("timesheet.read", "period.approve", "period.lock"));
    }

    @AfterEach
    void stop() {
        company.close();
    }

    private String opened() throws Exception {
        HttpResponse<String> made = company.post(hr, "/periods", "{\"from\":\"2026-08-01\",\"until\":\"2026-08-31\"}");
        assertEquals(201, made.statusCode(), made.body());
        return "/periods/" + Texts.json(made).get("id").asText();
    }

    private HttpResponse<String> conditional(String key, String verb, String path, String tag, String body) {
        return company.web.send(company.as(key, path).header("If-Match", tag).method(verb, Web.text(body)));
    }

    @Test
    void t013AMonthIsReviewedApprovedAndLocked() throws Exception {
        String period = opened();
        HttpResponse<String> reviewed = conditional(hr, "PUT", period + "/state", "\"1\"", "{\"state\":\"REVIEW\"}");
        assertEquals(200, reviewed.statusCode(), reviewed.body());
        HttpResponse<String> early = conditional(hr, "POST", period + "/lock", "\"2\"", "{}");
        assertEquals(422, early.statusCode(), early.body());
        assertTrue(early.body().contains("period.blocked"), early.body());
        HttpResponse<String> approved = company.post(hr, period + "/approvals", "{\"confirmedOnly\":false}");
        assertEquals(2, Texts.json(approved).get("approved").asInt(), approved.body());
        JsonNode check = Texts.json(company.get(hr, period + "/check"));
        assertTrue(check.get("ready").asBoolean(), check.toString());
        HttpResponse<String> locked = conditional(hr, "POST", period + "/lock", "\"2\"", "{}");
        assertEquals("LOCKED", Texts.json(locked).get("state").asText(), locked.body());
        assertEquals(2, Texts.json(company.get(hr, "/periods")).get("items").size());
    }

    @Test
    void aManagerSeesAndApprovesOnlyTheirOwnPeopleAndLocksNothing() throws Exception {
        String period = opened();
        conditional(hr, "PUT", period + "/state", "\"1\"", "{\"state\":\"REVIEW\"}");
        JsonNode people = Texts.json(company.get(manager, period + "/people"));
        assertEquals(1, people.get("items").size());
        assertEquals(wang.number(), people.at("/items/0/employee/number").asText());
        assertEquals(
                1,
                Texts.json(company.post(manager, period + "/approvals", "{\"confirmedOnly\":false}"))
                        .get("approved")
                        .asInt());
        HttpResponse<String> locked = conditional(manager, "POST", period + "/lock", "\"2\"", "{}");
        assertEquals(403, locked.statusCode(), locked.body());
    }

    @Test
    void anApprovalIsTakenBackByWhoGaveIt() throws Exception {
        String period = opened();
        conditional(hr, "PUT", period + "/state", "\"1\"", "{\"state\":\"REVIEW\"}");
        JsonNode approved = Texts.json(company.post(hr, period + "/approvals", "{\"confirmedOnly\":false}"));
        String undo =
                "{\"periodId\":\"" + period.substring("/periods/".length()) + "\",\"at\":" + approved.get("at") + "}";
        assertEquals(0, taken(manager, undo));
        assertEquals(2, taken(hr, undo));
        assertEquals(
                2,
                Texts.json(company.get(hr, period + "/check"))
                        .at("/sheets/OPEN")
                        .asInt());
        assertEquals(200, company.post(hr, "/period-acceptance-undos", undo).statusCode());
    }

    private int taken(String key, String undo) {
        return Texts.json(company.post(key, "/period-approval-undos", undo))
                .get("count")
                .asInt();
    }

    @Test
    void aMachineConfirmsNobodysMonth() throws Exception {
        HttpResponse<String> answer = company.post(hr, opened() + "/confirmation", "{}");
        assertEquals(422, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("period.own"), answer.body());
    }

    @Test
    void t099ADisputedDayIsListedWithItsTicket() throws Exception {
        String period = opened();
        HttpResponse<String> made = company.post(
                hr,
                "/tickets",
                "{\"employeeId\":\"" + wang.id().text()
                        + "\",\"subject\":\"DAY\",\"subjectId\":\"2026-08-12\",\"text\":\"我加班了\"}");
        assertEquals(201, made.statusCode(), made.body());
        JsonNode issue =
                Texts.json(company.get(hr, period + "/people?issue=DISPUTE")).at("/items/0/issues/0");
        assertEquals(Texts.json(made).get("id"), issue.get("subject"));
        assertEquals("2026-08-12", issue.get("date").asText());
    }

    @Test
    void t117WhatIsInTheWayOfAllOpenPeriodsIsOneList() throws Exception {
        opened();
        company.post(hr, "/periods", "{\"from\":\"2026-09-01\",\"until\":\"2026-09-30\"}");
        for (String date : new String[] {"2026-08-12", "2026-09-02"}) {
            HttpResponse<String> made = company.post(
                    hr,
                    "/tickets",
                    "{\"employeeId\":\"" + wang.id().text() + "\",\"subject\":\"DAY\",\"subjectId\":\"" + date
                            + "\",\"text\":\"我加班了\"}");
            assertEquals(201, made.statusCode(), made.body());
        }
        assertEquals(List.of("2026-08-01 2026-08-12 DISPUTE", "2026-09-01 2026-09-02 DISPUTE"), matters(hr, wang));
        assertEquals(List.of("2026-08-01 2026-08-12 DISPUTE", "2026-09-01 2026-09-02 DISPUTE"), matters(manager, wang));
        assertEquals(422, company.get(hr, "/period-issues?after=anywhere").statusCode());
        assertEquals(
                0, Texts.json(company.get(hr, "/carried-lines")).get("items").size());
    }

    /** The disputes of somebody, read a person at a time. */
    private List<String> matters(String key, Employee person) throws Exception {
        List<String> found = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = Texts.json(company.get(
                    key,
                    "/period-issues?limit=1" + (after.isEmpty() ? "" : "&after=")
                            + URLEncoder.encode(after, StandardCharsets.UTF_8)));
            for (JsonNode one : page.get("items")) {
                if (one.at("/kind").asText().equals("DISPUTE")) {
                    assertEquals(person.number(), one.at("/employee/number").asText());
                    found.add(String.join(
                            " ", one.get("from").asText(), one.get("date").asText(), "DISPUTE"));
                }
            }
            after = page.path("next").asText("");
        } while (!after.isEmpty());
        return found;
    }
}
