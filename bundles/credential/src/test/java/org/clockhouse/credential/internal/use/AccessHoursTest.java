package org.clockhouse.credential.internal.use;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.Sighting;
import org.clockhouse.credential.WallTerminals;
import org.clockhouse.credential.access.AccessLevel;
import org.clockhouse.credential.access.AccessLevelId;
import org.clockhouse.credential.access.Hours;
import org.clockhouse.credential.access.Hours.Window;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.use.CardSight;
import org.clockhouse.credential.use.StoppedUse;
import org.clockhouse.kernel.CalendarId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.calendar.Calendar;
import org.clockhouse.registry.calendar.CalendarDay;
import org.clockhouse.registry.calendar.CalendarDraft;
import org.clockhouse.registry.calendar.DayType;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.SiteDraft;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A store that is open to the line on workdays from eight to six; Wednesday 25 November 2026 is a holiday of the company. */
@DisplayName("C054: hours of access levels")
class AccessHoursTest {

    private static final Window WORKDAYS = new Window(
            Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
            false,
            LocalTime.of(8, 0),
            LocalTime.of(18, 0));

    private final TestClock clock = new TestClock("2026-11-01T02:00:00Z");
    private final RecordedAudit audit = new RecordedAudit();
    private final RecordedChanges hints = new RecordedChanges();
    private final InMemoryRegistry registry = new InMemoryRegistry(new InMemoryTransactions(), audit, hints, clock);
    private final InMemoryDesk desk = new InMemoryDesk(registry, audit, hints, clock);
    private final CalendarId calendar = registry.calendars
            .add(
                    registry.actor,
                    new CalendarDraft(
                            new LocalName("公司", ""),
                            Calendar.WEEKEND,
                            List.of(new CalendarDay(
                                    LocalDate.of(2026, 11, 25),
                                    DayType.COMPANY_HOLIDAY,
                                    "",
                                    "",
                                    CalendarDay.Layer.COMPANY))))
            .id();
    private final Site site = registry.sites.add(
            registry.actor,
            new SiteDraft(new LocalName("上海", ""), ZoneId.of("Asia/Shanghai"), Optional.of(calendar), false));
    private final Department line = registry.department("一线");
    private final Employee wang = registry.hire("000117", "王小明", site, line);
    private final WallTerminal gate = WallTerminals.at(site.id(), "Gate", true, clock.instant());
    private long position;

    @BeforeEach
    void aCard() {
        desk.wall.hung.add(gate);
        desk.credentials.issue(
                registry.actor,
                Scope.EVERYBODY,
                new CredentialDraft(wang.id(), new Identifier.Card(CardNumber.of(32, 0x04A1B2C3L))));
    }

    @Test
    void whoIsLetInOutsideTheHoursRaisesAnAlarmWithTerminalAndTime() {
        level(true, new Hours(List.of(WORKDAYS)));
        read("2026-11-23T08:00", true);
        read("2026-11-23T17:59", true);
        assertEquals(List.of(), alarms());
        read("2026-11-23T18:00", true);
        assertEquals(1, alarms().size());
        StoppedUse alarm = alarms().get(0);
        assertTrue(alarm.outsideHours());
        assertTrue(alarm.letIn());
        assertEquals(gate.id(), alarm.terminal());
        assertEquals(at("2026-11-23T18:00"), alarm.at());
    }

    @Test
    void whoIsKeptOutRaisesNone() {
        level(true, new Hours(List.of(WORKDAYS)));
        read("2026-11-23T20:00", false);
        assertEquals(List.of(), alarms());
    }

    @Test
    void aHolidayIsOpenOnlyToWindowsThatNameHolidays() {
        AccessLevel level = level(true, new Hours(List.of(WORKDAYS)));
        read("2026-11-25T10:00", true);
        assertEquals(1, alarms().size());
        Window holidays = new Window(Set.of(), true, LocalTime.of(9, 0), LocalTime.MIDNIGHT);
        desk.levels.amend(
                registry.actor,
                new AccessLevel(
                        level.id(),
                        level.name(),
                        level.places(),
                        level.group(),
                        level.validity(),
                        new Hours(List.of(WORKDAYS, holidays)),
                        level.version()));
        read("2026-11-25T23:59", true);
        assertEquals(1, alarms().size());
    }

    @Test
    void anotherLevelWithoutHoursOrTheDefaultOfTheSiteLetsThemIn() {
        level(false, new Hours(List.of(WORKDAYS)));
        read("2026-11-23T22:00", true);
        assertEquals(List.of(), alarms(), "an attendance terminal of their own site");
        level(true, new Hours(List.of(WORKDAYS)));
        read("2026-11-23T22:01", true);
        assertEquals(1, alarms().size());
        level(true, Hours.ALWAYS);
        read("2026-11-23T22:02", true);
        assertEquals(1, alarms().size());
    }

    @Test
    void aWindowNeedsDaysAndATimeThatPasses() {
        LocalTime nine = LocalTime.of(9, 0);
        assertEquals("access-level.hours", refusal(() -> new Window(Set.of(), false, nine, LocalTime.NOON)));
        assertEquals("access-level.hours", refusal(() -> new Window(Set.of(DayOfWeek.MONDAY), false, nine, nine)));
        Hours night = new Hours(List.of(new Window(Set.of(DayOfWeek.MONDAY), false, nine, LocalTime.MIDNIGHT)));
        assertTrue(night.hold(LocalDateTime.parse("2026-11-23T23:59:59"), false));
        assertFalse(night.hold(LocalDateTime.parse("2026-11-24T00:00"), false));
    }

    private static String refusal(org.junit.jupiter.api.function.Executable act) {
        return assertThrows(Refused.class, act).code();
    }

    private AccessLevel level(boolean only, Hours hours) {
        return desk.levels.add(
                registry.actor,
                new AccessLevel(
                        AccessLevelId.next(),
                        new LocalName("仓库", ""),
                        AccessLevel.Places.of(Set.of(gate.id())),
                        new AccessLevel.Group(Set.of(line.id()), Set.of(), only),
                        AccessLevel.Validity.ALWAYS,
                        hours,
                        1));
    }

    private void read(String wall, boolean letIn) {
        desk.uses.note(
                registry.org,
                ++position,
                List.of(new CardSight(gate.id(), Sighting.card("04A1B2C3", at(wall)), at(wall), letIn)));
    }

    private Instant at(String wall) {
        return LocalDateTime.parse(wall).atZone(site.zone()).toInstant();
    }

    private List<StoppedUse> alarms() {
        return desk.uses
                .stopped(registry.org, Scope.EVERYBODY, true, Page.first(10))
                .items();
    }
}
