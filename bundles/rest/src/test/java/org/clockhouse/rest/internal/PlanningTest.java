package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule sets, shifts and rosters as whoever plans writes them, over HTTP. */
class PlanningTest {

    /** 08:00 to 17:00 with a break at noon. */
    static final String SHIFT = "{\"code\":\"D1\",\"name\":{\"zh\":\"白班\",\"en\":\"Day\"},"
            + "\"segments\":[{\"start\":\"08:00\",\"end\":\"17:00\"}],"
            + "\"breaks\":[{\"from\":\"12:00\",\"until\":\"13:00\",\"paid\":false}],"
            + "\"windowBefore\":\"PT2H\",\"windowAfter\":\"PT6H\"}";

    @TempDir
    Path directory;

    private Company company;
    private String key;

    @BeforeEach
    void start() {
        company = new Company(directory);
        key = company.key(company.front.permissions().all().toArray(String[]::new));
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void aRuleSetStartsFromAShippedProfile() {
        JsonNode profiles = Texts.json(company.get(key, "/rule-sets/profiles")).get("items");
        JsonNode china = profiles.get(0);
        assertEquals("CN_STANDARD", china.get("code").asText());
        String made = company.made(
                key,
                "/rule-sets",
                "{\"code\":\"CN\",\"name\":" + china.get("name") + ",\"settings\":" + china.get("settings") + "}");
        assertEquals(
                "WITHIN_APPROVAL",
                Texts.json(company.get(key, "/rule-sets/" + made))
                        .at("/settings/ot_mode")
                        .asText());
    }

    @Test
    void aShiftSaysWhereItsPunchesAreLookedForAndWhichAreNotNeeded() {
        String night = SHIFT.replace("\"08:00\"", "\"22:00\"")
                .replace("\"17:00\"", "\"06:00\"")
                .replace("{\"from\":\"12:00\",\"until\":\"13:00\",\"paid\":false}", "");
        String points = ",\"onWindow\":{\"from\":\"21:00\",\"until\":\"23:30\"},"
                + "\"offWindow\":{\"from\":\"05:00\",\"until\":\"08:00\"},\"outNeeded\":false}";
        String made = company.made(key, "/shifts", night.substring(0, night.length() - 1) + points);
        JsonNode shift = Texts.json(company.get(key, "/shifts/" + made));
        assertEquals("05:00", shift.at("/offWindow/from").asText(), shift.toString());
        assertTrue(shift.get("inNeeded").asBoolean());
        assertFalse(shift.get("outNeeded").asBoolean());
        HttpResponse<String> neither = company.post(
                key,
                "/shifts",
                night.replace("D1", "D2").replace("PT6H\"", "PT6H\",\"inNeeded\":false,\"outNeeded\":false"));
        assertEquals(422, neither.statusCode(), neither.body());
        assertEquals("/outNeeded", Texts.json(neither).at("/errors/0/pointer").asText(), neither.body());
    }

    @Test
    void aDatedChangeOfARosterIsMadeAndDroppedByWhoSawItAsItIs() {
        String path = "/employees/" + company.hire("王小明", company.works).id().text() + "/roster-changes/2026-09-07";
        String off = "{\"shiftIds\":[],\"reason\":\"swap\"}";
        assertEquals(
                428, company.web.send(company.as(key, path).PUT(Web.text(off))).statusCode());
        HttpResponse<String> none = company.get(key, path);
        assertFalse(Texts.json(none).has("shiftIds"), none.body());

        HttpResponse<String> made = company.ifMatch(key, none, path, "PUT", off);
        assertEquals(200, made.statusCode(), made.body());
        assertEquals(0, Texts.json(company.get(key, path)).get("shiftIds").size());
        assertEquals(412, company.ifMatch(key, none, path, "PUT", off).statusCode());
        HttpResponse<String> changed = company.ifMatch(key, made, path, "PUT", off.replace("swap", "exam"));
        assertEquals("exam", Texts.json(changed).get("reason").asText());
        assertEquals(412, company.ifMatch(key, made, path, "DELETE", "").statusCode());
        assertEquals(204, company.ifMatch(key, changed, path, "DELETE", "").statusCode());
        company.clock.advance(Duration.ofSeconds(1));
        company.ifMatch(key, none, path, "PUT", off);
        assertEquals(
                412, company.ifMatch(key, made, path, "PUT", off).statusCode(), "a tag of the one that was dropped");
    }
}
