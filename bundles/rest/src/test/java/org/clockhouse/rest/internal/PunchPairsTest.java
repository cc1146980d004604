package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/** Two cards that come to the reader together again and again, from the punches to the sheet. */
class PunchPairsTest {

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

    private static NewPunch at(Employee employee, String time, PunchAttributes.Method method) {
        return new NewPunch(
                PunchSubject.number(employee.number()),
                Optional.of(employee.id()),
                PunchTime.of(
                        LocalDateTime.parse(time),
                        Duration.ofHours(8),
                        ZoneId.of("Asia/Shanghai"),
                        PunchTime.OffsetSource.ZONE_RULES),
                PunchAttributes.of(method, PunchAttributes.FunctionKey.UNSTATED),
                Set.of());
    }

    private void together(Employee one, Employee other, PunchAttributes.Method method) {
        TerminalId gate = TerminalId.next();
        for (int day = 1; day <= 3; day++) {
            company.punches.append(
                    company.org,
                    new PunchBatch(
                            gate,
                            Road.VISIT,
                            "",
                            company.clock.instant(),
                            List.of(
                                    at(one, "2026-09-0%dT07:55:00".formatted(day), method),
                                    at(other, "2026-09-0%dT07:55:06".formatted(day), method)),
                            List.of(),
                            PunchBatch.Progress.NONE));
        }
    }

    private JsonNode rows(Scope scope) {
        String key = company.front.key(scope, Set.of("report.run", "timesheet.read"));
        HttpResponse<String> started = company.post(
                key, "/report-runs", "{\"report\":\"PUNCH_PAIRS\",\"month\":\"2026-09\",\"format\":\"JSON\"}");
        String path = started.headers().firstValue("Location").orElseThrow().substring("/api/v1".length());
        return Texts.json(company.get(key, path + "/content")).get("rows");
    }

    @Test
    void cardsThatComeTogetherAreListedAndFacesAreNot() {
        Employee wang = company.hire("王小明", company.works);
        Employee zhang = company.hire("张三", company.works);
        Employee li = company.hire("李四", company.works);
        together(wang, zhang, PunchAttributes.Method.CARD);
        together(zhang, li, PunchAttributes.Method.FACE);
        JsonNode rows = rows(Scope.EVERYBODY);
        assertEquals(1, rows.size(), rows.toString());
        assertEquals(
                Set.of(wang.number(), zhang.number()),
                Set.of(rows.at("/0/number").asText(), rows.at("/0/otherNumber").asText()));
        assertEquals(3, rows.at("/0/pairDates").asInt());
        assertEquals("2026-09-03", rows.at("/0/lastTogether").asText());
    }

    @Test
    void aManagerIsToldOnlyOfTwoOfOnesOwn() {
        together(company.hire("王小明", company.works), company.hire("张三", company.office), PunchAttributes.Method.CARD);
        assertEquals(1, rows(Scope.EVERYBODY).size());
        assertEquals(
                0,
                rows(new Scope(false, Set.of(), Set.of(company.works.id()), Set.of()))
                        .size());
    }
}
