package org.clockhouse.request.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clockhouse.account.Account;
import org.clockhouse.account.Grant;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.internal.GrantBook;
import org.clockhouse.account.internal.GrantedPermissions;
import org.clockhouse.account.internal.RoleBook;
import org.clockhouse.account.spi.InMemoryAccounts;
import org.clockhouse.account.spi.InMemoryApiKeys;
import org.clockhouse.account.spi.InMemoryRoles;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Denied;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.registry.Department;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.Site;
import org.clockhouse.request.Attachment;
import org.clockhouse.request.AttachmentId;
import org.clockhouse.request.AttachmentType;
import org.clockhouse.request.Attachments;
import org.clockhouse.request.Chain;
import org.clockhouse.request.Effect;
import org.clockhouse.request.Request;
import org.clockhouse.request.Request.State;
import org.clockhouse.request.RequestDraft;
import org.clockhouse.request.RequestFilter;
import org.clockhouse.request.RequestId;
import org.clockhouse.request.RequestKind;
import org.clockhouse.request.RequestQueue;
import org.junit.jupiter.api.Test;

class RequestDeskTest {

    private static final byte[] PDF = "%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n".getBytes(UTF_8);

    /** Asks for a word and remembers what became of it. */
    private static final class Word implements RequestKind {

        final List<String> said = new ArrayList<>();
        OptionalInt promised = OptionalInt.empty();
        Optional<String> right = Optional.empty();

        @Override
        public OptionalInt promisedDays(OrgId org, Employee employee) {
            return promised;
        }

        @Override
        public Optional<String> decidedBy() {
            return right;
        }

        @Override
        public String code() {
            return "WORD";
        }

        @Override
        public LocalName title() {
            return new LocalName("请假", "leave");
        }

        @Override
        public List<RoleId> usualSteps() {
            return List.of(new RoleId("MANAGER"), new RoleId("HR"));
        }

        @Override
        public SortedMap<String, String> check(Asking asking) {
            if (!asking.details().containsKey("word")) {
                throw Refused.at("/details/word", "value.missing", "a word is wanted");
            }
            if (asking.details().get("word").length() > 6) {
                asking.limit(Refused.at("/details/word", "word.long", "at most six letters"));
            }
            return new TreeMap<>(asking.details());
        }

        @Override
        public List<Effect> preview(Asking asking) {
            return List.of(new Effect(asking.today(), Map.of(), Map.of("WORDS", 1)));
        }

        @Override
        public void approved(Actor actor, Request request) {
            said.add(request.details().get("word"));
        }

        @Override
        public void withdrawn(Actor actor, Request request) {
            said.remove(request.details().get("word"));
        }
    }

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final RecordedAudit audit = new RecordedAudit();
    private final RecordedChanges changes = new RecordedChanges();
    private final TestClock clock = new TestClock("2026-11-20T08:00:00Z");
    private final InMemoryRegistry registry = new InMemoryRegistry(transactions, audit, changes, clock);
    private final InMemoryAccounts accounts = new InMemoryAccounts(transactions);
    private final InMemoryRoles roleRows = new InMemoryRoles(transactions);
    private final GrantBook grants = new GrantBook(accounts, new InMemoryApiKeys(transactions), roleRows, transactions);
    private final RequestOffice office = new RequestOffice(
            registry,
            new GrantedPermissions(grants, audit),
            new RoleBook(roleRows, grants, audit, transactions, changes),
            audit,
            changes,
            clock);
    private final Word word = new Word();
    private final Site site = registry.site("上海", "Asia/Shanghai");
    private final Department works = registry.department("工厂");
    private final Department desk = registry.department("办公室");
    private final Employee wang = registry.hire("10001", "王小明", site, works);
    private final Employee boss = registry.hire("10002", "李雷", site, works);
    private final Actor wangs = account("wang", Optional.of(wang), Grant.everywhere("EMPLOYEE"));
    private final Actor manager = account("boss", Optional.of(boss), granted("MANAGER", works));
    private final Actor other = account("other", Optional.empty(), granted("MANAGER", desk));
    private final Actor hr = account("hr", Optional.empty(), Grant.everywhere("HR"));
    private final Actor root = account("root", Optional.empty(), Grant.everywhere("SYSTEM_ADMINISTRATOR"));

