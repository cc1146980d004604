package org.clockhouse.registry.spi;

import static org.clockhouse.registry.spi.TwoSites.file;
import static org.clockhouse.registry.spi.TwoSites.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.CalendarId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.RegistryChange;
import org.clockhouse.registry.calendar.Calendar;
import org.clockhouse.registry.calendar.CalendarDay;
import org.clockhouse.registry.calendar.DayType;
import org.clockhouse.registry.organisation.Area;
import org.clockhouse.registry.organisation.Company;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.junit.jupiter.api.Test;

/** What every store keeps of a company, its sites, departments and calendars, and of what changed in them. */
public interface PlacesContract extends TwoSites {

    @Test
    default void aCompanyIsKeptAndListed() {
        assertEquals(
                "Example",
                in(() -> organisation().company()).orElseThrow().name().en());
        assertTrue(organisation().companies().stream()
                .anyMatch(company -> company.id().equals(org())));
        Company renamed = in(() -> organisation().update(new Company(org(), new LocalName("", "Other"), 1)));
        assertEquals(2, renamed.version());
        assertEquals(Optional.of(renamed), in(() -> organisation().company()));
    }

    @Test
    default void anotherCompanySeesNothing() {
        OrgId other = OrgId.next();
        run(() -> employees().insert(List.of(file("1", "王小明", "wangxiaoming", SHANGHAI, LINE))));
        List<Employee> seen = transactions().in(other, () -> employees()
                .page(Scope.EVERYBODY, query(""), Page.first(10))
                .items());
        assertEquals(List.of(), seen);
        assertEquals(
                Optional.empty(), transactions().in(other, () -> organisation().site(SHANGHAI.id())));
    }

    @Test
    default void sitesAndAreasComeBackAsTheyWere() {
        Area gate = new Area(AreaId.next(), SHANGHAI.id(), new LocalName("东门", "East gate"), 1);
        run(() -> organisation().insert(gate));
        assertEquals(List.of(SHANGHAI, MADRID), in(() -> organisation().sites()));
        assertEquals(List.of(gate), in(() -> organisation().areas()));
        Site moved = new Site(SHANGHAI.id(), SHANGHAI.name(), ZoneId.of("Asia/Urumqi"), Optional.empty(), true, 1);
        assertEquals(2, in(() -> organisation().update(moved)).version());
        assertThrows(Stale.class, () -> in(() -> organisation().update(moved)));
    }

    @Test
    default void movingADepartmentTakesEverythingBelowAlong() {
        run(() -> {
            departments().lockTree();
            Department moved = new Department(
                    PRODUCTION.id(),
                    Optional.of(OFFICE.id()),
                    PRODUCTION.name(),
                    Department.path(Optional.of(OFFICE), PRODUCTION.id()),
                    false,
                    1);
            departments().update(moved);
            departments().movePaths(PRODUCTION.path(), moved.path());
        });
        List<Department> tree = in(() -> departments().tree());
        assertEquals(
                List.of(OFFICE.id(), PRODUCTION.id(), LINE.id()),
                tree.stream().map(Department::id).toList());
        assertTrue(tree.get(2).isWithin(tree.get(0)));
    }

    @Test
    default void everyVersionOfACalendarIsKept() {
        Calendar first = new Calendar(
                CalendarId.next(),
                new LocalName("中国", "China"),
                Calendar.WEEKEND,
                List.of(new CalendarDay(
                        LocalDate.of(2026, 10, 1), DayType.STATUTORY, "国庆节", "国办发明电", CalendarDay.Layer.PUBLIC)),
                1);
        Calendar second = in(() -> {
            calendars().insert(first);
            return calendars().update(new Calendar(first.id(), first.name(), Set.of(DayOfWeek.FRIDAY), List.of(), 1));
        });
        assertEquals(2, second.version());
        assertEquals(List.of(second), in(() -> calendars().all()));
        assertEquals(Optional.of(second), in(() -> calendars().find(first.id())));
        assertEquals(Optional.of(first), in(() -> calendars().find(first.id(), 1)));
        assertThrows(Stale.class, () -> in(() -> calendars().update(first)));
    }

    @Test
    default void changesAreTakenOnceInTheirOrder() {
        RegistryChange one = new RegistryChange(
                RegistryChange.Kind.EMPLOYEE, EmployeeId.next().value(), TODAY);
        RegistryChange two =
                new RegistryChange(RegistryChange.Kind.SITE, SHANGHAI.id().value(), HIRED);
        run(() -> changes().add(List.of(one)));
        run(() -> changes().add(List.of(two)));
        assertThrows(
                IllegalStateException.class,
                () -> run(() -> {
                    changes().take(10);
                    throw new IllegalStateException("on purpose");
                }));
        assertEquals(List.of(one), in(() -> changes().take(1)));
        assertEquals(List.of(two), in(() -> changes().take(10)));
        assertEquals(List.of(), in(() -> changes().take(10)));
    }
}
