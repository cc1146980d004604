package org.clockhouse.registry.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.CalendarId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Area;
import org.clockhouse.registry.Calendar;
import org.clockhouse.registry.CalendarDay;
import org.clockhouse.registry.Company;
import org.clockhouse.registry.Contract;
import org.clockhouse.registry.DayType;
import org.clockhouse.registry.Department;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.Gender;
import org.clockhouse.registry.ImportCounts;
import org.clockhouse.registry.ImportDraft;
import org.clockhouse.registry.ImportField;
import org.clockhouse.registry.ImportId;
import org.clockhouse.registry.ImportOptions;
import org.clockhouse.registry.ImportProblem;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Photo;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.RegistryChange;
import org.clockhouse.registry.Site;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of the registry's repositories keeps. */
public abstract class RegistryContract {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate HIRED = LocalDate.of(2024, 3, 1);

    private final OrgId org = OrgId.next();
    private final Site shanghai = site("上海", "Asia/Shanghai");
    private final Site madrid = site("马德里", "Europe/Madrid");
    private final Department production = department("生产部", Optional.empty());
    private final Department line = department("一线", Optional.of(production));
    private final Department office = department("办公室", Optional.empty());

    protected abstract Transactions transactions();

    protected abstract OrganisationRepository organisation();

    protected abstract DepartmentRepository departments();

    protected abstract CalendarRepository calendars();

    protected abstract EmployeeRepository employees();

    protected abstract RegistryChangeRepository changes();

    protected abstract ImportRepository imports();

    protected abstract PhotoRepository photos();

    protected abstract ContractRepository contracts();

    @BeforeEach
    void aCompanyWithTwoSitesAndThreeDepartments() {
        run(() -> {
            organisation().insert(new Company(org, new LocalName("示例", "Example"), 1));
            organisation().insert(shanghai);
            organisation().insert(madrid);
            departments().insert(production);
            departments().insert(line);
            departments().insert(office);
        });
    }

    @Test
    void aCompanyIsKeptAndListed() {
        assertEquals(
                "Example",
                in(() -> organisation().company()).orElseThrow().name().en());
        assertTrue(organisation().companies().stream()
                .anyMatch(company -> company.id().equals(org)));
        Company renamed = in(() -> organisation().update(new Company(org, new LocalName("", "Other"), 1)));
        assertEquals(2, renamed.version());
        assertEquals(Optional.of(renamed), in(() -> organisation().company()));
    }

    @Test
    void anotherCompanySeesNothing() {
        OrgId other = OrgId.next();
        run(() -> employees().insert(List.of(file("1", "王小明", "wangxiaoming", shanghai, line))));
        List<Employee> seen = transactions().in(other, () -> employees()
                .page(Scope.EVERYBODY, query(""), Page.first(10))
                .items());
        assertEquals(List.of(), seen);
        assertEquals(
                Optional.empty(), transactions().in(other, () -> organisation().site(shanghai.id())));
    }

    @Test
    void sitesAndAreasComeBackAsTheyWere() {
        Area gate = new Area(AreaId.next(), shanghai.id(), new LocalName("东门", "East gate"), 1);
        run(() -> organisation().insert(gate));
        assertEquals(List.of(shanghai, madrid), in(() -> organisation().sites()));
        assertEquals(List.of(gate), in(() -> organisation().areas()));
        Site moved = new Site(shanghai.id(), shanghai.name(), ZoneId.of("Asia/Urumqi"), Optional.empty(), true, 1);
        assertEquals(2, in(() -> organisation().update(moved)).version());
        assertThrows(Stale.class, () -> in(() -> organisation().update(moved)));
    }

    @Test
    void movingADepartmentTakesEverythingBelowAlong() {
        run(() -> {
            departments().lockTree();
            Department moved = new Department(
                    production.id(),
                    Optional.of(office.id()),
                    production.name(),
                    Department.path(Optional.of(office), production.id()),
                    false,
                    1);
            departments().update(moved);
            departments().movePaths(production.path(), moved.path());
        });
        List<Department> tree = in(() -> departments().tree());
        assertEquals(
                List.of(office.id(), production.id(), line.id()),
                tree.stream().map(Department::id).toList());
        assertTrue(tree.get(2).isWithin(tree.get(0)));
    }

