package org.clockhouse.credential.internal.replacement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.Moves;
import org.clockhouse.credential.internal.access.Doors;
import org.clockhouse.credential.internal.desk.CredentialDesk;
import org.clockhouse.credential.internal.number.CardMatches;
import org.clockhouse.credential.internal.number.IdentifierKeying;
import org.clockhouse.credential.internal.stock.Shelf;
import org.clockhouse.credential.replacement.CardBatchId;
import org.clockhouse.credential.replacement.Fee;
import org.clockhouse.credential.replacement.Replacement;
import org.clockhouse.credential.replacement.ReplacementDraft;
import org.clockhouse.credential.replacement.ReplacementDraft.Old;
import org.clockhouse.credential.replacement.ReplacementFilter;
import org.clockhouse.credential.replacement.ReplacementId;
import org.clockhouse.credential.replacement.ReplacementPreview;
import org.clockhouse.credential.replacement.Replacements;
import org.clockhouse.credential.spi.IdentifierKeys;
import org.clockhouse.credential.spi.ReplacementRepository;
import org.clockhouse.credential.stock.StockCard;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.request.Request;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A card for another: the whole of it in one transaction. */
@Component(service = {Replacements.class, ReplacementDesk.class})
public final class ReplacementDesk implements Replacements {

    /** The same wish of the same operator within this time is a double click. */
    private static final Duration DOUBLE_CLICK = Duration.ofMinutes(1);

    /** How often another free card is tried. */
    private static final int ATTEMPTS = 10;

    private final CardBook book;
    private final CredentialDesk desk;
    private final Shelf shelf;
    private final FeeTable fees;
    private final ReplacementRepository replacements;
    private final Doors doors;
    private final Departments departments;
    private final CardRequestDesk asked;
    private final OldCards olds;

    @Activate
    public ReplacementDesk(
            @Reference CardBook book,
            @Reference CredentialDesk desk,
            @Reference Shelf shelf,
            @Reference FeeTable fees,
            @Reference ReplacementRepository replacements,
            @Reference Doors doors,
            @Reference Departments departments,
            @Reference CardRequestDesk asked) {
        this.book = book;
        this.desk = desk;
        this.shelf = shelf;
        this.fees = fees;
        this.replacements = replacements;
        this.doors = doors;
        this.departments = departments;
        this.asked = asked;
        this.olds = new OldCards(book, desk, asked);
    }

    @Override
    public ReplacementPreview preview(OrgId org, Scope scope, ReplacementDraft draft) {
        return book.in(org, () -> {
            Credential old = olds.find(org, scope, draft.old());
            Employee person = book.person(org, scope, old.holder());
            Optional<StockCard> free = shelf.nextFree(org, Optional.of(person.site()));
            List<Violation> problems = new ArrayList<>(wrong(person));
            if (!old.state().isBound()) {
                problems.add(new Violation("/old", "credential.move", "the old one is " + old.state() + " already"));
            }
            Moves.whyOver(old, book.now()).ifPresent(problems::add);
            Optional<Identifier> successor =
                    draft.successor().map(shelf::recognised).or(() -> free.map(StockCard::card));
            if (successor.isEmpty()) {
                problems.add(new Violation("/number", "replacement.stock", "there is no free card in the stock"));
            }
            Optional<Refused> unasked = draft.old() instanceof Old.Asked ? Optional.empty() : asked.whyNot(org, person);
            unasked.ifPresent(no -> problems.add(new Violation("/requestId", no.code(), no.getMessage())));
            boolean taken = draft.successor()
                    .flatMap(given -> desk.whyNot(org, scope, old, given))
                    .map(problems::add)
                    .orElse(false);
            return new ReplacementPreview(
                    person,
                    old,
                    successor,
                    problems,
                    doors.reach(org, scope, person.id()),
                    taken ? free : Optional.empty(),
                    olds.request(org, scope, draft.old())
                            .map(CardRequestDesk::fee)
                            .orElseGet(() -> fees.quote(person, draft.reason())));
        });
    }

    @Override
    public Employee person(OrgId org, Scope scope, Old old) {
        return book.in(org, () -> olds.holder(org, scope, old)
                .map(holder -> book.person(org, scope, holder))
                .orElseThrow(() -> new Refused("replacement.which", "that is nobody's card, or several people's")));
    }