    {
        office.register(word);
    }

    @Test
    void t048EachRoleOfTheChainAgreesInTurnAndTheLastYesDoesWhatWasAsked() {
        Request asked = submit(wangs);
        assertEquals(Optional.of(new RoleId("MANAGER")), asked.waitsFor());
        Request once = approve(manager, asked);
        assertEquals(State.PENDING, once.state());
        assertEquals(Optional.of(new RoleId("HR")), once.waitsFor());
        assertEquals(List.of(), word.said);
        Request twice = approve(hr, once);
        assertEquals(State.APPROVED, twice.state());
        assertEquals(List.of("please"), word.said);
        assertEquals("hr", twice.approval().orElseThrow().name());
        assertTrue(audit.actions().containsAll(List.of("request.submit", "request.approve")), "" + audit.actions());
    }

    @Test
    void onlyWhoeverHoldsTheStepsRoleForThePersonDecides() {
        Request asked = submit(wangs);
        assertEquals("request.own", refusal(() -> approve(wangs, asked)));
        assertEquals("request.not-yours", refusal(() -> approve(hr, asked)));
        assertEquals("request.not-yours", refusal(() -> approve(other, asked)));
        assertEquals(State.PENDING, approve(root, asked).state());
    }

    @Test
    void nobodyDecidesAboutThemselvesNorAboutWhatTheySubmittedForSomebody() {
        Request own = office.requests.submit(manager, Scope.EVERYBODY, draft(boss));
        assertEquals("request.own", refusal(() -> approve(manager, own)));
        Request entered = submit(manager);
        assertEquals("request.four-eyes", refusal(() -> approve(manager, entered)));
    }

    @Test
    void t045WhereFourEyesAreNotAskedForWhoEnteredItMayDecideIt() {
        office.chains.set(root, new Chain("WORD", Optional.of(site.id()), List.of(new RoleId("MANAGER")), 2, false, 0));
        assertEquals(State.APPROVED, approve(manager, submit(manager)).state());
    }

    @Test
    void t045WhatHrEntersWithAReasonCountsAtOnceWhateverTheChain() {
        Request entered = office.requests.enter(hr, Scope.EVERYBODY, draft(wang));
        assertEquals(State.APPROVED, entered.state());
        assertEquals("hr", entered.approval().orElseThrow().name());
        assertEquals(List.of("please"), word.said);
        assertTrue(audit.actions().containsAll(List.of("request.submit", "request.enter")), "" + audit.actions());
        assertEquals(State.WITHDRAWN, withdraw(hr, entered).state());
        assertEquals(List.of(), word.said);
        RequestDraft silent = new RequestDraft("WORD", wang.id(), Map.of("word", "please"), " ");
        assertEquals("request.reason.missing", refusal(() -> office.requests.enter(hr, Scope.EVERYBODY, silent)));
    }

    @Test
    void t045AnEntryWaitsForSomebodyElseWhereFourEyesWereAskedFor() {
        office.chains.set(root, new Chain("WORD", Optional.of(site.id()), List.of(new RoleId("HR")), 2, true, 0));
        Request entered = office.requests.enter(hr, Scope.EVERYBODY, draft(wang));
        assertEquals(State.PENDING, entered.state());
        assertEquals(List.of(), word.said);
        assertEquals("request.four-eyes", refusal(() -> approve(hr, entered)));
        assertEquals(State.APPROVED, approve(root, entered).state());
    }

