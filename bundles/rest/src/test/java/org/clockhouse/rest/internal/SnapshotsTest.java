package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.clockhouse.driver.zk.attlog.file.AttlogFileDriver;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.Road;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Web;
import org.clockhouse.terminal.TerminalDraft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of punches over HTTP, from the switch to what somebody saw. */
class SnapshotsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String RULE =
            "{\"on\":true,\"keepDays\":7,\"zh\":\"%s\",\"en\":\"\",\"samplePercent\":5,\"lowScore\":60}";

    @TempDir
    Path directory;

    private Company company;
    private Employee wang;
    private TerminalId gate;
    private LocalDateTime now;
    private String hr;

    @BeforeEach
    void somebodyPunches() {
        company = new Company(directory);
        company.gates.add(new AttlogFileDriver());
        wang = company.hire("王小明", company.works);
        TerminalDraft draft = TerminalDraft.of(new LocalName("东门", "Gate"), company.shanghai.id(), "zk.attlog", "");
        gate = company.gates.terminals.register(company.actor, draft).terminal().id();
        now = LocalDateTime.ofInstant(company.clock.instant(), SHANGHAI).withNano(0);
        hr = company.key("snapshot.read", "snapshot.review", "snapshot.configure", "terminal.read");
    }

    @AfterEach
    void close() {
        company.close();
    }

    private HttpResponse<String> set(String notice, int version) {
        return company.web.send(company.as(hr, "/snapshot-rule")
                .header("If-Match", "\"" + version + "\"")
                .PUT(Web.text(RULE.formatted(notice))));
    }

    private void picturedPunch() throws IOException {
        assertEquals(200, set("拍照", 0).statusCode());
        company.clock.advance(Duration.ofSeconds(10));
        NewPunch punch = new NewPunch(
                PunchSubject.number(wang.number()),
                Optional.of(wang.id()),
                PunchTime.of(now, Duration.ofHours(8), SHANGHAI, PunchTime.OffsetSource.ZONE_RULES),
                PunchAttributes.of(Method.FACE, FunctionKey.IN),
                Set.of());
        company.punches.append(
                company.org,
                new PunchBatch(
                        gate,
                        Road.CALL,
                        "",
                        company.clock.instant(),
                        List.of(punch),
                        List.of(),
                        PunchBatch.Progress.NONE));
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpeg", picture);
        company.gates.photograph(company.org, gate, wang.number(), now, picture.toByteArray());
        Punch stored = company.punches.after(company.org, 0, 10).get(0);
        company.gates.mark(company.org, stored);
    }

    private JsonNode json(String key, String path) throws IOException {
        HttpResponse<String> answer = company.get(key, path);
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body());
    }

    private String ofWang() {
        return "/snapshots?employeeId=" + wang.id().text();
    }

    @Test
    void t007ItIsOffUntilPeopleAreTold() throws IOException {
        JsonNode ships = json(hr, "/snapshot-rule");
        assertFalse(ships.at("/on").asBoolean());
        assertEquals(30, ships.at("/keepDays").asInt());
        assertTrue(ships.at("/zh").asText().contains("拍照"));
        assertEquals(422, set("", 0).statusCode());
        assertEquals(200, set("拍照", 0).statusCode());
        assertEquals(412, set("拍照", 0).statusCode(), "somebody else set it");
        assertEquals(7, json(hr, "/snapshot-rule").at("/keepDays").asInt());
    }

    @Test
    void c054APictureIsListedWithItsPunchAndEachLookIsAudited() throws IOException {
        picturedPunch();
        JsonNode listed = json(hr, ofWang()).at("/items/0");
        assertEquals(wang.id().text(), listed.at("/employeeId").asText());
        assertTrue(listed.at("/punch").asLong() > 0);
        String at = "&from=" + listed.at("/at").asText();
        assertEquals(
                1,
                json(hr, "/snapshots?terminalId=" + gate.text() + at)
                        .at("/items")
                        .size());
        String picture = "/snapshots/" + listed.at("/id").asText() + "/picture";
        HttpResponse<String> shown = company.get(hr, picture);
        assertEquals(200, shown.statusCode());
        assertEquals("image/jpeg", shown.headers().firstValue("Content-Type").orElse(""));
        assertTrue(json(company.key("audit.read"), "/audit-entries").toString().contains("snapshot.look"));
        assertEquals(403, company.get(company.key("punch.read"), picture).statusCode());
    }

    @Test
    void whoDoesNotSeeThePersonSeesNoPicture() throws IOException {
        picturedPunch();
        String picture = "/snapshots/" + json(hr, ofWang()).at("/items/0/id").asText() + "/picture";
        Employee li = company.hire("李雷", company.office);
        String other = company.front.key(Scope.only(li.id()), Set.of("snapshot.read", "snapshot.review"));
        assertEquals(404, company.get(other, picture).statusCode());
        assertEquals(404, company.get(other, ofWang()).statusCode());
        assertEquals(0, json(other, "/picture-reviews").at("/items").size());
    }

    @Test
    void t007AVerdictIsGivenAndTakenBack() throws IOException {
        picturedPunch();
        JsonNode review = json(hr, "/picture-reviews").at("/items/0");
        assertEquals("王小明", review.at("/name/zh").asText());
        assertEquals("SAMPLE", review.at("/reasons/0").asText());
        assertEquals(1, review.at("/snapshots").size());
        String path = "/picture-reviews/" + review.at("/punch").asLong();
        assertEquals(
                428,
                company.post(hr, path + "/verdicts", "{\"verdict\":\"OTHER\"}").statusCode());
        JsonNode other = JSON.readTree(
                change(path + "/verdicts", "{\"verdict\":\"OTHER\"}", 0).body());
        assertEquals("OTHER", other.at("/verdict").asText());
        assertEquals(0, json(hr, "/picture-reviews").at("/items").size());
        assertEquals("IMPERSONATION", json(hr, "/alarms").at("/items/0/kind").asText());
        assertEquals(
                200,
                change(path + "/reopenings", "{}", other.at("/version").asInt()).statusCode());
        assertEquals(1, json(hr, "/picture-reviews").at("/items").size());
        assertEquals(0, json(hr, "/alarms").at("/items").size());
    }

    private HttpResponse<String> change(String path, String body, int version) {
        return company.web.send(
                company.as(hr, path).header("If-Match", "\"" + version + "\"").POST(Web.text(body)));
    }
}