    @Override
    public Replacement replace(Actor actor, Scope scope, ReplacementDraft draft) {
        return replace(actor, scope, draft, Optional.empty());
    }

    Replacement replace(Actor actor, Scope scope, ReplacementDraft draft, Optional<CardBatchId> batch) {
        for (int attempt = 1; draft.successor().isEmpty() && !book.isOpen() && attempt < ATTEMPTS; attempt++) {
            try {
                return book.in(actor.org(), () -> replaceOnce(actor, scope, draft, batch));
            } catch (Refused taken) {
                if (!taken.isDuplicate()) {
                    throw taken;
                }
                // Somebody else took the card that was free a moment ago: the next one then.
            }
        }
        return replaceOrSay(actor, scope, draft, batch);
    }

    private Replacement replaceOrSay(Actor actor, Scope scope, ReplacementDraft draft, Optional<CardBatchId> batch) {
        try {
            return book.in(actor.org(), () -> replaceOnce(actor, scope, draft, batch));
        } catch (Refused taken) {
            if (!taken.isDuplicate() || book.isOpen()) {
                throw taken;
            }
            throw withNextFree(actor.org(), scope, draft, taken);
        }
    }

    private Replacement replaceOnce(Actor actor, Scope scope, ReplacementDraft draft, Optional<CardBatchId> batch) {
        OrgId org = actor.org();
        Optional<Replacement> done = done(actor, scope, draft);
        if (done.isPresent()) {
            return done.get();
        }
        Credential old = olds.find(org, scope, draft.old());
        refuseReplaced(old);
        draft.correction().ifPresent(correction -> desk.correct(actor, old.holder(), correction));
        Employee person = book.person(org, scope, old.holder());
        Optional<Request> request = olds.request(org, scope, draft.old());
        if (request.isEmpty()) {
            asked.whyNot(org, person).ifPresent(no -> {
                throw no;
            });
        }
        PersonCheck.require(person, wrong(person));
        Identifier successor = draft.successor()
                .or(() -> shelf.nextFree(org, Optional.of(person.site())).map(StockCard::card))
                .orElseThrow(() -> new Refused("replacement.stock", "there is no free card in the stock"));
        String said = draft.note().isBlank() ? draft.reason().name() : draft.reason() + ": " + draft.note();
        Fee fee = request.map(CardRequestDesk::fee).orElseGet(() -> fees.quote(person, draft.reason()));
        Credential next = desk.replace(actor, scope, old.id(), successor, said, draft.active());
        Replacement made = new Replacement(
                ReplacementId.next(),
                old.holder(),
                old.id(),
                next.id(),
                old.identifier().masked(),
                next.identifier().masked(),
                draft.reason(),
                draft.note().strip(),
                fee,
                actor.name(),
                book.now(),
                batch,
                request.map(Request::id),
                1);
        replacements.insert(made);
        request.ifPresent(each -> asked.carriedOut(actor, scope, each.id(), made));
        return made;
    }

    /** Two at once with one card: the second is told who was faster, and by which card. */
    private void refuseReplaced(Credential old) {
        if (!old.state().isBound()) {
            replacements.of(old.holder()).stream()
                    .filter(made -> made.old().equals(old.id()))
                    .findFirst()
                    .ifPresent(made -> {
                        throw new Refused(
                                "replacement.done",
                                old.identifier().masked() + " was replaced already, by " + made.operator()
                                        + ": the new card is " + made.nextNumber());
                    });
        }
    }

    /** What the same wish has already brought about. */
    private Optional<Replacement> done(Actor actor, Scope scope, ReplacementDraft draft) {
        if (draft.old() instanceof Old.Asked request) {
            EmployeeId asker = asked.find(actor.org(), scope, request.id()).employee();
            return replacements.of(asker).stream()
                    .filter(made -> made.request().equals(Optional.of(request.id())))
                    .findFirst();
        }
        Optional<EmployeeId> holder = olds.holder(actor.org(), scope, draft.old());
        return holder.flatMap(person -> replacements.of(person).stream()
                .filter(made -> draft.successor().isPresent()
                        ? brought(made, draft)
                        : made.operator().equals(actor.name())
                                && made.reason() == draft.reason()
                                && made.at().plus(DOUBLE_CLICK).isAfter(book.now()))
                .filter(made ->
                        !(draft.old() instanceof Old.Card card) || card.id().equals(made.old()))
                .findFirst());
    }

