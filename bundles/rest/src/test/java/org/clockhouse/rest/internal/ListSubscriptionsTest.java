package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.clockhouse.account.Account;
import org.clockhouse.account.FieldMask;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.Denied;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.notice.SubscriptionId;
import org.clockhouse.rest.internal.http.Web;
import org.clockhouse.rest.internal.lists.SentList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ListSubscriptionsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    @TempDir
    Path directory;

    private Company company;
    private Account root;
    private String cookie;

    @BeforeEach
    void start() {
        company = new Company(directory);
        root = company.front.operator("root", new RoleId("SYSTEM_ADMINISTRATOR"), Scope.EVERYBODY);
        cookie = company.cookie("root");
        company.notices.writeTo(company.org, root.id(), "root@example.com");
    }

    @AfterEach
    void stop() {
        company.close();
    }

    private HttpResponse<String> post(String list, String filters) {
        return company.web.send(company.with(cookie, "/list-subscriptions").POST(Web.text(draft(list, filters))));
    }

    private static String draft(String list, String filters) {
        return "{\"name\":\"Every Monday\",\"list\":\"" + list + "\",\"filters\":{" + filters
                + "},\"format\":\"CSV\",\"language\":\"EN\","
                + "\"rhythm\":{\"every\":\"WEEK\",\"day\":1,\"at\":\"07:00\",\"zone\":\"Asia/Shanghai\"},"
                + "\"channel\":\"MAIL\",\"on\":true}";
    }

    private Map<String, String> wants(HttpResponse<String> made) {
        return company.notices
                .subscriptions
                .find(
                        root.actor("", ""),
                        SubscriptionId.of(Texts.json(made).get("id").asText()))
                .wants();
    }

    private String sheet(Account owner, Map<String, String> wants) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        company.subscribedLists.make(owner.actor("", ""), wants, MONDAY, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aListIsSubscribedToChangedAndEnded() {
        HttpResponse<String> made = post("PEOPLE", "\"status\":\"ACTIVE\"");
        assertEquals(201, made.statusCode(), made.body());
        JsonNode one = Texts.json(company.web.send(company.with(cookie, "/list-subscriptions")))
                .at("/items/0");
        assertEquals("ACTIVE", one.at("/filters/status").asText());
        assertFalse(one.get("ofAPeriod").asBoolean());
        String path = "/list-subscriptions/" + one.get("id").asText();
        HttpResponse<String> put = company.web.send(company.with(cookie, path)
                .header("If-Match", Texts.tag(company.web.send(company.with(cookie, path))))
                .PUT(Web.text(draft("TERMINALS", ""))));
        assertEquals("TERMINALS", Texts.json(put).get("list").asText(), put.body());
        HttpResponse<String> gone = company.web.send(
                company.with(cookie, path).header("If-Match", Texts.tag(put)).DELETE());
        assertEquals(204, gone.statusCode(), gone.body());
        assertTrue(Texts.json(company.web.send(company.with(cookie, "/report-subscriptions")))
                .get("items")
                .isEmpty());
    }

    @Test
    void aListIsNotThereAmongTheReportsNorAReportAmongTheLists() {
        String list = Texts.json(post("PEOPLE", "")).get("id").asText();
        String draft = "{\"name\":\"Rate\",\"report\":\"ATTENDANCE_RATE\",\"span\":\"LAST_WEEK\",\"format\":\"CSV\","
                + "\"rhythm\":{\"every\":\"WEEK\",\"day\":1,\"at\":\"07:00\",\"zone\":\"Asia/Shanghai\"},"
                + "\"channel\":\"MAIL\",\"on\":true}";
        HttpResponse<String> made =
                company.web.send(company.with(cookie, "/report-subscriptions").POST(Web.text(draft)));
        assertEquals(201, made.statusCode(), made.body());
        String report = Texts.json(made).get("id").asText();
        for (String path : List.of("/list-subscriptions/" + report, "/report-subscriptions/" + list)) {
            assertEquals(404, company.web.send(company.with(cookie, path)).statusCode(), path);
            HttpRequest.Builder hurried = company.with(cookie, path + "/runs").POST(Web.text(""));
            assertEquals(404, company.web.send(hurried).statusCode(), path);
            HttpRequest.Builder removed =
                    company.with(cookie, path).header("If-Match", "\"1\"").DELETE();
            assertEquals(404, company.web.send(removed).statusCode(), path);
        }
    }

    @ParameterizedTest
    @EnumSource(SentList.class)
    void everyListIsMadeInEveryFormat(SentList list) throws Exception {
        for (String format : Set.of("CSV", "XLSX", "PDF", "JSON")) {
            Map<String, String> wants = new TreeMap<>(wants(post(list.name(), "")));
            wants.put("format", format);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            company.subscribedLists.make(root.actor("", ""), wants, MONDAY, out);
            assertTrue(out.size() > 20, list + " " + format);
        }
    }

    @Test
    void t117AListHoldsWhatItsOwnerSeesAtThatTimeWithTheirMasks() throws Exception {
        company.hire("李雷", company.office);
        Map<String, String> wants = wants(post("PEOPLE", ""));
        String whole = sheet(root, wants);
        assertTrue(whole.startsWith("Number,Name,Department,Site,"), whole);
        assertTrue(whole.contains("10001,Person 1,Office,Shanghai"), whole);
        Account narrow = company.front.operator(
                "narrow",
                company.front.role(Set.of("employee.read"), Map.of("employee.phone", FieldMask.HIDDEN)),
                new Scope(false, Set.of(SiteId.next()), Set.of(), Set.of()));
        assertFalse(sheet(narrow, wants).contains("10001"));
        Account none =
                company.front.operator("none", company.front.role(Set.of("report.run"), Map.of()), Scope.EVERYBODY);
        assertThrows(Denied.class, () -> sheet(none, wants));
    }

    /** Of several mails with the same list it is seen which week each is about. */
    @Test
    void theTitleOfAListOfAPeriodSaysWhich() throws Exception {
        assertEquals("Exceptions 2026-10-26 – 2026-11-01", title("EXCEPTIONS"));
        assertEquals("People", title("PEOPLE"));
    }

    private String title(String list) throws Exception {
        return company.subscribedLists
                .make(root.actor("", ""), wants(post(list, "")), MONDAY, new ByteArrayOutputStream())
                .title()
                .en();
    }

    @Test
    void whatIsNoFilterOfTheListIsRefusedAtEntry() {
        assertEquals("list.filter", code(post("PEOPLE", "\"colour\":\"red\"")));
        assertEquals("list.filter", code(post("PEOPLE", "\"status\":\"red\"")));
        assertEquals("list.filter", code(post("AUDIT", "\"from\":\"2026-11-01T00:00:00Z\"")));
    }

    @Test
    void aTimeThatIsNoneIsRefusedAtItsPlace() {
        String draft = draft("PEOPLE", "").replace("07:00", "at seven");
        HttpResponse<String> refused =
                company.web.send(company.with(cookie, "/list-subscriptions").POST(Web.text(draft)));
        assertEquals(400, refused.statusCode(), refused.body());
        assertEquals("/rhythm/at", Texts.json(refused).at("/errors/0/pointer").asText(), refused.body());
    }

    private static String code(HttpResponse<String> refused) {
        return Texts.json(refused).get("code").asText();
    }

    @Test
    void anIdIsShownAsTheNameThatItsOwnerMayRead() throws Exception {
        String accounts = sheet(root, wants(post("ACCOUNTS", "")));
        assertTrue(accounts.contains(",System administrator,"), accounts);
        Map<String, String> wants = wants(post("EXPECTED_TERMINALS", ""));
        String place = "{\"place\":{\"name\":{\"zh\":\"东门\",\"en\":\"East gate\"},\"siteId\":\""
                + company.shanghai.id().text() + "\",\"direction\":\"BOTH\",\"purpose\":\"ATTENDANCE\"}}";
        HttpResponse<String> expected = company.post(company.key("terminal.write"), "/expected-terminals/codes", place);
        assertEquals(201, expected.statusCode(), expected.body());
        assertTrue(sheet(root, wants).contains("Shanghai"), sheet(root, wants));
        Account technician = company.front.operator(
                "technician", company.front.role(Set.of("terminal.write"), Map.of()), Scope.EVERYBODY);
        assertTrue(sheet(technician, wants).contains("East gate"), sheet(technician, wants));
        assertFalse(sheet(technician, wants).contains("Shanghai"), sheet(technician, wants));
    }

    @Test
    void nothingInAListIsAFormula() throws Exception {
        company.hire("=HYPERLINK(1)", company.office);
        Map<String, String> wants = new TreeMap<>(wants(post("PEOPLE", "")));
        wants.put("language", "ZH");
        String sheet = sheet(root, wants);
        assertTrue(sheet.contains(",'=HYPERLINK(1),"), sheet);
    }
}
