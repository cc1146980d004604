package org.clockhouse.request.internal;

import static org.clockhouse.request.internal.RequestBook.fields;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Employee;
import org.clockhouse.request.Chain;
import org.clockhouse.request.Chains;
import org.clockhouse.request.Effect;
import org.clockhouse.request.Foresight;
import org.clockhouse.request.Request;
import org.clockhouse.request.Request.Event;
import org.clockhouse.request.Request.Route;
import org.clockhouse.request.Request.State;
import org.clockhouse.request.Request.Verb;
import org.clockhouse.request.RequestDraft;
import org.clockhouse.request.RequestFilter;
import org.clockhouse.request.RequestId;
import org.clockhouse.request.RequestKind;
import org.clockhouse.request.RequestQueue;
import org.clockhouse.request.Requests;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Requests over a repository, whatever they are about. */
@Component
public final class RequestDesk implements Requests {

    private static final RoleId ADMINISTRATOR = new RoleId("SYSTEM_ADMINISTRATOR");

    private final RequestBook book;
    private final Kinds kinds;
    private final Chains chains;
    private final Deciders deciders;
    private final WorkingDays workingDays;
    private final RequestNews news;
    private final Judge judge;

    // The book and its judge, what can be asked for, who decides by when, and who is told.
    @Activate
    public RequestDesk(
            @Reference RequestBook book,
            @Reference Kinds kinds,
            @Reference Chains chains,
            @Reference Deciders deciders,
            @Reference WorkingDays workingDays,
            @Reference RequestNews news,
            @Reference Judge judge) {
        this.book = book;
        this.kinds = kinds;
        this.chains = chains;
        this.deciders = deciders;
        this.workingDays = workingDays;
        this.news = news;
        this.judge = judge;
    }

    @Override
    public List<String> kinds() {
        return kinds.all().stream().map(RequestKind::code).toList();
    }

    @Override
    public Request submit(Actor actor, Scope scope, RequestDraft draft) {
        return book.in(actor.org(), () -> {
            Request made = ask(actor, scope, draft, Chain::fourEyes, () -> judge.submitted(actor.org(), scope, draft));
            news.stepped(actor.org(), book.asker(actor.org(), made), made, "");
            return made;
        });
    }

    private Request ask(
            Actor actor,
            Scope scope,
            RequestDraft draft,
            Predicate<Chain> fourEyes,
            Supplier<SortedMap<String, String>> judged) {
        requireReason(draft.reason());
        OrgId org = actor.org();
        return book.in(org, () -> {
            RequestKind kind = judge.kind(draft.kind());
            Employee employee = book.person(org, scope, draft.employee());
            kind.askedBy().ifPresent(right -> deciders.requireRight(actor, right, employee.id()));
            book.stored().turn(employee.id());
            SortedMap<String, String> details = judged.get();
            Chain chain = chains.of(org, kind.code(), Optional.of(employee.site()));
            Request made = book.stored()
                    .put(new Request(
                            RequestId.next(),
                            0,
                            kind.code(),
                            employee.id(),
                            details,
                            draft.reason().strip(),
                            State.PENDING,
                            new Route(chain.steps(), fourEyes.test(chain), chain.escalateTo()),
                            0,
                            workingDays.after(org, employee.site(), book.today(org, employee), chain.days()),
                            false,
                            List.of(book.event(actor, Verb.SUBMIT, 0, draft.reason())),
                            0));
            book.wrote(
                    book.entry(actor, "request.submit", made).with(fields(made)).because(draft.reason()));
            return made;
        });
    }

    @Override
    public Request enter(Actor actor, Scope scope, RequestDraft draft, boolean past) {
        OrgId org = actor.org();
        return book.in(org, () -> {
            Limits limits = past ? Limits.noted() : Limits.kept();
            // The chain that ships is nobody's word about entries: only one that somebody set makes them wait.
            Request asked = ask(
                    actor,
                    scope,
                    draft,
                    chain -> chain.fourEyes() && chain.version() > 0,
                    () -> judge.entered(org, scope, draft, limits));
            deciders.requireAnother(actor, asked);
            if (asked.route().fourEyes()) {
                news.stepped(org, book.asker(org, asked), asked, "");
                return asked;
            }
            RequestKind kind = judge.kind(asked.kind());
            kind.decidedBy().ifPresent(right -> deciders.requireRight(actor, right, asked.employee()));
            Event event = book.event(actor, Verb.APPROVE, asked.steps().size() - 1, draft.reason());
            Request made = book.stored().put(agreed(org, asked, event));
            kind.approved(actor, made);
            wrote(actor, "request.enter", asked, made, draft.reason());
            return made;
        });
    }

