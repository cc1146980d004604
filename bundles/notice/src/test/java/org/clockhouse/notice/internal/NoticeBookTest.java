package org.clockhouse.notice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.account.Account;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.internal.Staff;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.kernel.Topic;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.InMemoryNotices;
import org.clockhouse.notice.InMemoryOutbox;
import org.clockhouse.notice.MailPace;
import org.clockhouse.notice.Notice;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeRule;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Wording;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticeBookTest {

    private final SiteId plant = SiteId.next();
    private final DepartmentId works = DepartmentId.next();
    private final DepartmentId press = DepartmentId.next();
    private final EmployeeId wang = EmployeeId.next();
    private final RecordedAudit audit = new RecordedAudit();
    private final RecordedChanges changes = new RecordedChanges();

    @TempDir
    Path directory;

    private Staff staff;
    private NoticeBook book;

    @BeforeEach
    void open() {
        staff = new Staff(directory);
        TestClock clock = new TestClock("2026-11-20T08:00:00Z");
        InMemoryNotices notices = new InMemoryNotices(staff.transactions());
        InMemoryOutbox outbox = new InMemoryOutbox(staff.transactions(), notices);
        book = new NoticeBook(
                notices,
                new Readers(staff.accounts()),
                new Outlets(outbox.channels(), outbox.letters(), outbox.messages(), clock),
                audit,
                staff.transactions(),
                changes,
                clock);
    }

    private NoticeDraft late(String key) {
        return new NoticeDraft(
                NoticeTopic.LATE,
                key,
                Map.of(
                        "name", new LocalName("王小明", "Wang Xiaoming"),
                        "minutes", new LocalName("12", "12"),
                        "shift", new LocalName("Am 07:00–15:00", "")),
                new Audience.Over(wang, plant, Set.of(press, works)),
                "attendance/x");
    }

    private int unread(Account account) {
        return book.unread(account.actor("", ""));
    }

    private static Scope department(DepartmentId id) {
        return new Scope(false, Set.of(), Set.of(id), Set.of());
    }

    @Test
    void t108TheManagersOfTheDepartmentAndOfTheSiteAreToldInBothLanguages() {
        Account above = staff.operator("above", "MANAGER", department(works));
        Account own = staff.operator("own", "MANAGER", department(press));
        Account other = staff.operator("other", "MANAGER", department(DepartmentId.next()));
        Account site = staff.operator("site", "MANAGER", new Scope(false, Set.of(plant), Set.of(), Set.of()));
        Account desk = staff.operator("desk", "CARD_DESK", Scope.EVERYBODY);
        assertEquals(1, book.send(staff.org(), List.of(late("a"))));
        assertEquals(
                List.of(1, 1, 0, 1, 0), List.of(unread(above), unread(own), unread(other), unread(site), unread(desk)));
        Notice notice = book.of(own.actor("", ""), Page.first(10)).items().get(0);
        assertEquals("王小明 迟到 12 分钟：Am 07:00–15:00", notice.text().zh());
        assertEquals(
                "Wang Xiaoming came 12 min late: Am 07:00–15:00", notice.text().en());
        assertTrue(changes.told().contains(Topic.NOTICES));
    }

    @Test
    void t055ARuleSaysByRoleWhoHearsAndWhetherAnybodyDoes() {
        Account manager = staff.operator("manager", "MANAGER", Scope.EVERYBODY);
        Account hr = staff.operator("hr", "HR", Scope.EVERYBODY);
        Actor actor = hr.actor("", "");
        NoticeRule toHr = new NoticeRule(NoticeTopic.LATE, true, Set.of(new RoleId("HR")), Duration.ofMinutes(5), 0);
        NoticeRule set = book.amend(actor, toHr);
        assertEquals(set, book.all(staff.org()).get(NoticeTopic.LATE));
        assertThrows(Stale.class, () -> book.amend(actor, toHr));
        book.send(staff.org(), List.of(late("a")));
        assertEquals(List.of(0, 1), List.of(unread(manager), unread(hr)));
        book.amend(actor, new NoticeRule(NoticeTopic.LATE, false, set.roles(), set.delay(), set.version()));
        assertEquals(0, book.send(staff.org(), List.of(late("b"))));
        assertEquals(2, audit.drafts().size());
    }

    @Test
    void anOccasionIsToldOnceAndNotAtAllWhenWhatItTellsWasRolledBack() {
        Account manager = staff.operator("manager", "MANAGER", Scope.EVERYBODY);
        assertThrows(IllegalStateException.class, () -> staff.transactions().run(staff.org(), () -> {
            book.send(staff.org(), List.of(late("a")));
            throw new IllegalStateException("rolled back");
        }));
        assertEquals(0, unread(manager));
        assertEquals(1, book.send(staff.org(), List.of(late("a"), late("a"))));
        assertEquals(0, book.send(staff.org(), List.of(late("a"))));
        assertEquals(1, unread(manager));
    }

    @Test
    void t050ThePersonIsToldInTheirOwnAccount() {
        Account self = staff.employee(wang, "1001");
        Account colleague = staff.employee(EmployeeId.next(), "1002");
        NoticeDraft ends = new NoticeDraft(
                NoticeTopic.MISSED_PUNCH,
                "m",
                Map.of("date", new LocalName("2026-11-20", ""), "shift", new LocalName("Am", "")),
                new Audience.Own(wang),
                "own/month");
        book.send(staff.org(), List.of(ends));
        assertEquals(List.of(1, 0), List.of(unread(self), unread(colleague)));
        Notice notice = book.of(self.actor("", ""), Page.first(1)).items().get(0);
        book.read(colleague.actor("", ""), Optional.of(notice.id()));
        assertEquals(1, unread(self));
        book.read(self.actor("", ""), Optional.of(notice.id()));
        assertEquals(0, unread(self));
    }

    @Test
    void t108ManyPeopleAreToldTheSameWithOneNotice() {
        Account self = staff.employee(wang, "1001");
        EmployeeId li = EmployeeId.next();
        Account other = staff.employee(li, "1002");
        Account stranger = staff.employee(EmployeeId.next(), "1003");
        assertEquals(
                1,
                book.send(
                        staff.org(),
                        List.of(period(
                                NoticeTopic.PERIOD_TO_CONFIRM,
                                new Audience.Each(List.of(wang, li, EmployeeId.next()))))));
        assertEquals(List.of(1, 1, 0), List.of(unread(self), unread(other), unread(stranger)));
        assertEquals(
                book.of(self.actor("", ""), Page.first(1)).items(),
                book.of(other.actor("", ""), Page.first(1)).items());
    }

    @Test
    void t108WhatIsEverybodysIsToldToManagersOfAnybody() {
        Account manager = staff.operator("own", "MANAGER", department(press));
        Account technician = staff.operator("technician", "TERMINAL_TECHNICIAN", Scope.EVERYBODY);
        book.send(staff.org(), List.of(period(NoticeTopic.PERIOD_TO_APPROVE, new Audience.Anywhere())));
        assertEquals(List.of(1, 0), List.of(unread(manager), unread(technician)));
    }

    @Test
    void t108TheTechniciansOfTheSitesAreTold() {
        Account here =
                staff.operator("here", "TERMINAL_TECHNICIAN", new Scope(false, Set.of(plant), Set.of(), Set.of()));
        Account there = staff.operator(
                "there", "TERMINAL_TECHNICIAN", new Scope(false, Set.of(SiteId.next()), Set.of(), Set.of()));
        LocalName any = new LocalName("东门", "East gate");
        book.send(
                staff.org(),
                List.of(new NoticeDraft(
                        NoticeTopic.TERMINAL_BACK,
                        "t",
                        Map.of("terminals", any, "site", any),
                        new Audience.At(Set.of(plant, SiteId.next())),
                        "terminals")));
        assertEquals(List.of(1, 0), List.of(unread(here), unread(there)));
    }

    @Test
    void t108ARequestIsToldToTheRoleOfItsStepForThePersonAndToTheRolesOfTheRule() {
        Account manager = staff.operator("manager", "MANAGER", department(works));
        Account other = staff.operator("other", "MANAGER", department(DepartmentId.next()));
        Account desk = staff.operator("desk", "CARD_DESK", Scope.EVERYBODY);
        LocalName any = new LocalName("x", "x");
        Map<String, LocalName> facts = Map.of("number", any, "kind", any, "name", any, "due", any);
        Audience step = new Audience.Desk(wang, plant, Set.of(press, works), Set.of(new RoleId("MANAGER")));
        book.send(
                staff.org(),
                List.of(new NoticeDraft(NoticeTopic.REQUEST_WAITING, "a", facts, step, "attendance/requests")));
        assertEquals(List.of(1, 0, 0), List.of(unread(manager), unread(other), unread(desk)));
        book.amend(
                desk.actor("", ""),
                new NoticeRule(NoticeTopic.REQUEST_WAITING, true, Set.of(new RoleId("CARD_DESK")), Duration.ZERO, 0));
        book.send(
                staff.org(),
                List.of(new NoticeDraft(NoticeTopic.REQUEST_WAITING, "b", facts, step, "attendance/requests")));
        assertEquals(List.of(2, 0, 1), List.of(unread(manager), unread(other), unread(desk)));
        Audience named = new Audience.Holding(wang, plant, Set.of(press, works), Set.of(new RoleId("MANAGER")));
        book.send(
                staff.org(),
                List.of(new NoticeDraft(NoticeTopic.REQUEST_WAITING, "c", facts, named, "attendance/requests")));
        assertEquals(List.of(3, 0, 1), List.of(unread(manager), unread(other), unread(desk)));
    }

    private static NoticeDraft period(NoticeTopic topic, Audience audience) {
        LocalName from = new LocalName("2026-11-01", "2026-11-01");
        return new NoticeDraft(topic, topic.name(), Map.of("from", from, "until", from), audience, "own/month");
    }

    @Test
    void whoIsLateIsNotToldOfIt() {
        Account self = staff.employee(wang, "1001");
        book.send(staff.org(), List.of(late("a")));
        assertEquals(0, unread(self));
    }

    @Test
    void t108ARuleMayHaveItsOwnWordsWithTheFactsOfItsTopic() {
        Account manager = staff.operator("manager", "MANAGER", Scope.EVERYBODY);
        NoticeRule standard = NoticeTopic.LATE.standard();
        NoticeRule own = new NoticeRule(
                NoticeTopic.LATE,
                true,
                standard.roles(),
                standard.delay(),
                MailPace.NONE,
                new Wording("", "Late again: {name}"),
                0);
        book.amend(manager.actor("", ""), own);
        book.send(staff.org(), List.of(late("a")));
        Notice notice = book.of(manager.actor("", ""), Page.first(1)).items().get(0);
        assertEquals("Late again: Wang Xiaoming", notice.text().en());
        assertEquals("王小明 迟到 12 分钟：Am 07:00–15:00", notice.text().zh());
        Refused refused = assertThrows(
                Refused.class,
                () -> new NoticeRule(
                        NoticeTopic.LATE,
                        true,
                        Set.of(),
                        Duration.ZERO,
                        MailPace.NONE,
                        new Wording("", "{salary}"),
                        0));
        assertEquals("notice-rule.wording", refused.code());
    }

    @Test
    void aRuleWithAnImpossibleDelayIsRefused() {
        Refused refused = assertThrows(
                Refused.class, () -> new NoticeRule(NoticeTopic.LATE, true, Set.of(), Duration.ofHours(13), 0));
        assertEquals("notice-rule.delay", refused.code());
    }

    @Test
    void everyTopicHasATemplateInBothLanguages() {
        LocalName any = new LocalName("x", "x");
        for (NoticeTopic topic : NoticeTopic.values()) {
            Map<String, LocalName> facts = topic.facts().stream().collect(Collectors.toMap(fact -> fact, fact -> any));
            NoticeDraft draft = new NoticeDraft(topic, "k", facts, new Audience.Own(wang), "");
            assertTrue(new Templates().text(draft, Wording.STANDARD).en().contains("x"), topic.name());
        }
    }
}
