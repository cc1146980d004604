package org.clockhouse.registry.internal.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.DirectWorkers;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.kernel.Topic;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeDraft;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.Gender;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.PhoneSearch;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.RegistryChange;
import org.clockhouse.registry.internal.SearchKeys;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.junit.jupiter.api.Test;

class EmployeeRegisterTest {

    private final TestClock clock = new TestClock("2026-11-23T02:00:00Z");
    private final RecordedAudit audit = new RecordedAudit();
    private final RecordedChanges hints = new RecordedChanges();
    private final InMemoryRegistry registry = new InMemoryRegistry(new InMemoryTransactions(), audit, hints, clock);
    private final Site shanghai = registry.site("上海", "Asia/Shanghai");
    private final Site madrid = registry.site("马德里", "Europe/Madrid");
    private final Department production = registry.department("生产部");
    private final Department line = registry.department("一线", production);
    private final Department office = registry.department("办公室");

    @Test
    void whoIsHiredIsFoundByNameSoundAndNumber() {
        Employee wang = registry.hire("A0017", "王小明", shanghai, line);
        for (String text : List.of("王小", "wangx", "WXM", "xiaoming", "a001", "Ａ００")) {
            assertEquals(List.of(wang), found(EmployeeFilter.text(text)), text);
        }
        assertEquals(List.of(), found(EmployeeFilter.text("李")));
        assertEquals("Wang Xiaoming", wang.person().pinyin());
        assertTrue(hints.told().contains(Topic.EMPLOYEES));
    }

    @Test
    void aLongNameKeepsAsMuchOfItsSoundAsThereIsRoomFor() {
        Employee long60 = registry.hire("1", "张".repeat(60), shanghai, line);
        assertEquals(60, long60.person().pinyin().length());
        assertEquals(List.of(long60), found(EmployeeFilter.text("zhangzhang")));
        List<String> keys = List.copyOf(SearchKeys.of("1", long60.person()));
        assertTrue(keys.stream().allMatch(key -> key.length() <= SearchKeys.LONGEST), keys.toString());
    }

    @Test
    void theNameOfADepartmentFindsItsPeople() {
        Employee wang = registry.hire("1", "王小明", shanghai, line);
        registry.hire("2", "李雷", shanghai, office);
        assertEquals(List.of(wang), found(EmployeeFilter.text("一线")));
        assertEquals(List.of(wang), found(EmployeeFilter.text("yixian")));
        assertEquals(List.of(wang), found(EmployeeFilter.text("生产")));
    }

    @Test
    void aPhoneIsFoundByItsLastFourDigitsAndByAllOfThem() {
        Employee wang = hire("1", "王小明", "+86 138 0000 4711");
        hire("2", "李雷", "13900001234");
        assertEquals(List.of(wang), found(EmployeeFilter.text("4711").searching(PhoneSearch.WHOLE)));
        assertEquals(List.of(wang), found(EmployeeFilter.text("13800004711").searching(PhoneSearch.WHOLE)));
    }

    @Test
    void t084APhoneThatIsCoveredIsFoundByWhatItShowsAndOneThatIsHiddenNotAtAll() {
        Employee wang = hire("1", "王小明", "+86 138 0000 4711");
        assertEquals(List.of(wang), found(EmployeeFilter.text("4711").searching(PhoneSearch.TAIL)));
        assertEquals(List.of(), found(EmployeeFilter.text("13800004711").searching(PhoneSearch.TAIL)));
        assertEquals(List.of(), found(EmployeeFilter.text("4711").searching(PhoneSearch.NONE)));
    }

    @Test
    void t085TheTrailHoldsNoMailAddressInFull() {
        EmployeeDraft draft = new EmployeeDraft(
                "1",
                new PersonalData(new LocalName("王", ""), "", Gender.FEMALE, "", "wang@example.com", ""),
                new Placement(shanghai.id(), line.id(), ""),
                LocalDate.of(2026, 1, 5));
        registry.employees.hire(registry.actor, Scope.EVERYBODY, draft);
        assertEquals(
                "w····@example.com",
                audit.drafts().get(audit.drafts().size() - 1).after().get("email"));
    }

    @Test
    void aDateOfBirthIsNotInTheTrailAndAltersEveryDayOfThePerson() {
        Employee wang = registry.hire("1", "王小明", shanghai, line);
        registry.transactions.run(registry.org, () -> registry.changes.take(registry.org, 100));
        Employee born = amended(wang, wang.person().bornOn(Optional.of(LocalDate.of(2009, 3, 1))));
        assertEquals(Optional.of(LocalDate.of(2009, 3, 1)), born.person().birthDate());
        assertEquals(
                "····", audit.drafts().get(audit.drafts().size() - 1).after().get("birthDate"));
        assertEquals(List.of(wang.hiredOn()), altered());
        Employee other = amended(born, born.person().bornOn(Optional.of(LocalDate.of(2009, 4, 1))));
        assertEquals(
                "···· (other)",
                audit.drafts().get(audit.drafts().size() - 1).after().get("birthDate"));
        assertEquals(List.of(wang.hiredOn()), altered());
        amended(other, other.person());
        assertEquals(List.of(), altered());
        assertEquals(
                Map.of(wang.id(), LocalDate.of(2009, 4, 1)),
                registry.directory.births(registry.org, List.of(wang.id())));
    }

