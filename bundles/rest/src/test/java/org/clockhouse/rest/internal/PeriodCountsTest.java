package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rule sets count over a period, over HTTP. */
class PeriodCountsTest {

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
    void aManagerSeesTheCountsOfOnesOwnPeople() {
        Employee wang = company.hire("王小明", company.works);
        company.hire("张三", company.office);
        RuleSet standard = company.time.rules.standard(company.org);
        company.time.rules.amend(
                company.actor,
                standard.id(),
                standard.version(),
                LocalDate.parse("2026-08-31"),
                Policy.of(Map.of(
                        "mode", "TOTAL_HOURS",
                        "required", "600",
                        "required_per", "WEEK",
                        "allowances", "LONG:attended:300:2")));
        company.punch(wang, "2026-09-01T08:00", "2026-09-01T16:00");
        company.time.settle();
        String manager = company.front.key(
                new Scope(false, Set.of(), Set.of(company.works.id()), Set.of()), Set.of("timesheet.read"));
        JsonNode people =
                Texts.json(company.get(manager, "/period-counts?month=2026-09")).get("items");
        assertEquals(1, people.size(), people.toString());
        JsonNode week = people.at("/0/totals/0");
        assertEquals("WEEK", week.get("per").asText(), people.toString());
        assertEquals("2026-08-31", week.get("from").asText());
        assertEquals(120, week.get("lacking").asInt());
        assertEquals(2, people.at("/0/allowances/0/count").asInt());
    }
}
