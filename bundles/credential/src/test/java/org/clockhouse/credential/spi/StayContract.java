package org.clockhouse.credential.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.clockhouse.credential.visitor.Stay;
import org.clockhouse.credential.visitor.StayFilter;
import org.clockhouse.credential.visitor.StayFilter.View;
import org.clockhouse.credential.visitor.StayRule;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeDraft;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.Gender;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.PhoneSearch;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.VisitorDraft;
import org.clockhouse.registry.Visitors;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.DepartmentDraft;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.SiteDraft;
import org.clockhouse.registry.organisation.Sites;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of stays keeps. */
public abstract class StayContract {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    private final OrgId org = OrgId.next();
    private final Actor actor = Actor.system(org, "test");
    private Site site;
    private Department department;
    private Employee wang;

    protected abstract Transactions transactions();

    protected abstract StayRepository stays();

    protected abstract Sites sites();

    protected abstract Departments departments();

    protected abstract Employees employees();

    protected abstract Visitors visitors();

    @BeforeEach
    void aHost() {
        site = sites().add(actor, new SiteDraft(new LocalName("上海", ""), ZoneId.of("Asia/Shanghai")));
        department = departments().add(actor, new DepartmentDraft(new LocalName("生产部", ""), Optional.empty()));
        wang = hire("1", "王小明");
    }

    @Test
    void aVisitComesBackAsItWas() {
        Stay stay = insert("陈静", NOW, NOW.plusSeconds(3600));
        assertEquals(Optional.of(stay), in(() -> stays().find(stay.visitor())));
        Stay inside = in(() -> stays().update(stay.begun(
                new Stay.Given(CredentialId.next(), "····B2C3"), Set.of(AreaId.next(), AreaId.next()), NOW)));
        assertEquals(2, inside.version());
        assertEquals(Optional.of(inside), in(() -> stays().find(stay.visitor())));
        assertEquals(List.of(inside), in(() -> stays().inside()));
        assertThrows(Stale.class, () -> in(() -> stays().update(stay)));
        assertEquals(List.of(), transactions().in(OrgId.next(), () -> stays().inside()));
    }

    @Test
    void aVisitorIsFoundByIdAndOnNoListOfPeople() {
        Stay stay = insert("陈静", NOW, NOW.plusSeconds(3600));
        Employee visitor = employees().find(org, Scope.EVERYBODY, stay.visitor());
        assertEquals(Employee.Kind.VISITOR, visitor.kind());
        assertEquals(LocalDate.of(2026, 11, 23), visitor.hiredOn());
        assertEquals(
                List.of(wang),
                employees()
                        .page(org, Scope.EVERYBODY, EmployeeFilter.ALL, Page.first(10))
                        .items());
        assertEquals(
                List.of(),
                employees()
                        .page(org, Scope.EVERYBODY, EmployeeFilter.text("陈"), Page.first(10))
                        .items());
        assertEquals(List.of(), employees().history(org, Scope.EVERYBODY, visitor.id()));
    }

    @Test
    void theViewsAreOrderedByTheBeginAndPartedByTheClock() {
        Stay later = insert("甲", NOW.plusSeconds(60), NOW.plusSeconds(3600));
        Stay sooner = insert("乙", NOW, NOW.plusSeconds(3600));
        Stay missed = insert("丙", NOW.minusSeconds(7200), NOW.minusSeconds(3600));
        Stay overdue = inside(insert("丁", NOW.minusSeconds(7200), NOW));
        Stay here = inside(insert("戊", NOW.minusSeconds(60), NOW.plusSeconds(1)));
        Stay cancelled = in(() -> stays().update(
                        insert("己", NOW.minusSeconds(60), NOW.plusSeconds(1)).ended(Stay.State.CANCELLED, NOW)));
        assertEquals(List.of(sooner, later), page(View.EXPECTED, Scope.EVERYBODY));
        assertEquals(List.of(overdue, here), page(View.INSIDE, Scope.EVERYBODY));
        assertEquals(List.of(overdue), page(View.OVERDUE, Scope.EVERYBODY));
        assertEquals(List.of(cancelled, missed), page(View.OVER, Scope.EVERYBODY));
        StayFilter filter = filter(View.OVER);
        Slice<Stay> first = in(() -> stays().page(Scope.EVERYBODY, filter, NOW, Page.first(1)));
        Slice<Stay> second = in(() -> stays().page(Scope.EVERYBODY, filter, NOW, new Page(first.next(), 1)));
        assertEquals(List.of(cancelled), first.items());
        assertEquals(List.of(missed), second.items());
        assertEquals("", second.next());
    }

    @Test
    void aVisitIsSeenByWhoSeesTheHostOrTheSite() {
        Stay stay = insert("陈静", NOW, NOW.plusSeconds(3600));
        Employee li = hire("2", "李雷");
        assertEquals(List.of(stay), page(View.EXPECTED, Scope.only(wang.id())));
        assertEquals(List.of(), page(View.EXPECTED, Scope.only(li.id())));
        Scope here = new Scope(false, Set.of(site.id()), Set.of(), Set.of());
        assertEquals(List.of(stay), page(View.EXPECTED, here));
        StayFilter ofLi = new StayFilter(View.EXPECTED, Optional.of(site.id()), Optional.of(li.id()));
        assertEquals(
                List.of(),
                in(() -> stays().page(Scope.EVERYBODY, ofLi, NOW, Page.first(10)))
                        .items());
    }