    private List<LocalDate> altered() {
        return registry.transactions.in(registry.org, () -> registry.changes.take(registry.org, 100)).stream()
                .map(RegistryChange::from)
                .toList();
    }

    @Test
    void aDateOfBirthThatIsNobodysIsRefused() {
        Employee wang = registry.hire("1", "王小明", shanghai, line);
        for (LocalDate wrong : List.of(LocalDate.of(1899, 12, 31), LocalDate.of(2090, 1, 1))) {
            Refused refused = assertThrows(
                    Refused.class, () -> amended(wang, wang.person().bornOn(Optional.of(wrong))));
            assertEquals("employee.birth-date.impossible", refused.code());
            assertEquals("/birthDate", refused.violations().get(0).pointer());
        }
    }

    private Employee amended(Employee employee, PersonalData person) {
        return registry.employees.amend(
                registry.actor, Scope.EVERYBODY, employee.id(), employee.number(), person, employee.version());
    }

    @Test
    void signsThatMeanNothingFindNobody() {
        registry.hire("1", "王小明", shanghai, line);
        assertEquals(List.of(), found(EmployeeFilter.text("%_'")));
    }

    @Test
    void aNumberInUseIsRefusedWhateverItsCaseAndWidth() {
        registry.hire("a17", "王小明", shanghai, line);
        Refused refused = assertThrows(Refused.class, () -> registry.hire("Ａ17", "李雷", shanghai, line));
        assertEquals("employee.number.taken", refused.code());
        assertTrue(refused.isDuplicate());
        assertEquals(1, found(EmployeeFilter.ALL).size());
    }

    @Test
    void wrongFieldsAreAllNamedAtOnce() {
        Refused refused = assertThrows(
                Refused.class,
                () -> registry.employees.hire(
                        registry.actor,
                        Scope.EVERYBODY,
                        new EmployeeDraft(
                                "a b",
                                new PersonalData(new LocalName("王", ""), "", Gender.FEMALE, "phone", "no mail", ""),
                                new Placement(shanghai.id(), line.id(), ""),
                                LocalDate.of(2026, 1, 1))));
        assertEquals(
                List.of("/number", "/phone", "/email"),
                refused.violations().stream().map(Refused.Violation::pointer).toList());
    }

    @Test
    void outsideTheScopeNobodyIsSeenNorPut() {
        Employee wang = registry.hire("1", "王小明", shanghai, line);
        Scope officeOnly = new Scope(false, Set.of(), Set.of(office.id()), Set.of());
        assertThrows(NotFound.class, () -> registry.employees.find(registry.org, officeOnly, wang.id()));
        assertThrows(
                NotFound.class,
                () -> registry.employees.amend(registry.actor, officeOnly, wang.id(), "1", wang.person(), 1));
        Scope productionOnly = new Scope(false, Set.of(), Set.of(production.id()), Set.of());
        Refused refused = assertThrows(
                Refused.class,
                () -> registry.employees.transfer(
                        registry.actor,
                        productionOnly,
                        wang.id(),
                        LocalDate.of(2026, 11, 23),
                        new Placement(shanghai.id(), office.id(), ""),
                        "",
                        1));
        assertEquals("employee.placement.out-of-scope", refused.code());
    }

    @Test
    void anAmendmentIsAuditedWithWhatChangedAndNoSecret() {
        Employee wang = hire("1", "王小明", "13800004711");
        Employee after = amend(wang, "13800009999");
        AuditDraft entry = audit.drafts().get(audit.drafts().size() - 1);
        assertEquals("employee.amend", entry.action());
        assertEquals(java.util.Map.of("phone", "····4711"), entry.before());
        assertEquals(java.util.Map.of("phone", "····9999"), entry.after());
        assertEquals(2, after.version());
        assertFalse(audit.drafts().toString().contains("1380000"));
        assertFalse(after.toString().contains("1380000"), after.toString());
    }

    @Test
    void amendingNothingWritesNothing() {
        Employee wang = hire("1", "王小明", "13800004711");
        int entries = audit.drafts().size();
        assertEquals(wang, amend(wang, "13800004711"));
        assertEquals(entries, audit.drafts().size());
    }

    @Test
    void anOldVersionIsStale() {
        Employee wang = hire("1", "王小明", "13800004711");
        amend(wang, "13800009999");
        assertThrows(Stale.class, () -> amend(wang, "13800000000"));
    }

    @Test
    void aNewNameSoundsNewUnlessSomebodySaidHowItSounds() {
        Employee wang = registry.hire("1", "单雄信", shanghai, line);
        Employee renamed = registry.employees.amend(
                registry.actor,
                Scope.EVERYBODY,
                wang.id(),
                "1",
                named(wang, "李雷", wang.person().pinyin()),
                1);
        assertEquals("Li Lei", renamed.person().pinyin());
        Employee said = registry.employees.amend(
                registry.actor, Scope.EVERYBODY, wang.id(), "1", named(wang, "李磊", "Ly Loi"), 2);
        assertEquals("Ly Loi", said.person().pinyin());
        assertEquals(1, found(EmployeeFilter.text("lyl")).size());
    }

