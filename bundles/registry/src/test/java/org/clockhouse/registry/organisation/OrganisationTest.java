package org.clockhouse.registry.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.RegistryChange;
import org.clockhouse.registry.calendar.Calendar;
import org.clockhouse.registry.calendar.CalendarDay;
import org.clockhouse.registry.calendar.CalendarDraft;
import org.clockhouse.registry.calendar.DayType;
import org.junit.jupiter.api.Test;

class OrganisationTest {

    private final RecordedAudit audit = new RecordedAudit();
    private final InMemoryRegistry registry = new InMemoryRegistry(
            new InMemoryTransactions(), audit, new RecordedChanges(), new TestClock("2026-11-23T02:00:00Z"));

    @Test
    void foundingTwiceIsFoundingOnce() {
        Company again = registry.organisation.found(registry.actor, new LocalName("", "Other"));
        assertEquals("Example", again.name().en());
        assertEquals(1, registry.organisation.all().size());
    }

    @Test
    void aDepartmentCannotBePutBelowItself() {
        Department top = registry.department("生产部");
        Department below = registry.department("一线", top);
        Department lowest = registry.department("一组", below);
        for (Department target : List.of(top, below, lowest)) {
            Refused refused = assertThrows(Refused.class, () -> move(top, target));
            assertEquals("department.circle", refused.code());
        }
        assertEquals(Set.of(top.id(), below.id(), lowest.id()), registry.departments.within(registry.org, top.id()));
    }

    @Test
    void aMovedDepartmentTakesItsOwnAlong() {
        Department production = registry.department("生产部");
        Department line = registry.department("一线", production);
        Department team = registry.department("一组", line);
        Department plant = registry.department("二厂");
        move(line, plant);
        assertEquals(Set.of(plant.id(), line.id(), team.id()), registry.departments.within(registry.org, plant.id()));
        assertEquals(Set.of(production.id()), registry.departments.within(registry.org, production.id()));
        assertEquals(
                List.of(line.id().value()),
                registry.changes.take(registry.org, 10).stream()
                        .map(RegistryChange::subject)
                        .toList());
    }

    @Test
    void theTreeGrowsNoDeeperThanItsPathFits() {
        Department above = registry.department("1");
        for (int level = 2; level <= Department.DEEPEST; level++) {
            above = registry.department("" + level, above);
        }
        Department deepest = above;
        Refused refused = assertThrows(Refused.class, () -> registry.department("11", deepest));
        assertEquals("department.deep", refused.code());
        Department other = registry.department("other");
        Department child = registry.department("child", other);
        assertThrows(Refused.class, () -> move(other, deepest));
        assertEquals(2, registry.departments.find(registry.org, child.id()).depth());
    }

    @Test
    void siblingsHaveDifferentNamesAndCousinsMayShareOne() {
        Department one = registry.department("一厂");
        Department two = registry.department("二厂");
        registry.department("质检", one);
        registry.department("质检", two);
        assertThrows(Refused.class, () -> registry.department("质检", one));
    }

    @Test
    void anotherZoneEvaluatesTheSiteAnewFromToday() {
        Site site = registry.site("上海", "Asia/Shanghai");
        registry.sites.amend(
                registry.actor, site.id(), new SiteDraft(site.name(), ZoneId.of("Asia/Urumqi")), site.version());
        assertEquals(
                List.of(new RegistryChange(RegistryChange.Kind.SITE, site.id().value(), LocalDate.of(2026, 11, 23))),
                registry.changes.take(registry.org, 10));
    }

    @Test
    void aCompanyDayHidesAPublicOneAndTheWeekFillsTheRest() {
        LocalDate national = LocalDate.of(2026, 10, 1);
        Calendar calendar = registry.calendars.add(
                registry.actor,
                new CalendarDraft(
                        new LocalName("工厂", ""),
                        Set.of(DayOfWeek.FRIDAY),
                        List.of(
                                day(national, DayType.WORKDAY, CalendarDay.Layer.COMPANY),
                                day(national, DayType.STATUTORY, CalendarDay.Layer.PUBLIC),
                                day(national.plusDays(2), DayType.STATUTORY, CalendarDay.Layer.PUBLIC))));
        assertEquals(DayType.WORKDAY, calendar.typeOf(national));
        assertEquals(DayType.REST_DAY, calendar.typeOf(national.plusDays(1)));
        assertEquals(DayType.STATUTORY, calendar.typeOf(national.plusDays(2)));
        assertEquals(DayType.WORKDAY, calendar.typeOf(national.plusDays(3)));
    }

