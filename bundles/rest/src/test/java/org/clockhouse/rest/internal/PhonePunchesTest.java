package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.clockhouse.attendance.Approved;
import org.clockhouse.credential.HandPhone;
import org.clockhouse.credential.Identifier;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.registry.Employee;
import org.clockhouse.request.RequestId;
import org.clockhouse.rest.internal.http.Web;
import org.clockhouse.terminal.Fix;
import org.clockhouse.terminal.PhonePunch;
import org.clockhouse.terminal.PhonePunchId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phone over HTTP, from its binding to what somebody says of a punch. */
class PhonePunchesTest {

    private static final Fix GATE = new Fix(31_230_400, 121_473_700, 15);
    private static final Fix HOME = new Fix(31_330_400, 121_473_700, 15);

    @TempDir
    Path directory;

    private Company company;
    private Employee ann;
    private Employee bob;
    private String hr;
    private String session;
    private final HandPhone phone = new HandPhone();

    @BeforeEach
    void start() {
        company = new Company(directory);
        ann = company.hire("王小明", company.works);
        bob = company.hire("李小红", company.office);
        company.front.employee("ann", ann.id());
        company.front.employee("bob", bob.id());
        session = company.cookie("ann");
        hr = company.key(
                "credential.read",
                "phone.configure",
                "phone.approve",
                "phone.end",
                "phone.review",
                "punch.read",
                "timesheet.read",
                "terminal.read");
        put(hr, "/phone-rule", 0, "{\"on\":true,\"mostPerPerson\":1,\"shared\":\"REFUSED\",\"zh\":\"须知\",\"en\":\"\"}");
    }

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    @DisplayName("T033: a phone is asked for on the phone, approved at the desk, and unbound by its owner")
    void aPhoneIsAskedForApprovedAndUnbound() {
        JsonNode asked = ask(session, phone);
        assertEquals("ISSUED", asked.get("state").asText());
        assertEquals(422, punch(session, asked, phone, Optional.of(GATE)).statusCode(), "it waits");
        assertEquals(
                1,
                json(company.get(hr, "/bound-phones?state=ISSUED")).get("items").size());
        JsonNode bound = approve(asked);
        assertEquals("ACTIVE", bound.get("state").asText());
        HttpResponse<String> credentials =
                company.get(hr, "/employees/" + ann.id().text() + "/credentials");
        assertTrue(credentials.body().contains("\"PHONE\""), "T005: among the ways to be recognised");
        assertFalse(credentials.body().contains(phone.named("x").mark()));
        String id = bound.get("id").asText();
        HttpResponse<String> others = send(company.cookie("bob"), "/bound-phones/" + id + "/endings", "{}", 2);
        assertEquals(404, others.statusCode(), "another's phone is not there");
        assertEquals(
                200, send(session, "/bound-phones/" + id + "/endings", "{}", 2).statusCode());
        assertTrue(audit().contains("phone.unbind"));
    }

    @Test
    @DisplayName("T007: the same phone for two people is refused")
    void theSamePhoneForTwoPeopleIsRefused() {
        approve(ask(session, phone));
        HttpResponse<String> second = post(company.cookie("bob"), "/bound-phones", draft(phone.inOtherHands()));
        assertEquals(422, second.statusCode());
        assertTrue(second.body().contains("phone.shared"), second.body());
        assertTrue(audit().contains("phone.shared"));
    }

    @Test
    @DisplayName("T007: where it is only flagged, punches with a shared phone wait, and an alarm names both")
    void aSharedPhoneIsFlagged() {
        put(hr, "/phone-rule", 1, "{\"on\":true,\"mostPerPerson\":1,\"shared\":\"FLAGGED\",\"zh\":\"须知\",\"en\":\"\"}");
        place("\"siteId\":\"" + company.shanghai.id().text() + "\",");
        JsonNode first = approve(ask(session, phone));
        HandPhone same = phone.inOtherHands();
        JsonNode second = approve(ask(company.cookie("bob"), same));
        assertEquals(ann.number(), second.at("/alsoOf/0/number").asText());
        JsonNode punched = json(punch(session, first, phone, Optional.of(GATE)));
        assertEquals("HELD", punched.get("state").asText());
        assertEquals("SHARED_PHONE", punched.at("/doubts/0").asText());
        JsonNode alarm = json(company.get(hr, "/alarms")).at("/items/0");
        assertEquals("SAME_PHONE", alarm.get("kind").asText());
        assertTrue(alarm.get("detail").asText().contains(bob.number()), alarm.toString());
    }

