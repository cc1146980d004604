package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.request.Attachments;
import org.clockhouse.rest.internal.http.Mapper;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests for new cards on a socket: from the form to the replacement. */
class CardRequestsTest {

    private static final byte[] PDF = "%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path directory;

    private Company company;
    private Employee wang;
    private Employee li;
    private String own;
    private String desk;

    @BeforeEach
    void start() {
        company = new Company(directory);
        wang = company.hire("王小明", company.works);
        li = company.hire("李雷", company.office);
        own = company.front.key(
                Scope.only(wang.id()),
                Set.of("request.read", "request.submit", "credential.read", "credential.request"));
        desk = company.key(
                "request.read",
                "request.submit",
                "request.approve",
                "request.configure",
                "credential.read",
                "credential.request",
                "credential.approve",
                "credential.issue");
        company.desk.credentials.issue(
                company.actor,
                Scope.EVERYBODY,
                new CredentialDraft(wang.id(), new Identifier.Card(CardNumber.of(32, 0x0A000001L))));
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void c044c057TheFormShowsThePersonTheFeesAndTheTerms() throws Exception {
        assertEquals(404, company.get(own, form(li)).statusCode());
        assertEquals(400, company.get(own, "/card-request-forms").statusCode());
        setTerms("补卡须知");
        JsonNode form = json(company.get(own, form(wang)));
        assertEquals("王小明", form.at("/employee/name/zh").asText());
        assertEquals("工厂", form.at("/department/zh").asText());
        assertEquals(1, form.get("cards").size());
        assertTrue(form.at("/cards/0/number").asText().startsWith("····"), form.toString());
        assertEquals(7, form.get("fees").size());
        assertEquals("补卡须知", form.at("/policy/terms/zh").asText());
        HttpResponse<String> unread = company.post(own, "/requests", request(""));
        assertEquals(422, unread.statusCode());
        assertTrue(unread.body().contains("card-request.terms"), unread.body());
        HttpResponse<String> read =
                company.post(own, "/requests", request(",\"terms\":\"" + form.at("/policy/version") + "\""));
        assertEquals(201, read.statusCode(), read.body());
        assertEquals(1, json(read).get("number").asInt());
        assertEquals(1, json(company.get(own, form(wang))).get("standing").size());
    }

    @Test
    void c048c049BothStepsLeadToTheReplacementWhichClosesTheRequest() throws Exception {
        String id = json(company.post(own, "/requests", request(""))).get("id").asText();
        String replacement = "{\"requestId\":\"" + id + "\",\"number\":\"0A000002\",\"reason\":\"LOST\"}";
        HttpResponse<String> early = company.post(desk, "/card-replacements", replacement);
        assertEquals(422, early.statusCode());
        assertTrue(early.body().contains("request.not-to-do"), early.body());
        assertEquals("CARD_DESK", approve(id).get("waitsFor").asText());
        assertEquals("TO_DO", approve(id).get("state").asText());
        HttpResponse<String> made = company.post(desk, "/card-replacements", replacement);
        assertEquals(201, made.statusCode(), made.body());
        assertEquals(id, json(made).get("requestId").asText());
        JsonNode done = json(company.get(own, "/requests/" + id));
        assertEquals("DONE", done.get("state").asText());
        assertEquals(json(made).get("id"), done.at("/details/replacement"));
        String again = company.post(desk, "/card-replacements", replacement).body();
        assertEquals(json(made).get("id"), Mapper.create().readTree(again).get("id"));
    }

    @Test
    void c047AFileIsAddedListedAndReadOnlyByWhoMaySeeTheRequest() throws Exception {
        String path = "/requests/"
                + json(company.post(own, "/requests", request(""))).get("id").asText() + "/attachments";
        HttpResponse<String> made = attach(path, PDF);
        assertEquals(201, made.statusCode(), made.body());
        assertEquals("报案.pdf", json(made).get("name").asText());
        assertEquals("PDF", json(company.get(desk, path)).at("/items/0/type").asText());
        String file = path + "/" + json(made).get("id").asText();
        HttpResponse<InputStream> read = company.web.stream(company.as(desk, file));
        assertArrayEquals(PDF, read.body().readAllBytes());
        assertEquals(
                "application/pdf", read.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(
                read.headers().firstValue("Content-Disposition").orElseThrow().startsWith("attachment"));
        String other = company.front.key(Scope.only(li.id()), Set.of("request.read"));
        assertEquals(404, company.get(other, path).statusCode());
        assertEquals(404, company.get(other, file).statusCode());
        assertTrue(attach(path, "MZ".getBytes(StandardCharsets.US_ASCII)).body().contains("attachment.type"));
        assertEquals(422, attach(path, new byte[Attachments.MOST_BYTES + 1]).statusCode());
    }

    @Test
    void c028TheReplacementPutsTheRecordRightForWhoMayChangeIt() throws Exception {
        String replacement = "{\"employeeId\":\"" + wang.id().text()
                + "\",\"number\":\"0A000002\",\"reason\":\"NAME_CHANGE\",\"correction\":{\"name\":{\"zh\":\"王晓明\"},"
                + "\"version\":" + wang.version() + "}}";
        assertEquals(403, company.post(desk, "/card-replacements", replacement).statusCode());
        String both = company.key("credential.issue", "employee.write", "employee.read");
        HttpResponse<String> made = company.post(both, "/card-replacements", replacement);
        assertEquals(201, made.statusCode(), made.body());
        JsonNode person = json(company.get(both, "/employees/" + wang.id().text()));
        assertEquals("王晓明", person.at("/name/zh").asText());
        assertEquals(wang.person().phone(), person.get("phone").asText());
    }

    private HttpResponse<String> attach(String path, byte[] content) {
        return company.web.send(company.as(own, path + "?fileName=%E6%8A%A5%E6%A1%88.scan")
                .setHeader("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(content)));
    }

    private JsonNode approve(String id) throws Exception {
        String tag = company.get(desk, "/requests/" + id)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpResponse<String> decided = company.web.send(company.as(desk, "/requests/" + id + "/decisions")
                .header("If-Match", tag)
                .POST(Web.text("{\"verdict\":\"APPROVE\"}")));
        assertEquals(200, decided.statusCode(), decided.body());
        return json(decided);
    }

    private void setTerms(String zh) {
        String path = "/card-policies/current";
        String tag = company.get(desk, path).headers().firstValue("ETag").orElseThrow();
        String none = "{\"zh\":\"\",\"en\":\"\"}";
        HttpResponse<String> set = company.web.send(company.as(desk, path)
                .header("If-Match", tag)
                .PUT(Web.text("{\"terms\":{\"zh\":\"" + zh + "\",\"en\":\"\"},\"receipt\":" + none + ",\"care\":" + none
                        + ",\"daysFrom\":3,\"daysUntil\":7,\"requestNeeded\":false,\"fourEyes\":false}")));
        assertEquals(200, set.statusCode(), set.body());
    }

    private static String form(Employee employee) {
        return "/card-request-forms?employeeId=" + employee.id().text();
    }

    private String request(String more) {
        return "{\"kind\":\"CARD_REPLACEMENT\",\"employeeId\":\"" + wang.id().text()
                + "\",\"details\":{\"cause\":\"LOST\",\"place\":\"地铁\",\"date\":\"2026-09-30\"" + more
                + "},\"reason\":\"不见了\"}";
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return Mapper.create().readTree(response.body());
    }
}