    private boolean brought(Replacement made, ReplacementDraft draft) {
        Credential next = book.credentials().find(made.next()).orElseThrow();
        return next.state().isBound()
                && same(next.identifier(), shelf.recognised(draft.successor().orElseThrow()));
    }

    private static boolean same(Identifier one, Identifier other) {
        return IdentifierKeying.of(one)
                .exact()
                .equals(IdentifierKeying.of(other).exact());
    }

    private List<Violation> wrong(Employee person) {
        return PersonCheck.of(
                person, departments.find(book.org(), person.department()), doors.today(book.org(), person.site()));
    }

    /** Told after the roll-back, from what is stored now. */
    private Refused withNextFree(OrgId org, Scope scope, ReplacementDraft draft, Refused taken) {
        return book.in(org, () -> {
            Optional<EmployeeId> holder = olds.holder(org, scope, draft.old());
            String said = holder.flatMap(person -> draft.successor()
                            .flatMap(given -> desk.takenBy(org, scope, person, shelf.recognised(given))))
                    .orElse(taken.getMessage());
            return shelf.nextFree(org, holder.map(person -> book.person(org, scope, person)
                            .site()))
                    .map(free -> Refused.duplicate(
                            taken.code(),
                            said + "; free next: " + free.label(),
                            List.of(new Violation("/number", "stock.next-free", free.label()))))
                    .orElseGet(() -> Refused.duplicate(taken.code(), said));
        });
    }

    @Override
    public Replacement find(OrgId org, Scope scope, ReplacementId id) {
        return book.in(org, () -> {
            Replacement found = replacements.find(id).orElseThrow(() -> new NotFound("replacement", id.text()));
            if (book.seen(org, scope, List.of(found.holder())).isEmpty()) {
                throw new NotFound("replacement", id.text());
            }
            return found;
        });
    }

    @Override
    public Slice<Replacement> page(OrgId org, Scope scope, ReplacementFilter filter, Page page) {
        return book.in(org, () -> {
            Set<CredentialId> cards = filter.card().isBlank()
                    ? Set.of()
                    : CardMatches.of(
                                    filter.card(),
                                    book.credentials().withKeys(CardMatches.keys(filter.card())).stream()
                                            .map(IdentifierKeys.Hit::credential)
                                            .collect(Collectors.toSet()))
                            .stream()
                            .map(Credential::id)
                            .collect(Collectors.toSet());
            return replacements.page(scope, filter, cards, page);
        });
    }

    @Override
    public Replacement settle(Actor actor, Scope scope, ReplacementId id, Fee.State state, String why, long version) {
        return book.in(actor.org(), () -> {
            Replacement before = find(actor.org(), scope, id);
            if (before.fee().state() == state) {
                return before;
            }
            if (before.version() != version) {
                throw new Stale("replacement", id.text());
            }
            check(before.fee(), state, why);
            Replacement after = replacements.settle(before.costing(before.fee().in(state, actor.name(), why)));
            book.wrote(AuditDraft.of(
                            actor,
                            "fee." + state.name().toLowerCase(java.util.Locale.ROOT),
                            "replacement",
                            id.text(),
                            "")
                    .changing(
                            Map.of("fee", before.fee().state().name()),
                            Map.of("fee", state.name(), "cents", before.fee().cents()))
                    .because(why));
            return after;
        });
    }

    private static void check(Fee fee, Fee.State to, String why) {
        if (fee.state() == Fee.State.NONE || to == Fee.State.NONE) {
            throw new Refused("fee.none", "this replacement costs nothing");
        }
        if (fee.state() == Fee.State.PAID || fee.state() == Fee.State.WAIVED) {
            throw new Refused("fee.settled", "the fee is " + fee.state() + " already");
        }
        if (to == Fee.State.WAIVED && why.isBlank()) {
            throw new Refused("fee.why", "a waiver needs a reason");
        }
    }
}
