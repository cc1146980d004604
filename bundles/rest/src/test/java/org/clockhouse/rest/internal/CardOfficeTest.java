package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialTerms;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.replacement.Replacement;
import org.clockhouse.credential.replacement.ReplacementDraft;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.Road;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Mapper;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes with a card, on a socket: receipts and papers, notices, and problems. */
class CardOfficeTest {

    @TempDir
    Path directory;

    private Company company;
    private Employee wang;
    private Employee li;
    private Credential card;
    private String own;
    private String desk;

    @BeforeEach
    void start() {
        company = new Company(directory);
        wang = company.hire("王小明", company.works);
        li = company.hire("李雷", company.office);
        card = company.desk.credentials.issue(
                company.actor,
                Scope.EVERYBODY,
                new CredentialDraft(wang.id(), new Identifier.Card(CardNumber.of(32, 0x0A0B0C01L))));
        own = company.front.key(Scope.only(wang.id()), Set.of("credential.read", "ticket.report"));
        desk = company.key("credential.read", "credential.activate", "ticket.report", "ticket.work", "notice.write");
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void c059TheReceiptIsGivenOnceInTheWordsOfThePolicy() throws Exception {
        String path = "/credentials/" + card.id().text();
        assertFalse(json(company.get(desk, path + "/hand-over")).has("receipt"));
        // A machine is nobody: without the right of the desk it cannot accept for anybody.
        assertEquals(
                403,
                company.post(own, path + "/receipts", "{\"language\":\"ZH\"}").statusCode());
        JsonNode given = json(company.post(desk, path + "/receipts", "{\"language\":\"ZH\"}"));
        assertTrue(given.at("/receipt/statement").asText().startsWith("本人已领取"), given.toString());
        assertFalse(given.at("/receipt/own").asBoolean());
        assertEquals(given, json(company.post(desk, path + "/receipts", "{\"language\":\"EN\"}")));
        String other = company.front.key(Scope.only(li.id()), Set.of("credential.read"));
        assertEquals(404, company.get(other, path + "/hand-over").statusCode());
    }

    @Test
    void c064TheHandOverSheetIsInTheHoldersLanguageAndShowsNoWholeNumber() throws Exception {
        String path = "/credentials/" + card.id().text() + "/hand-over-sheet";
        String chinese = text(path + "?lang=ZH");
        assertTrue(chinese.contains("领卡单"), chinese);
        assertTrue(chinese.contains("王小明"), chinese);
        assertTrue(chinese.contains("请使用卡套"), chinese);
        assertTrue(chinese.contains("领卡人"), chinese);
        assertFalse(chinese.contains("0A0B0C01"), chinese);
        String english = text(path + "?lang=EN");
        assertTrue(english.contains("Hand-over sheet"), english);
        assertTrue(english.contains("Keep the card in a holder"), english);
    }

    @Test
    void c022TheSlipOfAReplacementSaysWhatWasReplacedByWhat() throws Exception {
        Replacement made = company.desk.replacements.replace(
                company.actor,
                Scope.EVERYBODY,
                new ReplacementDraft(
                        new ReplacementDraft.Old.Card(card.id()),
                        Optional.of(new Identifier.Card(CardNumber.of(32, 0x0A0B0C02L))),
                        ReplacementReason.LOST,
                        "on the bus",
                        true));
        String slip = text("/card-replacements/" + made.id().text() + "/slip?lang=EN");
        assertTrue(slip.contains("Replacement slip"), slip);
        assertTrue(slip.contains("on the bus"), slip);
        assertTrue(slip.contains("0C02") && !slip.contains("0A0B0C02"), slip);
    }

    @Test
    void c067c069ANoticeIsReadConfirmedAndAskedForAgainWhenItSaysSomethingElse() throws Exception {
        HttpResponse<String> made = company.post(desk, "/care-notices", notice("请使用卡套"));
        assertEquals(201, made.statusCode(), made.body());
        String path = "/care-notices/" + json(made).get("id").asText();
        assertEquals(403, company.get(own, "/care-notices").statusCode());
        assertEquals(2, json(company.get(desk, path + "/missing")).get("items").size());
        String shown = "/care-notices/shown/" + wang.id().text();
        assertFalse(json(company.get(own, shown)).at("/items/0").has("confirmedAt"));
        String read = "{\"employeeId\":\"" + wang.id().text() + "\",\"edition\":1}";
        assertEquals(200, company.post(own, path + "/confirmations", read).statusCode());
        assertTrue(json(company.get(own, shown)).at("/items/0").has("confirmedAt"));
        JsonNode missing = json(company.get(desk, path + "/missing"));
        assertEquals(1, missing.get("items").size());
        assertEquals("李雷", missing.at("/items/0/name/zh").asText());
        String others = "{\"employeeId\":\"" + li.id().text() + "\",\"edition\":1}";
        assertEquals(404, company.post(own, path + "/confirmations", others).statusCode());
        String tag = company.get(desk, path).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> amended =
                company.web.send(company.as(desk, path).header("If-Match", tag).PUT(Web.text(notice("请勿弯折"))));
        assertEquals(2, json(amended).get("edition").asInt(), amended.body());
        assertEquals(2, json(company.get(desk, path + "/missing")).get("items").size());
        assertTrue(company.post(own, path + "/confirmations", read).body().contains("care-notice.edition"));
    }

    @Test
    void c066AProblemIsReportedFollowedAndAnsweredByTheDeskThatSeesToIt() throws Exception {
        HttpResponse<String> made = company.post(
                own,
                "/tickets",
                "{\"employeeId\":\"" + wang.id().text() + "\",\"subject\":\"CARD\",\"subjectId\":\""
                        + card.id().text() + "\",\"text\":\"刷卡没反应\"}");
        assertEquals(201, made.statusCode(), made.body());
        String path = "/tickets/" + json(made).get("id").asText();
        assertEquals("CARD_DESK", json(made).get("desk").asText());
        assertEquals(403, say(own, path, "{\"verb\":\"TAKE\"}").statusCode());
        assertEquals(
                "IN_WORK",
                json(say(desk, path, "{\"verb\":\"TAKE\"}")).get("state").asText());
        JsonNode answered = json(say(desk, path, "{\"verb\":\"ANSWER\",\"text\":\"请来服务台\"}"));
        assertEquals("ANSWERED", answered.get("state").asText());
        assertEquals("王小明", answered.at("/employee/name/zh").asText());
        assertEquals(
                "CLOSED",
                json(say(own, path, "{\"verb\":\"CLOSE\"}")).get("state").asText());
        assertEquals(
                0,
                json(company.get(desk, "/tickets?openOnly=true")).get("items").size());
        assertEquals(
                1,
                json(company.get(desk, "/tickets?desk=CARD_DESK")).get("items").size());
        String other = company.front.key(Scope.only(li.id()), Set.of("ticket.report"));
        assertEquals(404, company.get(other, path).statusCode());
        assertEquals(0, json(company.get(other, "/tickets")).get("items").size());
    }

    @Test
    void c058TheHolderSeesTheirOwnReminder() throws Exception {
        company.desk.credentials.issue(
                company.actor,
                Scope.EVERYBODY,
                new CredentialDraft(
                        wang.id(),
                        new Identifier.Card(CardNumber.of(32, 0x0A0B0C03L)),
                        Optional.empty(),
                        Optional.empty(),
                        false));
        JsonNode waiting = json(company.get(own, "/cards-to-activate"));
        assertEquals(1, waiting.get("items").size(), waiting.toString());
        assertEquals("2026-10-04T08:00:00Z", waiting.at("/items/0/remindAt").asText(), waiting.toString());
    }

    @Test
    void c052APunchNamesTheCardAndThatItWasLent() throws Exception {
        Instant now = company.clock.instant();
        company.desk.credentials.issue(
                company.actor,
                Scope.EVERYBODY,
                new CredentialDraft(
                        wang.id(),
                        new Identifier.Card(CardNumber.of(32, 0x0A0B0C09L)),
                        Optional.empty(),
                        Optional.of(now.plusSeconds(36_000)),
                        true,
                        true,
                        CredentialTerms.EVERY_USE));
        punch("0A0B0C09", wang, now.plusSeconds(60));
        punch("0A0B0C01", wang, now.plusSeconds(120));
        punch("0A0B0C09", li, now.plusSeconds(180));
        JsonNode punches =
                json(company.get(company.key("punch.read"), "/punches")).get("items");
        assertFalse(punches.at("/0").has("card"), "somebody else's card says nothing");
        assertEquals("····0C01", punches.at("/1/card/number").asText());
        assertFalse(punches.at("/1/card/temporary").asBoolean());
        assertEquals("····0C09", punches.at("/2/card/number").asText());
        assertTrue(punches.at("/2/card/temporary").asBoolean());
        assertFalse(punches.toString().contains("0A0B0C09"));
    }

    private void punch(String card, Employee employee, Instant at) {
        company.punches.append(
                company.org,
                new PunchBatch(
                        TerminalId.next(),
                        Road.VISIT,
                        "",
                        company.clock.instant(),
                        List.of(new NewPunch(
                                new PunchSubject(PunchSubject.Kind.CARD, card),
                                Optional.of(employee.id()),
                                PunchTime.of(
                                        LocalDateTime.ofInstant(at, ZoneId.of("Asia/Shanghai")),
                                        Duration.ofHours(8),
                                        ZoneId.of("Asia/Shanghai"),
                                        PunchTime.OffsetSource.ZONE_RULES),
                                PunchAttributes.of(PunchAttributes.Method.CARD, PunchAttributes.FunctionKey.UNSTATED),
                                Set.of())),
                        List.of(),
                        PunchBatch.Progress.NONE));
    }

    @Test
    void cardsThatEndAreRenewedAndThoseOfLeaversListed() throws Exception {
        Instant soon = company.clock.instant().plus(Duration.ofDays(10));
        company.desk.terms.renew(company.actor, Scope.EVERYBODY, card.id(), Optional.of(soon), card.version());
        String office = company.key("credential.read", "credential.write");
        assertEquals(1, items(office, "/expiring-cards?days=10"));
        assertEquals(0, items(office, "/expiring-cards?days=9"));
        assertEquals(400, company.get(office, "/expiring-cards?days=-1").statusCode());
        JsonNode renewed = json(company.post(
                office,
                "/card-renewals",
                "{\"credentialIds\":[\"" + card.id().text() + "\"],\"validUntil\":\"2027-12-31T16:00:00Z\"}"));
        assertFalse(renewed.at("/items/0").has("code"), renewed.toString());
        assertEquals(0, items(office, "/expiring-cards?days=10"));
        String undo = "{\"cards\":[" + renewed.at("/items/0/before") + "]}";
        assertEquals(204, company.post(office, "/card-renewal-undos", undo).statusCode());
        assertEquals(1, items(office, "/expiring-cards?days=10"));
        assertEquals(412, company.post(office, "/card-renewal-undos", undo).statusCode());
        assertEquals(0, items(office, "/cards-to-return"));
        company.registry.employees.end(
                company.actor, Scope.EVERYBODY, wang.id(), LocalDate.of(2026, 10, 9), "", wang.version());
        assertEquals(1, items(office, "/cards-to-return?lastDay=2026-10-09"));
    }

    @Test
    void twoReadersAreLearnedFromOneCard() throws Exception {
        JsonNode learned = json(company.post(
                company.key("credential.write"), "/card-lessons", "{\"one\":\"0005076483\",\"other\":\"077,30211\"}"));
        assertEquals("DEC_10", learned.at("/fitting/0/one").asText(), learned.toString());
        assertEquals("FACILITY_3_5", learned.at("/fitting/0/other").asText());
    }

    @Test
    void c040TheAgeOfTheLastBackupIsKnown() throws Exception {
        JsonNode freshness = json(company.get(company.key("backup.run"), "/backup-freshness"));
        assertEquals("PT36H", freshness.get("limit").asText());
        assertFalse(freshness.get("stale").asBoolean());
        assertFalse(freshness.has("failure"));
        company.backups.failure = "no pg_dump in PATH";
        freshness = json(company.get(company.key("backup.run"), "/backup-freshness"));
        assertEquals("no pg_dump in PATH", freshness.get("failure").asText());
        assertEquals("2026-10-01T08:15:00Z", freshness.get("againAt").asText());
    }

    private int items(String key, String path) throws Exception {
        return json(company.get(key, path)).get("items").size();
    }

    private HttpResponse<String> say(String key, String path, String entry) {
        String tag = company.get(key, path).headers().firstValue("ETag").orElseThrow();
        return company.web.send(company.as(key, path + "/entries")
                .header("If-Match", tag)
                .POST(HttpRequest.BodyPublishers.ofString(entry)));
    }

    private String text(String path) throws Exception {
        HttpResponse<InputStream> answer = company.web.stream(company.as(desk, path));
        assertEquals(200, answer.statusCode());
        try (PdfReader reader = new PdfReader(answer.body().readAllBytes())) {
            return new PdfTextExtractor(reader).getTextFromPage(1);
        }
    }

    private static String notice(String zh) {
        return "{\"kind\":\"CARE\",\"title\":{\"zh\":\"爱护卡片\",\"en\":\"\"},\"text\":{\"zh\":\"" + zh
                + "\",\"en\":\"\"},\"confirm\":true}";
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return Mapper.create().readTree(response.body());
    }
}
