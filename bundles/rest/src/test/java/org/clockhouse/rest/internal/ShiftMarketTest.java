package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Swaps and open shifts on a socket, as people with their own accounts see them. */
class ShiftMarketTest {

    private static final String MONDAY = "2026-10-05";

    @TempDir
    Path directory;

    private Company company;
    private String planner;
    private Employee ann;
    private Employee bob;
    private String annsPhone;
    private String bobsPhone;
    private String shift;

    @BeforeEach
    void start() {
        company = new Company(directory);
        planner = company.key("shift.read", "shift.write", "request.read", "request.approve", "request.submit");
        ann = company.hire("王小明", company.works);
        bob = company.hire("李小红", company.works);
        company.front.employee("ann", ann.id());
        company.front.employee("bob", bob.id());
        annsPhone = company.cookie("ann");
        bobsPhone = company.cookie("bob");
        shift = Texts.json(company.post(
                        planner,
                        "/shifts",
                        "{\"code\":\"Am\",\"name\":{\"zh\":\"早班\"},\"segments\":[{\"start\":\"07:00\",\"end\":\"15:00\"}],"
                                + "\"breaks\":[],\"windowBefore\":\"PT1H\",\"windowAfter\":\"PT1H\"}"))
                .get("id")
                .asText();
    }

    @AfterEach
    void stop() {
        company.close();
    }

    private JsonNode read(String phone, String path) {
        return Texts.json(company.web.send(company.with(phone, path)));
    }

    private HttpResponse<String> send(String phone, String path, String body) {
        return company.web.send(company.with(phone, path).POST(Web.text(body)));
    }

    private void plan(Employee employee) {
        HttpResponse<String> drawn = company.post(
                planner,
                "/roster-edits",
                "{\"cells\":[{\"employeeId\":\"" + employee.id().text() + "\",\"date\":\"" + MONDAY
                        + "\",\"kind\":\"PLAN\",\"shiftIds\":[\"" + shift + "\"],\"version\":0}],\"from\":\"" + MONDAY
                        + "\",\"until\":\"" + MONDAY + "\"}");
        assertEquals(201, drawn.statusCode(), drawn.body());
        String window = "{\"from\":\"" + MONDAY + "\",\"until\":\"" + MONDAY + "\"}";
        assertEquals(201, company.post(planner, "/roster-publications", window).statusCode());
    }

    private String planned(String phone) {
        return read(phone, "/rosters?from=" + MONDAY + "&until=" + MONDAY)
                .at("/items/0/cells/0/shiftIds")
                .toString();
    }

    @Test
    void t045TwoSwapOnTheirPhonesAndAManagerDecides() {
        plan(ann);
        JsonNode choices = read(annsPhone, "/swap-choices?date=" + MONDAY);
        assertEquals(bob.id().text(), choices.at("/items/0/colleague/id").asText(), choices.toString());
        assertTrue(choices.at("/items/0/free").asBoolean());
        HttpResponse<String> asked = send(
                annsPhone,
                "/swaps",
                "{\"colleagueId\":\"" + bob.id().text() + "\",\"date\":\"" + MONDAY + "\",\"note\":\"家里有事\"}");
        assertEquals(201, asked.statusCode(), asked.body());
        JsonNode toAnswer = read(bobsPhone, "/swaps").at("/items/0");
        assertFalse(toAnswer.get("mine").asBoolean());
        assertEquals("ASKED", toAnswer.get("state").asText());
        assertEquals("王小明", toAnswer.at("/other/name/zh").asText());
        assertEquals(1, read(bobsPhone, "/notices").get("items").size());
        String path = "/swaps/" + toAnswer.get("id").asText();
        assertEquals(404, send(annsPhone, path + "/answers", "{\"agree\":true}").statusCode());
        HttpResponse<String> agreed = send(bobsPhone, path + "/answers", "{\"agree\":true}");
        assertEquals("PENDING", Texts.json(agreed).get("requestState").asText(), agreed.body());
        assertEquals(422, send(annsPhone, path + "/withdrawals", "").statusCode());

        String request = "/requests/" + Texts.json(agreed).get("requestId").asText();
        HttpResponse<String> seen = company.get(planner, request);
        HttpResponse<String> decided = company.web.send(company.as(planner, request + "/decisions")
                .header("If-Match", Texts.tag(seen))
                .POST(Web.text("{\"verdict\":\"APPROVE\"}")));
        assertEquals(200, decided.statusCode(), decided.body());
        assertEquals("", planned(annsPhone));
        assertEquals("[\"" + shift + "\"]", planned(bobsPhone));
        assertEquals(
                "APPROVED",
                read(annsPhone, "/swaps").at("/items/0/requestState").asText());
    }

