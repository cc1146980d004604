package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.clockhouse.account.ApiKeyDraft;
import org.clockhouse.account.FieldMask;
import org.clockhouse.account.Grant;
import org.clockhouse.audit.AuditFilter;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleTest {

    @TempDir
    Path directory;

    private Company company;
    private String hr;

    @BeforeEach
    void start() {
        company = new Company(directory);
        hr = company.key(
                "employee.read", "employee.write", "employee.import", "organisation.read", "organisation.write");
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void aPersonIsHiredPutRightMovedAndLetGo() {
        HttpResponse<String> hired = company.post(hr, "/employees", draft("00017", ""));
        assertEquals(201, hired.statusCode(), hired.body());
        String path = hired.headers().firstValue("Location").orElseThrow().substring("/api/v1".length());
        assertEquals("13900001111", Texts.json(hired).get("phone").asText());
        assertEquals("Shanghai", Texts.json(hired).at("/siteName/en").asText());
        assertEquals("ACTIVE", Texts.json(hired).get("status").asText());

        HttpResponse<String> amended = patch(path, Texts.tag(hired), "{\"email\":\"wang@example.com\",\"phone\":null}");
        assertEquals(200, amended.statusCode(), amended.body());
        assertEquals("wang@example.com", Texts.json(amended).get("email").asText());
        assertFalse(Texts.json(amended).has("phone"));

        String transfer = "{\"from\":\"2026-09-01\",\"siteId\":\"%s\",\"departmentId\":\"%s\",\"reason\":\"promoted\"}"
                .formatted(company.shanghai.id().text(), company.office.id().text());
        HttpResponse<String> unconditional = company.post(hr, path + "/transfers", transfer);
        assertEquals(428, unconditional.statusCode());
        HttpResponse<String> moved = conditional(path + "/transfers", Texts.tag(amended), transfer);
        assertEquals(200, moved.statusCode(), moved.body());
        assertEquals("Office", Texts.json(moved).at("/departmentName/en").asText());

        HttpResponse<String> ended = conditional(path + "/endings", Texts.tag(moved), "{\"lastDay\":\"2026-09-15\"}");
        assertEquals("ENDED", Texts.json(ended).get("status").asText());
        JsonNode history = Texts.json(company.get(hr, path + "/history"));
        assertEquals(2, history.get("items").size());
        assertEquals("TRANSFER", history.at("/items/1/start").asText());
    }

    @Test
    void c011WhoHasANumberIsFoundHoweverManyNumbersBeginWithIt() {
        for (String number : List.of("0007", "70", "71", "0070")) {
            company.post(hr, "/employees", draft(number, ""));
        }
        JsonNode exact = Texts.json(company.get(hr, "/employees?number=0007"));
        assertEquals(List.of("0007"), numbers(exact));
        assertEquals(List.of("0007"), numbers(Texts.json(company.get(hr, "/employees?number=7"))));
        assertEquals(List.of("70"), numbers(Texts.json(company.get(hr, "/employees?number=70"))));
        assertEquals(List.of(), numbers(Texts.json(company.get(hr, "/employees?number=700"))));
        Scope other = Scope.only(company.hire("李雷", company.works).id());
        String scoped = company.front.key(other, Set.of("employee.read"));
        assertEquals(List.of(), numbers(Texts.json(company.get(scoped, "/employees?number=0007"))));
    }

    private static List<String> numbers(JsonNode people) {
        List<String> numbers = new ArrayList<>();
        people.get("items").forEach(person -> numbers.add(person.get("number").asText()));
        return numbers;
    }

    @Test
    void whoeverIsLetGoSignsInNoMore() {
        Employee employee = company.hire("王小明", company.works);
        String path = "/employees/" + employee.id().text();
        company.post(company.key("sign-in-code.issue", "employee.read"), path + "/sign-in-codes", "");
        assertFalse(company.front
                .accounts()
                .ofEmployee(company.org, employee.id())
                .orElseThrow()
                .disabled());
        conditional(path + "/endings", Texts.tag(company.get(hr, path)), "{\"lastDay\":\"2026-09-15\"}");
        assertTrue(company.front
                .accounts()
                .ofEmployee(company.org, employee.id())
                .orElseThrow()
                .disabled());
    }

    @Test
    void aLastDayThatLayAheadEndsTheSessionWhenItIsOver() {
        company.clock.set("2026-10-01T15:55:00Z");
        Employee employee = company.hire("王小明", company.works);
        String path = "/employees/" + employee.id().text();
        String code = Texts.json(
                        company.post(company.key("sign-in-code.issue", "employee.read"), path + "/sign-in-codes", ""))
                .get("code")
                .asText();
        HttpResponse<String> in = company.web.send(company.web
                .request("/api/v1/sessions")
                .header("Content-Type", "application/json")
                .POST(Web.text("{\"name\":\"" + employee.number() + "\",\"code\":\"" + code + "\"}")));
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        conditional(path + "/endings", Texts.tag(company.get(hr, path)), "{\"lastDay\":\"2026-10-01\"}");
        HttpRequest.Builder current =
                company.web.request("/api/v1/sessions/current").header("Cookie", cookie);
        assertEquals(200, company.web.send(current).statusCode());
        company.clock.set("2026-10-01T16:00:00Z");
        assertEquals(401, company.web.send(current).statusCode());
    }

    @Test
    void aNumberThatIsTakenIsAConflict() {
        company.post(hr, "/employees", draft("00017", ""));
        HttpResponse<String> again = company.post(hr, "/employees", draft("00017", ""));
        assertEquals(409, again.statusCode());
        assertEquals("employee.number.taken", Texts.json(again).get("code").asText());
        assertEquals("/number", Texts.json(again).at("/errors/0/pointer").asText());
    }

    @Test
    void nothingMoreIsTakenInThanTheDraftKnows() {
        for (String member :
                List.of("id", "version", "status", "orgId", "org", "pinyinInitials", "endedOn", "account", "roles")) {
            HttpResponse<String> refused = company.post(hr, "/employees", draft("00017", ",\"" + member + "\":\"x\""));
            assertEquals(400, refused.statusCode(), member + ": " + refused.body());
            assertEquals(
                    "/" + member, Texts.json(refused).at("/errors/0/pointer").asText());
        }
        assertEquals(0, Texts.json(company.get(hr, "/employees")).get("items").size());
    }

    @Test
    void aPatchDoesNotReachWhereTransfersAndEndingsDecide() {
        Employee employee = company.hire("王小明", company.works);
        String path = "/employees/" + employee.id().text();
        String tag = Texts.tag(company.get(hr, path));
        for (String member : List.of("siteId", "departmentId", "hiredOn", "endedOn", "version", "id", "status")) {
            assertEquals(400, patch(path, tag, "{\"" + member + "\":\"x\"}").statusCode(), member);
        }
    }

    @Test
    void listsCoverThePhoneAndASingleReadShowsItAndIsAudited() {
        Employee employee = company.hire("王小明", company.works);
        JsonNode listed = Texts.json(company.get(hr, "/employees?text=wang")).at("/items/0");
        assertEquals("****1001", listed.get("phone").asText());
        assertFalse(listed.has("idDocument"));
        JsonNode whole =
                Texts.json(company.get(hr, "/employees/" + employee.id().text()));
        assertEquals("13900001001", whole.get("phone").asText());
        assertEquals("310101198001011001", whole.get("idDocument").asText());
        assertEquals(1, audited("employee.view"));
    }

    @Test
    void aMaskedFieldIsNeitherShownNorOverwritten() {
        Employee employee = company.hire("王小明", company.works);
        String masked = masked(Map.of("employee.phone", FieldMask.COVERED, "employee.idDocument", FieldMask.HIDDEN));
        String path = "/employees/" + employee.id().text();
        HttpResponse<String> seen = company.get(masked, path);
        assertEquals("****1001", Texts.json(seen).get("phone").asText());
        assertFalse(Texts.json(seen).has("idDocument"));
        assertFalse(seen.body().contains("310101"));

        HttpResponse<String> refused = company.web.send(company.as(masked, path)
                .header("If-Match", Texts.tag(seen))
                .method("PATCH", Web.text("{\"idDocument\":\"1\"}")));
        assertEquals(403, refused.statusCode());
        assertEquals("field.masked", Texts.json(refused).get("code").asText());
        HttpResponse<String> kept = company.web.send(company.as(masked, path)
                .header("If-Match", Texts.tag(seen))
                .method("PATCH", Web.text("{\"email\":\"wang@example.com\"}")));
        assertEquals(200, kept.statusCode(), kept.body());
        assertEquals(
                "310101198001011001",
                Texts.json(company.get(hr, path)).get("idDocument").asText());
    }

    @Test
    void aDateOfBirthIsUnderTheMaskOfTheDocument() {
        Employee employee = company.hire("王小明", company.works);
        String path = "/employees/" + employee.id().text();
        HttpResponse<String> born = patch(path, Texts.tag(company.get(hr, path)), "{\"birthDate\":\"2009-03-01\"}");
        assertEquals(200, born.statusCode(), born.body());
        assertEquals(
                "2009-03-01", Texts.json(company.get(hr, path)).get("birthDate").asText());
        assertFalse(Texts.json(company.get(hr, "/employees?text=wang"))
                .at("/items/0")
                .has("birthDate"));
        String masked = masked(Map.of("employee.idDocument", FieldMask.COVERED));
        HttpResponse<String> seen = company.get(masked, path);
        assertFalse(Texts.json(seen).has("birthDate"));
        HttpResponse<String> refused = company.web.send(company.as(masked, path)
                .header("If-Match", Texts.tag(seen))
                .method("PATCH", Web.text("{\"birthDate\":null}")));
        assertEquals(403, refused.statusCode());
        HttpResponse<String> kept = company.web.send(company.as(masked, path)
                .header("If-Match", Texts.tag(seen))
                .method("PATCH", Web.text("{\"email\":\"wang@example.com\"}")));
        assertEquals(200, kept.statusCode(), kept.body());
        HttpResponse<String> there = company.get(hr, path);
        assertEquals("2009-03-01", Texts.json(there).get("birthDate").asText());
        HttpResponse<String> unsaid = patch(path, Texts.tag(there), "{\"birthDate\":null}");
        assertFalse(Texts.json(unsaid).has("birthDate"), unsaid.body());
        assertEquals(
                "employee.birth-date.impossible",
                Texts.json(patch(path, Texts.tag(unsaid), "{\"birthDate\":\"2190-01-01\"}"))
                        .get("code")
                        .asText());
    }

    @Test
    void t084WhatIsMaskedIsNotFoundByTryingNorReadInItsPast() {
        Employee employee = company.hire("王小明", company.works);
        String covered = masked(Map.of("employee.phone", FieldMask.COVERED));
        String hidden = masked(Map.of("employee.phone", FieldMask.HIDDEN));
        for (String text : List.of("1001", "13900001001")) {
            assertEquals(1, found(hr, text), text);
            assertEquals(0, found(hidden, text), text);
        }
        assertEquals(1, found(covered, "1001"));
        assertEquals(0, found(covered, "13900001001"));

        String past =
                "/audit-entries?action=employee.hire&subjectId=" + employee.id().text();
        assertTrue(company.get(company.key("audit.read"), past).body().contains("1001"));
        JsonNode entry =
                Texts.json(company.get(hidden, past)).get("items").get(0).get("after");
        assertFalse(entry.has("phone"), entry.toString());
        assertTrue(entry.has("number"));
    }

    private int found(String key, String text) {
        return Texts.json(company.get(key, "/employees?text=" + text))
                .get("items")
                .size();
    }

    @Test
    void aSheetIsReadCheckedTakenInAndUndone() {
        String sheet = "工号,姓名,站点,部门,入职日期\n20001,赵一,上海,工厂,2026-01-05\n20002,钱二,上海,没有,2026-01-05\n";
        HttpRequest.Builder upload = company.web
                .request("/api/v1/imports?fileName=..%2F..%2Fetc%2Fpeople.csv")
                .header("Authorization", "Bearer " + hr)
                .header("Content-Type", "text/csv");
        HttpResponse<String> opened = company.web.send(
                upload.POST(HttpRequest.BodyPublishers.ofByteArray(sheet.getBytes(StandardCharsets.UTF_8))));
        assertEquals(201, opened.statusCode(), opened.body());
        JsonNode view = Texts.json(opened);
        assertEquals("people.csv", view.get("fileName").asText());
        assertEquals(1, view.at("/counts/new").asInt(), opened.body());
        assertEquals(1, view.at("/counts/wrong").asInt(), opened.body());
        String path = "/imports/" + view.get("id").asText();
        assertEquals(
                1,
                Texts.json(company.get(hr, path + "/wrong-rows")).get("items").size());

        String fix = "{\"fixes\":[{\"row\":3,\"column\":3,\"value\":\"什么\"}]}";
        HttpRequest.Builder mend = company.as(hr, path).method("PATCH", Web.text(fix));
        assertEquals(428, company.web.send(mend).statusCode());
        mend.header("If-Match", Texts.tag(opened));
        assertEquals(200, company.web.send(mend).statusCode());
        assertEquals(412, company.web.send(mend).statusCode());

        HttpResponse<String> all = company.post(hr, path + "/commits", "{\"mode\":\"ALL_OR_NOTHING\"}");
        assertEquals(422, all.statusCode());
        HttpResponse<String> good = company.post(hr, path + "/commits", "{\"mode\":\"GOOD_ROWS\"}");
        assertEquals("COMMITTED", Texts.json(good).get("state").asText(), good.body());
        assertEquals(
                1,
                Texts.json(company.get(hr, "/employees?text=20001"))
                        .get("items")
                        .size());
        assertEquals(
                "UNDONE",
                Texts.json(company.post(hr, path + "/undo", "")).get("state").asText());
    }

    @Test
    void aTemplateIsAFileToSave() {
        HttpResponse<String> template = company.get(hr, "/imports/template?format=CSV&lang=EN");
        assertEquals(200, template.statusCode());
        assertTrue(template.headers().firstValue("Content-Type").orElseThrow().startsWith("text/csv"));
        assertTrue(template.headers()
                .firstValue("Content-Disposition")
                .orElseThrow()
                .contains("employees.csv"));
    }

    @Test
    void listsAreReadOnByTheirCursor() {
        Stream.of("赵", "钱", "孙", "李", "周").forEach(name -> company.hire(name, company.works));
        JsonNode first = Texts.json(company.get(hr, "/employees?limit=2"));
        assertEquals(2, first.get("items").size());
        JsonNode rest = Texts.json(company.get(
                hr,
                "/employees?limit=3&after="
                        + java.net.URLEncoder.encode(first.get("next").asText(), StandardCharsets.UTF_8)));
        assertEquals(3, rest.get("items").size());
        assertEquals("", rest.get("next").asText());
    }

    private String masked(Map<String, FieldMask> masks) {
        Grant grant =
                Grant.everywhere(company.front.role(Set.of("employee.read", "employee.write", "audit.read"), masks));
        return company.front
                .keys()
                .create(company.actor, new ApiKeyDraft("masked", Set.of(grant), Optional.empty()))
                .secret();
    }

    private int audited(String action) {
        return company.audit
                .trail
                .page(company.org, AuditFilter.action(action), Page.first(10))
                .items()
                .size();
    }

    private HttpResponse<String> patch(String path, String tag, String body) {
        return company.web.send(company.as(hr, path).header("If-Match", tag).method("PATCH", Web.text(body)));
    }

    private HttpResponse<String> conditional(String path, String tag, String body) {
        return company.web.send(company.as(hr, path).header("If-Match", tag).POST(Web.text(body)));
    }

    private String draft(String number, String more) {
        return "{\"number\":\"%s\",\"name\":{\"zh\":\"王小明\",\"en\":\"Wang\"},\"phone\":\"13900001111\",\"siteId\":\"%s\",\"departmentId\":\"%s\",\"hiredOn\":\"2026-01-05\"%s}"
                .formatted(
                        number, company.shanghai.id().text(), company.works.id().text(), more);
    }
}
