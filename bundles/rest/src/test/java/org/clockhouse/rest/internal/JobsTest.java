package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.kernel.KeyRotations;
import org.clockhouse.kernel.Scope;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs is listed for whoever could ask after it, what failed for whoever started it, and nothing for anybody else. */
class JobsTest {

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
    void nothingIsListedWhileNothingRuns() {
        assertEquals(
                0,
                jobs(signedIn(Scope.EVERYBODY, company.front.permissions().all().toArray(String[]::new)))
                        .size());
    }

    @Test
    void newKeysAreMadeInSightOfWhoeverMayMakeThem() {
        rotates(Optional.empty());
        JsonNode running = jobs(signedIn(Scope.EVERYBODY, "key.rotate"));
        assertEquals("KEY_ROTATION", running.at("/0/kind").asText(), running.toString());
        assertEquals("RUNNING", running.at("/0/state").asText());
        assertEquals(18, running.at("/0/done").asInt());
        assertEquals(0, running.at("/0/of").asInt());
        Set<String> others = new TreeSet<>(company.front.permissions().all());
        others.remove("key.rotate");
        assertEquals(
                0,
                jobs(signedIn(Scope.EVERYBODY, others.toArray(String[]::new))).size());
        Scope some = new Scope(false, Set.of(), Set.of(company.works.id()), Set.of());
        assertEquals(0, jobs(signedIn(some, "key.rotate")).size());
        rotates(Optional.of(Instant.parse("2026-10-01T08:01:00Z")));
        assertEquals(0, jobs(signedIn(Scope.EVERYBODY, "key.rotate")).size());
    }

    @Test
    void aTrialThatFailedIsListedForWhoeverTriedItOnly() {
        company.hire("王小明", company.works);
        String cookie = signedIn(Scope.EVERYBODY, "timesheet.read", "shift.read");
        String draft =
                "{\"rules\":{\"ruleSetId\":\"" + RuleSetId.next().text() + "\",\"settings\":{}},\"month\":\"2026-09\"}";
        HttpRequest.Builder trial = company.with(cookie, "/rule-trials").POST(Web.text(draft));
        String id = Texts.json(company.web.send(trial), 202).get("id").asText();
        JsonNode failed = jobs(cookie);
        assertEquals("RULE_TRIAL", failed.at("/0/kind").asText(), failed.toString());
        assertEquals("FAILED", failed.at("/0/state").asText());
        assertEquals("rule-set.not-found", failed.at("/0/code").asText());
        assertEquals(id, failed.at("/0/id").asText());
        assertEquals(1, failed.size());
        assertEquals(
                0,
                jobs(signedIn(Scope.EVERYBODY, "timesheet.read", "shift.read")).size());
    }

    @Test
    void nothingRunsForAMachine() {
        assertEquals(403, company.get(company.key("key.rotate"), "/jobs").statusCode());
    }

    private void rotates(Optional<Instant> until) {
        company.rotations.last =
                Optional.of(new KeyRotations.Rotation(2, Instant.parse("2026-10-01T08:00:00Z"), until, 17, 1));
    }

    private JsonNode jobs(String cookie) {
        return Texts.json(company.web.send(company.web.request("/api/v1/jobs").header("Cookie", cookie)), 200)
                .get("items");
    }

    private String signedIn(Scope scope, String... permissions) {
        String name = "person" + ++people;
        company.front.operator(name, company.front.role(Set.of(permissions), Map.of()), scope);
        return company.cookie(name);
    }
}
