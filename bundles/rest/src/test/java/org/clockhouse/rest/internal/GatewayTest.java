package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.punch.PunchKey;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.FlakyWire.Trouble;
import org.clockhouse.rest.internal.terminals.HeadOfficeLine;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.TerminalStanding;
import org.clockhouse.terminal.TerminalState;
import org.clockhouse.terminal.internal.BranchHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A branch's suite and its head office, over TLS on real sockets, with a wire between them that can be cut. */
class GatewayTest {

    @TempDir
    Path directory;

    private HeadHouse head;
    private Company company;
    private String it;
    private Terminal gate;
    private BranchHouse branch;

    @BeforeEach
    void aGatewayThatServesOneTerminal() throws Exception {
        head = new HeadHouse(directory);
        company = head.company;
        company.gates.add(BranchHouse.family());
        it = company.key("terminal.read", "terminal.write");
        gate = registered("A1");
        branch = branch(invited("苏州 Suzhou"));
        branch.turn();
        head.assign(it, gate.id());
        company.clock.advance(Duration.ofSeconds(10));
        branch.turn();
    }

    @AfterEach
    void end() {
        head.close();
    }

    @Test
    void t094WhatTerminalsSayInABranchIsAtTheHeadOfficeOnceAndItsPeopleAreNamedThere() throws Exception {
        Employee wang = company.hire("王小明", company.works);
        assertEquals(
                List.of(gate.id()),
                branch.terminals().stream().map(Terminal::id).toList());
        assertTrue(branch.isReady());

        branch.punch(gate.id(), wang.number(), LocalDateTime.of(2026, 10, 9, 8, 0), "1\t2026-10-09");
        branch.quarantine(gate.id(), "1990-00--8");
        branch.turn();
        branch.turn();

        Punch punch = punches().get(0);
        assertEquals(1, punches().size());
        assertEquals(Optional.of(wang.id()), punch.employee());
        assertEquals(Instant.parse("2026-10-09T00:00:00Z"), punch.at());
        assertEquals("1\t2026-10-09", punch.attributes().raw());
        assertEquals(1, company.punches.stretch(company.org, 0, 10).rows().size());
        assertEquals("gateway.forwarding", branch.standing().code());
        assertEquals(0, branch.standing().waiting());
        JsonNode seen = gateway();
        assertEquals("ENROLLED", seen.get("state").asText());
        assertEquals(0, seen.get("waiting").asInt());
        assertEquals("0.1.0", seen.get("software").asText());
    }

    @Test
    void t094ALineThatBreaksInTheMiddleOfABatchLosesNothingAndDoublesNothing() throws Exception {
        branch.punch(gate.id(), 1_000, 20);
        head.wire.cutAfter(100_000);
        branch.turn();
        assertEquals("head.unreachable", branch.standing().code());
        assertTrue(branch.standing().waiting() > 0);
        assertTrue(punches().size() < 1_000, "the line was cut too late");

        head.wire.trouble(Trouble.NONE);
        branch.turn();
        assertWhole(1_000);
    }

    @Test
    void t094AnAnswerThatIsLostAfterTheCommitIsNoSecondPunch() throws Exception {
        branch.punch(gate.id(), 300, 20);
        head.wire.trouble(Trouble.ANSWERS_LOST);
        branch.turn();
        assertEquals("head.unreachable", branch.standing().code());
        HeadHouse.await(() -> punches().size() == 300);

        head.wire.trouble(Trouble.NONE);
        branch.turn();
        assertWhole(300);
        assertEquals(0, branch.standing().waiting());
    }

    @Test
    void t094AGatewayThatIsKilledGoesOnFromWhatTheHeadOfficeHas() throws Exception {
        branch.punch(gate.id(), 1_000, 20);
        head.wire.cutAfter(200_000);
        branch.turn();
        branch.restart("");
        head.wire.trouble(Trouble.NONE);
        branch.turn();
        assertWhole(1_000);
    }

