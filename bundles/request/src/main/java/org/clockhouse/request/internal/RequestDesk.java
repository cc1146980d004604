package org.clockhouse.request.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.clockhouse.account.RoleId;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.Sites;
import org.clockhouse.request.Chain;
import org.clockhouse.request.Chains;
import org.clockhouse.request.Effect;
import org.clockhouse.request.Request;
import org.clockhouse.request.Request.Event;
import org.clockhouse.request.Request.State;
import org.clockhouse.request.Request.Verb;
import org.clockhouse.request.RequestDraft;
import org.clockhouse.request.RequestFilter;
import org.clockhouse.request.RequestId;
import org.clockhouse.request.RequestKind;
import org.clockhouse.request.RequestKind.Asking;
import org.clockhouse.request.Requests;
import org.clockhouse.request.spi.RequestRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Requests over a repository, whatever they are about. */
@Component
public final class RequestDesk implements Requests {

    private final RequestRepository requests;
    private final Kinds kinds;
    private final Chains chains;
    private final Deciders deciders;
    private final WorkingDays workingDays;
    private final Employees employees;
    private final Sites sites;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;
    private final Clock clock;

    @Activate
    public RequestDesk(
            @Reference RequestRepository requests,
            @Reference Kinds kinds,
            @Reference Chains chains,
            @Reference Deciders deciders,
            @Reference WorkingDays workingDays,
            @Reference Employees employees,
            @Reference Sites sites,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Clock clock) {
        this.requests = requests;
        this.kinds = kinds;
        this.chains = chains;
        this.deciders = deciders;
        this.workingDays = workingDays;
        this.employees = employees;
        this.sites = sites;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public List<String> kinds() {
        return kinds.all().stream().map(RequestKind::code).toList();
    }

    @Override
    public Request submit(Actor actor, Scope scope, RequestDraft draft) {
        return ask(actor, scope, draft, Chain::fourEyes);
    }

    private Request ask(Actor actor, Scope scope, RequestDraft draft, Predicate<Chain> fourEyes) {
        requireReason(draft.reason());
        return transactions.in(actor.org(), () -> {
            RequestKind kind = kind(draft.kind());
            requests.turn(employees.find(actor.org(), scope, draft.employee()).id());
            Asking asking = asking(actor.org(), scope, draft);
            SortedMap<String, String> details = kind.check(asking);
            Employee employee = asking.employee();
            Chain chain = chains.of(actor.org(), kind.code(), Optional.of(employee.site()));
            Request made = requests.put(new Request(
                    RequestId.next(),
                    kind.code(),
                    employee.id(),
                    details,
                    draft.reason().strip(),
                    State.PENDING,
                    chain.steps(),
                    fourEyes.test(chain),
                    0,
                    workingDays.after(actor.org(), employee.site(), asking.today(), chain.days()),
                    List.of(event(actor, Verb.SUBMIT, 0, draft.reason())),
                    0));
            wrote(entry(actor, "request.submit", made, employee)
                    .with(fields(made))
                    .because(draft.reason()));
            return made;
        });
    }

    @Override
    public Request enter(Actor actor, Scope scope, RequestDraft draft) {
        return transactions.in(actor.org(), () -> {
            // The chain that ships is nobody's word about entries: only one that somebody set makes them wait.
            Request asked = ask(actor, scope, draft, chain -> chain.fourEyes() && chain.version() > 0);
            deciders.requireAnother(actor, asked);
            if (asked.fourEyes()) {
                return asked;
            }
            int last = asked.steps().size();
            Request made = requests.put(asked.moved(
                    State.APPROVED, last, asked.due(), event(actor, Verb.APPROVE, last - 1, draft.reason())));
            kind(made.kind()).approved(actor, made);
            wrote(entry(actor, "request.enter", made)
                    .changing(fields(asked), fields(made))
                    .because(draft.reason()));
            return made;
        });
    }

    @Override
    public List<Effect> preview(OrgId org, Scope scope, RequestDraft draft) {
        return transactions.in(org, () -> {
            RequestKind kind = kind(draft.kind());
            Asking asking = asking(org, scope, draft);
            return kind.preview(checked(asking, kind.check(asking)));
        });
    }

    @Override
    public List<Effect> preview(OrgId org, Scope scope, RequestId id) {
        return transactions.in(org, () -> {
            Request request = find(org, scope, id);
            Optional<RequestKind> kind = kinds.find(request.kind());
            return request.state().isOpen() && kind.isPresent()
                    ? kind.get().preview(asking(org, request, request.details()))
                    : List.of();
        });
    }

    @Override
    public Request approve(Actor actor, Scope scope, RequestId id, long version, String reason) {
        return transactions.in(actor.org(), () -> {
            Request old = waiting(actor, scope, id, version);
            int next = old.step() + 1;
            boolean last = next == old.steps().size();
            LocalDate due = last ? old.due() : due(actor.org(), old);
            Request made = requests.put(old.moved(
                    last ? State.APPROVED : State.PENDING, next, due, event(actor, Verb.APPROVE, old.step(), reason)));
            if (last) {
                RequestKind kind = kind(old.kind());
                kind.check(asking(actor.org(), old, old.details()));
                kind.approved(actor, made);
            }
            wrote(entry(actor, "request.approve", made)
                    .changing(fields(old), fields(made))
                    .because(reason));
            return made;
        });
    }

    @Override
    public Request refuse(Actor actor, Scope scope, RequestId id, long version, String reason) {
        requireReason(reason);
        return transactions.in(actor.org(), () -> {
            Request old = waiting(actor, scope, id, version);
            Request made = requests.put(
                    old.moved(State.REFUSED, old.step(), old.due(), event(actor, Verb.REFUSE, old.step(), reason)));
            wrote(entry(actor, "request.refuse", made)
                    .changing(fields(old), fields(made))
                    .because(reason));
            return made;
        });
    }

    @Override
    public Request askBack(Actor actor, Scope scope, RequestId id, long version, String question) {
        requireReason(question);
        return transactions.in(actor.org(), () -> {
            Request old = waiting(actor, scope, id, version);
            Request made = requests.put(old.moved(
                    State.ASKED_BACK,
                    old.step(),
                    due(actor.org(), old),
                    event(actor, Verb.ASK_BACK, old.step(), question)));
            wrote(entry(actor, "request.ask-back", made)
                    .changing(fields(old), fields(made))
                    .because(question));
            return made;
        });
    }

    @Override
    public Request answer(
            Actor actor, Scope scope, RequestId id, long version, Map<String, String> details, String reason) {
        requireReason(reason);
        return transactions.in(actor.org(), () -> {
            Request old = read(actor.org(), scope, id, version);
            if (old.state() != State.ASKED_BACK) {
                throw new Refused("request.not-asked", "nothing was asked about this request");
            }
            requests.turn(old.employee());
            SortedMap<String, String> checked = kind(old.kind()).check(asking(actor.org(), old, details));
            Request made = requests.put(old.saying(checked, old.reason())
                    .moved(
                            State.PENDING,
                            old.step(),
                            due(actor.org(), old),
                            event(actor, Verb.ANSWER, old.step(), reason)));
            wrote(entry(actor, "request.answer", made)
                    .changing(fields(old), fields(made))
                    .because(reason));
            return made;
        });
    }

    @Override
    public Request withdraw(Actor actor, Scope scope, RequestId id, long version, String reason) {
        return transactions.in(actor.org(), () -> {
            Request old = read(actor.org(), scope, id, version);
            boolean done = old.state() == State.APPROVED;
            if (!done && !old.state().isOpen()) {
                throw closed(old);
            }
            if (done) {
                requireReason(reason);
                if (!old.approval().map(Event::actor).equals(Optional.of(actor.id()))) {
                    deciders.require(actor, old, old.steps().size() - 1);
                }
            }
            Request made = requests.put(
                    old.moved(State.WITHDRAWN, old.step(), old.due(), event(actor, Verb.WITHDRAW, old.step(), reason)));
            if (done) {
                kind(old.kind()).withdrawn(actor, made);
            }
            wrote(entry(actor, "request.withdraw", made)
                    .changing(fields(old), fields(made))
                    .because(reason));
            return made;
        });
    }

    @Override
    public Request find(OrgId org, Scope scope, RequestId id) {
        return transactions.in(org, () -> {
            Request request = requests.find(id).orElseThrow(() -> new NotFound("request", id.text()));
            requireSeen(org, scope, request);
            return request;
        });
    }

    @Override
    public Set<RequestId> decidable(Actor actor, List<Request> listed) {
        return transactions.in(actor.org(), () -> deciders.decidable(actor, listed));
    }

    @Override
    public Slice<Request> page(OrgId org, Scope scope, RequestFilter filter, Page page) {
        return transactions.in(org, () -> requests.page(scope, filter, page));
    }

    private void requireSeen(OrgId org, Scope scope, Request request) {
        try {
            employees.find(org, scope, request.employee());
        } catch (NotFound e) {
            throw new NotFound("request", request.id().text());
        }
    }

    private Request read(OrgId org, Scope scope, RequestId id, long version) {
        Request old = find(org, scope, id);
        if (old.version() != version) {
            throw new Stale("request", id.text());
        }
        return old;
    }

    /** One that waits for a decision, which is the actor's to make. */
    private Request waiting(Actor actor, Scope scope, RequestId id, long version) {
        Request old = read(actor.org(), scope, id, version);
        if (old.state() != State.PENDING) {
            throw closed(old);
        }
        deciders.require(actor, old, old.step());
        return old;
    }

    private static Refused closed(Request request) {
        return new Refused("request.closed", "the request is " + request.state());
    }

    private RequestKind kind(String code) {
        return kinds.find(code)
                .orElseThrow(
                        () -> Refused.at("/kind", "request.kind.unknown", "nothing of the kind " + code + " is known"));
    }

    private Asking asking(OrgId org, Scope scope, RequestDraft draft) {
        Employee employee = employees.find(org, scope, draft.employee());
        return new Asking(
                org, employee, draft.details(), today(org, employee), requests.standing(employee.id(), draft.kind()));
    }

    /** Once more, without the request itself among those that stand. */
    private Asking asking(OrgId org, Request request, Map<String, String> details) {
        Employee employee = employees.find(org, Scope.EVERYBODY, request.employee());
        return new Asking(
                org,
                employee,
                details,
                LocalDate.ofInstant(
                        request.submission().at(),
                        sites.find(org, employee.site()).zone()),
                requests.standing(employee.id(), request.kind()).stream()
                        .filter(other -> !other.id().equals(request.id()))
                        .toList());
    }

    private static Asking checked(Asking asking, Map<String, String> details) {
        return new Asking(asking.org(), asking.employee(), details, asking.today(), asking.standing());
    }

    private LocalDate today(OrgId org, Employee employee) {
        return LocalDate.ofInstant(
                clock.instant(), sites.find(org, employee.site()).zone());
    }

    /** Each step has the whole time of the chain as it stands now. */
    private LocalDate due(OrgId org, Request request) {
        Employee employee = employees.find(org, Scope.EVERYBODY, request.employee());
        int days = chains.of(org, request.kind(), Optional.of(employee.site())).days();
        return workingDays.after(org, employee.site(), today(org, employee), days);
    }

    private Event event(Actor actor, Verb verb, int step, String reason) {
        return new Event(verb, step, actor.id(), actor.name(), clock.instant(), reason.strip());
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw Refused.at("/reason", "request.reason.missing", "a reason is wanted");
        }
    }

    private AuditDraft entry(Actor actor, String action, Request request) {
        return entry(actor, action, request, employees.find(actor.org(), Scope.EVERYBODY, request.employee()));
    }

    private static AuditDraft entry(Actor actor, String action, Request request, Employee employee) {
        String label = request.kind() + " " + employee.number();
        return AuditDraft.of(actor, action, "request", request.id().text(), label);
    }

    private void wrote(AuditDraft entry) {
        audit.record(entry);
        transactions.afterCommit(() -> changes.tell(entry.actor().org(), Topic.REQUESTS));
    }

    private static Map<String, Object> fields(Request request) {
        Map<String, Object> fields = new TreeMap<>();
        request.details().forEach((name, value) -> fields.put("details." + name, value));
        fields.put("employee", request.employee().text());
        fields.put("state", request.state().name());
        fields.put("due", request.due().toString());
        fields.put("waitsFor", request.waitsFor().map(RoleId::text).orElse(""));
        return fields;
    }
}
