package org.clockhouse.registry.spi;

import static org.clockhouse.registry.spi.TwoSites.file;
import static org.clockhouse.registry.spi.TwoSites.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.junit.jupiter.api.Test;

/** What every store keeps of the people of a company. */
public interface PeopleContract extends TwoSites {

    @Test
    default void anEmployeeComesBackWithEveryField() {
        EmployeeFile wang = file("A0017", "王小明", "wangxiaoming", SHANGHAI, LINE);
        run(() -> employees().insert(List.of(wang)));
        EmployeeId id = wang.employee().id();
        assertEquals(List.of(wang.employee()), in(() -> employees().find(List.of(id))));
        assertEquals(wang.periods(), in(() -> employees().periods(List.of(id))));
    }

    @Test
    default void aDateOfBirthComesBackAndIsReadForThoseOfWhomItIsKnown() {
        EmployeeFile wang = born(file("A0017", "王小明", "wangxiaoming", SHANGHAI, LINE), LocalDate.of(2008, 2, 29));
        EmployeeFile li = file("A0018", "李雷", "lilei", SHANGHAI, LINE);
        run(() -> employees().insert(List.of(wang, li)));
        List<EmployeeId> both = List.of(wang.employee().id(), li.employee().id());
        assertEquals(Map.of(both.get(0), LocalDate.of(2008, 2, 29)), in(() -> employees()
                .births(both)));
        assertEquals(List.of(wang.employee()), in(() -> employees().find(both.subList(0, 1))));
        EmployeeFile unsaid = new EmployeeFile(
                with(wang.employee(), wang.employee().person().bornOn(Optional.empty())),
                wang.periods(),
                wang.keys(),
                wang.order());
        run(() -> employees().update(List.of(unsaid)));
        assertEquals(Map.of(), in(() -> employees().births(both)));
    }

    private static EmployeeFile born(EmployeeFile file, LocalDate date) {
        Employee employee = file.employee();
        return new EmployeeFile(
                with(employee, employee.person().bornOn(Optional.of(date))), file.periods(), file.keys(), file.order());
    }

    private static Employee with(Employee e, PersonalData person) {
        return new Employee(
                e.id(), e.number(), person, e.initials(), e.placement(), e.hiredOn(), e.endedOn(), e.version());
    }

    @Test
    default void anUpdateReplacesPeriodsAndKeysAndTheVersionRises() {
        EmployeeFile wang = file("A0017", "王小明", "wangxiaoming", SHANGHAI, LINE);
        run(() -> employees().insert(List.of(wang)));
        EmploymentPeriod first = wang.periods().get(0);
        EmploymentPeriod ended = new EmploymentPeriod(
                first.employee(),
                first.from(),
                Optional.of(LocalDate.of(2025, 1, 31)),
                first.placement(),
                first.start());
        EmploymentPeriod second = new EmploymentPeriod(
                first.employee(),
                LocalDate.of(2025, 2, 1),
                Optional.empty(),
                new Placement(MADRID.id(), OFFICE.id(), "Clerk"),
                EmploymentPeriod.Start.TRANSFER);
        Employee moved = with(wang.employee(), "A0017", second.placement());
        EmployeeFile changed = new EmployeeFile(moved, List.of(ended, second), Set.of("zhang"), "zhang");
        run(() -> employees().update(List.of(changed)));
        Employee stored = in(() -> employees().find(List.of(moved.id()))).get(0);
        assertEquals(2, stored.version());
        assertEquals(second.placement(), stored.placement());
        assertEquals(List.of(ended, second), in(() -> employees().periods(List.of(moved.id()))));
        assertEquals(List.of(), found(query("wang")));
        assertEquals(List.of("A0017"), found(query("zhang")));
        assertThrows(Stale.class, () -> run(() -> employees().update(List.of(changed))));
    }

    private static Employee with(Employee e, String number, Placement placement) {
        return new Employee(e.id(), number, e.person(), e.initials(), placement, e.hiredOn(), e.endedOn(), e.version());
    }

    @Test
    default void aNumberIsTakenWhateverItsCase() {
        run(() -> employees().insert(List.of(file("a17", "王小明", "wang", SHANGHAI, LINE))));
        EmployeeFile again = file("A17", "李雷", "li", SHANGHAI, LINE);
        Refused refused =
                assertThrows(Refused.class, () -> run(() -> employees().insert(List.of(again))));
        assertEquals("employee.number.taken", refused.code());
        assertTrue(refused.isDuplicate());
    }

    @Test
    default void whoIsDeletedIsGoneWithPeriodsAndKeys() {
        EmployeeFile wang = file("1", "王小明", "wangxiaoming", SHANGHAI, LINE);
        run(() -> employees().insert(List.of(wang)));
        run(() -> employees().delete(List.of(wang.employee().id())));
        assertEquals(List.of(), found(query("wang")));
        assertEquals(
                List.of(), in(() -> employees().periods(List.of(wang.employee().id()))));
        run(() -> employees().insert(List.of(file("1", "李雷", "lilei", SHANGHAI, LINE))));
    }

    @Test
    default void aPlacementThatIsDueIsFound() {
        EmployeeFile wang = file("1", "王小明", "wangxiaoming", SHANGHAI, LINE);
        EmploymentPeriod first = wang.periods().get(0);
        EmploymentPeriod next = new EmploymentPeriod(
                first.employee(),
                TODAY,
                Optional.empty(),
                new Placement(MADRID.id(), LINE.id(), ""),
                EmploymentPeriod.Start.TRANSFER);
        EmploymentPeriod until = new EmploymentPeriod(
                first.employee(), first.from(), Optional.of(TODAY.minusDays(1)), first.placement(), first.start());
        run(() -> employees()
                .insert(List.of(new EmployeeFile(wang.employee(), List.of(until, next), wang.keys(), wang.order()))));
        assertEquals(List.of(), in(() -> employees().misplaced(TODAY.minusDays(1), 10)));
        assertEquals(List.of(wang.employee().id()), in(() -> employees().misplaced(TODAY, 10)));
    }

    @Test
    default void whatRollsBackWasNeverThere() {
        EmployeeFile wang = file("1", "王小明", "wangxiaoming", SHANGHAI, LINE);
        assertThrows(
                IllegalStateException.class,
                () -> run(() -> {
                    employees().insert(List.of(wang));
                    throw new IllegalStateException("on purpose");
                }));
        assertEquals(List.of(), found(query("")));
    }
}
