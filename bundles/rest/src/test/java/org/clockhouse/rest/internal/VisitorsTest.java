package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reception, on a socket. */
@DisplayName("C051: visitors")
class VisitorsTest {

    @TempDir
    Path directory;

    private Company company;
    private Employee wang;
    private String host;
    private String reception;

    @BeforeEach
    void start() {
        company = new Company(directory);
        wang = company.hire("王小明", company.works);
        host = company.front.key(Scope.only(wang.id()), Set.of("visitor.register"));
        reception = company.key("visitor.register", "visitor.admit", "employee.read", "credential.read");
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void aHostAnnouncesTheDeskHandsTheCardOutAndTakesItBack() {
        JsonNode stay = Texts.json(announce(host));
        assertEquals("EXPECTED", stay.get("state").asText());
        assertEquals("****5678", stay.get("idDocument").asText());
        String path = "/visitors/" + stay.get("id").asText();
        assertEquals(
                403,
                company.post(host, path + "/arrivals", "{\"number\":\"04A1B2C3\"}")
                        .statusCode());

        JsonNode inside = Texts.json(company.post(reception, path + "/arrivals", "{\"number\":\"04A1B2C3\"}"));
        assertEquals("INSIDE", inside.get("state").asText(), inside.toString());
        assertFalse(inside.toString().contains("04A1B2C3"), inside.toString());
        JsonNode card = Texts.json(
                company.get(reception, "/credentials/" + inside.get("cardId").asText()));
        assertEquals("ACTIVE", card.get("state").asText());
        assertEquals(stay.get("until").asText(), card.get("validUntil").asText());

        JsonNode left = Texts.json(company.post(reception, path + "/departures", "{\"cardReturned\":true}"));
        assertEquals("LEFT", left.get("state").asText());
        assertEquals(1, list(host, "OVER").size());
        assertEquals(0, list(reception, "INSIDE").size());
    }

    @Test
    void aVisitIsChangedAsItWasReadAndTheDocumentStays() {
        JsonNode stay = Texts.json(announce(host));
        String path = "/visitors/" + stay.get("id").asText();
        String longer = draft("2099-01-01T12:00:00Z", "");
        HttpResponse<String> amended = put(path, longer, "\"1\"");
        assertEquals(200, amended.statusCode(), amended.body());
        assertEquals("2099-01-01T12:00:00Z", Texts.json(amended).get("until").asText());
        assertEquals("****5678", Texts.json(amended).get("idDocument").asText());
        assertEquals(412, put(path, longer, "\"1\"").statusCode());
    }

    @Test
    void othersDoNotSeeTheVisitAndTheVisitorIsNoEmployee() {
        JsonNode stay = Texts.json(announce(host));
        Employee li = company.hire("李雷", company.office);
        String other = company.front.key(Scope.only(li.id()), Set.of("visitor.register"));
        assertEquals(
                404, company.get(other, "/visitors/" + stay.get("id").asText()).statusCode());
        assertEquals(0, list(other, "EXPECTED").size());
        assertEquals(
                2, Texts.json(company.get(reception, "/employees")).get("items").size());
        assertTrue(stay.get("number").asText().startsWith("99"));
    }

    @Test
    void whoCameBeforeIsFoundAndTheDocumentNeedNotBeGivenAgain() {
        String first = Texts.json(announce(host)).get("id").asText();
        JsonNode known =
                Texts.json(company.get(reception, "/visitors/known?text=chenj")).get("items");
        assertEquals(1, known.size());
        assertEquals(first, known.get(0).get("id").asText());
        assertEquals("上海精密", known.get(0).get("company").asText());
        assertFalse(known.toString().contains("E12345678"), known.toString());
        String again = draft("2099-01-01T10:00:00Z", ",\"knownId\":\"" + first + "\"");
        JsonNode second = Texts.json(company.post(reception, "/visitors", again));
        assertEquals("****5678", second.get("idDocument").asText());
        assertNotEquals(first, second.get("id").asText());
        Employee li = company.hire("李雷", company.office);
        String other = company.front.key(Scope.only(li.id()), Set.of("visitor.register"));
        assertEquals(
                0,
                Texts.json(company.get(other, "/visitors/known?text=chenj"))
                        .get("items")
                        .size());
        String theirs = again.replace(wang.id().text(), li.id().text());
        assertEquals(404, company.post(other, "/visitors", theirs).statusCode());
    }

    @Test
    void howLongVisitorsAreKeptIsSetWithTheRightTo() {
        JsonNode usual = Texts.json(company.get(host, "/visitors/rule"));
        assertEquals(90, usual.get("keepDays").asInt());
        assertEquals(403, rule(reception, 30, 0).statusCode());
        String configures = company.key("visitor.register", "request.configure");
        assertEquals(400, rule(configures, 0, 0).statusCode());
        assertEquals(30, Texts.json(rule(configures, 30, 0)).get("keepDays").asInt());
        assertEquals(412, rule(configures, 10, 0).statusCode());
        assertEquals(
                30,
                Texts.json(company.get(host, "/visitors/rule")).get("keepDays").asInt());
    }

    private HttpResponse<String> rule(String key, int days, long version) {
        return company.web.send(company.as(key, "/visitors/rule")
                .header("If-Match", "\"" + version + "\"")
                .PUT(Web.text("{\"keepDays\":" + days + "}")));
    }

    private HttpResponse<String> announce(String by) {
        HttpResponse<String> made =
                company.post(by, "/visitors", draft("2099-01-01T10:00:00Z", ",\"idDocument\":\"E12345678\""));
        assertEquals(201, made.statusCode(), made.body());
        return made;
    }

    private String draft(String until, String more) {
        return "{\"name\":{\"zh\":\"陈静\"},\"company\":\"上海精密\",\"hostId\":\""
                + wang.id().text()
                + "\",\"siteId\":\"" + company.shanghai.id().text() + "\",\"from\":\""
                + Instant.parse("2099-01-01T08:00:00Z") + "\",\"until\":\"" + until + "\"" + more + "}";
    }

    private HttpResponse<String> put(String path, String body, String version) {
        return company.web.send(
                company.as(reception, path).header("If-Match", version).PUT(Web.text(body)));
    }

    private JsonNode list(String key, String view) {
        return Texts.json(company.get(key, "/visitors?view=" + view)).get("items");
    }
}