    @Test
    void t093AnEntryGoesPastALimitWhenThatIsSaidAndKeepsWhichOne() {
        RequestDraft wordy = new RequestDraft("WORD", wang.id(), Map.of("word", "abracadabra"), "by the director");
        assertEquals("word.long", refusal(() -> office.requests.submit(hr, Scope.EVERYBODY, wordy)));
        assertEquals("word.long", refusal(() -> office.requests.enter(hr, Scope.EVERYBODY, wordy)));
        Request entered = office.requests.enter(hr, Scope.EVERYBODY, wordy, true);
        assertEquals(Set.of("word.long"), entered.past());
        assertEquals(
                Set.of(),
                office.requests.enter(hr, Scope.EVERYBODY, draft(wang), true).past());
    }

    @Test
    void t093AnEntryPastALimitThatWaitsForSomebodyElseIsAgreedToAsItIs() {
        office.chains.set(root, new Chain("WORD", Optional.of(site.id()), List.of(new RoleId("HR")), 2, true, 0));
        RequestDraft wordy = new RequestDraft("WORD", wang.id(), Map.of("word", "abracadabra"), "by the director");
        Request waiting = office.requests.enter(hr, Scope.EVERYBODY, wordy, true);
        assertEquals(State.PENDING, waiting.state());
        Request agreed = approve(root, waiting);
        assertEquals(State.APPROVED, agreed.state());
        assertEquals("word.long", agreed.details().get("past"));
    }

    @Test
    void nobodySaysOfOnesOwnRequestThatItGoesPastALimit() {
        RequestDraft sly =
                new RequestDraft("WORD", wang.id(), Map.of("word", "abracadabra", "past", "word.long"), "please");
        assertEquals("word.long", refusal(() -> office.requests.submit(hr, Scope.EVERYBODY, sly)));
        RequestDraft slyToo =
                new RequestDraft("WORD", wang.id(), Map.of("word", "please", "past", "word.long"), "please");
        assertEquals(
                Set.of(), office.requests.submit(hr, Scope.EVERYBODY, slyToo).past());
    }

    @Test
    void nobodyEntersAnythingForThemselves() {
        assertEquals("request.own", refusal(() -> office.requests.enter(manager, Scope.EVERYBODY, draft(boss))));
        assertEquals(List.of(), word.said);
        assertEquals(
                List.of(),
                office.requests
                        .page(registry.org, Scope.EVERYBODY, RequestFilter.ALL, Page.first(9))
                        .items());
    }

    @Test
    void aListSaysWhichOfItsRequestsAreTheReadersToDecide() {
        Request asked = submit(wangs);
        Request entered = submit(manager);
        Request own = office.requests.submit(manager, Scope.EVERYBODY, draft(boss));
        Request further = approve(manager, submit(wangs));
        List<Request> all = List.of(asked, entered, own, further);
        assertEquals(Set.of(asked.id()), office.requests.decidable(manager, all));
        assertEquals(Set.of(further.id()), office.requests.decidable(hr, all));
        assertEquals(Set.of(), office.requests.decidable(wangs, all));
        assertEquals(Set.of(), office.requests.decidable(other, all));
        assertEquals(4, office.requests.decidable(root, all).size());
    }

    @Test
    void aMachineMayOwnTheApproval() {
        Actor oa = new Actor(registry.org, Actor.Kind.API_KEY, "key-1", "OA", "10.0.0.9", "r");
        assertEquals(State.APPROVED, approve(oa, approve(oa, submit(wangs))).state());
    }

    @Test
    void t108EachStepIsToldToItsDeskAndTheEndToWhoAsked() {
        Request asked = submit(wangs);
        NoticeDraft waiting = told(NoticeTopic.REQUEST_WAITING).get(0);
        assertEquals(
                new Audience.Desk(wang.id(), site.id(), Set.of(works.id()), Set.of(new RoleId("MANAGER"))),
                waiting.audience());
        assertEquals(new LocalName("请假", "leave"), waiting.facts().get("kind"));
        Request once = approve(manager, asked);
        assertEquals(2, told(NoticeTopic.REQUEST_WAITING).size());
        assertEquals(List.of(), told(NoticeTopic.REQUEST_DECIDED));
        office.requests.refuse(hr, Scope.EVERYBODY, once.id(), once.version(), "no evidence");
        NoticeDraft decided = told(NoticeTopic.REQUEST_DECIDED).get(0);
        assertEquals(new Audience.Own(wang.id()), decided.audience());
        assertEquals("refused (no evidence)", decided.facts().get("answer").en());
        assertEquals("own/requests/" + asked.id().text(), decided.link());
    }