    @Test
    void t094DaysWithoutALineAreCaughtUpInBatchesAndResultsStayProvisionalTillThen() throws Exception {
        Instant before = company.clock.instant();
        head.wire.trouble(Trouble.CUT);
        for (int day = 0; day < 5; day++) {
            branch.turn();
        }
        assertEquals("head.unreachable", branch.standing().code());
        branch.punch(gate.id(), 10_000, 200);
        branch.complete(gate.id(), before.plusSeconds(3_600));
        branch.turn();
        assertEquals(10_000, branch.standing().waiting());
        company.clock.advance(Duration.ofMinutes(5));
        company.gates.noteSilence();
        assertEquals("terminal.gateway.silent", standing().state().code());
        assertEquals(Optional.empty(), standing().progress().reportedUpTo());

        head.wire.trouble(Trouble.NONE);
        head.wire.cutAfter(2_000_000);
        branch.turn();
        assertEquals(Optional.empty(), standing().progress().reportedUpTo(), "complete while punches are missing");
        head.wire.trouble(Trouble.NONE);
        branch.turn();
        branch.turn();
        assertWhole(10_000);
        assertEquals(
                Optional.of(before.plusSeconds(3_600)), standing().progress().reportedUpTo());
    }

    @Test
    void t095WhatTheHeadOfficeOrdersReachesTheBranchAndTheVersionItHoldsIsShown() throws Exception {
        branch.turn();
        assertEquals(gateway().get("wanted").asText(), gateway().get("held").asText());
        TerminalDraft moved = new TerminalDraft(
                gate.name(),
                gate.site(),
                Optional.empty(),
                gate.driver(),
                "",
                Map.of(),
                Optional.empty(),
                "A1",
                "SZ-",
                Direction.IN,
                gate.purpose(),
                Optional.empty());
        company.gates.terminals.amend(
                company.actor, gate.id(), moved, standing().terminal().version());
        company.clock.advance(Duration.ofSeconds(10));
        assertFalse(gateway().get("wanted").equals(gateway().get("held")));

        branch.turn();
        branch.turn();
        assertEquals(Direction.IN, branch.terminals().get(0).direction());
        assertEquals("SZ-", branch.terminals().get(0).numberPrefix());
        assertEquals(gateway().get("wanted").asText(), gateway().get("held").asText());

        head.assign(it);
        company.clock.advance(Duration.ofSeconds(10));
        branch.turn();
        assertEquals(List.of(), branch.terminals());
    }

    @Test
    void whatWasTakenInBeforeATerminalWasMovedElsewhereStillArrives() throws Exception {
        branch.punch(gate.id(), 5, 5);
        head.assign(it);
        company.clock.advance(Duration.ofSeconds(10));
        branch.turn();
        assertWhole(5);
    }

    @Test
    void terminalsBehindAGatewayHaveTheHealthThatTheGatewaySees() {
        branch.turn();
        assertEquals(TerminalState.Kind.MISCONFIGURED, standing().state().kind());
        assertEquals("terminal.driver.missing", standing().state().code());
        branch.add(BranchHouse.family());
        branch.turn();
        assertEquals(TerminalState.Kind.NEVER_SEEN, standing().state().kind());
    }

    @Test
    void aTerminalThatNobodyRegisteredIsInTheTrayOfTheHeadOffice() {
        branch.stranger("B7");
        branch.turn();
        var unknown =
                company.gates.tray.page(company.org, Page.first(5)).items().get(0);
        assertEquals("B7", unknown.serial());
        assertEquals("苏州 Suzhou: 192.168.7.9", unknown.remote());
    }

    @Test
    void t083NothingIsSentToAServerThatShowsAnotherCertificate() throws Exception {
        String other = head.address().replaceAll("#..", "#00");
        BranchHouse misled = new BranchHouse(new HeadOfficeLine(), other, "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE");
        long calls = company.calls();
        misled.turn();
        assertEquals("head.untrusted", misled.standing().code());
        assertFalse(misled.isReady());
        assertEquals(calls, company.calls());
    }

    @Test
    void aCodeIsGoodForOneGateway() throws Exception {
        JsonNode invitation = invited("Wuxi");
        branch(invitation).turn();
        BranchHouse second = branch(invitation);
        second.turn();
        assertEquals("gateway.code", second.standing().code());
        BranchHouse without = new BranchHouse(new HeadOfficeLine(), head.address(), "");
        without.turn();
        assertEquals("gateway.code.missing", without.standing().code());
        BranchHouse nowhere = new BranchHouse(new HeadOfficeLine(), "http://head", "x");
        nowhere.turn();
        assertEquals("gateway.address", nowhere.standing().code());
    }

