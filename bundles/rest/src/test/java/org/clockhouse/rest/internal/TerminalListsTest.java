package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Web;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.ListedTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a card at the desk to the list of a terminal on the wall and back, over HTTP. */
class TerminalListsTest {

    private static final String GATE = "acme:gate";

    @TempDir
    Path directory;

    private final ListedTerminal wall = new ListedTerminal();
    private Company company;
    private String desk;
    private Employee wang;
    private Terminal gate;

    @BeforeEach
    void start() {
        company = new Company(directory);
        desk = company.key(
                "credential.read",
                "credential.write",
                "credential.issue",
                "credential.activate",
                "credential.freeze",
                "credential.resume",
                "terminal.read",
                "terminal.write");
        wang = company.hire("王小明", company.works);
        company.gates.add(wall);
        gate = company.hang(ListedTerminal.ID, GATE);
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void c014c054c068AFreezeIsShownAsExpectedAndWithItsTimeWhenTheTerminalHasConfirmedIt() throws Exception {
        String card = issue();
        assertEquals("EXPECTED", delivery(card).get("state").asText());
        visit();
        assertEquals("HELD", delivery(card).get("want").asText());
        assertEquals("CONFIRMED", delivery(card).get("state").asText());
        assertEquals(1, wall.at(GATE).size());
        Texts.json(company.post(desk, "/credentials/" + card + "/freezes", "{\"reason\":\"lost\"}"), 200);
        assertEquals("REMOVED", delivery(card).get("want").asText());
        assertEquals("EXPECTED", delivery(card).get("state").asText());
        visit();
        JsonNode proof = delivery(card);
        assertEquals("CONFIRMED", proof.get("state").asText());
        assertEquals(company.clock.instant(), Instant.parse(proof.get("since").asText()));
        assertTrue(proof.get("reportsRefusals").asBoolean());
        assertEquals(0, wall.at(GATE).size());
        Texts.json(company.post(desk, "/credentials/" + card + "/thaws", "{}"), 200);
        visit();
        assertEquals("CONFIRMED", delivery(card).get("state").asText());
        assertEquals(1, wall.at(GATE).size());
    }

    @Test
    void c023t095ExpectedAgainstAcknowledgedIsShownForEachTerminalAndPutRightOnRequest() throws Exception {
        String card = issue();
        JsonNode before = list();
        visit();
        assertEquals(1, list().get("expected").asInt());
        assertEquals(1, list().get("confirmed").asInt());
        assertTrue(list().get("current").asBoolean());
        assertTrue(
                list().get("listVersion").asLong() > before.get("listVersion").asLong());
        wall.at(GATE).clear();
        String resyncs = "/terminals/" + gate.id().text() + "/resyncs";
        JsonNode asked = Texts.json(
                company.post(desk, resyncs, "{\"employeeId\":\"" + wang.id().text() + "\"}"), 202);
        assertFalse(asked.get("current").asBoolean());
        JsonNode different = Texts.json(company.get(desk, credentials() + "?different=true"), 200)
                .get("items");
        assertEquals(card, different.get(0).get("credentialId").asText());
        assertEquals(wang.number(), different.get(0).get("employeeNumber").asText());
        assertTrue(different.get(0).get("different").asBoolean());
        visit();
        assertEquals(1, wall.at(GATE).size());
        assertEquals(
                0,
                Texts.json(company.get(desk, credentials() + "?different=true"), 200)
                        .get("items")
                        .size());
        assertEquals(
                1,
                Texts.json(company.get(desk, credentials()), 200).get("items").size());
    }

    @Test
    void whatTerminalsHaveNotConfirmedIsOneListOfThoseThatAreBehind() throws Exception {
        issue();
        visit();
        String list = "/undelivered-credentials";
        assertEquals(0, Texts.json(company.get(desk, list), 200).get("items").size());
        Texts.json(company.post(desk, "/terminals/" + gate.id().text() + "/resyncs", "{}"), 202);
        JsonNode behind = Texts.json(company.get(desk, list), 200);
        assertEquals(gate.id().text(), behind.at("/items/0/terminalId").asText());
        assertEquals(wang.number(), behind.at("/items/0/employeeNumber").asText());
        assertEquals("EXPECTED", behind.at("/items/0/state").asText());
        assertEquals("", behind.get("next").asText());
        String elsewhere = company.front.key(Scope.only(wang.id()), Set.of("credential.read"));
        assertEquals(
                0, Texts.json(company.get(elsewhere, list), 200).get("items").size());
        assertEquals(422, company.get(desk, list + "?after=anywhere").statusCode());
        visit();
        assertEquals(0, Texts.json(company.get(desk, list), 200).get("items").size());
    }

    @Test
    void listsAreSeenAndToldWithinScopeAndRights() throws Exception {
        issue();
        visit();
        String reader = company.key("credential.read", "terminal.read");
        Texts.json(company.post(reader, "/terminals/" + gate.id().text() + "/resyncs", "{}"), 403);
        String own = company.front.key(Scope.only(wang.id()), Set.of("credential.read", "terminal.read"));
        Texts.json(company.get(own, credentials()), 404);
        assertEquals(
                0,
                Texts.json(company.get(own, "/terminal-lists"), 200)
                        .get("items")
                        .size());
    }

    @Test
    void t029AnAccessLevelIsAddedChangedAndRemoved() throws Exception {
        String person = wang.id().text();
        JsonNode added = Texts.json(
                company.post(
                        desk,
                        "/access-levels",
                        "{\"name\":{\"zh\":\"\",\"en\":\"Lab\"},\"terminals\":[],\"people\":[\"" + person
                                + "\"],\"only\":true,\"until\":\"2030-01-31\"}"),
                201);
        assertEquals("2030-01-31", added.get("until").asText());
        issue();
        visit();
        assertEquals(0, wall.at(GATE).size());
        String path = "/access-levels/" + added.get("id").asText();
        String open = "{\"name\":{\"zh\":\"\",\"en\":\"Lab\"},\"terminals\":[],\"sites\":[\""
                + company.shanghai.id().text() + "\"],\"people\":[\"" + person + "\"],\"only\":true}";
        Texts.json(company.web.send(company.as(desk, path).PUT(Web.text(open))), 428);
        Texts.json(
                company.web.send(
                        company.as(desk, path).header("If-Match", "\"1\"").PUT(Web.text(open))),
                200);
        visit();
        assertEquals(1, wall.at(GATE).size());
        Texts.json(
                company.web.send(
                        company.as(desk, path).header("If-Match", "\"1\"").DELETE()),
                412);
        assertEquals(
                204,
                company.web
                        .send(company.as(desk, path).header("If-Match", "\"2\"").DELETE())
                        .statusCode());
        assertEquals(
                0,
                Texts.json(company.get(desk, "/access-levels"), 200)
                        .get("items")
                        .size());
    }

    @Test
    void t006WhoWasLetInThoughTheyMayNotBeThereIsListedForTheTerminal() throws Exception {
        String unpermitted = "/terminals/" + gate.id().text() + "/unpermitted";
        String reader = company.key("punch.read");
        String now = LocalDateTime.ofInstant(company.clock.instant(), ZoneId.of("Asia/Shanghai"))
                .toString();
        company.punch(gate.id(), wang, now);
        assertEquals(
                0,
                Texts.json(company.get(reader, unpermitted), 200).get("items").size());
        String nowhere = "{\"name\":{\"zh\":\"\",\"en\":\"None\"},\"terminals\":[],\"people\":[\""
                + wang.id().text() + "\"],\"only\":true}";
        Texts.json(company.post(desk, "/access-levels", nowhere), 201);
        JsonNode one =
                Texts.json(company.get(reader, unpermitted), 200).get("items").get(0);
        assertEquals(wang.number(), one.get("number").asText());
        assertEquals(1, one.get("times").asInt());
        assertEquals(company.clock.instant(), Instant.parse(one.get("last").asText()));
        assertEquals(403, company.get(desk, unpermitted).statusCode());
        String own = company.front.key(Scope.only(wang.id()), Set.of("punch.read"));
        assertEquals(404, company.get(own, unpermitted).statusCode());
    }

    private void visit() {
        company.clock.advance(Duration.ofSeconds(11));
        company.gates.visit(company.org);
    }

    private String issue() throws Exception {
        String draft = "{\"employeeId\":\"" + wang.id().text() + "\",\"kind\":\"CARD\",\"number\":\"04A1B2C3\"}";
        return Texts.json(company.post(desk, "/credentials", draft), 201)
                .get("id")
                .asText();
    }

    private JsonNode delivery(String card) throws Exception {
        JsonNode items = Texts.json(company.get(desk, "/credentials/" + card + "/deliveries"), 200)
                .get("items");
        assertEquals(1, items.size());
        return items.get(0);
    }

    private JsonNode list() throws Exception {
        return Texts.json(company.get(desk, "/terminal-lists"), 200)
                .get("items")
                .get(0);
    }

    private String credentials() {
        return "/terminals/" + gate.id().text() + "/credentials";
    }
}