    @Test
    void anOpenShiftIsOfferedTakenAndTakenBack() {
        HttpResponse<String> opened = company.post(
                planner,
                "/open-shifts",
                "{\"departmentId\":\"" + company.works.id().text() + "\",\"date\":\"" + MONDAY + "\",\"shiftId\":\""
                        + shift + "\",\"places\":1,\"giving\":\"FIRST_COME\"}");
        assertEquals(201, opened.statusCode(), opened.body());
        String id = Texts.json(opened).get("id").asText();
        assertEquals(id, read(annsPhone, "/offered-shifts").at("/items/0/id").asText());
        assertEquals(
                200, send(annsPhone, "/offered-shifts/" + id + "/claims", "").statusCode());
        HttpResponse<String> late = send(bobsPhone, "/offered-shifts/" + id + "/claims", "");
        assertEquals("open-shift.full", Texts.json(late).get("code").asText(), late.body());
        assertEquals("[\"" + shift + "\"]", planned(annsPhone));
        JsonNode listed = Texts.json(company.get(planner, "/open-shifts?from=" + MONDAY + "&until=" + MONDAY));
        assertEquals(0, listed.at("/items/0/free").asInt());
        assertEquals("GIVEN", listed.at("/items/0/claims/0/state").asText());
        HttpResponse<String> back = company.post(
                planner,
                "/open-shifts/" + id + "/place-withdrawals",
                "{\"employeeId\":\"" + ann.id().text() + "\"}");
        assertEquals(1, Texts.json(back).get("free").asInt(), back.body());
        assertEquals("", planned(annsPhone));
    }

    @Test
    void aPlannerOfAnotherDepartmentSeesAndOpensNothingHere() {
        String office = company.front.key(
                new Scope(false, Set.of(), Set.of(company.office.id()), Set.of()), Set.of("shift.write"));
        String draft = "{\"departmentId\":\"" + company.works.id().text() + "\",\"date\":\"" + MONDAY
                + "\",\"shiftId\":\"" + shift + "\",\"places\":1,\"giving\":\"CHOSEN\"}";
        assertEquals(404, company.post(office, "/open-shifts", draft).statusCode());
        String id = Texts.json(company.post(planner, "/open-shifts", draft))
                .get("id")
                .asText();
        assertEquals(
                0,
                Texts.json(company.get(office, "/open-shifts?from=" + MONDAY + "&until=" + MONDAY))
                        .get("items")
                        .size());
        assertEquals(
                404,
                company.post(office, "/open-shifts/" + id + "/closings", "").statusCode());
    }

    @Test
    void t106PeopleSayTheirWishesOnTheirPhones() {
        String own = "/roster-preferences/" + ann.id().text();
        assertEquals(0, read(annsPhone, "/roster-wishes").get("version").asInt());
        String wishes = "{\"wishes\":[{\"day\":\"SATURDAY\",\"wanted\":false}]}";
        HttpResponse<String> said = company.web.send(company.with(annsPhone, "/roster-wishes")
                .header("If-Match", "\"0\"")
                .PUT(Web.text(wishes)));
        assertEquals(200, said.statusCode(), said.body());
        JsonNode planned = Texts.json(company.get(planner, own));
        assertEquals("SATURDAY", planned.at("/wishes/0/day").asText(), planned.toString());
        assertEquals(0, read(bobsPhone, "/roster-wishes").get("wishes").size());
        assertEquals(422, company.get(planner, "/roster-wishes").statusCode(), "a machine has no wishes");
    }
}
