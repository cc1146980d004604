package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.rest.internal.http.Mapper;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.internal.ListedTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From another system's approval to the list of an emulated terminal. */
class NewcomersTest {

    private static final String GATE = "acme:gate";
    private static final String LAB = "acme:lab";

    @TempDir
    Path directory;

    private final ListedTerminal wall = new ListedTerminal();
    private Company company;
    private String hook;
    private String hr;
    private String shift;

    @BeforeEach
    void start() {
        company = new Company(directory);
        company.gates.add(wall);
        hook = company.key("newcomer.write");
        hr = company.key("employee.read", "shift.read", "shift.write", "credential.read", "credential.write");
        hang(GATE, true);
        shift = company.made(
                hr,
                "/shifts",
                "{\"code\":\"D1\",\"name\":{\"zh\":\"白班\",\"en\":\"Day\"},"
                        + "\"segments\":[{\"start\":\"08:00\",\"end\":\"17:00\"}],"
                        + "\"windowBefore\":\"PT2H\",\"windowAfter\":\"PT6H\"}");
    }

    @AfterEach
    void stop() {
        company.close();
    }

    /** @param attendance whether everybody of the site comes to it anyway */
    private Terminal hang(String endpoint, boolean attendance) {
        Terminal terminal = company.gates
                .terminals
                .register(
                        company.actor,
                        TerminalDraft.of(
                                new LocalName("", endpoint), company.shanghai.id(), ListedTerminal.ID, endpoint))
                .terminal();
        company.desk.wall.hung.add(new WallTerminal(
                terminal.id(),
                terminal.name(),
                terminal.site(),
                Optional.empty(),
                attendance,
                true,
                company.clock.instant(),
                new WallTerminal.Ability(WallTerminal.Lists.KEPT, true)));
        return terminal;
    }

    private void visit() {
        company.clock.advance(Duration.ofSeconds(11));
        company.gates.visit(company.org);
    }

    private ObjectNode li() {
        ObjectNode draft = Mapper.create().createObjectNode();
        draft.put("externalId", "OA-2026-0417");
        draft.put("number", "20417");
        draft.putObject("name").put("zh", "李雷").put("en", "Li Lei");
        draft.put("siteId", company.shanghai.id().text());
        draft.put("departmentId", company.works.id().text());
        draft.put("hiredOn", "2024-03-01");
        ObjectNode card = draft.putArray("credentials").addObject();
        card.put("kind", "CARD").put("number", "04A1B2C3");
        return draft;
    }

    private HttpResponse<String> send(JsonNode draft) {
        return company.post(hook, "/newcomers", draft.toString());
    }

    private int employees() {
        return Texts.json(company.get(hr, "/employees")).get("items").size();
    }

    @Test
    void t002t039AnApprovedNewcomerIsOnTheRightTerminalsByItself() {
        Terminal lab = hang(LAB, false);
        String level = company.made(
                hr,
                "/access-levels",
                "{\"name\":{\"zh\":\"\",\"en\":\"Lab\"},\"terminals\":[\""
                        + lab.id().text() + "\"],\"only\":false}");
        ObjectNode draft = li();
        draft.putObject("schedule").putObject("week").put("MONDAY", shift).put("TUESDAY", shift);
        draft.putArray("accessLevelIds").add(level);
        HttpResponse<String> answer = send(draft);
        assertEquals(201, answer.statusCode(), answer.body());
        JsonNode taken = Texts.json(answer);
        assertEquals("20417", taken.get("employeeNumber").asText());
        assertEquals(2, taken.get("terminals").size());
        JsonNode assignments = Texts.json(company.get(hr, "/assignments")).get("items");
        assertEquals(taken.get("assignmentId"), assignments.get(0).get("id"));
        assertEquals("2024-03-01", assignments.get(0).get("from").asText());
        visit();
        assertEquals(1, wall.at(GATE).size());
        assertEquals(1, wall.at(LAB).size());
    }

    @Test
    void t039RepeatingTheCallChangesNothingAndAnotherPersonUnderTheSameIdIsRefused() {
        JsonNode first = Texts.json(send(li()));
        HttpResponse<String> again = send(li());
        assertEquals(200, again.statusCode(), again.body());
        assertEquals(first, Texts.json(again));
        assertEquals(1, employees());
        HttpResponse<String> other = send(li().put("number", "20418"));
        assertEquals(409, other.statusCode(), other.body());
        assertEquals("newcomer.id.taken", Texts.json(other).get("code").asText());
        assertEquals(first, Texts.json(company.get(hook, "/newcomers/OA-2026-0417")));
    }

    @Test
    void t039AllOrNothing() {
        ObjectNode draft = li();
        draft.putArray("accessLevelIds").add("01900000-0000-7000-8000-000000000000");
        HttpResponse<String> refused = send(draft);
        assertEquals(422, refused.statusCode(), refused.body());
        assertEquals(
                "/accessLevelIds", Texts.json(refused).at("/errors/0/pointer").asText(), refused.body());
        assertEquals(0, employees());
        assertEquals(404, company.get(hook, "/newcomers/OA-2026-0417").statusCode());
        company.hire("王小明", company.works);
        ObjectNode taken = li().put("number", "10001");
        assertEquals(409, send(taken).statusCode());
        assertEquals(1, employees());
        assertEquals(201, send(li()).statusCode());
        visit();
        assertEquals(1, wall.at(GATE).size());
    }

    @Test
    void t039ASenderTakesInPeopleOnlyWhereItMay() {
        Scope elsewhere = new Scope(false, Set.of(SiteId.next()), Set.of(), Set.of());
        String narrow = company.front.key(elsewhere, Set.of("newcomer.write"));
        HttpResponse<String> refused = company.post(narrow, "/newcomers", li().toString());
        assertEquals(422, refused.statusCode(), refused.body());
        assertEquals(403, company.post(hr, "/newcomers", li().toString()).statusCode());
        assertEquals(0, employees());
    }
}