    @Test
    void everyVersionOfACalendarIsKept() {
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
    void contractsComeBackAsTheyWereAndTheSoonestToLapseFirst() {
        EmployeeFile wang = file("A0017", "王小明", "wangxiaoming", shanghai, line);
        EmployeeFile li = file("A0018", "李雷", "lilei", shanghai, line);
        run(() -> employees().insert(List.of(wang, li)));
        LocalDate newYear = LocalDate.of(2026, 12, 31);
        Contract.Induction induction = new Contract.Induction("安全培训", LocalDate.of(2026, 11, 30));
        Contract first =
                in(() -> contracts().put(new Contract(wang.employee().id(), "甲公司", newYear, Optional.empty(), 0)));
        Contract second =
                in(() -> contracts().put(new Contract(li.employee().id(), "乙公司", newYear, Optional.of(induction), 0)));
        assertEquals(1, first.version());
        assertEquals(List.of(second, first), contracts(Optional.empty(), ""));
        assertEquals(List.of(second), contracts(Optional.of(LocalDate.of(2026, 11, 30)), ""));
        assertEquals(
                List.of(first),
                contracts(
                        Optional.empty(),
                        in(() -> contracts().page(Scope.EVERYBODY, Optional.empty(), Page.first(1)))
                                .next()));
        assertEquals(
                List.of(first),
                in(() -> contracts().page(Scope.only(wang.employee().id()), Optional.empty(), Page.first(9)))
                        .items());
        assertThrows(Stale.class, () -> in(() -> contracts().put(first.atVersion(0))));
        Contract extended = in(() -> contracts().put(first.extended(newYear.plusYears(1))));
        assertEquals(List.of(extended), in(() -> contracts()
                .find(List.of(wang.employee().id()))));
        assertThrows(Stale.class, () -> run(() -> contracts().delete(first)));
        run(() -> contracts().delete(extended));
        assertEquals(List.of(second), contracts(Optional.empty(), ""));
    }

    private List<Contract> contracts(Optional<LocalDate> by, String after) {
        return in(() -> contracts().page(Scope.EVERYBODY, by, new Page(after, 9)))
                .items();
    }

    @Test
    void aPersonHasOnePhotographAndThatOfAnotherIsLeftAlone() {
        EmployeeFile wang = file("A0017", "王小明", "wangxiaoming", shanghai, line);
        EmployeeFile li = file("A0018", "李雷", "lilei", shanghai, line);
        Photo first = photo(wang, "a");
        Photo second = photo(wang, "b");
        Photo other = photo(li, "c");
        run(() -> {
            employees().insert(List.of(wang, li));
            photos().put(first);
            photos().put(other);
            photos().put(second);
        });
        assertEquals(Optional.of(second), in(() -> photos().of(wang.employee().id())));
        run(() -> photos().remove(wang.employee().id()));
        assertEquals(Optional.empty(), in(() -> photos().of(wang.employee().id())));
        assertEquals(Optional.of(other), in(() -> photos().of(li.employee().id())));
    }

    private static Photo photo(EmployeeFile file, String digit) {
        return new Photo(file.employee().id(), digit.repeat(64), "desk", Instant.parse("2026-11-23T02:00:00Z"));
    }

    @Test
    void anEmployeeComesBackWithEveryField() {
        EmployeeFile wang = file("A0017", "王小明", "wangxiaoming", shanghai, line);
        run(() -> employees().insert(List.of(wang)));
        EmployeeId id = wang.employee().id();
        assertEquals(List.of(wang.employee()), in(() -> employees().find(List.of(id))));
        assertEquals(wang.periods(), in(() -> employees().periods(List.of(id))));
    }

    @Test
    void anUpdateReplacesPeriodsAndKeysAndTheVersionRises() {
        EmployeeFile wang = file("A0017", "王小明", "wangxiaoming", shanghai, line);
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
                new Placement(madrid.id(), office.id(), "Clerk"),
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

    @Test
    void aNumberIsTakenWhateverItsCase() {
        run(() -> employees().insert(List.of(file("a17", "王小明", "wang", shanghai, line))));
        EmployeeFile again = file("A17", "李雷", "li", shanghai, line);
        Refused refused =
                assertThrows(Refused.class, () -> run(() -> employees().insert(List.of(again))));
        assertEquals("employee.number.taken", refused.code());
        assertTrue(refused.isDuplicate());
    }

    @Test
    void numbersAreFoundWithoutTheirLeadingZeros() {
        run(() -> employees()
                .insert(List.of(
                        file("0017", "王小明", "wang", shanghai, line),
                        file("17", "李雷", "li", shanghai, line),
                        file("170", "韩梅梅", "han", shanghai, line))));
        List<Employee> found = in(() -> employees().numbered(List.of("17", "999")));
        assertEquals(
                Set.of("0017", "17"),
                Set.copyOf(found.stream().map(Employee::number).toList()));
    }

    @Test
    void pagesFollowThePinyinAndNeitherSkipNorRepeat() {
        run(() -> employees()
                .insert(List.of(
                        file("1", "张三", "zhangsan", shanghai, line),
                        file("2", "安琪", "anqi", shanghai, line),
                        file("3", "李雷", "lilei", shanghai, line),
                        file("4", "李磊", "lilei", shanghai, line),
                        file("5", "王五", "wangwu", shanghai, line))));
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
    void c011ASearchFindsByKeyPhoneAndDepartment() {
        run(() -> employees()
                .insert(List.of(
                        file("1", "张三", "zhangsan", "13800004711", shanghai, line),
                        file("2", "张四", "zhangsi", "13800001234", shanghai, line),
                        file("3", "李雷", "lilei", "", madrid, office))));
        assertEquals(List.of("1", "2"), found(query("zhangs")));
        assertEquals(List.of("2"), found(query("张四")));
        assertEquals(List.of(), found(query("hangs")));
        assertEquals(List.of("1"), found(search("", "4711", Set.of())));
        assertEquals(List.of("2"), found(search("", "+86 138 0000 1234", Set.of())));
        assertEquals(List.of("2", "3"), sorted(found(search("zhangsi", "", Set.of(office.id())))));
    }

    @Test
    void filtersHoldTogether() {
        run(() -> employees()
                .insert(List.of(
                        file("1", "张三", "zhangsan", shanghai, line),
                        file("2", "李雷", "lilei", madrid, line),
                        ended(file("3", "王五", "wangwu", shanghai, office), LocalDate.of(2026, 11, 22)))));
        assertEquals(List.of("2", "1"), found(filter(Set.of(line.id()), Optional.empty(), Optional.empty())));
        assertEquals(List.of("1"), found(filter(Set.of(line.id()), Optional.of(shanghai.id()), Optional.empty())));
        assertEquals(List.of("3"), found(filter(Set.of(), Optional.empty(), Optional.of(Employee.Status.ENDED))));
        assertEquals(List.of("2", "1"), found(filter(Set.of(), Optional.empty(), Optional.of(Employee.Status.ACTIVE))));
    }

    @Test
    void whoLeftBeforeTheDatesWasNotEmployedThen() {
        run(() -> employees()
                .insert(List.of(
                        file("1", "张三", "zhangsan", shanghai, line),
                        ended(file("3", "王五", "wangwu", shanghai, office), LocalDate.of(2026, 10, 31)))));
        assertEquals(List.of("3", "1"), sortedBack(found(employed("2026-10-31", "2026-11-30"))));
        assertEquals(List.of("1"), found(employed("2026-11-01", "2026-11-30")));
        assertEquals(List.of(), found(employed("2024-02-01", "2024-02-29")));
    }

    @Test
    void aScopeShowsSitesSubtreesAndPeople() {
        EmployeeFile one = file("1", "张三", "zhangsan", shanghai, line);
        EmployeeFile two = file("2", "李雷", "lilei", madrid, office);
        EmployeeFile three = file("3", "王五", "wangwu", madrid, production);
        run(() -> employees().insert(List.of(one, two, three)));
        assertEquals(List.of("1"), shown(new Scope(false, Set.of(shanghai.id()), Set.of(), Set.of())));
        assertEquals(List.of("3", "1"), shown(new Scope(false, Set.of(), Set.of(production.id()), Set.of())));
        assertEquals(List.of("2"), shown(Scope.only(two.employee().id())));
        assertEquals(
                List.of("2", "1"),
                shown(new Scope(
                        false,
                        Set.of(shanghai.id()),
                        Set.of(),
                        Set.of(two.employee().id()))));
        assertEquals(List.of(), shown(Scope.NOBODY));
        List<EmployeeId> all = List.of(one.employee().id(), two.employee().id(), EmployeeId.next());
        assertEquals(Set.of(one.employee().id()), in(() -> employees()
                .seen(new Scope(false, Set.of(), Set.of(line.id()), Set.of()), all)));
    }

    @Test
    void whoIsDeletedIsGoneWithPeriodsAndKeys() {
        EmployeeFile wang = file("1", "王小明", "wangxiaoming", shanghai, line);
        run(() -> employees().insert(List.of(wang)));
        run(() -> employees().delete(List.of(wang.employee().id())));
        assertEquals(List.of(), found(query("wang")));
        assertEquals(
                List.of(), in(() -> employees().periods(List.of(wang.employee().id()))));
        run(() -> employees().insert(List.of(file("1", "李雷", "lilei", shanghai, line))));
    }

    @Test
    void aPlacementThatIsDueIsFound() {
        EmployeeFile wang = file("1", "王小明", "wangxiaoming", shanghai, line);
        EmploymentPeriod first = wang.periods().get(0);
        EmploymentPeriod next = new EmploymentPeriod(
                first.employee(),
                TODAY,
                Optional.empty(),
                new Placement(madrid.id(), line.id(), ""),
                EmploymentPeriod.Start.TRANSFER);
        EmploymentPeriod until = new EmploymentPeriod(
                first.employee(), first.from(), Optional.of(TODAY.minusDays(1)), first.placement(), first.start());
        run(() -> employees()
                .insert(List.of(new EmployeeFile(wang.employee(), List.of(until, next), wang.keys(), wang.order()))));
        assertEquals(List.of(), in(() -> employees().misplaced(TODAY.minusDays(1), 10)));
        assertEquals(List.of(wang.employee().id()), in(() -> employees().misplaced(TODAY, 10)));
    }

    @Test
    void whatRollsBackWasNeverThere() {
        EmployeeFile wang = file("1", "王小明", "wangxiaoming", shanghai, line);
        assertThrows(
                IllegalStateException.class,
                () -> run(() -> {
                    employees().insert(List.of(wang));
                    throw new IllegalStateException("on purpose");
                }));
        assertEquals(List.of(), found(query("")));
    }

    @Test
    void changesAreTakenOnceInTheirOrder() {
        RegistryChange one = new RegistryChange(
                RegistryChange.Kind.EMPLOYEE, EmployeeId.next().value(), TODAY);
        RegistryChange two =
                new RegistryChange(RegistryChange.Kind.SITE, shanghai.id().value(), HIRED);
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

    @Test
    void anImportKeepsItsSheetAndItsJournal() {
        ImportDraft draft = new ImportDraft(
                ImportId.next(),
                "people.xlsx",
                "xlsx",
                List.of("工号", "Name, first"),
                java.util.Map.of(0, ImportField.NUMBER, 1, ImportField.NAME_ZH),
                new ImportOptions(true, false, Optional.of(shanghai.id()), Optional.of(HIRED)),
                new ImportCounts(3, 1, 1, 0, 1),
                List.of(new ImportProblem(2, 0, "import.number.zeros-lost", "17", "two words", "0017", true)),
                ImportDraft.State.CHECKED,
                java.time.Instant.parse("2026-11-23T08:00:00Z"),
                "somebody",
                1);
        byte[] sheet = new byte[100_000];
        java.util.Arrays.fill(sheet, (byte) 7);
        run(() -> imports().insert(draft, sheet));
        assertEquals(Optional.of(draft), in(() -> imports().find(draft.id())));
        assertEquals(100_000, in(() -> imports().sheet(draft.id())).length);
        ImportDraft next = in(() -> imports().update(draft.in(ImportDraft.State.COMMITTING)));
        assertEquals(2, next.version());
        assertThrows(Stale.class, () -> in(() -> imports().update(draft)));
        run(() -> {
            imports().addChunk(draft.id(), 0, new byte[] {1});
            imports().addChunk(draft.id(), 1, new byte[] {2, 2});
        });
        assertEquals(
                List.of(1, 2),
                in(() -> imports().chunks(draft.id())).stream()
                        .map(c -> c.length)
                        .toList());
        run(() -> imports().removeChunk(draft.id(), 0));
        assertEquals(1, in(() -> imports().chunks(draft.id())).size());
        run(() -> imports().replaceSheet(draft.id(), new byte[] {9}));
        assertEquals(1, in(() -> imports().sheet(draft.id())).length);

        assertEquals(0, in(() -> imports().removeBefore(draft.at())));
        assertEquals(1, in(() -> imports().removeBefore(draft.at().plusSeconds(1))));
        assertEquals(Optional.empty(), in(() -> imports().find(draft.id())));
        assertEquals(List.of(), in(() -> imports().chunks(draft.id())));
    }

    private static Site site(String name, String zone) {
        return new Site(SiteId.next(), new LocalName(name, ""), ZoneId.of(zone), Optional.empty(), false, 1);
    }

    private static Department department(String name, Optional<Department> parent) {
        DepartmentId id = DepartmentId.next();
        return new Department(
                id, parent.map(Department::id), new LocalName(name, ""), Department.path(parent, id), false, 1);
    }

    private static EmployeeFile file(String number, String name, String pinyin, Site site, Department department) {
        return file(number, name, pinyin, "", site, department);
    }

    private static EmployeeFile file(
            String number, String name, String pinyin, String phone, Site site, Department department) {
        PersonalData person = new PersonalData(
                new LocalName(name, "E" + number), pinyin, Gender.FEMALE, phone, "a@example.com", "310101X");
        Employee employee = new Employee(
                EmployeeId.next(),
                number,
                person,
                pinyin.substring(0, 1),
                new Placement(site.id(), department.id(), "Operator"),
                HIRED,
                Optional.empty(),
                1);
        EmploymentPeriod period = new EmploymentPeriod(
                employee.id(), HIRED, Optional.empty(), employee.placement(), EmploymentPeriod.Start.HIRE);
        return new EmployeeFile(employee, List.of(period), Set.of(name, pinyin, number), pinyin);
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

    private static Employee with(Employee e, String number, Placement placement) {
        return new Employee(e.id(), number, e.person(), e.initials(), placement, e.hiredOn(), e.endedOn(), e.version());
    }

    private static EmployeeQuery query(String prefix) {
        return search(prefix, "", Set.of());
    }

    private static EmployeeQuery search(String prefix, String phone, Set<DepartmentId> named) {
        return new EmployeeQuery(
                prefix,
                phone,
                named,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                TODAY,
                Optional.empty(),
                Optional.empty());
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

    private List<String> found(EmployeeQuery query) {
        return numbers(Scope.EVERYBODY, query);
    }

    private List<String> shown(Scope scope) {
        return numbers(scope, query(""));
    }

    private List<String> numbers(Scope scope, EmployeeQuery query) {
        return in(() -> employees().page(scope, query, Page.first(100))).items().stream()
                .map(Employee::number)
                .toList();
    }

    private static List<String> sorted(Collection<String> numbers) {
        return numbers.stream().sorted().toList();
    }

    private static List<String> sortedBack(Collection<String> numbers) {
        return numbers.stream().sorted(java.util.Comparator.reverseOrder()).toList();
    }

    private <T> T in(Supplier<T> work) {
        return transactions().in(org, work::get);
    }

    private void run(Runnable work) {
        transactions().run(org, work::run);
    }
}
