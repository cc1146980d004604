package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.Policy;
import org.clockhouse.attendance.RuleSet;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.Road;
import org.clockhouse.registry.Employee;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Overtime of weeks over HTTP. */
class WorkCyclesTest {

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

    private static NewPunch at(Employee employee, String time) {
        return new NewPunch(
                PunchSubject.number(employee.number()),
                Optional.of(employee.id()),
                PunchTime.of(
                        LocalDateTime.parse(time),
                        Duration.ofHours(8),
                        ZoneId.of("Asia/Shanghai"),
                        PunchTime.OffsetSource.ZONE_RULES),
                PunchAttributes.of(PunchAttributes.Method.CARD, PunchAttributes.FunctionKey.UNSTATED),
                Set.of());
    }

    @Test
    void aManagerSeesTheWeeksOfOnesOwnPeople() {
        Employee wang = company.hire("王小明", company.works);
        company.hire("张三", company.office);
        RuleSet standard = company.time.rules.standard(company.org);
        company.time.rules.amend(
                company.actor,
                standard.id(),
                standard.version(),
                LocalDate.parse("2026-08-31"),
                Policy.of(Map.of("free_hours", "true", "tiers_weekly", "600:OT_1.5")));
        company.punches.append(
                company.org,
                new PunchBatch(
                        TerminalId.next(),
                        Road.VISIT,
                        "",
                        company.clock.instant(),
                        List.of(
                                at(wang, "2026-08-31T08:00"),
                                at(wang, "2026-08-31T16:00"),
                                at(wang, "2026-09-01T08:00"),
                                at(wang, "2026-09-01T12:30")),
                        List.of(),
                        PunchBatch.Progress.NONE));
        company.time.settle();
        String manager = company.front.key(
                new Scope(false, Set.of(), Set.of(company.works.id()), Set.of()), Set.of("timesheet.read"));
        JsonNode people =
                Texts.json(company.get(manager, "/work-cycles?month=2026-09")).get("items");
        assertEquals(1, people.size(), people.toString());
        JsonNode week = people.at("/0/cycles/0");
        assertEquals("WEEK", week.get("kind").asText());
        assertEquals("2026-08-31", week.get("from").asText());
        assertEquals(750, week.get("attended").asInt());
        assertEquals(150, week.at("/tiers/OT_1.5").asInt(), week.toString());
        assertEquals(600, week.at("/weeklyTiers/0/above").asInt());
        assertEquals("PROVISIONAL", week.get("state").asText());
    }
}