    @Test
    @DisplayName("T035: whom no place is for may not punch; whoever is there does, once however often it is sent")
    void whoeverIsThereMayPunchOnce() {
        JsonNode bound = approve(ask(session, phone));
        assertFalse(json(get(session, "/phone-leave")).get("allowed").asBoolean());
        assertTrue(punch(session, bound, phone, Optional.of(GATE)).body().contains("phone.punch.not-allowed"));
        place("\"siteId\":\"" + company.shanghai.id().text() + "\",");
        assertTrue(json(get(session, "/phone-leave")).get("allowed").asBoolean());
        String id = UUID.randomUUID().toString();
        String body = body(id, bound, phone, Optional.of(GATE), Optional.empty());
        JsonNode made = json(post(session, "/phone-punches", body));
        assertEquals("COUNTED", made.get("state").asText());
        assertEquals(0, made.get("distance").asInt());
        company.clock.advance(Duration.ofSeconds(30));
        assertEquals(made, json(post(session, "/phone-punches", body)), "a retry is what is there");
        List<Punch> log = company.punches.after(company.org, 0, 10);
        assertEquals(1, log.size());
        assertEquals(PunchAttributes.Method.PHONE, log.get(0).attributes().method());
        assertEquals(Optional.of(ann.id()), log.get(0).employee());
        assertEquals(PunchAttributes.Outcome.ACCEPTED, log.get(0).attributes().outcome());
        JsonNode used = day().at("/punches/0");
        assertEquals("COUNTED", used.at("/phone/state").asText());
        assertEquals(bound.get("id").asText(), used.at("/phone/phoneId").asText());
        assertEquals("Gate", used.at("/phone/place/en").asText());
        assertTrue(used.at("/terminalName/en").asText().endsWith("phones"), used.toString());
        assertEquals(
                0,
                json(company.get(hr, "/terminals")).get("items").size(),
                "what stands for phones is nothing to look after");
    }

    @Test
    @DisplayName(
            "T066: one from elsewhere is held; a verdict is said, taken back, and the look at the position audited")
    void onePunchFromElsewhereIsHeld() {
        JsonNode bound = approve(ask(session, phone));
        place("");
        JsonNode held = json(punch(session, bound, phone, Optional.of(HOME)));
        assertEquals("HELD", held.get("state").asText());
        assertEquals("TOO_FAR", held.at("/doubts/0").asText());
        assertEquals(11_120, held.get("distance").asInt());
        Punch logged = company.punches.after(company.org, 0, 10).get(0);
        assertEquals(PunchAttributes.Outcome.REFUSED, logged.attributes().outcome(), "it does not count by itself");
        String of = "/phone-punches/" + held.get("id").asText();
        assertFalse(
                json(company.get(hr, "/phone-punches?state=HELD")).toString().contains("31330400"));
        assertEquals(
                HOME.latitude(),
                json(company.get(hr, of + "/position")).at("/fix/latitude").asInt());
        assertTrue(audit().contains("phone-punch.look"));
        assertFalse(audit().contains("31330400"), "where somebody was stays out of the audit");
        JsonNode accepted = json(keyed(hr, of + "/verdicts", "{\"counts\":true,\"reason\":\"was there\"}", 1));
        assertEquals("ACCEPTED", accepted.get("state").asText());
        assertEquals(412, keyed(hr, of + "/verdicts", "{\"counts\":false}", 1).statusCode());
        assertEquals(
                "HELD", json(keyed(hr, of + "/reopenings", "", 2)).get("state").asText());
        company.gates.forgetPositions(company.org);
        assertTrue(json(company.get(hr, of + "/position")).has("fix"), "its days are not over");
        company.clock.advance(Duration.ofDays(31));
        company.gates.forgetPositions(company.org);
        assertFalse(json(company.get(hr, of + "/position")).has("fix"));
    }