    @Test
    void aMachineThatIsReplacedComesInByANewCodeAndTheOldOneStaysOut() throws Exception {
        branch.punch(gate.id(), 3, 3);
        branch.turn();
        JsonNode again = Texts.json(head.change(it, "/gateways/" + id() + "/invitations", "POST", "{}"), 200);
        BranchHouse fresh = branch(again);
        fresh.turn();
        fresh.punch(gate.id(), 4, 4);
        fresh.turn();
        assertWhole(4);
        branch.turn();
        assertEquals("gateway.unknown", branch.standing().code());
    }

    @Test
    void aRevokedGatewayIsNotListenedToAndItsTerminalsAreServedFromHere() throws Exception {
        Texts.json(head.change(it, "/gateways/" + id() + "/revocations", "POST", "{\"reason\":\"closed\"}"), 200);
        branch.turn();
        assertEquals("gateway.unknown", branch.standing().code());
        assertEquals("REVOKED", gateway().get("state").asText());
        assertEquals(0, gateway().get("terminalIds").size());
        assertEquals(
                422,
                head.change(it, "/gateways/" + id() + "/invitations", "POST", "{}")
                        .statusCode());
    }

    @Test
    void aGatewaySpeaksForItsOwnTerminalsOnly() throws Exception {
        Terminal elsewhere = registered("C3");
        branch.punch(elsewhere.id(), 2, 2);
        branch.turn();
        assertEquals("gateway.terminal.foreign", branch.standing().code());
        assertEquals(List.of(), punches());
        JsonNode other = invited("Wuxi");
        HttpResponse<String> taken = head.change(
                it,
                "/gateways/" + other.at("/gateway/id").asText() + "/terminals",
                "PUT",
                "{\"terminalIds\":[\"" + gate.id().text() + "\"]}");
        assertEquals(
                "gateway.terminal.taken", Texts.json(taken, 409).get("code").asText());
    }

    @Test
    void whatATerminalSaysThatNoTextMayHoldHoldsNothingUp() throws Exception {
        String odd = "100%\u0007 \ud83d\ude00 \ud83d";
        branch.punch(gate.id(), "10001", LocalDateTime.of(2026, 10, 9, 8, 0), odd);
        branch.turn();
        assertEquals(odd, punches().get(0).attributes().raw());
    }

    private void assertWhole(int count) {
        List<Punch> all = punches();
        assertEquals(count, all.size());
        Set<PunchKey> keys = new HashSet<>();
        all.forEach(punch -> keys.add(new PunchKey(punch.subject(), punch.time().clockReading())));
        assertEquals(count, keys.size());
    }

    private List<Punch> punches() {
        return company.punches.after(company.org, 0, 100_000);
    }

    private TerminalStanding standing() {
        return company.gates.terminals.find(company.org, Scope.EVERYBODY, gate.id());
    }

    private Terminal registered(String serial) {
        TerminalDraft draft = new TerminalDraft(
                new LocalName("", "Gate " + serial),
                company.shanghai.id(),
                Optional.empty(),
                BranchHouse.FAMILY,
                "",
                Map.of(),
                Optional.empty(),
                serial,
                "",
                Direction.BOTH,
                Terminal.Purpose.ATTENDANCE,
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")));
        return company.gates.terminals.register(company.actor, draft).terminal();
    }

    private JsonNode invited(String name) {
        return Texts.json(company.post(it, "/gateways", "{\"name\":\"" + name + "\"}"), 201);
    }

    private BranchHouse branch(JsonNode invitation) {
        return new BranchHouse(
                new HeadOfficeLine(), head.address(), invitation.get("code").asText());
    }

    private String id() {
        return gateway().get("id").asText();
    }

    /** The first that was invited. */
    private JsonNode gateway() {
        return Texts.json(company.get(it, "/gateways"), 200).get("items").get(0);
    }
}