    @Test
    void whatHrEntersIsToldToThePersonAndNotToTheDesksAndWhatOneTakesBackToNobody() {
        office.requests.enter(hr, Scope.EVERYBODY, draft(wang));
        assertEquals(List.of(), told(NoticeTopic.REQUEST_WAITING));
        assertEquals(1, told(NoticeTopic.REQUEST_DECIDED).size());
        withdraw(wangs, submit(wangs));
        assertEquals(1, told(NoticeTopic.REQUEST_DECIDED).size());
    }

    private List<NoticeDraft> told(NoticeTopic topic) {
        return office.notices.sent().stream()
                .filter(draft -> draft.topic() == topic)
                .toList();
    }

    @Test
    void aRefusalNeedsAReasonAndEndsIt() {
        Request asked = submit(wangs);
        assertEquals(
                "request.reason.missing",
                refusal(() -> office.requests.refuse(manager, Scope.EVERYBODY, asked.id(), asked.version(), " ")));
        Request refused = office.requests.refuse(manager, Scope.EVERYBODY, asked.id(), asked.version(), "not so");
        assertEquals(State.REFUSED, refused.state());
        assertEquals("request.closed", refusal(() -> approve(manager, refused)));
        assertEquals(List.of(), word.said);
    }

    @Test
    void whatIsAskedBackGoesOnWhereItWasOnceItIsAnswered() {
        Request once = approve(manager, submit(wangs));
        Request back = office.requests.askBack(hr, Scope.EVERYBODY, once.id(), once.version(), "which word?");
        assertEquals(State.ASKED_BACK, back.state());
        assertEquals("request.closed", refusal(() -> approve(hr, back)));
        Request again = office.requests.answer(
                wangs, Scope.only(wang.id()), back.id(), back.version(), Map.of("word", "thanks"), "that one");
        assertEquals(Optional.of(new RoleId("HR")), again.waitsFor());
        approve(hr, again);
        assertEquals(List.of("thanks"), word.said);
        Request fresh = submit(wangs);
        assertEquals(
                "request.not-asked",
                refusal(() -> office.requests.answer(
                        wangs, Scope.EVERYBODY, fresh.id(), fresh.version(), fresh.details(), "so")));
    }

    @Test
    void anOpenRequestIsWithdrawnByWhoAskedAndADoneOneOnlyByWhoCouldDecideIt() {
        Request asked = submit(wangs);
        assertEquals(State.WITHDRAWN, withdraw(wangs, asked).state());
        Request done = approve(hr, approve(manager, submit(wangs)));
        assertEquals("request.own", refusal(() -> withdraw(wangs, done)));
        assertEquals(State.WITHDRAWN, withdraw(hr, done).state());
        assertEquals(List.of(), word.said);
        assertEquals("request.closed", refusal(() -> withdraw(hr, withdrawn(done))));
    }

    @Test
    void theDeadlineCountsWorkingDaysOfTheSite() {
        // Friday; three working days later it is Wednesday.
        Request asked = submit(wangs);
        assertEquals(LocalDate.of(2026, 11, 25), asked.due());
        assertEquals(List.of(), overdue("2026-11-25"));
        assertEquals(List.of(asked), overdue("2026-11-26"));
        clock.set("2026-11-26T01:00:00Z");
        assertEquals(LocalDate.of(2026, 12, 1), approve(manager, asked).due());
    }

