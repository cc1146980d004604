package org.clockhouse.credential.internal.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialFilter;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialTerms;
import org.clockhouse.credential.Credentials;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.LookUp;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.CredentialFields;
import org.clockhouse.credential.internal.Factors;
import org.clockhouse.credential.internal.Moves;
import org.clockhouse.credential.internal.number.CardMatches;
import org.clockhouse.credential.internal.number.IdentifierKeying;
import org.clockhouse.credential.internal.stock.Shelf;
import org.clockhouse.credential.internal.type.FourEyes;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.CardNumbers;
import org.clockhouse.credential.replacement.ReplacementDraft;
import org.clockhouse.credential.spi.CredentialRepository;
import org.clockhouse.credential.spi.CredentialRepository.CredentialQuery;
import org.clockhouse.credential.spi.IdentifierKeys;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.PhoneSearch;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The card desk's verbs. */
@Component(service = {Credentials.class, CredentialDesk.class})
public final class CredentialDesk implements Credentials {

    private final CardBook book;
    private final CredentialRepository credentials;
    private final Employees employees;
    private final Sites sites;
    private final Shelf shelf;
    private final FourEyes fourEyes;
    private final DuplicateCheck duplicates;

    @Activate
    public CredentialDesk(
            @Reference CardBook book,
            @Reference Employees employees,
            @Reference Sites sites,
            @Reference Shelf shelf,
            @Reference FourEyes fourEyes) {
        this.book = book;
        this.credentials = book.credentials();
        this.employees = employees;
        this.sites = sites;
        this.shelf = shelf;
        this.fourEyes = fourEyes;
        this.duplicates = new DuplicateCheck(credentials, book.directory(), sites);
    }

    @Override
    public Credential issue(Actor actor, Scope scope, CredentialDraft draft) {
        check(draft);
        return orTheRacesWinner(
                actor,
                scope,
                draft.holder(),
                draft.identifier(),
                () -> book.in(actor.org(), () -> issueOnce(actor, scope, draft)));
    }

    private Credential issueOnce(Actor actor, Scope scope, CredentialDraft draft) {
        Identifier identifier = shelf.recognised(draft.identifier());
        Employee holder = book.person(actor.org(), scope, draft.holder());
        refuseLeft(actor.org(), holder);
        Optional<Credential> same = duplicates.refuseTaken(actor.org(), scope, draft.holder(), identifier);
        if (same.isPresent()) {
            return same.get();
        }
        Instant now = book.now();
        boolean active = draft.active() && !fourEyes.hold(actor.org(), holder);
        Credential credential = new Credential(
                CredentialId.next(),
                draft.holder(),
                identifier,
                active ? CredentialState.ACTIVE : CredentialState.ISSUED,
                draft.validFrom().orElse(now),
                draft.validUntil(),
                now,
                Optional.empty(),
                Optional.empty(),
                "",
                new CredentialTerms(draft.temporary(), draft.uses(), active ? Optional.of(now) : Optional.empty(), now),
                1);
        credentials.insert(CardBook.keyed(credential));
        fourEyes.issued(actor, credential);
        book.wrote(CredentialFields.entry(actor, "credential.issue", credential, holder)
                .with(CredentialFields.fields(credential)));
        return credential;
    }

    @Override
    public Credential move(Actor actor, Scope scope, CredentialId id, CredentialState to, String reason, long version) {
        return book.in(actor.org(), () -> {
            Credential before = book.seen(actor.org(), scope, id);
            if (before.state() == to) {
                return before;
            }
            if (before.version() != version) {
                throw new Stale("credential", id.text());
            }
            if (to == CredentialState.ACTIVE) {
                Employee holder = book.person(actor.org(), scope, before.holder());
                if (before.state() == CredentialState.ISSUED) {
                    fourEyes.requireOther(actor, before, holder);
                } else {
                    fourEyes.requireContract(actor.org(), holder);
                }
            }
            if (to.isEnded()) {
                Factors.requireNotLast(before, credentials.of(before.holder()), book.now());
            }
            Credential after = book.update(Moves.to(before, to, reason, book.now()));
            book.wrote(CredentialFields.changed(
                            actor, "credential." + Moves.verb(before.state(), after.state()), before, after)
                    .because(reason));
            return after;
        });
    }

