package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.FlakyWire.Trouble;
import org.clockhouse.rest.internal.http.Web;
import org.clockhouse.rest.internal.terminals.HeadOfficeLine;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.BranchHouse;
import org.clockhouse.terminal.internal.ListedTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of terminals in a branch: ordered by the head office, kept right by the gateway. */
class GatewayListsTest {

    private static final String GATE = "acme:gate";

    @TempDir
    Path directory;

    private final ListedTerminal seenFromHere = new ListedTerminal();
    private final ListedTerminal wall = new ListedTerminal();
    private HeadHouse head;
    private Company company;
    private String desk;
    private Employee wang;
    private BranchHouse branch;
    private String card;

    @BeforeEach
    void aCardForATerminalInTheBranch() throws Exception {
        head = new HeadHouse(directory);
        company = head.company;
        company.gates.add(seenFromHere);
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
        Terminal gate = company.hang(ListedTerminal.ID, GATE);
        JsonNode invited = Texts.json(company.post(desk, "/gateways", "{\"name\":\"Suzhou\"}"), 201);
        branch = new BranchHouse(
                new HeadOfficeLine(), head.address(), invited.get("code").asText());
        branch.add(wall);
        branch.turn();
        String path = "/gateways/" + invited.at("/gateway/id").asText();
        String version = Texts.json(company.get(desk, path), 200).get("version").asText();
        HttpResponse<String> assigned = company.web.send(company.as(desk, path + "/terminals")
                .header("If-Match", "\"" + version + "\"")
                .PUT(Web.text("{\"terminalIds\":[\"" + gate.id().text() + "\"]}")));
        Texts.json(assigned, 200);
        String draft = "{\"employeeId\":\"" + wang.id().text() + "\",\"kind\":\"CARD\",\"number\":\"04A1B2C3\"}";
        card = Texts.json(company.post(desk, "/credentials", draft), 201)
                .get("id")
                .asText();
        exchange();
        branch.hang(branch.terminals().get(0));
        branch.visit();
        exchange();
    }

    @AfterEach
    void end() {
        head.close();
    }

    @Test
    void t095ACardReachesTheTerminalThroughTheGatewayAndIsConfirmedAtTheHeadOffice() throws Exception {
        assertEquals(1, wall.at(GATE).size());
        assertEquals(wang.number(), wall.at(GATE).values().iterator().next().holderNumber());
        assertEquals(0, seenFromHere.at(GATE).size(), "the head office visited it too");
        assertEquals("CONFIRMED", delivery().get("state").asText());
        assertEquals(
                1,
                Texts.json(company.get(desk, "/terminal-lists"), 200)
                        .at("/items/0/confirmed")
                        .asInt());
    }

    @Test
    void t094AFreezeWithoutALineIsCarriedOutWhenTheLineIsBack() throws Exception {
        head.wire.trouble(Trouble.CUT);
        Texts.json(company.post(desk, "/credentials/" + card + "/freezes", "{\"reason\":\"lost\"}"), 200);
        exchange();
        branch.visit();
        assertEquals(1, wall.at(GATE).size());
        assertEquals("EXPECTED", delivery().get("state").asText());

        head.wire.trouble(Trouble.NONE);
        exchange();
        branch.visit();
        assertEquals(0, wall.at(GATE).size());
        exchange();
        assertEquals("REMOVED", delivery().get("want").asText());
        assertEquals("CONFIRMED", delivery().get("state").asText());
    }

    @Test
    void t049ATerminalThatForgotItsListIsToldAgainWithoutALine() {
        head.wire.trouble(Trouble.CUT);
        wall.at(GATE).clear();
        branch.later(Duration.ofHours(25));
        branch.visit();
        assertEquals(1, wall.at(GATE).size());
    }

    @Test
    void whoLeavesIsForgottenInTheBranchToo() throws Exception {
        assertEquals(1, wall.at(GATE).size());
        company.registry.employees.end(
                company.actor,
                Scope.EVERYBODY,
                wang.id(),
                LocalDate.ofInstant(company.clock.instant(), ZoneOffset.UTC).minusDays(1),
                "left",
                wang.version());
        exchange();
        branch.visit();
        assertEquals(0, wall.at(GATE).size());
    }

    /** Whatever is new is at the other end after this. */
    private void exchange() {
        company.clock.advance(Duration.ofSeconds(11));
        company.gates.visit(company.org);
        branch.turn();
        branch.turn();
    }

    private JsonNode delivery() throws Exception {
        return Texts.json(company.get(desk, "/credentials/" + card + "/deliveries"), 200)
                .get("items")
                .get(0);
    }
}