    @Test
    void c050TheWorkingDaysThatAreLeftAreCountedByTheCalendarOfTheSite() {
        Request asked = submit(wangs);
        assertEquals(new Request.TimeLeft(3, 3), left(asked));
        // Monday; the weekend took nothing.
        clock.set("2026-11-23T01:00:00Z");
        assertEquals(new Request.TimeLeft(2, 3), left(asked));
        clock.set("2026-11-27T01:00:00Z");
        assertEquals(new Request.TimeLeft(0, 3), left(asked));
        Request next = approve(manager, asked);
        assertEquals(new Request.TimeLeft(3, 3), left(next));
        word.promised = OptionalInt.of(7);
        Request promised = approve(hr, next);
        // Seven from the submission, of which five are gone.
        assertEquals(new Request.TimeLeft(2, 7), left(promised));
        assertEquals(Map.of(), times(withdraw(wangs, submit(wangs))));
    }

    private Request.TimeLeft left(Request request) {
        return times(request).get(request.id());
    }

    private Map<RequestId, Request.TimeLeft> times(Request request) {
        return office.requests.timesLeft(registry.org, Map.of(request, site.id()));
    }

    @Test
    void aSitesChainComesBeforeTheCompanysAndMovesNoRequestThatIsUnderWay() {
        Request before = submit(wangs);
        Chain chain = office.chains.set(
                root, new Chain("WORD", Optional.of(site.id()), List.of(new RoleId("HR")), 5, true, 0));
        assertEquals(List.of(new RoleId("HR")), submit(wangs).steps());
        assertEquals(2, before.steps().size());
        assertEquals(
                2,
                office.chains.of(registry.org, "WORD", Optional.empty()).steps().size());
        assertEquals(2, office.chains.list(registry.org).size());
        assertThrows(
                Stale.class, () -> office.chains.set(root, new Chain("WORD", chain.site(), chain.steps(), 6, true, 7)));
        assertEquals(
                "chain.role.unknown",
                refusal(() -> office.chains.set(
                        root, new Chain("WORD", Optional.empty(), List.of(new RoleId("KING")), 6, true, 0))));
        assertThrows(
                NotFound.class,
                () -> office.chains.set(
                        root, new Chain("WORD", Optional.of(SiteId.next()), chain.steps(), 6, true, 0)));
    }

    @Test
    void aChainThatWouldComeBackToWhoeverAsksIsRefusedWithThePlace() {
        Refused refused = assertThrows(
                Refused.class,
                () -> office.chains.set(
                        root,
                        new Chain(
                                "WORD",
                                Optional.empty(),
                                List.of(new RoleId("MANAGER"), new RoleId("EMPLOYEE")),
                                2,
                                true,
                                0)));
        assertEquals("chain.role.own", refused.code());
        assertEquals("/steps/1", refused.violations().get(0).pointer());
        assertEquals(2, submit(wangs).steps().size(), "the chain is as it was");
    }

    @Test
    void whoIsOutsideTheScopeIsNotThere() {
        Request asked = submit(wangs);
        Scope elsewhere = Scope.only(boss.id());
        assertThrows(NotFound.class, () -> office.requests.find(registry.org, elsewhere, asked.id()));
        assertThrows(NotFound.class, () -> office.requests.submit(manager, elsewhere, draft(wang)));
        assertThrows(
                NotFound.class, () -> office.requests.approve(manager, elsewhere, asked.id(), asked.version(), ""));
        assertThrows(NotFound.class, () -> office.requests.preview(registry.org, elsewhere, draft(wang)));
    }

    @Test
    void whatNobodyKnowsOrSaysNoReasonForIsNotTaken() {
        RequestDraft unknown = new RequestDraft("SONG", wang.id(), Map.of(), "because");
        assertEquals("request.kind.unknown", refusal(() -> office.requests.submit(wangs, Scope.EVERYBODY, unknown)));
        RequestDraft silent = new RequestDraft("WORD", wang.id(), Map.of("word", "please"), "");
        assertEquals("request.reason.missing", refusal(() -> office.requests.submit(wangs, Scope.EVERYBODY, silent)));
        RequestDraft wordless = new RequestDraft("WORD", wang.id(), Map.of(), "because");
        assertEquals("value.missing", refusal(() -> office.requests.submit(wangs, Scope.EVERYBODY, wordless)));
    }

