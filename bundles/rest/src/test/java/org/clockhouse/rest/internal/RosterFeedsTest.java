package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.clockhouse.account.Account;
import org.clockhouse.attendance.roster.Assignment;
import org.clockhouse.attendance.roster.Pattern;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.shift.ShiftTerms;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A roster in somebody's calendar, as a calendar program asks for it: without signing in. */
class RosterFeedsTest {

    @TempDir
    Path directory;

    private Company company;
    private Employee ann;
    private Employee bob;
    private Account account;

    @BeforeEach
    void start() {
        company = new Company(directory);
        ann = company.hire("王小明", company.works);
        bob = company.hire("李小红", company.works);
        account = company.front.employee("ann", ann.id());
        Shift shift = company.time.shifts.define(
                company.actor,
                new ShiftTerms(
                        "Am",
                        new LocalName("早班", "Early"),
                        "",
                        List.of(new ShiftTerms.Segment(420, 900)),
                        List.of(),
                        60,
                        60,
                        company.time.rules.standard(company.org).id(),
                        OptionalInt.empty(),
                        OptionalInt.empty()));
        company.time.rosters.assign(
                company.actor,
                new Assignment.Target.Everybody(),
                Pattern.week(Map.of(java.time.DayOfWeek.MONDAY, shift.id())),
                LocalDate.parse("2026-09-01"),
                Optional.empty(),
                true);
    }

    @AfterEach
    void stop() {
        company.close();
    }

    private HttpResponse<String> renew(String cookie, String body) {
        return company.web.send(company.with(cookie, "/roster-feeds").POST(Web.text(body)));
    }

    private HttpResponse<String> read(HttpResponse<String> made) {
        return company.web.send(company.web.request(Texts.json(made).get("path").asText()));
    }

    @Test
    void onesOwnShiftsAreReadByWhoeverKnowsTheAddressUntilItIsRenewed() {
        String phone = company.cookie("ann");
        HttpResponse<String> made = renew(phone, "{}");
        assertEquals(201, made.statusCode(), made.body());
        HttpResponse<String> calendar = read(made);
        assertEquals(200, calendar.statusCode(), calendar.body());
        assertTrue(calendar.headers().firstValue("Content-Type").orElse("").startsWith("text/calendar"));
        assertTrue(calendar.body().contains("DTSTART:20261004T230000Z"), calendar.body());
        assertFalse(calendar.body().contains("Person"), "not even one's own name");
        assertFalse(calendar.body().contains(bob.id().text()));
        HttpResponse<String> again = renew(phone, "{}");
        assertEquals(404, read(made).statusCode());
        assertEquals(200, read(again).statusCode());
        company.web.send(company.with(phone, "/roster-feeds/endings").POST(Web.text("{}")));
        assertEquals(404, read(again).statusCode());
    }

    @Test
    void anAccountThatIsDisabledShowsNothingAnyMore() {
        HttpResponse<String> made = renew(company.cookie("ann"), "{}");
        company.front
                .accounts()
                .setDisabled(
                        company.actor,
                        account.id(),
                        company.front.accounts().find(company.org, account.id()).version(),
                        true,
                        "left");
        assertEquals(404, read(made).statusCode());
    }

    @Test
    void whoReadsTooOftenWaits() {
        HttpResponse<String> made = renew(company.cookie("ann"), "{}");
        for (int i = 0; i < 10; i++) {
            assertEquals(200, read(made).statusCode());
        }
        HttpResponse<String> eleventh = read(made);
        assertEquals(429, eleventh.statusCode());
        assertTrue(eleventh.headers().firstValue("Retry-After").isPresent());
        company.clock.advance(java.time.Duration.ofMinutes(1));
        assertEquals(200, read(made).statusCode());
    }

    @Test
    void aManagerReadsTheTeamsAndNobodyElses() {
        company.front.operator(
                "boss",
                company.front.role(Set.of("shift.read", "own.read"), Map.of()),
                new Scope(false, Set.of(), Set.of(company.works.id()), Set.of()));
        String boss = company.cookie("boss");
        HttpResponse<String> made =
                renew(boss, "{\"departmentId\":\"" + company.works.id().text() + "\"}");
        String calendar = read(made).body();
        assertTrue(calendar.contains("Person 1") && calendar.contains("Person 2"), calendar);
        assertEquals(
                404,
                renew(boss, "{\"departmentId\":\"" + company.office.id().text() + "\"}")
                        .statusCode());
        assertEquals(422, renew(boss, "{}").statusCode(), "an account of nobody has no shifts of its own");
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertEquals(
                400,
                company.web
                        .send(company.web.request("/api/v1/roster-feeds/made-up.ics"))
                        .statusCode());
    }
}