    @Override
    public List<Effect> preview(OrgId org, Scope scope, RequestDraft draft) {
        return book.in(org, () -> judge.preview(org, scope, draft));
    }

    @Override
    public Foresight foresee(OrgId org, Scope scope, RequestDraft draft) {
        return book.in(org, () -> judge.foresee(org, scope, draft));
    }

    @Override
    public List<Effect> preview(OrgId org, Scope scope, RequestId id) {
        return book.in(org, () -> judge.preview(org, find(org, scope, id)));
    }

    @Override
    public Request approve(Actor actor, Scope scope, RequestId id, long version, String reason) {
        OrgId org = actor.org();
        return book.in(org, () -> {
            Request old = waiting(actor, scope, id, version);
            judge.requireFile(org, old);
            RequestKind kind = judge.kind(old.kind());
            int next = old.step() + 1;
            boolean last = next == old.steps().size();
            Event event = book.event(actor, Verb.APPROVE, old.step(), reason);
            Request made = book.stored()
                    .put(last ? agreed(org, old, event) : old.moved(State.PENDING, next, due(org, old), event));
            if (last) {
                judge.again(org, old, old.details());
                kind.approved(actor, made);
            }
            wrote(actor, "request.approve", old, made, reason);
            return made;
        });
    }

    @Override
    public Request carriedOut(Actor actor, Scope scope, RequestId id, Map<String, String> noted) {
        return book.in(actor.org(), () -> {
            Request old = find(actor.org(), scope, id);
            if (old.state() != State.TO_DO) {
                throw new Refused("request.not-to-do", "the request is " + old.state());
            }
            Request made = book.stored().put(old.carriedOut(noted, book.event(actor, Verb.CARRY_OUT, old.step(), "")));
            wrote(actor, "request.carry-out", old, made, "");
            return made;
        });
    }

    @Override
    public Request refuse(Actor actor, Scope scope, RequestId id, long version, String reason) {
        requireReason(reason);
        return book.in(actor.org(), () -> {
            Request old = waiting(actor, scope, id, version);
            Request made = moved(actor, old, State.REFUSED, old.due(), Verb.REFUSE, reason);
            wrote(actor, "request.refuse", old, made, reason);
            return made;
        });
    }

    @Override
    public Request askBack(Actor actor, Scope scope, RequestId id, long version, String question) {
        requireReason(question);
        return book.in(actor.org(), () -> {
            Request old = waiting(actor, scope, id, version);
            Request made = moved(actor, old, State.ASKED_BACK, due(actor.org(), old), Verb.ASK_BACK, question);
            wrote(actor, "request.ask-back", old, made, question);
            return made;
        });
    }

    @Override
    public Request answer(
            Actor actor, Scope scope, RequestId id, long version, Map<String, String> details, String reason) {
        requireReason(reason);
        return book.in(actor.org(), () -> {
            Request old = book.find(actor.org(), scope, id, version);
            if (old.state() != State.ASKED_BACK) {
                throw new Refused("request.not-asked", "nothing was asked about this request");
            }
            book.stored().turn(old.employee());
            SortedMap<String, String> checked = judge.again(actor.org(), old, details);
            Request said = old.saying(checked, old.reason());
            Request made = moved(actor, said, State.PENDING, due(actor.org(), old), Verb.ANSWER, reason);
            wrote(actor, "request.answer", old, made, reason);
            return made;
        });
    }

    @Override
    public Request withdraw(Actor actor, Scope scope, RequestId id, long version, String reason) {
        return book.in(actor.org(), () -> {
            Request old = book.find(actor.org(), scope, id, version);
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
            Request made = moved(actor, old, State.WITHDRAWN, old.due(), Verb.WITHDRAW, reason);
            if (done) {
                judge.kind(old.kind()).withdrawn(actor, made);
            }
            wrote(actor, "request.withdraw", old, made, reason);
            return made;
        });
    }