    @Test
    void aStaleVersionDecidesNothing() {
        Request asked = submit(wangs);
        approve(manager, asked);
        assertThrows(Stale.class, () -> approve(root, asked));
    }

    @Test
    void c049WhatIsCarriedOutAtADeskIsDoneOnlyThen() {
        word.promised = OptionalInt.of(7);
        Request once = approve(manager, submit(wangs));
        Request agreed = approve(hr, once);
        assertEquals(State.TO_DO, agreed.state());
        assertEquals(Optional.of(new RoleId("HR")), agreed.waitsFor());
        // Seven working days after Friday the 20th.
        assertEquals(LocalDate.of(2026, 12, 1), agreed.due());
        Request done = office.requests.carriedOut(hr, Scope.EVERYBODY, agreed.id(), Map.of("card", "one"));
        assertEquals(State.DONE, done.state());
        assertEquals("one", done.details().get("card"));
        assertEquals(
                "request.not-to-do",
                refusal(() -> office.requests.carriedOut(hr, Scope.EVERYBODY, done.id(), Map.of())));
        assertEquals("request.closed", refusal(() -> withdraw(wangs, done)));
    }

    @Test
    void c050WhatIsLateIsEscalatedOnceAndTheRoleThatStandsByMayDecideIt() {
        Request asked = submit(wangs);
        clock.set("2026-11-25T15:59:59Z");
        assertEquals(0, office.escalate(registry.org));
        // Midnight in Shanghai.
        clock.set("2026-11-25T16:00:00Z");
        assertEquals(1, office.escalate(registry.org));
        assertEquals(0, office.escalate(registry.org));
        Request late = withdrawn(asked);
        assertTrue(late.escalated());
        List<NoticeDraft> overdue = told(NoticeTopic.REQUEST_OVERDUE);
        assertEquals(1, overdue.size());
        assertEquals(
                Set.of(new RoleId("MANAGER"), late.route().escalateTo()),
                ((Audience.Desk) overdue.get(0).audience()).roles());
        assertTrue(audit.actions().contains("request.escalate"), "" + audit.actions());
        assertEquals("request.not-yours", refusal(() -> approve(other, late)));
        Request decided = approve(hr, late);
        assertEquals(1, decided.step());
        assertEquals(false, decided.escalated());
    }

    @Test
    void c043EachRoleHasAQueueOfItsOwnAndSeesOnlyItsPeople() {
        submit(wangs);
        approve(manager, submit(wangs));
        assertEquals(List.of(new RequestQueue(new RoleId("MANAGER"), 1, 0, 0)), office.requests.queues(manager));
        assertEquals(List.of(new RequestQueue(new RoleId("MANAGER"), 0, 0, 0)), office.requests.queues(other));
        assertEquals(List.of(new RequestQueue(new RoleId("HR"), 1, 0, 0)), office.requests.queues(hr));
        assertEquals(2, office.requests.queues(root).size());
        assertEquals(List.of(), office.requests.queues(wangs));
    }

    @Test
    void c037AKindMayAskForRightsOfItsOwn() {
        word.right = Optional.of("credential.approve");
        assertThrows(Denied.class, () -> approve(manager, submit(wangs)));
    }

    @Test
    void c047AFileIsTakenByWhatItHoldsAndReadBackByWhoMaySeeTheRequest() throws Exception {
        Request asked = submit(wangs);
        Attachment file = attach(asked, "../report.exe", PDF);
        assertEquals("..report.pdf", file.name());
        assertEquals(AttachmentType.PDF, file.type());
        Scope own = Scope.only(wang.id());
        assertEquals(List.of(file), office.attachments.of(registry.org, own, asked.id()));
        assertArrayEquals(
                PDF, office.attachments.open(hr, own, asked.id(), file.id()).content());
        assertThrows(NotFound.class, () -> office.attachments.open(hr, Scope.only(boss.id()), asked.id(), file.id()));
        assertThrows(NotFound.class, () -> office.attachments.open(hr, own, asked.id(), AttachmentId.next()));
        assertTrue(audit.actions().containsAll(List.of("request.attach", "request.attachment-read")));
    }

