package org.clockhouse.request.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.organisation.Company;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.spi.DepartmentRepository;
import org.clockhouse.registry.spi.EmployeeFile;
import org.clockhouse.registry.spi.EmployeeRepository;
import org.clockhouse.registry.spi.OrganisationRepository;
import org.clockhouse.request.Attachment;
import org.clockhouse.request.AttachmentId;
import org.clockhouse.request.AttachmentType;
import org.clockhouse.request.Chain;
import org.clockhouse.request.Request;
import org.clockhouse.request.Request.Event;
import org.clockhouse.request.Request.Route;
import org.clockhouse.request.Request.State;
import org.clockhouse.request.Request.Verb;
import org.clockhouse.request.RequestFilter;
import org.clockhouse.request.RequestId;
import org.clockhouse.request.RequestQueue;
import org.clockhouse.request.Ticket;
import org.clockhouse.request.TicketFilter;
import org.clockhouse.request.TicketId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every store of requests keeps. */
public abstract class RequestContract {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final LocalDate DUE = LocalDate.of(2026, 11, 26);
    private static final RoleId MANAGER = new RoleId("MANAGER");
    private static final RoleId HR = new RoleId("HR");
    private static final RoleId BOSS = new RoleId("BOSS");
    private static final TicketFilter TICKETS =
            new TicketFilter(Optional.empty(), Optional.empty(), Optional.empty(), false);

    private final OrgId org = OrgId.next();
    private final Site site =
            new Site(SiteId.next(), new LocalName("上海", ""), ZoneId.of("Asia/Shanghai"), Optional.empty(), false, 1);
    private final Department works = department("生产部");
    private final Department office = department("办公室");
    private final Employee wang = employee("1", works);
    private final Employee li = employee("2", office);

    protected abstract Transactions transactions();

    protected abstract OrganisationRepository organisation();

    protected abstract DepartmentRepository departments();

    protected abstract EmployeeRepository employees();

    protected abstract RequestRepository requests();

    protected abstract ChainRepository chains();

    protected abstract AttachmentRepository attachments();

    protected abstract TicketRepository tickets();

    @BeforeEach
    void twoPeople() {
        transactions().run(org, () -> {
            organisation().insert(new Company(org, new LocalName("示例", ""), 1));
            organisation().insert(site);
            departments().insert(works);
            departments().insert(office);
            employees().insert(List.of(file(wang), file(li)));
        });
    }

    @Test
    void aRequestComesBackAsItWas() {
        Request stored = put(asked(wang, "CORRECTION"));
        assertEquals(1, stored.version());
        assertEquals(Optional.of(stored), in(() -> requests().find(stored.id())));
        assertEquals(Optional.empty(), in(() -> requests().find(RequestId.next())));
        assertEquals(Optional.empty(), transactions().in(OrgId.next(), () -> requests()
                .find(stored.id())));
    }

    @Test
    void whatIsSaidLaterIsKeptBehindWhatWasSaidBefore() {
        Request asked = put(asked(wang, "CORRECTION"));
        Request once = put(asked.moved(State.PENDING, 1, DUE.plusDays(1), event(Verb.APPROVE, 0, "")));
        Request twice = put(once.saying(Map.of("at", "2026-11-20T19:00"), "更正")
                .moved(State.REFUSED, 1, DUE.plusDays(1), event(Verb.REFUSE, 1, "不符")));
        assertEquals(3, twice.version());
        assertEquals(Optional.of(twice), in(() -> requests().find(asked.id())));
    }

    @Test
    void ofTwoWhoReadTheSameVersionTheSecondIsStale() {
        Request asked = put(asked(wang, "CORRECTION"));
        put(asked.moved(State.WITHDRAWN, 0, DUE, event(Verb.WITHDRAW, 0, "")));
        assertThrows(Stale.class, () -> put(asked.moved(State.APPROVED, 2, DUE, event(Verb.APPROVE, 0, ""))));
    }