    @Test
    @DisplayName("T047: approved field work lets a punch from anywhere count, with the distance shown")
    void fieldWorkLetsAPunchFromAnywhereCount() {
        JsonNode bound = approve(ask(session, phone));
        place("\"departmentId\":\"" + company.works.id().text() + "\",");
        Instant now = company.clock.instant();
        company.time.approve(
                company.org,
                new Approved(
                        ann.id(),
                        RequestId.next(),
                        Approved.Kind.TRIP,
                        now.minusSeconds(60),
                        now.plusSeconds(3_600),
                        ""));
        assertTrue(json(get(session, "/phone-leave")).get("onFieldWork").asBoolean());
        JsonNode made = json(punch(session, bound, phone, Optional.of(HOME)));
        assertEquals("COUNTED", made.get("state").asText());
        assertTrue(made.get("onFieldWork").asBoolean());
        assertEquals(11_120, made.get("distance").asInt());
    }

    @Test
    @DisplayName("T065: a home is a place for one person alone, and no list shows it to another department")
    void aHomeIsAPlaceForOnePersonAlone() {
        place("\"employeeId\":\"" + ann.id().text() + "\",");
        assertTrue(json(get(session, "/phone-leave")).get("allowed").asBoolean());
        assertFalse(
                json(get(company.cookie("bob"), "/phone-leave")).get("allowed").asBoolean());
        String elsewhere = company.front.key(
                new Scope(false, Set.of(), Set.of(company.office.id()), Set.of()), Set.of("phone.configure"));
        assertEquals(
                0, json(company.get(elsewhere, "/phone-places")).get("items").size());
    }

    @Test
    void onePressedWithoutAConnectionKeepsItsTimeAndWaits() {
        JsonNode bound = approve(ask(session, phone));
        place("");
        Instant pressed = company.clock.instant().minus(Duration.ofHours(3));
        String queued = body(UUID.randomUUID().toString(), bound, phone, Optional.of(GATE), Optional.of(pressed));
        JsonNode made = json(post(session, "/phone-punches", queued));
        assertEquals("HELD", made.get("state").asText());
        assertEquals("QUEUED", made.at("/doubts/0").asText());
        assertEquals(
                pressed.getEpochSecond(), Instant.parse(made.get("at").asText()).getEpochSecond());
        Instant longAgo = company.clock.instant().minus(Duration.ofDays(8));
        String stale = body(UUID.randomUUID().toString(), bound, phone, Optional.of(GATE), Optional.of(longAgo));
        assertTrue(post(session, "/phone-punches", stale).body().contains("phone.punch.queued"));
    }

    @Test
    void theRuleMayRefuseWhatIsElsewhereAndASignatureIsAskedFor() {
        JsonNode bound = approve(ask(session, phone));
        place("");
        put(hr, "/phone-punch-rule", 0, "{\"outside\":\"REFUSED\",\"mostAccuracy\":100,\"keepDays\":7}");
        assertEquals(
                "REFUSED",
                json(punch(session, bound, phone, Optional.empty()))
                        .get("state")
                        .asText());
        company.clock.advance(Duration.ofMinutes(1));
        HttpResponse<String> forged = punch(session, bound, new HandPhone(), Optional.of(GATE));
        assertEquals(422, forged.statusCode());
        assertTrue(forged.body().contains("phone.signature"));
        assertEquals(
                404,
                punch(company.cookie("bob"), bound, phone, Optional.of(GATE)).statusCode());
        assertEquals(1, company.punches.after(company.org, 0, 10).size());
    }