    @Test
    void aTransferCutsTheHistoryAndSaysFromWhenToEvaluate() {
        Employee wang = registry.hire("1", "王小明", shanghai, line);
        registry.changes.take(registry.org, 100);
        LocalDate from = LocalDate.of(2026, 6, 1);
        Employee moved = transfer(wang, from, new Placement(madrid.id(), office.id(), "Clerk"));
        assertEquals(madrid.id(), moved.site());
        List<EmploymentPeriod> history = history(wang);
        assertEquals(Optional.of(LocalDate.of(2026, 5, 31)), history.get(0).until());
        assertEquals(from, history.get(1).from());
        assertEquals(
                List.of(new RegistryChange(
                        RegistryChange.Kind.EMPLOYEE, wang.id().value(), from)),
                registry.changes.take(registry.org, 100));
    }

    @Test
    void aTransferThatLiesAheadComesTrueOnItsDayAtTheSite() {
        DirectWorkers workers = new DirectWorkers();
        registry.duePlacements(hints, workers);
        Employee wang = registry.hire("1", "王小明", shanghai, line);
        transfer(wang, LocalDate.of(2026, 11, 24), new Placement(shanghai.id(), office.id(), ""));
        workers.tick();
        assertEquals(line.id(), find(wang).department());
        clock.set("2026-11-23T15:59:00Z");
        workers.tick();
        assertEquals(line.id(), find(wang).department());
        clock.set("2026-11-23T16:01:00Z");
        workers.tick();
        assertEquals(office.id(), find(wang).department());
    }

    @Test
    void whoLeftAndComesBackKeepsNumberAndHistory() {
        Employee wang = registry.hire("1", "王小明", shanghai, line);
        Employee ended = registry.employees.end(
                registry.actor, Scope.EVERYBODY, wang.id(), LocalDate.of(2026, 8, 31), "moved away", 1);
        assertEquals(Employee.Status.ENDED, ended.statusOn(LocalDate.of(2026, 9, 1)));
        assertThrows(
                Refused.class,
                () -> transfer(ended, LocalDate.of(2026, 9, 15), new Placement(madrid.id(), office.id(), "")));
        Employee back = registry.employees.rehire(
                registry.actor,
                Scope.EVERYBODY,
                wang.id(),
                LocalDate.of(2026, 11, 1),
                new Placement(madrid.id(), office.id(), ""),
                2);
        assertEquals(LocalDate.of(2026, 11, 1), back.hiredOn());
        assertEquals(Optional.empty(), back.endedOn());
        assertEquals(wang.id(), back.id());
        assertEquals(2, history(wang).size());
    }

    @Test
    void theDirectoryTakesNumbersAsTerminalsWriteThem() {
        Employee padded = registry.hire("000117", "王小明", shanghai, line);
        Employee one = registry.hire("0025", "李雷", shanghai, line);
        Employee other = registry.hire("25", "韩梅梅", shanghai, line);
        var meant = registry.directory.numbered(registry.org, List.of("117", "25", "025", "99"));
        assertEquals(List.of(padded), meant.get("117"));
        assertEquals(List.of(other), meant.get("25"));
        assertEquals(Set.of(one, other), Set.copyOf(meant.get("025")));
        assertFalse(meant.containsKey("99"));
    }

    private Employee hire(String number, String name, String phone) {
        return registry.employees.hire(
                registry.actor,
                Scope.EVERYBODY,
                new EmployeeDraft(
                        number,
                        new PersonalData(new LocalName(name, ""), "", Gender.UNSTATED, phone, "", ""),
                        new Placement(shanghai.id(), line.id(), ""),
                        LocalDate.of(2026, 1, 5)));
    }

    private Employee amend(Employee employee, String phone) {
        PersonalData p = employee.person();
        return registry.employees.amend(
                registry.actor,
                Scope.EVERYBODY,
                employee.id(),
                employee.number(),
                new PersonalData(p.name(), p.pinyin(), p.gender(), phone, p.email(), p.idDocument()),
                employee.version());
    }

    private static PersonalData named(Employee employee, String name, String pinyin) {
        return new PersonalData(
                new LocalName(name, ""), pinyin, employee.person().gender(), "", "", "");
    }

    private Employee transfer(Employee employee, LocalDate from, Placement placement) {
        return registry.employees.transfer(
                registry.actor, Scope.EVERYBODY, employee.id(), from, placement, "reorganised", employee.version());
    }

    private Employee find(Employee employee) {
        return registry.employees.find(registry.org, Scope.EVERYBODY, employee.id());
    }

    private List<EmploymentPeriod> history(Employee employee) {
        return registry.employees.history(registry.org, Scope.EVERYBODY, employee.id());
    }

    private List<Employee> found(EmployeeFilter filter) {
        return registry.employees
                .page(registry.org, Scope.EVERYBODY, filter, Page.first(100))
                .items();
    }
}