    @Test
    void onlyOpenAndApprovedOnesStand() {
        Request open = put(asked(wang, "CORRECTION"));
        put(put(asked(wang, "CORRECTION")).moved(State.REFUSED, 0, DUE, event(Verb.REFUSE, 0, "no")));
        Request done = put(put(asked(wang, "CORRECTION")).moved(State.APPROVED, 2, DUE, event(Verb.APPROVE, 1, "")));
        put(asked(wang, "LEAVE"));
        put(asked(li, "CORRECTION"));
        assertEquals(List.of(open, done), in(() -> requests().standing(wang.id(), "CORRECTION")));
    }

    @Test
    @DisplayName("T093: of two who ask for a person at once, the second sees the first")
    void ofTwoWhoAskForAPersonAtOnceTheSecondSeesTheFirst() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            for (int round = 1; round <= 10; round++) {
                String kind = "KIND_" + round;
                CyclicBarrier start = new CyclicBarrier(2);
                Callable<Integer> asking = () -> {
                    start.await();
                    return transactions().in(org, () -> {
                        requests().turn(wang.id());
                        if (!requests().standing(wang.id(), kind).isEmpty()) {
                            return 0;
                        }
                        requests().put(asked(wang, kind));
                        return 1;
                    });
                };
                int stored = 0;
                for (Future<Integer> each : pool.invokeAll(List.of(asking, asking))) {
                    stored += each.get();
                }
                assertEquals(1, stored);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aPageShowsTheNewestFirstAndOnlyWhoIsInTheScope() {
        Request first = put(asked(wang, "CORRECTION"));
        Request second = put(asked(wang, "LEAVE"));
        Request others = put(asked(li, "LEAVE"));
        Scope scope = new Scope(false, Set.of(), Set.of(works.id()), Set.of());
        Slice<Request> page = in(() -> requests().page(scope, RequestFilter.ALL, Page.first(1)));
        assertEquals(List.of(second), page.items());
        assertEquals(
                List.of(first),
                in(() -> requests().page(scope, RequestFilter.ALL, new Page(page.next(), 1)))
                        .items());
        assertEquals(List.of(others, second, first), listed(RequestFilter.ALL));
        assertEquals(
                List.of(),
                in(() -> requests().page(Scope.NOBODY, RequestFilter.ALL, Page.first(9)))
                        .items());
    }

    @Test
    void aListIsFilteredByEachOfItsFields() {
        Request pending = put(asked(wang, "CORRECTION"));
        Request late = put(
                put(asked(li, "LEAVE")).moved(State.ASKED_BACK, 0, DUE.minusDays(9), event(Verb.ASK_BACK, 0, "when?")));
        Request done = put(
                put(asked(li, "CORRECTION")).moved(State.APPROVED, 2, DUE.minusDays(9), event(Verb.APPROVE, 1, "")));
        Optional<String> none = Optional.empty();
        assertEquals(List.of(done, pending), listed(filter(Optional.of("CORRECTION"), null, null, null, null)));
        assertEquals(List.of(late), listed(filter(none, State.ASKED_BACK, null, null, null)));
        assertEquals(List.of(done, late), listed(filter(none, null, li.id(), null, null)));
        assertEquals(List.of(pending), listed(filter(none, null, null, MANAGER, null)));
        assertEquals(List.of(), listed(filter(none, null, null, HR, null)));
        assertEquals(List.of(late), listed(filter(none, null, null, null, DUE)));
    }

    @Test
    void aChainIsKeptBySiteAndKind() {
        Chain everywhere = in(() -> chains().put(new Chain("LEAVE", Optional.empty(), List.of(MANAGER), 3, true, 0)));
        Chain here =
                in(() -> chains().put(new Chain("LEAVE", Optional.of(site.id()), List.of(MANAGER, HR), 5, false, 0)));
        assertEquals(1, here.version());
        Chain changed = in(
                () -> chains().put(new Chain("LEAVE", Optional.empty(), List.of(HR), 2, true, everywhere.version())));
        assertEquals(Set.of(changed, here), Set.copyOf(in(() -> chains().all())));
        assertThrows(Stale.class, () -> in(() -> chains().put(everywhere)));
        assertThrows(
                Stale.class,
                () -> in(() -> chains().put(new Chain("LEAVE", Optional.empty(), List.of(MANAGER), 3, true, 0))));
    }

    private List<Request> listed(RequestFilter filter) {
        return in(() -> requests().page(Scope.EVERYBODY, filter, Page.first(9))).items();
    }

    private static RequestFilter filter(
            Optional<String> kind, State state, EmployeeId employee, RoleId role, LocalDate overdue) {
        return new RequestFilter(
                kind,
                Optional.ofNullable(state),
                Optional.ofNullable(employee),
                Optional.ofNullable(role),
                Optional.ofNullable(overdue));
    }

    @Test
    @DisplayName("C045: every request of a company has the next number")
    void everyRequestHasTheNextNumber() {
        Request first = put(asked(wang, "CORRECTION"));
        Request second = put(asked(li, "LEAVE"));
        Request moved = put(first.moved(State.WITHDRAWN, 0, DUE, event(Verb.WITHDRAW, 0, "")));
        assertEquals(List.of(1L, 2L, 1L), List.of(first.number(), second.number(), moved.number()));
    }

    @Test
    @DisplayName("C050: what is late is found once, and lies with two roles afterwards")
    void whatIsLateIsFoundOnceAndLiesWithTwoRolesAfterwards() {
        Request late = put(asked(wang, "CORRECTION"));
        put(put(asked(li, "CORRECTION")).moved(State.REFUSED, 0, DUE, event(Verb.REFUSE, 0, "no")));
        assertEquals(List.of(), in(() -> requests().late(DUE, 9)));
        assertEquals(List.of(late), in(() -> requests().late(DUE.plusDays(1), 9)));
        assertEquals(List.of(), listed(filter(Optional.empty(), null, null, BOSS, null)));
        Request escalated = put(late.late(event(Verb.ESCALATE, 0, "BOSS")));
        assertEquals(List.of(), in(() -> requests().late(DUE.plusDays(1), 9)));
        assertEquals(List.of(escalated), listed(filter(Optional.empty(), null, null, BOSS, null)));
        assertEquals(List.of(escalated), listed(filter(Optional.empty(), null, null, MANAGER, null)));
        assertEquals(new RequestQueue(BOSS, 1, 0, 1), queue(BOSS));
        put(escalated.moved(State.REFUSED, 0, DUE, event(Verb.REFUSE, 0, "no")));
        assertEquals(List.of(), listed(filter(Optional.empty(), null, null, BOSS, null)));
    }

    @Test
    @DisplayName("C043: a queue counts what its role is to decide and to do")
    void aQueueCountsWhatItsRoleIsToDecideAndToDo() {
        put(asked(wang, "CORRECTION"));
        Request other = put(asked(li, "CORRECTION"));
        Request agreed = put(other.moved(State.PENDING, 1, DUE.plusDays(9), event(Verb.APPROVE, 0, "")));
        assertEquals(new RequestQueue(MANAGER, 1, 0, 1), queue(MANAGER));
        assertEquals(new RequestQueue(HR, 1, 0, 0), queue(HR));
        Request toDo = put(agreed.moved(State.TO_DO, 2, DUE.plusDays(9), event(Verb.APPROVE, 1, "")));
        assertEquals(new RequestQueue(HR, 0, 1, 0), queue(HR));
        assertEquals(List.of(toDo), in(() -> requests().standing(li.id(), "CORRECTION")));
        Request done = put(toDo.carriedOut(Map.of("by", "desk"), event(Verb.CARRY_OUT, 2, "")));
        assertEquals(new RequestQueue(HR, 0, 0, 0), queue(HR));
        assertEquals(Optional.of(done), in(() -> requests().find(done.id())));
        assertEquals(List.of(), in(() -> requests().standing(li.id(), "CORRECTION")));
    }

    @Test
    @DisplayName("C047: what is known of a file is kept with its request")
    void whatIsKnownOfAFileIsKeptWithItsRequest() {
        Request asked = put(asked(wang, "CORRECTION"));
        Attachment file = new Attachment(
                AttachmentId.next(), asked.id(), "报案回执.pdf", AttachmentType.PDF, 17, "0".repeat(64), "王", NOW);
        transactions().run(org, () -> attachments().insert(file));
        assertEquals(List.of(file), in(() -> attachments().of(asked.id())));
        assertEquals(List.of(), in(() -> attachments().of(RequestId.next())));
    }

    @Test
    @DisplayName("C066: a ticket comes back as it was, with everything that was said")
    void aTicketComesBackAsItWasWithEverythingThatWasSaid() {
        Ticket wangs = in(() -> tickets().put(ticket(Optional.of(wang.id()))));
        Ticket lis = in(() -> tickets().put(ticket(Optional.of(li.id()))));
        Ticket nobodys = in(() -> tickets().put(ticket(Optional.empty())));
        Ticket closed = in(() -> tickets()
                .put(lis.with(
                        Ticket.State.CLOSED, HR, new Ticket.Entry(Ticket.Verb.CLOSE, "account-2", "li", NOW, "好了"))));
        assertThrows(Stale.class, () -> in(() -> tickets().put(lis)));
        assertEquals(Optional.of(closed), in(() -> tickets().find(lis.id())));
        Scope scope = new Scope(false, Set.of(), Set.of(works.id()), Set.of());
        assertEquals(List.of(nobodys, wangs), reported(scope, true, TICKETS));
        assertEquals(List.of(wangs), reported(scope, false, TICKETS));
        assertEquals(List.of(nobodys, closed, wangs), reported(Scope.EVERYBODY, true, TICKETS));
        assertEquals(
                List.of(closed),
                reported(
                        Scope.EVERYBODY,
                        true,
                        new TicketFilter(
                                Optional.of(Ticket.State.CLOSED), Optional.of(HR), Optional.of(li.id()), false)));
        assertEquals(
                List.of(nobodys, wangs),
                reported(
                        Scope.EVERYBODY,
                        true,
                        new TicketFilter(Optional.empty(), Optional.of(MANAGER), Optional.empty(), true)));
    }

    private List<Ticket> reported(Scope scope, boolean nobodys, TicketFilter filter) {
        return in(() -> tickets().page(scope, nobodys, filter, Page.first(9))).items();
    }

    private static Ticket ticket(Optional<EmployeeId> employee) {
        return new Ticket(
                TicketId.next(),
                employee,
                Ticket.Subject.CARD,
                "c-1",
                MANAGER,
                Ticket.State.OPEN,
                List.of(new Ticket.Entry(Ticket.Verb.REPORT, "account-1", "wang", NOW, "刷卡没反应")),
                0);
    }

    private RequestQueue queue(RoleId role) {
        return in(() -> requests().queue(Scope.EVERYBODY, role, DUE.plusDays(1)));
    }

    private static Request asked(Employee employee, String kind) {
        return new Request(
                RequestId.next(),
                0,
                kind,
                employee.id(),
                new TreeMap<>(Map.of("at", "2026-11-20T18:00", "as", "OUT")),
                "忘记打卡",
                State.PENDING,
                new Route(List.of(MANAGER, HR), true, BOSS),
                0,
                DUE,
                false,
                List.of(event(Verb.SUBMIT, 0, "忘记打卡")),
                0);
    }

    private static Event event(Verb verb, int step, String reason) {
        return new Event(verb, step, "account-1", "wang", NOW, reason);
    }

    private Request put(Request request) {
        return in(() -> requests().put(request));
    }

    private static Department department(String name) {
        DepartmentId id = DepartmentId.next();
        return new Department(
                id, Optional.empty(), new LocalName(name, ""), Department.path(Optional.empty(), id), false, 1);
    }

    private Employee employee(String number, Department department) {
        return new Employee(
                EmployeeId.next(),
                number,
                PersonalData.named(new LocalName("王" + number, "")),
                "w",
                new Placement(site.id(), department.id(), ""),
                LocalDate.of(2024, 3, 1),
                Optional.empty(),
                1);
    }

    private static EmployeeFile file(Employee employee) {
        return new EmployeeFile(
                employee,
                List.of(new EmploymentPeriod(
                        employee.id(),
                        employee.hiredOn(),
                        Optional.empty(),
                        employee.placement(),
                        EmploymentPeriod.Start.HIRE)),
                Set.of(employee.number()),
                employee.number());
    }

    private <T> T in(Supplier<T> work) {
        return transactions().in(org, work::get);
    }
}