    @Test
    void aCalendarThatSaysTwoThingsOfADateIsRefusedWithThePlace() {
        LocalDate national = LocalDate.of(2026, 10, 1);
        CalendarDraft draft = new CalendarDraft(
                new LocalName("工厂", ""),
                Set.of(DayOfWeek.FRIDAY),
                List.of(
                        day(national, DayType.STATUTORY, CalendarDay.Layer.PUBLIC),
                        day(national.plusDays(1), DayType.STATUTORY, CalendarDay.Layer.PUBLIC),
                        day(national, DayType.SWAPPED_WORKDAY, CalendarDay.Layer.PUBLIC)));
        Refused refused = assertThrows(Refused.class, () -> registry.calendars.add(registry.actor, draft));
        assertEquals("calendar.day.twice", refused.code());
        assertEquals("/days/2", refused.violations().get(0).pointer());
    }

    @Test
    void aChangedCalendarEvaluatesFromTheFirstDateThatDiffers() {
        Calendar calendar = registry.calendars.add(registry.actor, registry.calendars.shipped("CN-2026"));
        List<CalendarDay> days = new ArrayList<>(calendar.days());
        days.add(day(LocalDate.of(2026, 12, 24), DayType.COMPANY_HOLIDAY, CalendarDay.Layer.COMPANY));
        days.add(day(LocalDate.of(2026, 1, 1), DayType.STATUTORY, CalendarDay.Layer.COMPANY));
        Calendar changed = registry.calendars.amend(
                registry.actor, calendar.id(), new CalendarDraft(calendar.name(), calendar.restDays(), days), 1);
        assertEquals(2, changed.version());
        assertEquals(
                List.of(new RegistryChange(
                        RegistryChange.Kind.CALENDAR, calendar.id().value(), LocalDate.of(2026, 12, 24))),
                registry.changes.take(registry.org, 10));
        assertEquals(
                DayType.WORKDAY,
                registry.calendars.find(registry.org, calendar.id(), 1).typeOf(LocalDate.of(2026, 12, 24)));
    }

    /** The figures of semantics.md, section 12. */
    @Test
    void theShippedCalendarOfChinaHasTheStatutoryNumberOfWorkdays() {
        assertEquals(List.of(21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23), workdays(2026));
        assertEquals(248, workdays(2025).stream().mapToInt(Integer::intValue).sum());
    }

    private List<Integer> workdays(int year) {
        CalendarDraft draft = registry.calendars.shipped("CN-" + year);
        Calendar china = registry.calendars.add(registry.actor, draft);
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> (int) LocalDate.of(year, month, 1)
                        .datesUntil(LocalDate.of(year, month, 1).plusMonths(1))
                        .filter(date -> china.typeOf(date).isWorked())
                        .count())
                .toList();
    }

    @Test
    void noFileOutsideIsReadAsACalendar() {
        for (String name : List.of("../../etc/passwd", "XX-2026", "CN-2026.csv")) {
            assertThrows(NotFound.class, () -> registry.calendars.shipped(name));
        }
    }

    @Test
    void everyWriteIsAudited() {
        registry.site("上海", "Asia/Shanghai");
        registry.department("生产部");
        assertTrue(audit.actions().containsAll(List.of("organisation.found", "site.add", "department.add")));
    }

    private Department move(Department department, Department to) {
        return registry.departments.amend(
                registry.actor,
                department.id(),
                new DepartmentDraft(department.name(), Optional.of(to.id())),
                department.version());
    }

    private static CalendarDay day(LocalDate date, DayType type, CalendarDay.Layer layer) {
        return new CalendarDay(date, type, "", "", layer);
    }
}
