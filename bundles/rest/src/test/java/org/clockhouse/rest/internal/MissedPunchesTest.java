package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.clockhouse.attendance.roster.Assignment;
import org.clockhouse.attendance.roster.Pattern;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.shift.ShiftTerms;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is suggested for a missing punch, to the desk and to the person whose it is. */
class MissedPunchesTest {

    private static final String DAY = "/missed-punches/suggestions?from=2026-09-01&until=2026-09-01";

    @TempDir
    Path directory;

    private Company company;
    private Employee wang;
    private Employee li;
    private String own;

    @BeforeEach
    void twoPunchedInAndNeverOut() {
        company = new Company(directory);
        wang = company.hire("王小明", company.works);
        li = company.hire("李雷", company.works);
        own = company.front.key(Scope.only(wang.id()), Set.of("timesheet.read"));
        dayShiftForEverybody();
        for (Employee person : List.of(wang, li)) {
            company.punch(person, "2026-09-01T07:55");
        }
        for (String until : List.of("16:58", "17:04", "17:31")) {
            company.punch(company.hire("同事", company.works), "2026-09-01T07:50", "2026-09-01T" + until);
        }
        settle();
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void theDeskHearsWhatColleaguesDidAndThePersonDoesNot() {
        assertEquals(
                List.of("OUT 2026-09-01T17:04:00 CREW", "OUT 2026-09-01T17:04:00 CREW"),
                said(company.key("timesheet.read"), DAY));
        assertEquals(List.of(), said(own, DAY));
    }

    @Test
    void aPersonHearsOfTheirOwnDayAndOfNobodyElses() {
        for (Employee person : List.of(wang, li)) {
            HttpResponse<String> trip = company.post(
                    company.key("request.enter"),
                    "/requests/entries",
                    "{\"kind\":\"TRIP\",\"employeeId\":\"" + person.id().text()
                            + "\",\"details\":{\"from\":\"2026-09-01T13:00\",\"until\":\"2026-09-01T16:00\"},\"reason\":\"出差\"}");
            assertEquals(201, trip.statusCode(), trip.body());
        }
        settle();
        JsonNode items = Texts.json(company.get(own, DAY)).get("items");
        assertEquals(1, items.size(), items.toString());
        assertEquals(wang.id().text(), items.at("/0/employeeId").asText());
        assertEquals("OUT 2026-09-01T16:00:00 TRIP", said(own, DAY).get(0));
        assertEquals(List.of(), said(own, DAY + "&employeeId=" + li.id().text()));
        assertEquals(403, company.get(company.key("request.submit"), DAY).statusCode());
    }

    private void dayShiftForEverybody() {
        Shift shift = company.time.shifts.define(
                company.actor,
                new ShiftTerms(
                        "D1",
                        new LocalName("白班", "Day"),
                        "",
                        List.of(new ShiftTerms.Segment(480, 1_020)),
                        List.of(),
                        120,
                        360,
                        company.time.rules.standard(company.org).id(),
                        OptionalInt.empty(),
                        OptionalInt.empty()));
        company.time.rosters.assign(
                company.actor,
                new Assignment.Target.Everybody(),
                new Pattern(LocalDate.parse("2026-09-01"), List.of(List.of(shift.id()))),
                LocalDate.parse("2026-09-01"),
                Optional.empty(),
                false);
    }

    private void settle() {
        company.time.reported(company.shanghai.id(), company.clock.instant());
        company.time.settle();
    }

    private List<String> said(String key, String path) {
        HttpResponse<String> answer = company.get(key, path);
        assertEquals(200, answer.statusCode(), answer.body());
        return StreamSupport.stream(Texts.json(answer).get("items").spliterator(), false)
                .map(one -> one.get("way").asText() + " " + one.get("at").asText() + " "
                        + one.get("source").asText())
                .toList();
    }
}
