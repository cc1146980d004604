package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.roster.Assignment.Target;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Mapper;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests on a socket: who sees and decides them, and the rules of changing. */
class RequestsTest {

    @TempDir
    Path directory;

    private Company company;
    private Employee wang;
    private Employee li;
    private String own;
    private String manager;

    @BeforeEach
    void start() {
        company = new Company(directory);
        wang = company.hire("王小明", company.works);
        li = company.hire("李雷", company.office);
        own = company.front.key(Scope.only(wang.id()), Set.of("request.read", "request.submit"));
        manager = company.front.key(
                new Scope(false, Set.of(), Set.of(company.works.id()), Set.of()),
                Set.of("request.read", "request.submit", "request.approve"));
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void t092ACorrectionIsAskedForDecidedAndShown() throws Exception {
        HttpResponse<String> made = company.post(own, "/requests", correction(wang));
        assertEquals(201, made.statusCode(), made.body());
        JsonNode request = json(made);
        assertEquals("PENDING", request.get("state").asText());
        assertEquals("MANAGER", request.get("waitsFor").asText());
        String path = "/requests/" + request.get("id").asText();
        String tag = company.get(own, path).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> decided = decide(manager, path, tag, "{\"verdict\":\"APPROVE\"}");
        assertEquals(200, decided.statusCode(), decided.body());
        assertEquals("APPROVED", json(decided).get("state").asText());
        assertEquals(
                412, decide(manager, path, tag, "{\"verdict\":\"APPROVE\"}").statusCode());
        JsonNode day = json(company.get(
                company.key("timesheet.read"), "/timesheets/" + wang.id().text() + "/2026-09-30"));
        assertEquals(request.get("id"), day.get("granted").get(0).get("requestId"));
        assertEquals("忘记打卡", day.get("granted").get(0).get("reason").asText());
    }

    @Test
    void theAuditOfADayHasWhatWasAskedForOnItAndWhoMayReadItIsInScope() throws Exception {
        String id =
                json(company.post(own, "/requests", correction(wang))).get("id").asText();
        decide(manager, "/requests/" + id, "\"1\"", "{\"verdict\":\"REFUSE\",\"reason\":\"no\"}");
        String days = "/timesheets/" + wang.id().text();
        String auditor = company.key("timesheet.audit");
        JsonNode acts = json(company.get(auditor, days + "/2026-09-30/audit")).get("items");
        assertEquals(2, acts.size(), acts.toString());
        assertEquals("request.refuse", acts.at("/0/action").asText());
        assertEquals("no", acts.at("/0/reason").asText());
        assertEquals(
                0,
                json(company.get(auditor, days + "/2026-09-29/audit"))
                        .get("items")
                        .size());
        String office = company.front.key(
                new Scope(false, Set.of(), Set.of(company.office.id()), Set.of()), Set.of("timesheet.audit"));
        assertEquals(404, company.get(office, days + "/2026-09-30/audit").statusCode());
        assertEquals(403, company.get(own, days + "/2026-09-30/audit").statusCode());
    }

    @Test
    void othersRequestsAreNotThere() throws Exception {
        assertEquals(404, company.post(own, "/requests", correction(li)).statusCode());
        assertEquals(
                404, company.post(own, "/requests/previews", correction(li)).statusCode());
        String all = company.key("request.read", "request.submit");
        String id =
                json(company.post(all, "/requests", correction(li))).get("id").asText();
        assertEquals(404, company.get(own, "/requests/" + id).statusCode());
        assertEquals(0, json(company.get(own, "/requests")).get("items").size());
        assertEquals(0, json(company.get(manager, "/requests")).get("items").size());
        assertEquals(
                1,
                json(company.get(all, "/requests?kind=CORRECTION")).get("items").size());
        assertEquals(
                404,
                decide(manager, "/requests/" + id, "\"1\"", "{\"verdict\":\"APPROVE\"}")
                        .statusCode());
    }

    @Test
    void aRefusalWithoutAReasonAndADecisionWithoutATagAreRefused() throws Exception {
        String id =
                json(company.post(own, "/requests", correction(wang))).get("id").asText();
        HttpResponse<String> silent = decide(manager, "/requests/" + id, "\"1\"", "{\"verdict\":\"REFUSE\"}");
        assertEquals(422, silent.statusCode(), silent.body());
        assertTrue(silent.body().contains("request.reason.missing"), silent.body());
        assertEquals(
                428,
                company.post(manager, "/requests/" + id + "/decisions", "{\"verdict\":\"APPROVE\"}")
                        .statusCode());
        HttpResponse<String> back =
                decide(manager, "/requests/" + id, "\"1\"", "{\"verdict\":\"ASK_BACK\",\"reason\":\"几点?\"}");
        assertEquals("ASKED_BACK", json(back).get("state").asText());
    }

    @Test
    void t045AnEntryCountsAtOnceForWhoeverMayEnter() throws Exception {
        assertEquals(
                403,
                company.post(manager, "/requests/entries", correction(wang)).statusCode());
        String hr = company.key("request.enter", "request.read");
        HttpResponse<String> made = company.post(hr, "/requests/entries", correction(wang));
        assertEquals(201, made.statusCode(), made.body());
        assertEquals("APPROVED", json(made).get("state").asText());
    }

    @Test
    void t093WhoEntersSeesWhichLimitsAreBrokenAndGoesPastThem() throws Exception {
        RuleSet standard = company.time.rules.standard(company.org);
        company.time.rules.amend(
                company.actor,
                standard.id(),
                standard.version(),
                LocalDate.parse("2026-01-01"),
                Policy.of(Map.of("correction_quota", "0")));
        String hr = company.key("request.enter", "request.read", "audit.read");
        JsonNode limits = json(company.post(hr, "/requests/entry-previews", correction(wang)))
                .get("limits");
        assertEquals("correction.quota", limits.at("/0/code").asText(), limits.toString());
        assertEquals(
                422, company.post(hr, "/requests/entries", correction(wang)).statusCode());
        String past = correction(wang).replaceFirst("\\{", "{\"past\":true,");
        HttpResponse<String> made = company.post(hr, "/requests/entries", past);
        assertEquals(201, made.statusCode(), made.body());
        assertEquals("correction.quota", json(made).at("/details/past").asText());
        String trail = company.get(hr, "/audit-entries?action=request.submit").body();
        assertTrue(trail.contains("\"details.past\":\"correction.quota\""), trail);
    }

    @Test
    void aListSaysWhichRequestsAreOnesOwnToDecide() throws Exception {
        company.post(own, "/requests", correction(wang));
        assertTrue(json(company.get(manager, "/requests?state=PENDING"))
                .get("items")
                .get(0)
                .get("decidable")
                .asBoolean());
        assertFalse(json(company.get(own, "/requests"))
                .get("items")
                .get(0)
                .get("decidable")
                .asBoolean());
    }

    @Test
    void theSameKeyAsksOnce() throws Exception {
        HttpRequest.Builder asking =
                company.as(own, "/requests").header("Idempotency-Key", "once").POST(Web.text(correction(wang)));
        String first = json(company.web.send(asking)).get("id").asText();
        assertEquals(first, json(company.web.send(asking)).get("id").asText());
        assertEquals(1, json(company.get(own, "/requests")).get("items").size());
    }

    @Test
    void aPreviewStoresNothingAndShowsTheMinutes() throws Exception {
        company.time.rosters.assign(
                company.actor,
                new Target.Everybody(),
                org.clockhouse.attendance.roster.Pattern.week(java.util.Map.of()),
                LocalDate.parse("2026-09-01"),
                Optional.empty(),
                false);
        HttpResponse<String> preview = company.post(own, "/requests/previews", correction(wang));
        assertEquals(200, preview.statusCode(), preview.body());
        assertTrue(json(preview).get("effects").isArray());
        assertEquals(0, json(company.get(own, "/requests")).get("items").size());
    }

    @Test
    void aChainIsSetByWhoeverMayForTheWholeCompany() throws Exception {
        String boss = company.key("request.read", "request.configure");
        String path = "/request-chains/LEAVE?siteId=" + company.shanghai.id().text();
        String tag = company.get(boss, path).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> set = company.web.send(company.as(boss, path)
                .header("If-Match", tag)
                .PUT(Web.text("{\"steps\":[\"HR\"],\"days\":5,\"fourEyes\":false}")));
        assertEquals(200, set.statusCode(), set.body());
        assertEquals("HR", json(company.get(boss, path)).get("steps").get(0).asText());
        assertEquals(
                "MANAGER",
                json(company.get(boss, "/request-chains/LEAVE"))
                        .get("steps")
                        .get(0)
                        .asText());
        assertEquals(404, company.get(boss, "/request-chains/SONG").statusCode());
        assertEquals(7, json(company.get(boss, "/request-chains")).get("items").size());
    }

    private HttpResponse<String> decide(String key, String path, String tag, String body) {
        return company.web.send(
                company.as(key, path + "/decisions").header("If-Match", tag).POST(Web.text(body)));
    }

    private static String correction(Employee employee) {
        return "{\"kind\":\"CORRECTION\",\"employeeId\":\"" + employee.id().text()
                + "\",\"details\":{\"at\":\"2026-09-30T18:00\",\"as\":\"OUT\"},\"reason\":\"忘记打卡\"}";
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return Mapper.create().readTree(response.body());
    }
}
