package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The card desk's day, over HTTP. */
class CardsTest {

    @TempDir
    Path directory;

    private Company company;
    private String desk;
    private Employee wang;
    private Employee li;

    @BeforeEach
    void start() {
        company = new Company(directory);
        desk = company.key(
                "credential.read", "credential.write", "credential.issue", "credential.activate", "credential.freeze");
        wang = company.hire("王小明", company.works);
        li = company.hire("李雷", company.works);
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void c012c013c014AReplacementIsPreviewedMadeAndLookedAt() throws Exception {
        issue(wang, "04A1B2C3");
        String draft = "{\"employeeId\":\"" + wang.id().text() + "\",\"number\":\"11223344\",\"reason\":\"DAMAGED\"}";
        JsonNode preview = Texts.json(company.post(desk, "/card-replacement-previews", draft), 200);
        assertEquals(wang.number(), preview.get("holder").get("number").asText());
        assertEquals("····B2C3", preview.get("old").get("number").asText());
        assertEquals(0, preview.get("problems").size());
        JsonNode made = Texts.json(company.post(desk, "/card-replacements", draft), 201);
        assertEquals("DAMAGED", made.get("reason").asText());
        assertEquals(
                made.get("id"),
                Texts.json(company.post(desk, "/card-replacements", draft), 201).get("id"));
        JsonNode found = Texts.json(company.get(desk, "/card-replacements?card=04A1B2C3"), 200);
        assertEquals(made.get("id"), found.get("items").get(0).get("id"));
        JsonNode next = Texts.json(
                company.get(desk, "/credentials/" + made.get("credentialId").asText()), 200);
        assertEquals("ACTIVE", next.get("state").asText());
    }

    @Test
    void c024c025ATakenNumberIsAConflictThatOffersTheNextFreeCard() throws Exception {
        JsonNode batch = Texts.json(
                company.post(
                        desk,
                        "/stock-batches",
                        "{\"name\":\"2026-11\",\"received\":\"2026-11-01\",\"printedPrefix\":\"A-\",\"printedDigits\":4}"),
                201);
        JsonNode put = Texts.json(
                company.post(
                        desk,
                        "/stock-batches/" + batch.get("id").asText() + "/cards",
                        "{\"cards\":[{\"number\":\"0B000001\"},{\"number\":\"no card\"}]}"),
                200);
        assertEquals(1, put.get("taken").asInt());
        assertEquals("card.unreadable", put.get("rows").get(1).get("code").asText());
        issue(wang, "04A1B2C3");
        issue(li, "11223344");
        JsonNode problem = Texts.json(
                company.post(
                        desk,
                        "/card-replacements",
                        "{\"oldNumber\":\"04A1B2C3\",\"number\":\"11223344\",\"reason\":\"LOST\"}"),
                409);
        assertEquals("credential.number.taken", problem.get("code").asText());
        assertTrue(problem.get("detail").asText().contains("李雷"), problem.toString());
        assertEquals("/number", problem.get("errors").get(0).get("pointer").asText());
        assertEquals("A-0001", problem.get("errors").get(0).get("detail").asText());
    }

    @Test
    void c017AListThatIsASheetIsReadAndNothingIsStored() throws Exception {
        String list = "工号,新卡号\n" + wang.number() + ",11223344\n";

        JsonNode read = Texts.json(
                company.web.send(company.as(desk, "/card-batches/sheets")
                        .header("Content-Type", "application/octet-stream")
                        .POST(Web.text(list))),
                200);

        assertEquals("工号", read.at("/rows/0/0").asText());
        assertEquals(wang.number(), read.at("/rows/1/0").asText());
        assertEquals("11223344", read.at("/rows/1/1").asText());
    }

    @Test
    void c037RightsAreApart() throws Exception {
        String issuer = company.key("credential.read", "credential.issue");
        String id = Texts.json(company.post(issuer, "/credentials", draft(wang, "04A1B2C3")), 201)
                .get("id")
                .asText();
        assertEquals(
                403,
                put(issuer, "/credentials/" + id + "/status", "{\"status\":\"SUSPENDED\"}")
                        .statusCode());
        String mover = company.key("credential.read", "credential.write");
        JsonNode refused = Texts.json(put(mover, "/credentials/" + id + "/status", "{\"status\":\"SUSPENDED\"}"), 403);
        assertEquals("credential.freeze", refused.get("permission").asText());
        assertEquals(
                403, company.post(mover, "/credentials", draft(li, "11223344")).statusCode());
        Texts.json(put(desk, "/credentials/" + id + "/status", "{\"status\":\"SUSPENDED\"}"), 200);
    }

    @Test
    void c037AWaiverNeedsItsOwnRight() throws Exception {
        String boss = company.key("credential.read", "credential.issue", "credential.waive");
        String rules = "{\"rules\":[{\"from\":1,\"months\":12,\"amount\":2000,\"currency\":\"CNY\"}]}";
        Texts.json(company.web.send(company.as(boss, "/card-fee-rules").PUT(Web.text(rules))), 200);
        issue(wang, "04A1B2C3");
        JsonNode made = Texts.json(
                company.post(
                        desk,
                        "/card-replacements",
                        "{\"oldNumber\":\"04A1B2C3\",\"number\":\"11223344\",\"reason\":\"LOST\"}"),
                201);
        assertEquals("DUE", made.get("fee").get("state").asText());
        String fee = "/card-replacements/" + made.get("id").asText() + "/fee";
        String waiver = "{\"state\":\"WAIVED\",\"reason\":\"reader at fault\"}";
        assertEquals(
                "credential.waive",
                Texts.json(put(desk, fee, waiver), 403).get("permission").asText());
        assertEquals(
                "WAIVED",
                Texts.json(put(boss, fee, waiver), 200).get("fee").get("state").asText());
    }

    @Test
    void c017ASheetIsABatchWhoseRowsStandAlone() throws Exception {
        issue(wang, "04A1B2C3");
        String sheet = "{\"sheet\":\"" + wang.number() + "\\t11223344\\tWORN\\told\\n" + li.number()
                + "\\t55667788\\tWORN\\t\\n\"}";
        JsonNode batch = Texts.json(company.post(desk, "/card-batches", sheet), 201);
        assertEquals(2, batch.get("waiting").asInt());
        JsonNode run =
                Texts.json(company.post(desk, "/card-batches/" + batch.get("id").asText() + "/runs", "{}"), 200);
        assertEquals(1, run.get("done").asInt());
        assertEquals("replacement.nothing", run.get("rows").get(1).get("code").asText());
    }

    @Test
    void c007UsesAreSetByThemselves() throws Exception {
        String id = issue(wang, "04A1B2C3").get("id").asText();
        JsonNode after =
                Texts.json(put(desk, "/credentials/" + id + "/uses", "{\"uses\":[\"ACCESS\",\"IDENTITY\"]}"), 200);
        assertEquals("[\"IDENTITY\",\"ACCESS\"]", after.get("uses").toString());
    }

    @Test
    void c051ATemporaryCardNeedsAnEnd() throws Exception {
        String draft = draft(wang, "04A1B2C3").replace("}", ",\"temporary\":true}");
        assertEquals(
                "credential.temporary.endless",
                Texts.json(company.post(desk, "/credentials", draft), 422)
                        .get("code")
                        .asText());
        String until = draft.replace(
                "}", ",\"validUntil\":\"" + company.clock.instant().plusSeconds(3600) + "\"}");
        Texts.json(company.post(desk, "/credentials", until), 201);
        assertEquals(
                1,
                Texts.json(company.get(desk, "/temporary-cards"), 200)
                        .get("items")
                        .size());
    }

    @Test
    void c053c068AnEmployeeFreezesTheirOwnCardAndOnlyTheDeskUndoesIt() throws Exception {
        String id = issue(wang, "04A1B2C3").get("id").asText();
        String own = company.front.key(
                org.clockhouse.kernel.Scope.only(wang.id()), java.util.Set.of("credential.read", "credential.freeze"));
        assertEquals(
                "SUSPENDED",
                Texts.json(company.post(own, "/credentials/" + id + "/freezes", "{\"reason\":\"gone\"}"), 200)
                        .get("state")
                        .asText());
        Texts.json(company.post(own, "/credentials/" + id + "/freezes", "{}"), 200);
        assertEquals(
                403, company.post(own, "/credentials/" + id + "/thaws", "{}").statusCode());
        String others = issue(li, "11223344").get("id").asText();
        Texts.json(company.post(own, "/credentials/" + others + "/freezes", "{}"), 404);
        String hr = company.key("credential.read", "credential.resume");
        assertEquals(
                "ACTIVE",
                Texts.json(company.post(hr, "/credentials/" + id + "/thaws", "{\"reason\":\"found\"}"), 200)
                        .get("state")
                        .asText());
        assertEquals(
                0,
                Texts.json(company.get(hr, "/credentials/" + id + "/deliveries"), 200)
                        .get("items")
                        .size());
    }

    @Test
    void c060c063ACardIsActivatedAtAPointByACheck() throws Exception {
        JsonNode point = Texts.json(
                company.post(
                        desk,
                        "/activation-points",
                        "{\"name\":{\"zh\":\"前台\",\"en\":\"Front\"},\"siteId\":\""
                                + company.shanghai.id().text() + "\",\"checks\":[\"DOCUMENT\"]}"),
                201);
        String draft = draft(wang, "04A1B2C3").replace("}", ",\"active\":false}");
        String id = Texts.json(company.post(desk, "/credentials", draft), 201)
                .get("id")
                .asText();
        assertEquals(
                1,
                Texts.json(company.get(desk, "/cards-to-activate"), 200)
                        .get("items")
                        .size());
        assertEquals(
                "activation.point.needed",
                Texts.json(put(desk, "/credentials/" + id + "/status", "{\"status\":\"ACTIVE\"}"), 422)
                        .get("code")
                        .asText());
        String activations = "/credentials/" + id + "/activations";
        assertEquals(
                "activation.point.needed",
                Texts.json(company.post(desk, activations, "{\"check\":\"DOCUMENT\",\"answer\":\"0000\"}"), 422)
                        .get("code")
                        .asText());
        String at = "{\"pointId\":\"" + point.get("id").asText() + "\",\"check\":\"DOCUMENT\",\"answer\":\"";
        JsonNode wrong = Texts.json(company.post(desk, activations, at + "0000\"}"), 422);
        assertEquals("/answer", wrong.get("errors").get(0).get("pointer").asText());
        String document = wang.person().idDocument();
        JsonNode done = Texts.json(
                company.post(desk, activations, at + document.substring(document.length() - 4) + "\"}"), 200);
        assertEquals("ACTIVE", done.get("credential").get("state").asText());
        assertEquals(
                0,
                Texts.json(company.get(desk, "/cards-to-activate"), 200)
                        .get("items")
                        .size());
        assertEquals(
                point.get("id"),
                Texts.json(company.get(desk, "/credentials/" + id + "/activation"), 200)
                        .get("pointId"));
    }

    @Test
    void c026TheDuplicateFinderShowsBothHolders() throws Exception {
        issue(wang, "04A1B2C3");
        issue(li, "C3B2A104");
        JsonNode found = Texts.json(company.get(desk, "/card-duplicates"), 200);
        assertEquals("BYTE_ORDER", found.get("findings").get(0).get("kind").asText());
        assertEquals(2, found.get("findings").get(0).get("credentials").size());
    }

    @Test
    void c022ACardReportNeedsTheRightToReadCards() throws Exception {
        String draft = "{\"report\":\"CARD_FEES\",\"month\":\"2026-11\",\"format\":\"XLSX\"}";
        JsonNode refused = Texts.json(company.post(company.key("report.run"), "/report-runs", draft), 403);
        assertEquals("credential.read", refused.get("permission").asText());
        Texts.json(company.post(company.key("report.run", "credential.read"), "/report-runs", draft), 202);
    }

    private JsonNode issue(Employee holder, String number) throws Exception {
        return Texts.json(company.post(desk, "/credentials", draft(holder, number)), 201);
    }

    private static String draft(Employee holder, String number) {
        return "{\"employeeId\":\"" + holder.id().text() + "\",\"kind\":\"CARD\",\"number\":\"" + number + "\"}";
    }

    private HttpResponse<String> put(String key, String path, String body) {
        return company.web.send(
                company.as(key, path).header("If-Match", "\"1\"").PUT(Web.text(body)));
    }
}