    @Override
    public Credential replace(Actor actor, Scope scope, CredentialId oldId, Identifier successor, String reason) {
        return replace(actor, scope, oldId, successor, reason, true);
    }

    /** @param active usable at once */
    public Credential replace(
            Actor actor, Scope scope, CredentialId oldId, Identifier given, String reason, boolean active) {
        refuseRandom(given);
        return book.in(actor.org(), () -> {
            Credential old = book.seen(actor.org(), scope, oldId);
            Identifier successor = shelf.recognised(given);
            Optional<Credential> done = successorOf(old, successor);
            if (done.isPresent()) {
                return done.get();
            }
            if (IdentifierKeying.of(old.identifier())
                    .exact()
                    .equals(IdentifierKeying.of(successor).exact())) {
                throw new Refused("credential.replace.same", "that is the same " + old.kind() + " again");
            }
            Optional<Credential> taken = duplicates.refuseTaken(actor.org(), scope, old.holder(), successor);
            if (taken.isPresent()) {
                throw Refused.duplicateAt(
                        "/number", "credential.number.taken", "they hold " + successor.masked() + " already");
            }
            Credential ended = book.update(Moves.to(old, CredentialState.REVOKED, reason, book.now()));
            Employee holder = book.person(actor.org(), scope, old.holder());
            boolean atOnce = active && !fourEyes.hold(actor.org(), holder);
            Credential next = Moves.successor(old, successor, reason, atOnce, book.now());
            credentials.insert(CardBook.keyed(next));
            fourEyes.issued(actor, next);
            book.wrote(CredentialFields.replaced(actor, old, ended, next).because(reason));
            return next;
        });
    }

    /** Within a transaction; the record has an audit entry of its own. */
    public void correct(Actor actor, EmployeeId person, ReplacementDraft.Correction correction) {
        employees.amend(
                actor, correction.scope(), person, correction.number(), correction.person(), correction.version());
    }

    /** Why this identifier cannot take the place of an old one; within a transaction. */
    public Optional<Refused.Violation> whyNot(OrgId org, Scope scope, Credential old, Identifier given) {
        try {
            refuseRandom(given);
            return duplicates
                    .refuseTaken(org, scope, old.holder(), shelf.recognised(given))
                    .map(held -> new Refused.Violation(
                            "/number",
                            "credential.replace.same",
                            "they hold " + held.identifier().masked() + " already"));
        } catch (Refused no) {
            return Optional.of(new Refused.Violation("/number", no.code(), no.getMessage()));
        }
    }

    /** Who has it, in words, as far as the scope lets that be said; within a transaction. */
    public Optional<String> takenBy(OrgId org, Scope scope, EmployeeId holder, Identifier identifier) {
        try {
            duplicates.refuseTaken(org, scope, holder, identifier);
            return Optional.empty();
        } catch (Refused taken) {
            return Optional.of(taken.getMessage());
        }
    }

    @Override
    public Credential find(OrgId org, Scope scope, CredentialId id) {
        return book.in(org, () -> book.seen(org, scope, id));
    }

    @Override
    public List<Credential> of(OrgId org, Scope scope, EmployeeId employee) {
        return book.in(org, () -> {
            book.person(org, scope, employee);
            return credentials.of(employee);
        });
    }

    @Override
    public LookUp lookUp(OrgId org, Scope scope, String text) {
        List<CardNumber> readings = CardNumbers.read(text);
        Set<String> keys = CardMatches.keys(text);
        if (keys.isEmpty()) {
            return new LookUp(LookUp.Match.NONE, List.of(), 0, readings);
        }
        return book.in(org, () -> {
            Set<Credential> found = credentials.withKeys(keys).stream()
                    .map(IdentifierKeys.Hit::credential)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            List<Credential> live = CardMatches.of(
                    text, found.stream().filter(c -> c.state().holdsNumber()).toList());
            List<Credential> meant = live.isEmpty() ? CardMatches.of(text, found) : live;
            List<Credential> shown = inScope(org, scope, meant);
            return new LookUp(match(meant), shown, meant.size() - shown.size(), readings);
        });
    }

    @Override
    public Slice<Credential> page(OrgId org, Scope scope, CredentialFilter filter, Page page) {
        return book.in(org, () -> credentials.page(scope, query(org, scope, filter), page));
    }

