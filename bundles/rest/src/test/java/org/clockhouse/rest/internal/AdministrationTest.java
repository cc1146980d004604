package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit trail, and the keys of the company, over HTTP. */
class AdministrationTest {

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
    void theTrailIsListedCheckedAndExported() {
        company.made(key, "/shifts", PlanningTest.SHIFT);
        JsonNode entry =
                Texts.json(company.get(key, "/audit-entries?action=shift.")).at("/items/0");
        assertEquals("API_KEY", entry.at("/actor/kind").asText());
        assertEquals("shift", entry.at("/subject/kind").asText());
        HttpResponse<String> check = company.post(key, "/audit-checks", "");
        assertTrue(Texts.json(check).get("ok").asBoolean(), check.body());
        assertTrue(Texts.json(check).get("entries").asLong() > 0);
        HttpResponse<String> export = company.get(key, "/audit-export");
        assertTrue(export.body().lines().count() > 3);
    }

    @Test
    void theKeysLeaveOnlyWrappedAndAreProvedAfterwards() {
        HttpResponse<String> file = company.post(key, "/recovery-file", "{\"passphrase\":\"twelve or more\"}");
        assertEquals("twelve or more", file.body());
        assertEquals(
                422,
                company.post(key, "/recovery-file", "{\"passphrase\":\"short\"}")
                        .statusCode());
        String proof = Base64.getEncoder().encodeToString("twelve or more".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> proved =
                company.post(key, "/recovery-proofs", "{\"file\":\"" + proof + "\",\"passphrase\":\"twelve or more\"}");
        assertTrue(Texts.json(proved).get("saved").asBoolean(), proved.body());
        assertEquals(
                400,
                company.post(key, "/recovery-proofs", "{\"file\":\"?\",\"passphrase\":\"x\"}")
                        .statusCode());
    }

    @Test
    void theKeysAreChangedByWhoMayAndGaveThePasswordJustNow() {
        assertEquals(
                "NEVER",
                Texts.json(company.get(key, "/key-rotations/latest"))
                        .get("state")
                        .asText());

        HttpResponse<String> begun = company.post(key, "/key-rotations", "");

        assertEquals(202, begun.statusCode(), begun.body());
        assertEquals("RUNNING", Texts.json(begun).get("state").asText());
        assertEquals(
                "DONE",
                Texts.json(company.get(key, "/key-rotations/latest"))
                        .get("state")
                        .asText());
    }
}
