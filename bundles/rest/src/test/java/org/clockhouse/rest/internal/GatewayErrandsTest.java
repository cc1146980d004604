package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.rest.internal.FlakyWire.Trouble;
import org.clockhouse.rest.internal.http.Web;
import org.clockhouse.rest.internal.terminals.HeadOfficeLine;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.GatewayCalls;
import org.clockhouse.terminal.GatewayId;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.internal.BranchHouse;
import org.clockhouse.terminal.internal.Turnstile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the head office wants of terminals in a branch, over TLS on real sockets, with a wire between them that can be cut. */
class GatewayErrandsTest {

    private static final String RESTART = "{\"kind\":\"RESTART\"}";

    @TempDir
    Path directory;

    private final Turnstile turnstile = new Turnstile();
    private HeadHouse head;
    private Company company;
    private String it;
    private Terminal clock;
    private Terminal gate;
    private BranchHouse branch;

    @BeforeEach
    void aGatewayThatServesATerminalThatCallsAndATurnstile() throws Exception {
        head = new HeadHouse(directory);
        company = head.company;
        company.gates.add(BranchHouse.family());
        company.gates.add(turnstile);
        it = company.key("terminal.read", "terminal.write");
        clock = registered(BranchHouse.FAMILY, "", "A1");
        gate = registered(Turnstile.ID, "acme:gate", "");
        JsonNode invited = Texts.json(company.post(it, "/gateways", "{\"name\":\"Suzhou\"}"), 201);
        branch = new BranchHouse(
                new HeadOfficeLine(), head.address(), invited.get("code").asText());
        branch.add(BranchHouse.family());
        branch.add(turnstile);
        branch.turn();
        head.assign(it, clock.id(), gate.id());
        later();
        branch.visit();
    }

    @AfterEach
    void end() {
        head.close();
    }

    @Test
    void t094AnErrandReachesATerminalOfTheBranchAndWhatCameOfItTheHeadOffice() throws Exception {
        Texts.json(ask(clock, RESTART), 202);
        assertEquals("QUEUED", state(clock));
        branch.fetch();
        branch.fetch();
        assertEquals("FORWARDED", state(clock));

        Errand told = branch.ask(clock.id()).get(0);
        branch.did(told);
        branch.fetch();
        assertEquals("CONFIRMED", state(clock));
        assertEquals(1, audited("terminal.errand"));
    }

    @Test
    void t094AnErrandWaitsForTheLineAndIsHadOnceThoughAnswersAreLost() throws Exception {
        head.wire.trouble(Trouble.CUT);
        Texts.json(ask(clock, RESTART), 202);
        branch.fetch();
        assertEquals(List.of(), branch.ask(clock.id()));

        head.wire.trouble(Trouble.ANSWERS_LOST);
        branch.fetch();
        HeadHouse.await(() -> state(clock).equals("SENT"));
        head.wire.trouble(Trouble.NONE);
        company.clock.advance(Duration.ofSeconds(10));
        branch.fetch();
        head.wire.trouble(Trouble.ANSWERS_LOST);
        branch.fetch();
        head.wire.trouble(Trouble.NONE);
        branch.restart("");
        branch.fetch();
        assertEquals(1, branch.ask(clock.id()).size());
        assertEquals(List.of(), branch.ask(clock.id()));
    }

    @Test
    void t094WhatWasDoneWithoutALineIsSaidWhenItIsBackAndIsNotDoneAgain() throws Exception {
        Texts.json(ask(clock, RESTART), 202);
        branch.fetch();
        branch.fetch();
        head.wire.trouble(Trouble.CUT);
        branch.did(branch.ask(clock.id()).get(0));
        branch.fetch();
        assertEquals("FORWARDED", state(clock));
        head.wire.trouble(Trouble.ANSWERS_LOST);
        branch.fetch();
        HeadHouse.await(() -> state(clock).equals("CONFIRMED"));
        head.wire.trouble(Trouble.NONE);
        branch.fetch();
        branch.fetch();
        assertEquals("CONFIRMED", state(clock));
        assertEquals(List.of(), branch.ask(clock.id()));
    }

    @Test
    void t068ADoorOfTheBranchMovesOnceWithinItsTimeWhateverTheClocksSay() throws Exception {
        branch.later(Duration.ofHours(-3));
        assertEquals(204, move().statusCode());
        assertEquals(List.of("1 UNLOCK_ONCE"), turnstile.done);
        branch.fetch();
        branch.fetch();
        assertEquals(List.of("1 UNLOCK_ONCE"), turnstile.done);
        assertEquals(1, audited("terminal.door"));
    }

    @Test
    void t068ADoorThatCannotBeToldInTimeIsNotMovedLater() throws Exception {
        head.wire.trouble(Trouble.CUT);
        assertEquals("door.too-late", Texts.json(move(), 422).get("code").asText());
        company.clock.advance(Duration.ofSeconds(4));
        head.wire.trouble(Trouble.NONE);
        branch.fetch();
        branch.fetch();
        assertEquals(List.of(), turnstile.done);
        assertEquals("REFUSED", state(gate));
        assertEquals(0, audited("terminal.door"));
    }