    @Override
    public Request find(OrgId org, Scope scope, RequestId id) {
        return book.in(org, () -> book.find(org, scope, id));
    }

    @Override
    public List<RequestQueue> queues(Actor actor) {
        OrgId org = actor.org();
        return book.in(org, () -> {
            Map<RoleId, Scope> desks = deciders.desks(actor);
            Scope standIn = desks.getOrDefault(ADMINISTRATOR, Scope.NOBODY);
            LocalDate today = LocalDate.ofInstant(book.now(), ZoneOffset.UTC);
            return chains.list(org).stream()
                    .flatMap(chain -> Stream.concat(chain.steps().stream(), Stream.of(chain.escalateTo())))
                    .distinct()
                    .sorted()
                    .filter(role -> desks.containsKey(role) || !standIn.isEmpty())
                    .map(role -> book.stored()
                            .queue(desks.getOrDefault(role, Scope.NOBODY).union(standIn), role, today))
                    .toList();
        });
    }

    @Override
    public Set<RequestId> decidable(Actor actor, List<Request> listed) {
        return book.in(
                actor.org(),
                () -> deciders.decidable(
                        actor, listed, request -> kinds.find(request.kind()).flatMap(RequestKind::decidedBy)));
    }

    @Override
    public Slice<Request> page(OrgId org, Scope scope, RequestFilter filter, Page page) {
        return book.in(org, () -> book.stored().page(scope, filter, page));
    }

    /** The same step, in another state. */
    private Request moved(Actor actor, Request old, State state, LocalDate due, Verb verb, String said) {
        return book.stored().put(old.moved(state, old.step(), due, book.event(actor, verb, old.step(), said)));
    }

    /** One that waits for a decision, which is the actor's to make. */
    private Request waiting(Actor actor, Scope scope, RequestId id, long version) {
        Request old = book.find(actor.org(), scope, id, version);
        if (old.state() != State.PENDING) {
            throw closed(old);
        }
        deciders.require(actor, old, old.step());
        judge.kind(old.kind()).decidedBy().ifPresent(right -> deciders.requireRight(actor, right, old.employee()));
        return old;
    }

    private static Refused closed(Request request) {
        return new Refused("request.closed", "the request is " + request.state());
    }

    @Override
    public Map<RequestId, Request.TimeLeft> timesLeft(OrgId org, Map<Request, SiteId> sites) {
        return book.in(org, () -> workingDays.left(org, sites, book.now()));
    }

    /** Each step has the whole time of the chain as it stands now. */
    private LocalDate due(OrgId org, Request request) {
        Employee employee = book.asker(org, request);
        int days = chains.of(org, request.kind(), Optional.of(employee.site())).days();
        return workingDays.after(org, employee.site(), book.today(org, employee), days);
    }

    /** What a request becomes when the last step agrees: done, or promised within its days. */
    private Request agreed(OrgId org, Request request, Event event) {
        int steps = request.steps().size();
        OptionalInt promised = judge.kind(request.kind()).promisedDays(org, book.asker(org, request));
        return promised.isPresent()
                ? request.moved(State.TO_DO, steps, promised(org, request, promised), event)
                : request.moved(State.APPROVED, steps, request.due(), event);
    }

    /** Counted from the submission, however long the steps took. */
    private LocalDate promised(OrgId org, Request request, OptionalInt days) {
        Employee employee = book.asker(org, request);
        return workingDays.after(org, employee.site(), book.submitted(org, employee, request), days.getAsInt());
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw Refused.at("/reason", "request.reason.missing", "a reason is wanted");
        }
    }

    private void wrote(Actor actor, String action, Request old, Request made, String reason) {
        book.wrote(book.entry(actor, action, made)
                .changing(fields(old), fields(made))
                .because(reason));
        boolean theirOwn = made.state() == State.WITHDRAWN && old.state() != State.APPROVED;
        if (!theirOwn) {
            news.stepped(actor.org(), book.asker(actor.org(), made), made, reason);
        }
    }
}