    @Test
    void c047WhatIsNoPictureAndNoPdfOrTooLargeOrTooMuchIsRefused() throws Exception {
        Request asked = submit(wangs);
        byte[] cut = Arrays.copyOf(PDF, 10);
        byte[] large = Arrays.copyOf(PDF, Attachments.MOST_BYTES + 1);
        assertEquals("attachment.type", refusal(() -> attach(asked, "a.pdf", "hello".getBytes(UTF_8))));
        assertEquals("attachment.type", refusal(() -> attach(asked, "a.pdf", cut)));
        assertEquals("attachment.type", refusal(() -> attach(asked, "a.pdf", new byte[0])));
        assertEquals("attachment.large", refusal(() -> attach(asked, "a.pdf", large)));
        for (int i = 0; i < Attachments.MOST; i++) {
            attach(asked, "a.pdf", PDF);
        }
        assertEquals("attachment.many", refusal(() -> attach(asked, "a.pdf", PDF)));
        Request closed = withdraw(wangs, submit(wangs));
        assertEquals("request.closed", refusal(() -> attach(closed, "a.pdf", PDF)));
    }

    @Test
    void c047AScannerMayRefuseAFile() {
        Request asked = submit(wangs);
        office.register((type, content) -> {
            throw new Refused("attachment.infected", "EICAR");
        });
        assertEquals("attachment.infected", refusal(() -> attach(asked, "a.pdf", PDF)));
        assertEquals(List.of(), office.attachments.of(registry.org, Scope.EVERYBODY, asked.id()));
    }

    private Attachment attach(Request request, String name, byte[] content) throws IOException {
        return office.attachments.add(
                wangs, Scope.only(wang.id()), request.id(), name, new ByteArrayInputStream(content));
    }

    private List<Request> overdue(String date) {
        RequestFilter filter = new RequestFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(LocalDate.parse(date)));
        return office.requests
                .page(registry.org, Scope.EVERYBODY, filter, Page.first(9))
                .items();
    }

    private Request submit(Actor actor) {
        return office.requests.submit(actor, Scope.EVERYBODY, draft(wang));
    }

    private static RequestDraft draft(Employee employee) {
        return new RequestDraft("WORD", employee.id(), Map.of("word", "please"), "because");
    }

    private Request approve(Actor actor, Request request) {
        return office.requests.approve(actor, Scope.EVERYBODY, request.id(), request.version(), "");
    }

    private Request withdraw(Actor actor, Request request) {
        return office.requests.withdraw(actor, Scope.EVERYBODY, request.id(), request.version(), "no need");
    }

    private Request withdrawn(Request request) {
        return office.requests.find(registry.org, Scope.EVERYBODY, request.id());
    }

    private static String refusal(org.junit.jupiter.api.function.Executable what) {
        Refused refused = assertThrows(Refused.class, what);
        return refused.violations().isEmpty()
                ? refused.code()
                : refused.violations().get(0).code();
    }

    private static Grant granted(String role, Department department) {
        return new Grant(new RoleId(role), new Scope(false, Set.of(), Set.of(department.id()), Set.of()));
    }

    private Actor account(String name, Optional<Employee> employee, Grant grant) {
        Account account = new Account(
                AccountId.next(),
                registry.org,
                employee.isPresent() ? Account.Kind.EMPLOYEE : Account.Kind.OPERATOR,
                name,
                name,
                employee.map(Employee::id),
                Set.of(grant),
                "en",
                false,
                false,
                1);
        transactions.run(registry.org, () -> accounts.insert(account));
        return account.actor("10.0.0.7", "r");
    }
}
