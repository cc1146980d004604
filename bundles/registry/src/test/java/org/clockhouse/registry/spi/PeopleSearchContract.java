package org.clockhouse.registry.spi;

import static org.clockhouse.registry.spi.TwoSites.file;
import static org.clockhouse.registry.spi.TwoSites.query;
import static org.clockhouse.registry.spi.TwoSites.search;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmploymentPeriod;
import org.junit.jupiter.api.Test;

/** How people are found in every store. */
public interface PeopleSearchContract extends TwoSites {

    @Test
    default void numbersAreFoundWithoutTheirLeadingZeros() {
        run(() -> employees()
                .insert(List.of(
                        file("0017", "王小明", "wang", SHANGHAI, LINE),
                        file("17", "李雷", "li", SHANGHAI, LINE),
                        file("170", "韩梅梅", "han", SHANGHAI, LINE))));
        List<Employee> found = in(() -> employees().numbered(List.of("17", "999")));
        assertEquals(
                Set.of("0017", "17"),
                Set.copyOf(found.stream().map(Employee::number).toList()));
    }

    @Test
    default void pagesFollowThePinyinAndNeitherSkipNorRepeat() {
        run(() -> employees()
                .insert(List.of(
                        file("1", "张三", "zhangsan", SHANGHAI, LINE),
                        file("2", "安琪", "anqi", SHANGHAI, LINE),
                        file("3", "李雷", "lilei", SHANGHAI, LINE),
                        file("4", "李磊", "lilei", SHANGHAI, LINE),
                        file("5", "王五", "wangwu", SHANGHAI, LINE))));
        List<String> numbers = new ArrayList<>();
        String after = "";
        do {
            Page page = new Page(after, 2);
            Slice<Employee> slice = in(() -> employees().page(Scope.EVERYBODY, query(""), page));
            slice.items().forEach(employee -> numbers.add(employee.number()));
            after = slice.next();
        } while (!after.isEmpty());
        assertEquals(List.of("2", "3", "4", "5", "1"), numbers);
    }

    @Test
    default void c011ASearchFindsByKeyPhoneAndDepartment() {
        run(() -> employees()
                .insert(List.of(
                        file("1", "张三", "zhangsan", "13800004711", SHANGHAI, LINE),
                        file("2", "张四", "zhangsi", "13800001234", SHANGHAI, LINE),
                        file("3", "李雷", "lilei", "", MADRID, OFFICE))));
        assertEquals(List.of("1", "2"), found(query("zhangs")));
        assertEquals(List.of("2"), found(query("张四")));
        assertEquals(List.of(), found(query("hangs")));
        assertEquals(List.of("1"), found(search("", "4711", Set.of())));
        assertEquals(List.of("2"), found(search("", "+86 138 0000 1234", Set.of())));
        assertEquals(List.of("2", "3"), sorted(found(search("zhangsi", "", Set.of(OFFICE.id())))));
    }

    @Test
    default void filtersHoldTogether() {
        run(() -> employees()
                .insert(List.of(
                        file("1", "张三", "zhangsan", SHANGHAI, LINE),
                        file("2", "李雷", "lilei", MADRID, LINE),
                        ended(file("3", "王五", "wangwu", SHANGHAI, OFFICE), LocalDate.of(2026, 11, 22)))));
        assertEquals(List.of("2", "1"), found(filter(Set.of(LINE.id()), Optional.empty(), Optional.empty())));
        assertEquals(List.of("1"), found(filter(Set.of(LINE.id()), Optional.of(SHANGHAI.id()), Optional.empty())));
        assertEquals(List.of("3"), found(filter(Set.of(), Optional.empty(), Optional.of(Employee.Status.ENDED))));
        assertEquals(List.of("2", "1"), found(filter(Set.of(), Optional.empty(), Optional.of(Employee.Status.ACTIVE))));
    }

    @Test
    default void whoLeftBeforeTheDatesWasNotEmployedThen() {
        run(() -> employees()
                .insert(List.of(
                        file("1", "张三", "zhangsan", SHANGHAI, LINE),
                        ended(file("3", "王五", "wangwu", SHANGHAI, OFFICE), LocalDate.of(2026, 10, 31)))));
        assertEquals(List.of("3", "1"), sortedBack(found(employed("2026-10-31", "2026-11-30"))));
        assertEquals(List.of("1"), found(employed("2026-11-01", "2026-11-30")));
        assertEquals(List.of(), found(employed("2024-02-01", "2024-02-29")));
    }

    @Test
    default void aScopeShowsSitesSubtreesAndPeople() {
        EmployeeFile one = file("1", "张三", "zhangsan", SHANGHAI, LINE);
        EmployeeFile two = file("2", "李雷", "lilei", MADRID, OFFICE);
        EmployeeFile three = file("3", "王五", "wangwu", MADRID, PRODUCTION);
        run(() -> employees().insert(List.of(one, two, three)));
        assertEquals(List.of("1"), shown(new Scope(false, Set.of(SHANGHAI.id()), Set.of(), Set.of())));
        assertEquals(List.of("3", "1"), shown(new Scope(false, Set.of(), Set.of(PRODUCTION.id()), Set.of())));
        assertEquals(List.of("2"), shown(Scope.only(two.employee().id())));
        assertEquals(
                List.of("2", "1"),
                shown(new Scope(
                        false,
                        Set.of(SHANGHAI.id()),
                        Set.of(),
                        Set.of(two.employee().id()))));
        assertEquals(List.of(), shown(Scope.NOBODY));
        List<EmployeeId> all = List.of(one.employee().id(), two.employee().id(), EmployeeId.next());
        assertEquals(Set.of(one.employee().id()), in(() -> employees()
                .seen(new Scope(false, Set.of(), Set.of(LINE.id()), Set.of()), all)));
    }

    private List<String> shown(Scope scope) {
        return numbers(scope, query(""));
    }

    private static EmployeeFile ended(EmployeeFile file, LocalDate lastDay) {
        Employee e = file.employee();
        EmploymentPeriod period = file.periods().get(0);
        return new EmployeeFile(
                new Employee(
                        e.id(),
                        e.number(),
                        e.person(),
                        e.initials(),
                        e.placement(),
                        e.hiredOn(),
                        Optional.of(lastDay),
                        1),
                List.of(new EmploymentPeriod(
                        e.id(), period.from(), Optional.of(lastDay), period.placement(), period.start())),
                file.keys(),
                file.order());
    }

    private static EmployeeQuery filter(
            Set<DepartmentId> departments, Optional<SiteId> site, Optional<Employee.Status> status) {
        return new EmployeeQuery(
                "", "", Set.of(), departments, site, status, TODAY, Optional.empty(), Optional.empty());
    }

    private static EmployeeQuery employed(String from, String until) {
        return new EmployeeQuery(
                "",
                "",
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                TODAY,
                Optional.of(LocalDate.parse(from)),
                Optional.of(LocalDate.parse(until)));
    }

    private static List<String> sorted(Collection<String> numbers) {
        return numbers.stream().sorted().toList();
    }

    private static List<String> sortedBack(Collection<String> numbers) {
        return numbers.stream().sorted(java.util.Comparator.reverseOrder()).toList();
    }
}
