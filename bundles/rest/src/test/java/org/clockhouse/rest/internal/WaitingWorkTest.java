package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits is counted for whoever may see to it, and nobody else hears that there is such a thing. */
class WaitingWorkTest {

    private static final String DAY = "?from=2026-09-01&until=2026-09-01";

    /** All of which a kind needs. */
    private static final Map<String, List<String>> RIGHTS = Map.of(
            "EXCEPTIONS", List.of("timesheet.read"),
            "REQUESTS", List.of("request.read", "request.approve"),
            "TICKETS", List.of("ticket.report", "ticket.work"),
            "UNKNOWN_CARDS", List.of("punch.read", "terminal.read"),
            "TERMINAL_ALARMS", List.of("terminal.read"),
            "UNKNOWN_TERMINALS", List.of("terminal.write"),
            "CARDS_TO_ACTIVATE", List.of("credential.read", "credential.activate"),
            "CARD_ALARMS", List.of("credential.read", "credential.freeze"),
            "BIOMETRICS", List.of("biometric.approve"),
            "PICTURES", List.of("snapshot.review"));

    @TempDir
    Path directory;

    private Company company;
    private int people;

    @BeforeEach
    void start() {
        company = new Company(directory);
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void everyKindIsThereForWhoeverMaySeeToAll() {
        String boss =
                signedIn(Scope.EVERYBODY, Set.copyOf(company.front.permissions().all()));
        assertEquals(
                new TreeSet<>(RIGHTS.keySet()), new TreeSet<>(counts(boss, DAY).keySet()));
    }

    @Test
    void withoutAnyOneOfItsRightsAKindIsNotThere() {
        RIGHTS.forEach((kind, rights) -> rights.forEach(right -> {
            Set<String> others = new TreeSet<>(company.front.permissions().all());
            others.remove(right);
            assertFalse(counts(signedIn(Scope.EVERYBODY, others), DAY).containsKey(kind), kind + " without " + right);
        }));
        assertEquals(Map.of(), counts(signedIn(Scope.EVERYBODY, Set.of("own.read")), DAY));
    }

    @Test
    void exceptionsAreThoseOfTheDatesAndOfThePeopleInReach() {
        late(company.hire("王小明", company.works), company.hire("张三", company.office));
        String all = signedIn(Scope.EVERYBODY, Set.of("timesheet.read"));
        String some =
                signedIn(new Scope(false, Set.of(), Set.of(company.works.id()), Set.of()), Set.of("timesheet.read"));
        assertEquals(Map.of("EXCEPTIONS", 2), counts(all, DAY));
        assertEquals(Map.of("EXCEPTIONS", 1), counts(some, DAY));
        assertEquals(
                Map.of("EXCEPTIONS", 2),
                counts(all, DAY + "&siteId=" + company.shanghai.id().text()));
        assertEquals(Map.of("EXCEPTIONS", 0), counts(all, "?from=2026-08-30&until=2026-08-31"));
        assertEquals(Map.of(), counts(all, ""));
    }

    @Test
    void datesWithoutAnEndAreRefused() {
        String all = signedIn(Scope.EVERYBODY, Set.of("timesheet.read"));
        assertEquals(400, answer(all, "?from=2026-09-01").statusCode());
    }

    @Test
    void nothingWaitsForAMachine() {
        assertEquals(
                403, company.get(company.key("timesheet.read"), "/waiting-work").statusCode());
    }

    private Map<String, Integer> counts(String cookie, String query) {
        JsonNode items = Texts.json(answer(cookie, query), 200).get("items");
        Map<String, Integer> counts = new TreeMap<>();
        items.forEach(
                one -> counts.put(one.get("kind").asText(), one.get("count").asInt()));
        return counts;
    }

    private HttpResponse<String> answer(String cookie, String query) {
        return company.web.send(
                company.web.request("/api/v1/waiting-work" + query).header("Cookie", cookie));
    }

    private String signedIn(Scope scope, Set<String> permissions) {
        String name = "person" + ++people;
        company.front.operator(name, company.front.role(permissions, Map.of()), scope);
        return company.cookie(name);
    }

    private void late(Employee... employees) {
        company.dayShift();
        for (Employee employee : employees) {
            company.punch(employee, "2026-09-01T08:05", "2026-09-01T17:00");
        }
        company.workOut();
    }
}