    private JsonNode ask(String who, HandPhone with) {
        return json(post(who, "/bound-phones", draft(with)));
    }

    private String draft(HandPhone with) {
        long notice = json(company.get(hr, "/phone-rule")).get("version").asLong();
        Identifier.Phone named = with.named("my phone");
        return "{\"label\":\"my phone\",\"key\":\"%s\",\"mark\":\"%s\",\"notice\":%d,\"signature\":\"%s\"}"
                .formatted(named.key(), named.mark(), notice, base64(with.sign("clockhouse-phone\n" + named.mark())));
    }

    private JsonNode approve(JsonNode asked) {
        return json(keyed(hr, "/bound-phones/" + asked.get("id").asText() + "/approvals", "", 1));
    }

    /** Around the gate. @param whom a member of the draft, or nothing for everybody */
    private void place(String whom) {
        String body = "{\"name\":{\"zh\":\"大门\",\"en\":\"Gate\"},%s\"circle\":".formatted(whom)
                + "{\"latitude\":%d,\"longitude\":%d,\"radius\":200}}".formatted(GATE.latitude(), GATE.longitude());
        HttpResponse<String> made = company.post(hr, "/phone-places", body);
        assertEquals(201, made.statusCode(), made.body());
    }

    private HttpResponse<String> punch(String who, JsonNode bound, HandPhone with, Optional<Fix> fix) {
        return post(who, "/phone-punches", body(UUID.randomUUID().toString(), bound, with, fix, Optional.empty()));
    }

    private String body(String id, JsonNode bound, HandPhone with, Optional<Fix> fix, Optional<Instant> queued) {
        PhonePunch.Draft draft = new PhonePunch.Draft(
                PhonePunchId.of(id),
                CredentialId.of(bound.get("id").asText()),
                FunctionKey.UNSTATED,
                company.clock.instant(),
                queued,
                fix,
                new byte[0]);
        String at = fix.map(where -> ",\"fix\":{\"latitude\":%d,\"longitude\":%d,\"accuracy\":%d}"
                        .formatted(where.latitude(), where.longitude(), where.accuracy()))
                .orElse("");
        String waited =
                queued.map(pressed -> ",\"queuedAt\":\"" + pressed + "\"").orElse("");
        return "{\"id\":\"%s\",\"phoneId\":\"%s\",\"key\":\"UNSTATED\",\"deviceTime\":\"%s\"%s%s,\"signature\":\"%s\"}"
                .formatted(
                        id,
                        bound.get("id").asText(),
                        company.clock.instant(),
                        at,
                        waited,
                        base64(with.sign(draft.statement())));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private JsonNode day() {
        String today = company.clock
                .instant()
                .atZone(company.shanghai.zone())
                .toLocalDate()
                .toString();
        return json(company.get(hr, "/timesheets/" + ann.id().text() + "/" + today));
    }

    private String audit() {
        return company.get(company.key("audit.read"), "/audit-entries").body();
    }

    private HttpResponse<String> get(String cookie, String path) {
        return company.web.send(company.with(cookie, path));
    }

    private HttpResponse<String> post(String cookie, String path, String body) {
        return company.web.send(company.with(cookie, path).POST(Web.text(body)));
    }

    private HttpResponse<String> send(String cookie, String path, String body, int version) {
        return company.web.send(company.with(cookie, path)
                .header("If-Match", "\"" + version + "\"")
                .POST(Web.text(body)));
    }

    private HttpResponse<String> keyed(String key, String path, String body, int version) {
        return company.web.send(
                company.as(key, path).header("If-Match", "\"" + version + "\"").POST(Web.text(body)));
    }

    private void put(String key, String path, int version, String body) {
        HttpResponse<String> answer = company.web.send(
                company.as(key, path).header("If-Match", "\"" + version + "\"").PUT(Web.text(body)));
        assertEquals(200, answer.statusCode(), answer.body());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertTrue(answer.statusCode() < 300, answer.statusCode() + " " + answer.body());
        return Texts.json(answer);
    }
}