    @Override
    public List<Credential> history(OrgId org, Scope scope, Identifier identifier) {
        return book.in(
                org,
                () -> inScope(
                        org,
                        scope,
                        credentials.withExact(IdentifierKeying.of(identifier).exact())));
    }

    private CredentialQuery query(OrgId org, Scope scope, CredentialFilter filter) {
        String text = filter.text().strip();
        Set<String> keys = text.isEmpty() ? Set.of() : CardMatches.keys(text);
        Set<EmployeeId> holders = text.isEmpty()
                ? Set.of()
                : employees
                        .page(org, scope, EmployeeFilter.text(text).searching(PhoneSearch.TAIL), Page.first(Page.MOST))
                        .items()
                        .stream()
                        .map(Employee::id)
                        .collect(Collectors.toSet());
        boolean never = !text.isEmpty() && keys.isEmpty() && holders.isEmpty();
        return new CredentialQuery(keys, holders, filter.state(), filter.kind(), filter.employee(), never);
    }

    /** Somebody else was faster by a moment: told as if they had been faster by a day. */
    private Credential orTheRacesWinner(
            Actor actor, Scope scope, EmployeeId holder, Identifier identifier, Supplier<Credential> work) {
        try {
            return work.get();
        } catch (Refused lost) {
            if (!lost.isDuplicate() || book.isOpen()) {
                throw lost;
            }
            return book.in(actor.org(), () -> duplicates.refuseTaken(actor.org(), scope, holder, identifier))
                    .orElseThrow(() -> lost);
        }
    }

    private Optional<Credential> successorOf(Credential old, Identifier identifier) {
        String exact = IdentifierKeying.of(identifier).exact();
        return credentials.of(old.holder()).stream()
                .filter(other -> other.replaces().equals(Optional.of(old.id())))
                .filter(other -> IdentifierKeying.of(other.identifier()).exact().equals(exact))
                .findFirst();
    }

    private void refuseLeft(OrgId org, Employee holder) {
        LocalDate today =
                LocalDate.ofInstant(book.now(), sites.find(org, holder.site()).zone());
        if (holder.statusOn(today) == Employee.Status.ENDED) {
            throw new Refused("credential.holder.left", holder.number() + " has left: rehire them first");
        }
    }

    private List<Credential> inScope(OrgId org, Scope scope, List<Credential> found) {
        Set<EmployeeId> seen =
                book.seen(org, scope, found.stream().map(Credential::holder).toList());
        return found.stream()
                .filter(credential -> seen.contains(credential.holder()))
                .toList();
    }

    private static void check(CredentialDraft draft) {
        if (draft.identifier().kind().isBiometric()) {
            throw new Refused("credential.biometric", "a finger, face or palm is taken with consent, not issued");
        }
        if (draft.identifier().kind() == CredentialKind.PHONE) {
            throw new Refused("credential.phone", "a phone is asked for by the person, on that phone");
        }
        refuseRandom(draft.identifier());
        if (draft.temporary() && draft.validUntil().isEmpty()) {
            throw new Refused("credential.temporary.endless", "a temporary card has an end");
        }
        if (draft.uses().isEmpty()) {
            throw new Refused("credential.uses.none", "a credential has to be good for something");
        }
        draft.validUntil().ifPresent(until -> {
            if (draft.validFrom().map(from -> !from.isBefore(until)).orElse(false)) {
                throw new Refused("credential.validity", "it would end before it begins");
            }
        });
    }

    private static void refuseRandom(Identifier identifier) {
        if (identifier.kind() == CredentialKind.CARD
                && identifier instanceof Identifier.Card card
                && CardNumbers.isRandom(card.number())) {
            throw Refused.at(
                    "/number",
                    "card.random-uid",
                    "a 4-byte number beginning with 08 is made up anew at every reading, as phones and some bank cards do;"
                            + " use another card, or say that it is a 125 kHz card");
        }
    }

    private static LookUp.Match match(List<Credential> meant) {
        long holders = meant.stream().map(Credential::holder).distinct().count();
        if (meant.isEmpty()) {
            return LookUp.Match.NONE;
        }
        return holders == 1 ? LookUp.Match.ONE : LookUp.Match.AMBIGUOUS;
    }
}