    @Test
    void t068ADoorThatTheBranchRefusesIsRefusedAtTheHeadOffice() throws Exception {
        turnstile.fault = Fault.UNREACHABLE;
        JsonNode problem = Texts.json(move(), 422);
        assertEquals("door.failed", problem.get("code").asText());
        assertTrue(problem.get("detail").asText().contains("away"), problem.toString());
    }

    @Test
    void t068ADoorWhoseAnswerIsLostMayHaveMovedAndIsNotMovedAgain() throws Exception {
        Texts.json(ask(gate, "{\"kind\":\"MOVE_DOOR\",\"door\":2}"), 202);
        turnstile.then = () -> head.wire.trouble(Trouble.CUT);
        branch.fetch();
        assertEquals("SENT", state(gate));
        assertEquals(List.of("2 UNLOCK_ONCE"), turnstile.done);
        branch.restart("");
        head.wire.trouble(Trouble.NONE);
        branch.fetch();
        assertEquals("CONFIRMED", state(gate));
        assertEquals(List.of("2 UNLOCK_ONCE"), turnstile.done);
    }

    @Test
    void whatIsDoneAtAVisitIsDoneByTheGateway() throws Exception {
        Texts.json(company.post(it, path(gate) + "/readings", "{}"), 202);
        branch.fetch();
        assertEquals("CONFIRMED", state(gate));
        assertEquals(202, company.post(it, path(gate) + "/visits", "").statusCode());
        branch.fetch();
        assertEquals("CONFIRMED", state(gate));
        assertEquals(
                "errand.unsupported",
                Texts.json(ask(gate, RESTART), 422).get("code").asText());
        assertEquals(
                422,
                company.post(it, path(clock) + "/visits", "").statusCode(),
                "a terminal that calls is not visited");
    }

    @Test
    void whatAGatewayHadWhenItLostItsTerminalIsRefusedAndNotDoneWhenItComesBack() throws Exception {
        Texts.json(ask(clock, RESTART), 202);
        branch.fetch();
        branch.fetch();
        head.assign(it, gate.id());
        assertEquals("REFUSED", state(clock));
        later();
        branch.fetch();
        head.assign(it, clock.id(), gate.id());
        later();
        assertEquals(List.of(), branch.ask(clock.id()));
        assertEquals("REFUSED", state(clock));
    }

    @Test
    void t017ATerminalOfTheBranchIsProbedByItsGateway() throws Exception {
        assertEquals(List.of("PASSED", "PASSED", "PASSED", "PASSED"), probed());
        turnstile.fault = Fault.REFUSED;
        assertEquals(List.of("PASSED", "PASSED", "FAILED", "NOT_REACHED"), probed());
        JsonNode last = latest(gate);
        assertEquals("PROBE", last.get("kind").asText());
        assertEquals("CONFIRMED", last.get("state").asText());
    }

    private List<String> probed() throws Exception {
        JsonNode probe = Texts.json(meanwhile("/probes", "{}"), 200);
        return probe.get("steps").findValuesAsText("result");
    }

    @Test
    void theLogOfATerminalOfTheBranchIsClearedByItsGatewayOnce() throws Exception {
        turnstile.rows = 7;
        JsonNode cleared = Texts.json(meanwhile("/log-clears", "{\"reason\":\"full\"}"), 200);
        assertEquals(7, cleared.get("rows").asInt());
        assertEquals(0, turnstile.rows);
        assertEquals(1, audited("terminal.clear-log"));
        branch.fetch();
        branch.fetch();
        turnstile.rows = 2;
        branch.fetch();
        assertEquals(2, turnstile.rows, "not once more");
    }

    @Test
    void aLogIsNotClearedWhileTheGatewayHasRowsThatAreNotHere() throws Exception {
        turnstile.rows = 7;
        String gateway =
                Texts.json(company.get(it, "/gateways"), 200).at("/items/0/id").asText();
        company.gates.gatewayCalls.report(
                new GatewayCalls.Known(company.org, GatewayId.of(gateway)),
                new GatewayCalls.Report(
                        company.clock.instant(), 9, 5, Optional.empty(), "0.1.0", "", Map.of(), List.of()));
        assertEquals(
                "log.waiting",
                Texts.json(meanwhile("/log-clears", "{\"reason\":\"full\"}"), 422)
                        .get("code")
                        .asText());
        assertEquals(7, turnstile.rows);
    }

    /** As a head office hands out what a later edition thought of, in words that this one reads. */
    @Test
    void t094WhatAnOlderGatewayDoesNotKnowItSaysAndGoesOn() throws Exception {
        say("停电检修");
        Texts.json(ask(clock, RESTART), 202);
        branch.older(task -> task instanceof ErrandTask.ShowMessage);
        branch.fetch();
        branch.fetch();
        List<Errand> told = branch.ask(clock.id());
        assertEquals(1, told.size());
        assertEquals(new ErrandTask.Restart(), told.get(0).task());
        JsonNode refused = Texts.json(company.get(it, "/terminals/" + clock.id().text() + "/errands"), 200)
                .at("/items/1");
        assertEquals("REFUSED", refused.get("state").asText());
        assertEquals("not known here", refused.get("detail").asText());
        branch.did(told.get(0));
        branch.fetch();
        assertEquals("CONFIRMED", state(clock));
    }

