package org.clockhouse.request.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.internal.GrantBook;
import org.clockhouse.account.internal.GrantedPermissions;
import org.clockhouse.account.internal.RoleBook;
import org.clockhouse.account.spi.InMemoryAccounts;
import org.clockhouse.account.spi.InMemoryApiKeys;
import org.clockhouse.account.spi.InMemoryRoles;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.request.Ticket;
import org.clockhouse.request.Ticket.State;
import org.clockhouse.request.Ticket.Subject;
import org.clockhouse.request.Ticket.Verb;
import org.clockhouse.request.TicketFilter;
import org.clockhouse.request.Tickets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TicketDeskTest {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final RecordedAudit audit = new RecordedAudit();
    private final RecordedChanges changes = new RecordedChanges();
    private final TestClock clock = new TestClock("2026-11-20T08:00:00Z");
    private final InMemoryRegistry registry = new InMemoryRegistry(transactions, audit, changes, clock);
    private final InMemoryRoles roleRows = new InMemoryRoles(transactions);
    private final GrantBook grants = new GrantBook(
            new InMemoryAccounts(transactions), new InMemoryApiKeys(transactions), roleRows, transactions);
    private final RequestOffice desks = new RequestOffice(
            registry,
            new GrantedPermissions(grants, audit),
            new RoleBook(roleRows, grants, audit, transactions, changes),
            audit,
            changes,
            clock);
    private final Tickets tickets = desks.tickets;
    private final Site site = registry.site("上海", "Asia/Shanghai");
    private final Department works = registry.department("工厂");
    private final Department office = registry.department("办公室");
    private final Employee wang = registry.hire("10001", "王小明", site, works);
    private final Scope wangs = Scope.only(wang.id());
    private final Scope theWorks = new Scope(false, Set.of(), Set.of(works.id()), Set.of());
    private final Scope theOffice = new Scope(false, Set.of(), Set.of(office.id()), Set.of());
    private final Actor desk = registry.actor;

    @Test
    void c066AProblemGoesToTheDeskOfItsSubjectAndIsFollowedToItsEnd() {
        Ticket open = report(Subject.CARD);
        assertEquals(State.OPEN, open.state());
        assertEquals(new RoleId("CARD_DESK"), open.desk());
        Ticket taken = say(open, Verb.TAKE, "", Optional.empty());
        assertEquals(State.IN_WORK, taken.state());
        Ticket answered = say(taken, Verb.ANSWER, "换张卡试试", Optional.empty());
        assertEquals(State.ANSWERED, answered.state());
        Ticket again = say(answered, Verb.REPLY, "还是不行", Optional.empty());
        assertEquals(State.OPEN, again.state());
        Ticket closed = say(again, Verb.CLOSE, "", Optional.empty());
        assertEquals(State.CLOSED, closed.state());
        assertEquals(5, closed.entries().size());
        assertEquals("ticket.closed", refusal(() -> say(closed, Verb.TAKE, "", Optional.empty())));
        assertTrue(audit.actions().containsAll(List.of("ticket.report", "ticket.step")), "" + audit.actions());
    }

    @Test
    void c066ItIsHandedOnToAnotherDesk() {
        Ticket open = report(Subject.OTHER);
        assertEquals(new RoleId("HR"), open.desk());
        Ticket handed = say(open, Verb.HAND_ON, "终端问题", Optional.of(new RoleId("TERMINAL_TECHNICIAN")));
        assertEquals(new RoleId("TERMINAL_TECHNICIAN"), handed.desk());
        assertEquals("ticket.desk", refusal(() -> say(handed, Verb.HAND_ON, "?", Optional.of(new RoleId("KING")))));
        assertEquals("ticket.desk", refusal(() -> say(handed, Verb.HAND_ON, "?", Optional.empty())));
        assertThrows(Stale.class, () -> say(open, Verb.TAKE, "", Optional.empty()));
    }

    @Test
    void c066WhoIsOutsideTheScopeIsNotThereAndWhatIsNobodysIsForThoseWhoSeeMoreThanThemselves() {
        Ticket open = report(Subject.CARD);
        Ticket terminal =
                tickets.report(desk, theOffice, new Tickets.Report(Optional.empty(), Subject.TERMINAL, "t-1", "屏幕不亮"));
        assertEquals(List.of(open), page(wangs));
        assertEquals(List.of(terminal, open), page(theWorks));
        assertEquals(List.of(terminal), page(theOffice));
        assertThrows(NotFound.class, () -> tickets.find(desk, theOffice, open.id()));
        Actor other = new Actor(registry.org, Actor.Kind.ACCOUNT, "account-9", "li", "10.0.0.9", "r");
        assertThrows(NotFound.class, () -> tickets.find(other, wangs, terminal.id()));
        assertEquals(
                "value.missing",
                refusal(() -> tickets.report(
                        other, wangs, new Tickets.Report(Optional.empty(), Subject.TERMINAL, "t-1", "x"))));
    }

    @Test
    void c066WhatSaysNothingIsNotTaken() {
        assertEquals(
                "ticket.text.missing",
                refusal(() -> tickets.report(
                        desk, wangs, new Tickets.Report(Optional.of(wang.id()), Subject.OTHER, "", " "))));
        assertEquals(
                "ticket.subject",
                refusal(() -> tickets.report(
                        desk, wangs, new Tickets.Report(Optional.of(wang.id()), Subject.CARD, "", "x"))));
        Ticket open = report(Subject.CARD);
        assertEquals("ticket.text.missing", refusal(() -> say(open, Verb.ANSWER, "", Optional.empty())));
    }

    @Test
    void t099ADisputeIsClosedByTheDeskOnlyWithWordsAndByItsReporterAtAnyTime() {
        Actor worker = new Actor(registry.org, Actor.Kind.ACCOUNT, "account-7", "wang", "10.0.0.7", "r");
        Ticket open = tickets.report(
                worker, wangs, new Tickets.Report(Optional.of(wang.id()), Subject.DAY, "2026-11-18", "18:35"));
        assertEquals("ticket.text.missing", refusal(() -> say(open, Verb.CLOSE, "", Optional.empty())));
        Ticket answered = say(open, Verb.ANSWER, "改好了", Optional.empty());
        assertEquals(
                State.CLOSED, say(answered, Verb.CLOSE, "", Optional.empty()).state());
        Ticket second = tickets.report(
                worker, wangs, new Tickets.Report(Optional.of(wang.id()), Subject.DAY, "2026-11-19", "18:35"));
        Ticket withdrawn = tickets.say(worker, wangs, second.id(), Verb.CLOSE, "", Optional.empty(), second.version());
        assertEquals(State.CLOSED, withdrawn.state());
    }

    @Test
    void t099TheDeskHearsOfADisputeAndThePersonOfTheAnswer() {
        Actor worker = new Actor(registry.org, Actor.Kind.ACCOUNT, "account-7", "wang", "10.0.0.7", "r");
        Ticket open = tickets.report(
                worker, wangs, new Tickets.Report(Optional.of(wang.id()), Subject.DAY, "2026-11-18", "18:35"));
        NoticeDraft waiting = last();
        assertEquals(NoticeTopic.TICKET_WAITING, waiting.topic());
        assertEquals(Set.of(new RoleId("HR")), ((Audience.Desk) waiting.audience()).roles());
        assertEquals("attendance/" + wang.id().text() + "/2026-11-18", waiting.link());
        Ticket answered = say(open, Verb.ANSWER, "改好了", Optional.empty());
        assertEquals(NoticeTopic.TICKET_ANSWERED, last().topic());
        assertEquals(new Audience.Own(wang.id()), last().audience());
        assertEquals("own/month?date=2026-11-18", last().link());
        tickets.say(worker, wangs, open.id(), Verb.CLOSE, "谢谢", Optional.empty(), answered.version());
        assertEquals(2, desks.notices.sent().size(), "whoever closes it themselves is not told of it");
    }

    private NoticeDraft last() {
        return desks.notices.sent().get(desks.notices.sent().size() - 1);
    }

    private List<Ticket> page(Scope scope) {
        TicketFilter all = new TicketFilter(Optional.empty(), Optional.empty(), Optional.empty(), true);
        return tickets.page(registry.org, scope, all, Page.first(9)).items();
    }

    private Ticket report(Subject subject) {
        return tickets.report(desk, wangs, new Tickets.Report(Optional.of(wang.id()), subject, "c-1", "刷卡没反应"));
    }

    private Ticket say(Ticket ticket, Verb verb, String text, Optional<RoleId> to) {
        return tickets.say(desk, Scope.EVERYBODY, ticket.id(), verb, text, to, ticket.version());
    }

    private static String refusal(Executable what) {
        Refused refused = assertThrows(Refused.class, what);
        return refused.violations().isEmpty()
                ? refused.code()
                : refused.violations().get(0).code();
    }
}
