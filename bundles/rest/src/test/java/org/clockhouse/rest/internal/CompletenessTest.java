package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletenessTest {

    @TempDir
    Path directory;

    private Company company;

    @BeforeEach
    void start() {
        company = new Company(directory);
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void t113WhoeverReadsTimesheetsSeesWhichTerminalsHaveNotReported() {
        company.time.reported(company.shanghai.id(), company.clock.instant().minus(Duration.ofHours(2)));
        String reader = company.key("timesheet.read");
        JsonNode late = Texts.json(company.get(reader, "/completeness?until=2030-01-01"));
        assertFalse(late.get("complete").asBoolean());
        JsonNode site = late.at("/sites/0");
        assertEquals(company.shanghai.id().text(), site.get("siteId").asText());
        assertEquals(1, site.get("terminals").asInt());
        assertEquals(site.get("reportedUpTo"), site.at("/behind/0/reportedUpTo"));

        company.time.reported(company.shanghai.id(), company.clock.instant());
        assertTrue(Texts.json(company.get(reader, "/completeness?until=2030-01-01"))
                .get("complete")
                .asBoolean());
        Scope elsewhere = new Scope(false, Set.of(SiteId.next()), Set.of(), Set.of());
        String nobody = company.front.key(elsewhere, Set.of("timesheet.read"));
        assertEquals(
                0,
                Texts.json(company.get(nobody, "/completeness?until=2030-01-01"))
                        .get("sites")
                        .size());
        assertEquals(400, company.get(reader, "/completeness").statusCode());
    }
}