    @Test
    void t094KindsAndFieldsOfALaterEditionAreReadAsUnknown() throws Exception {
        String later = "{\"errands\":[{\"terminalId\":\"" + clock.id().text()
                + "\",\"number\":7,\"askedBy\":\"it\",\"kind\":\"POLISH_GLASS\",\"cloth\":\"soft\"},"
                + "{\"terminalId\":\"" + clock.id().text()
                + "\",\"number\":8,\"askedBy\":\"it\",\"kind\":\"RESTART\"}]}";
        List<GatewayCalls.Ordered> read = HeadOfficeLine.errands(later);
        assertEquals(Optional.empty(), read.get(0).task());
        assertEquals(Optional.of(new ErrandTask.Restart()), read.get(1).task());
    }

    @Test
    void t044WordsForADisplayOfTheBranchReachItAndAreTakenBack() throws Exception {
        say("停电检修");
        branch.fetch();
        branch.fetch();
        Errand told = branch.ask(clock.id()).get(0);
        assertEquals("停电检修", ((ErrandTask.ShowMessage) told.task()).text());
        branch.did(told);
        branch.fetch();
        JsonNode shown = Texts.json(company.get(it, "/display-messages"), 200).at("/items/0");
        assertEquals("CONFIRMED", shown.at("/places/0/state").asText());
        Texts.json(company.post(it, "/display-messages/1/withdrawals", "{}"), 200);
        branch.fetch();
        branch.fetch();
        assertEquals(
                new ErrandTask.WithdrawMessage(1), branch.ask(clock.id()).get(0).task());
    }

    private void say(String words) throws Exception {
        String until = company.clock.instant().plus(Duration.ofHours(2)).toString();
        Texts.json(
                company.post(
                        it,
                        "/display-messages",
                        "{\"terminalId\":\"" + clock.id().text() + "\",\"text\":\"" + words + "\",\"until\":\"" + until
                                + "\"}"),
                201);
    }

    /** When other orders are at the branch. */
    private void later() {
        company.clock.advance(Duration.ofSeconds(10));
        branch.turn();
    }

    @Test
    void aGatewayWhoseDatabaseIsGoneIsNotWaitedFor() throws Exception {
        Texts.json(ask(clock, RESTART), 202);
        branch.fetch();
        branch.fetch();
        assertEquals("FORWARDED", state(clock));
        String gateway =
                Texts.json(company.get(it, "/gateways"), 200).at("/items/0/id").asText();
        JsonNode again = Texts.json(head.change(it, "/gateways/" + gateway + "/invitations", "POST", "{}"), 200);
        BranchHouse fresh = new BranchHouse(
                new HeadOfficeLine(), head.address(), again.get("code").asText());
        fresh.add(BranchHouse.family());
        fresh.turn();
        fresh.fetch();
        assertEquals("REFUSED", state(clock));
        assertEquals("lost by the gateway", latest(clock).get("detail").asText());
    }

    private HttpResponse<String> ask(Terminal terminal, String errand) {
        return company.post(it, path(terminal) + "/errands", errand);
    }

    /** The branch asks for errands while somebody waits for the door. */
    private HttpResponse<String> move() throws Exception {
        return meanwhile("/door-commands", "{\"door\":1,\"movement\":\"UNLOCK_ONCE\"}");
    }

    private HttpResponse<String> meanwhile(String what, String body) throws Exception {
        String who = company.key("terminal.read", "terminal.write", "terminal.clear-log");
        CompletableFuture<HttpResponse<String>> answer =
                CompletableFuture.supplyAsync(() -> company.web.send(company.as(who, path(gate) + what)
                        .header("Idempotency-Key", "k" + System.nanoTime())
                        .POST(Web.text(body))));
        while (!answer.isDone()) {
            branch.fetch();
        }
        return answer.get();
    }

    private static String path(Terminal terminal) {
        return "/terminals/" + terminal.id().text();
    }

    private String state(Terminal terminal) {
        return latest(terminal).get("state").asText();
    }

    private JsonNode latest(Terminal terminal) {
        return Texts.json(company.get(it, path(terminal) + "/errands"), 200).at("/items/0");
    }

    private int audited(String action) {
        return Texts.json(company.get(company.key("audit.read"), "/audit-entries?action=" + action), 200)
                .get("items")
                .size();
    }

    private Terminal registered(String driver, String endpoint, String serial) {
        TerminalDraft draft = new TerminalDraft(
                new LocalName("", "Gate " + driver),
                company.shanghai.id(),
                Optional.empty(),
                driver,
                endpoint,
                Map.of(),
                Optional.empty(),
                serial,
                "",
                Direction.BOTH,
                Terminal.Purpose.ATTENDANCE,
                Optional.empty());
        return company.gates.terminals.register(company.actor, draft).terminal();
    }
}