    @Test
    void visitorsAreFoundByNamePinyinAndPhoneTheNewestFirst() {
        Stay first = insert("陈静", NOW, NOW.plusSeconds(3600));
        Stay second = insert("陈静", NOW.plusSeconds(60), NOW.plusSeconds(3600));
        insert("丁宁", NOW, NOW.plusSeconds(3600));
        hire("3", "陈明");
        for (String text : List.of("陈静", "陈", "chenj", "cj")) {
            assertEquals(List.of(second.visitor(), first.visitor()), known(text), text);
        }
        assertEquals(List.of(), known(""));
        assertEquals(List.of(), known("静静"));
        visitors()
                .amend(
                        actor,
                        first.visitor(),
                        draft(
                                new PersonalData(
                                        new LocalName("陈静", ""), "", Gender.UNSTATED, "13800138000", "", "E12345678"),
                                NOW,
                                NOW.plusSeconds(3600)));
        assertEquals(List.of(first.visitor()), known("8000"));
        assertEquals(Set.of(first, second), Set.copyOf(in(() -> stays().of(
                        List.of(first.visitor(), second.visitor(), wang.id())))));
    }

    @Test
    void aVisitorWhoIsForgottenIsNobodyWithANumber() {
        Stay stay = insert("陈静", NOW, NOW.plusSeconds(3600));
        String number = employees().find(org, Scope.EVERYBODY, stay.visitor()).number();
        visitors().forget(actor, stay.visitor());
        Employee nobody = employees().find(org, Scope.EVERYBODY, stay.visitor());
        assertEquals(PersonalData.named(new LocalName("访客 " + number, "Visitor " + number)), nobody.person());
        assertEquals(number, nobody.number());
        assertEquals(List.of(), known("陈"));
        assertThrows(NotFound.class, () -> visitors().forget(actor, wang.id()));
    }

    @Test
    void thoseThatEndedOrNeverBeganBeforeADayAreGivenUntilTheyAreForgotten() {
        Stay missed = insert("丙", NOW.minusSeconds(7200), NOW.minusSeconds(3600));
        Stay left = in(() -> stays().update(
                        inside(insert("丁", NOW.minusSeconds(7200), NOW)).ended(Stay.State.LEFT, NOW.minusSeconds(60))));
        Stay later =
                in(() -> stays().update(insert("戊", NOW.minusSeconds(7200), NOW).ended(Stay.State.CANCELLED, NOW)));
        inside(insert("己", NOW.minusSeconds(7200), NOW.minusSeconds(3600)));
        assertEquals(Set.of(missed, left), Set.copyOf(in(() -> stays().overBefore(NOW, 10))));
        assertEquals(1, in(() -> stays().overBefore(NOW, 1)).size());
        Stay forgotten = in(() -> stays().update(left.forgotten()));
        assertEquals(Optional.of(forgotten), in(() -> stays().find(left.visitor())));
        assertEquals(List.of(missed), in(() -> stays().overBefore(NOW, 10)));
        assertEquals(Set.of(missed, forgotten, later), Set.copyOf(page(View.OVER, Scope.EVERYBODY)));
    }

    @Test
    void theRuleIsKeptByCompany() {
        assertEquals(Optional.empty(), in(() -> stays().rule()));
        StayRule set = in(() -> stays().put(new StayRule(30, 0)));
        assertEquals(new StayRule(30, 1), set);
        StayRule again = in(() -> stays().put(new StayRule(10, 1)));
        assertEquals(Optional.of(again), in(() -> stays().rule()));
        assertThrows(Stale.class, () -> in(() -> stays().put(set)));
        assertEquals(Optional.empty(), transactions().in(OrgId.next(), () -> stays().rule()));
    }

    private List<EmployeeId> known(String text) {
        return visitors().known(org, EmployeeFilter.text(text).searching(PhoneSearch.TAIL), 10).stream()
                .map(Employee::id)
                .toList();
    }

    private Stay inside(Stay stay) {
        return in(() -> stays().update(stay.begun(new Stay.Given(CredentialId.next(), "····"), Set.of(), stay.from())));
    }

    private Stay insert(String name, Instant from, Instant until) {
        EmployeeId visitor = visitors()
                .admit(actor, draft(PersonalData.named(new LocalName(name, "")), from, until))
                .id();
        Stay stay = new Stay(
                visitor,
                wang.id(),
                site.id(),
                "上海精密",
                "会议",
                from,
                until,
                Stay.State.EXPECTED,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "前台",
                1);
        transactions().run(org, () -> stays().insert(stay));
        return stay;
    }

    private VisitorDraft draft(PersonalData person, Instant from, Instant until) {
        return new VisitorDraft(person, new Placement(site.id(), department.id(), ""), from, until);
    }

    private Employee hire(String number, String name) {
        return employees()
                .hire(
                        actor,
                        Scope.EVERYBODY,
                        new EmployeeDraft(
                                number,
                                PersonalData.named(new LocalName(name, "")),
                                new Placement(site.id(), department.id(), ""),
                                LocalDate.of(2024, 3, 1)));
    }

    private static StayFilter filter(View view) {
        return new StayFilter(view, Optional.empty(), Optional.empty());
    }

    private List<Stay> page(View view, Scope scope) {
        return in(() -> stays().page(scope, filter(view), NOW, Page.first(10))).items();
    }

    private <T> T in(Supplier<T> work) {
        return transactions().in(org, work::get);
    }
}
