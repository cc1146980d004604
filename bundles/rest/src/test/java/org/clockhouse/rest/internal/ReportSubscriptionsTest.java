package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.clockhouse.account.Account;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.notice.SubscriptionId;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportSubscriptionsTest {

    @TempDir
    Path directory;

    private Company company;
    private Account boss;
    private String cookie;

    @BeforeEach
    void start() {
        company = new Company(directory);
        boss = company.front.operator("boss", company.front.role(Set.of("report.run"), Map.of()), Scope.EVERYBODY);
        cookie = company.cookie("boss");
        company.notices.writeTo(company.org, boss.id(), "boss@example.com");
    }

    @AfterEach
    void stop() {
        company.close();
    }

    private HttpResponse<String> post(String body) {
        return company.web.send(company.with(cookie, "/report-subscriptions").POST(Web.text(body)));
    }

    private static String draft(String report, String span, String channel) {
        return "{\"name\":\"Every Monday\",\"report\":\"" + report + "\",\"span\":\"" + span
                + "\",\"text\":\"a=b\",\"format\":\"CSV\",\"language\":\"EN\","
                + "\"rhythm\":{\"every\":\"WEEK\",\"day\":1,\"at\":\"07:00\",\"zone\":\"Asia/Shanghai\"},"
                + "\"channel\":\"" + channel + "\",\"on\":true}";
    }

    @Test
    void t056AReportIsSubscribedToChangedAndEnded() {
        HttpResponse<String> made = post(draft("LATENESS", "LAST_WEEK", "MAIL"));
        assertEquals(201, made.statusCode(), made.body());
        String path = "/report-subscriptions/" + Texts.json(made).get("id").asText();
        JsonNode one = Texts.json(company.web.send(company.with(cookie, "/report-subscriptions")))
                .at("/items/0");
        assertEquals("a=b", one.get("text").asText());
        assertEquals("07:00", one.at("/rhythm/at").asText());
        HttpResponse<String> read = company.web.send(company.with(cookie, path));
        HttpResponse<String> put = company.web.send(company.with(cookie, path)
                .header("If-Match", Texts.tag(read))
                .PUT(Web.text(draft("ABSENCE", "LAST_MONTH", "MAIL"))));
        assertEquals("ABSENCE", Texts.json(put).get("report").asText(), put.body());
        HttpResponse<String> gone = company.web.send(
                company.with(cookie, path).header("If-Match", Texts.tag(put)).DELETE());
        assertEquals(204, gone.statusCode(), gone.body());
        assertEquals(404, company.web.send(company.with(cookie, path)).statusCode());
    }

    @Test
    void whatGoesToOtherSystemsIsForThoseWhoSetWhoHearsOfWhat() {
        HttpResponse<String> refused = post(draft("LATENESS", "LAST_WEEK", "FOLDER"));
        assertEquals("notice.configure", Texts.json(refused).get("permission").asText(), refused.body());
        JsonNode ways = Texts.json(company.web.send(company.with(cookie, "/subscription-ways")));
        assertEquals("boss@example.com", ways.get("address").asText());
        assertEquals(false, ways.get("folder").asBoolean());
    }

    @Test
    void whatTheOwnerMayNotHaveOrIsTooLongIsRefusedAtEntry() {
        HttpResponse<String> cards = post(draft("CARD_LOSSES", "LAST_MONTH", "MAIL"));
        assertEquals("credential.read", Texts.json(cards).get("permission").asText(), cards.body());
        HttpResponse<String> year = post(draft("MONTH_SHEET", "LAST_YEAR", "MAIL"));
        assertEquals("report.period", Texts.json(year).get("code").asText(), year.body());
        HttpResponse<String> day = post(draft("LATENESS", "LAST_WEEK", "MAIL").replace("\"day\":1", "\"day\":8"));
        assertEquals("subscription.day", Texts.json(day).get("code").asText(), day.body());
        HttpResponse<String> at = post(draft("LATENESS", "LAST_WEEK", "MAIL").replace("07:00", "at seven"));
        assertEquals(400, at.statusCode(), at.body());
        assertEquals("/rhythm/at", Texts.json(at).at("/errors/0/pointer").asText(), at.body());
    }

    @Test
    void t117TheSheetHoldsThePeopleWhomTheOwnerSeesAtThatTime() throws Exception {
        company.hire("李雷", company.office);
        post(draft("MONTH_SHEET", "LAST_MONTH", "MAIL").replace("a=b", ""));
        String id = Texts.json(company.web.send(company.with(cookie, "/report-subscriptions")))
                .at("/items/0/id")
                .asText();
        assertTrue(sheet(boss, id).contains("10001"), sheet(boss, id));
        Account narrowed = company.front.operator(
                "narrow",
                company.front.role(Set.of("report.run"), Map.of()),
                new Scope(false, Set.of(SiteId.next()), Set.of(), Set.of()));
        assertEquals(false, sheet(narrowed, id).contains("10001"));
    }

    private String sheet(Account owner, String id) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        company.subscribedReports.make(
                owner.actor("", ""),
                company.notices
                        .subscriptions
                        .find(boss.actor("", ""), SubscriptionId.of(id))
                        .wants(),
                LocalDate.of(2026, 11, 1),
                out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
