package org.clockhouse.credential.internal.visitor;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.CardTerms;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialUse;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.desk.CredentialDesk;
import org.clockhouse.credential.internal.number.IdentifierKeying;
import org.clockhouse.credential.internal.stock.Shelf;
import org.clockhouse.credential.spi.StayRepository;
import org.clockhouse.credential.visitor.Stay;
import org.clockhouse.credential.visitor.StayDraft;
import org.clockhouse.credential.visitor.StayFilter;
import org.clockhouse.credential.visitor.Stays;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.VisitorDraft;
import org.clockhouse.registry.Visitors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** From being expected to having left. */
@Component
public final class Reception implements Stays {

    /** A visitor's card opens doors and says who it is; it never makes working time. */
    private static final Set<CredentialUse> USES = Set.of(CredentialUse.IDENTITY, CredentialUse.ACCESS);

    /** Of those whom a text may mean. */
    private static final int LOOKED_AT = 500;

    private static final int OFFERED = 10;

    private final StayRepository stays;
    private final Visitors visitors;
    private final CredentialDesk desk;
    private final CardTerms terms;
    private final Shelf shelf;
    private final CardBook book;

    @Activate
    public Reception(
            @Reference StayRepository stays,
            @Reference Visitors visitors,
            @Reference CredentialDesk desk,
            @Reference CardTerms terms,
            @Reference Shelf shelf,
            @Reference CardBook book) {
        this.stays = stays;
        this.visitors = visitors;
        this.desk = desk;
        this.terms = terms;
        this.shelf = shelf;
        this.book = book;
    }

    @Override
    public Stay expect(Actor actor, Scope scope, StayDraft draft) {
        return book.in(actor.org(), () -> {
            Employee visitor = visitors.admit(actor, visitor(host(actor.org(), scope, draft), draft));
            Stay stay = new Stay(
                    visitor.id(),
                    draft.host(),
                    draft.site(),
                    draft.company(),
                    draft.purpose(),
                    draft.from(),
                    draft.until(),
                    Stay.State.EXPECTED,
                    Set.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    actor.name(),
                    1);
            stays.insert(stay);
            book.wrote(entry(actor, "visitor.expect", stay).with(fields(stay)));
            return stay;
        });
    }

    @Override
    public Stay amend(Actor actor, Scope scope, EmployeeId id, StayDraft draft, long version) {
        return book.in(actor.org(), () -> {
            Stay before = open(actor.org(), scope, id);
            if (before.version() != version) {
                throw new Stale("visitor", id.text());
            }
            visitors.amend(actor, id, visitor(host(actor.org(), scope, draft), draft));
            Stay after = write(actor, "visitor.amend", before, before.amended(draft));
            if (!after.until().equals(before.until())) {
                before.card().map(Stay.Given::id).ifPresent(card -> {
                    long stored = book.seen(actor.org(), Scope.EVERYBODY, card).version();
                    terms.renew(actor, Scope.EVERYBODY, card, Optional.of(after.until()), stored);
                });
            }
            return after;
        });
    }

    @Override
    public Stay cancel(Actor actor, Scope scope, EmployeeId id) {
        return book.in(actor.org(), () -> {
            Stay before = seen(actor.org(), scope, id);
            if (before.state() == Stay.State.INSIDE) {
                throw new Refused("visitor.inside", "the visitor is inside: take the card back instead");
            }
            return before.isOver()
                    ? before
                    : write(actor, "visitor.cancel", before, before.ended(Stay.State.CANCELLED, book.now()));
        });
    }

    @Override
    public Stay arrive(Actor actor, Scope scope, EmployeeId id, Stay.Arrival arrival) {
        return book.in(actor.org(), () -> {
            Stay before = open(actor.org(), scope, id);
            refusePast(before.until());
            if (before.state() == Stay.State.INSIDE && !isTheirs(before, arrival)) {
                throw new Refused("visitor.inside", "the visitor is inside with another card");
            }
            if (before.state() == Stay.State.INSIDE) {
                return before;
            }
            Employee visitor = book.person(actor.org(), Scope.EVERYBODY, id);
            if (book.now().isBefore(before.from())) {
                visitors.amend(
                        actor, id, new VisitorDraft(visitor.person(), visitor.placement(), book.now(), before.until()));
            }
            Credential card = desk.issue(
                    actor,
                    scope,
                    new CredentialDraft(
                            id, arrival.card(), Optional.empty(), Optional.of(before.until()), true, true, USES));
            return write(actor, "visitor.arrive", before, before.begun(given(card), arrival.areas(), book.now()));
        });
    }

    private static Stay.Given given(Credential card) {
        return new Stay.Given(card.id(), card.identifier().masked());
    }

    private boolean isTheirs(Stay stay, Stay.Arrival arrival) {
        return card(stay)
                .filter(card -> IdentifierKeying.of(card.identifier())
                        .exact()
                        .equals(IdentifierKeying.of(shelf.recognised(arrival.card()))
                                .exact()))
                .isPresent();
    }

    @Override
    public Stay leave(Actor actor, Scope scope, EmployeeId id, boolean returned) {
        return book.in(actor.org(), () -> {
            Stay before = seen(actor.org(), scope, id);
            if (before.state() == Stay.State.LEFT) {
                return before;
            }
            if (before.state() != Stay.State.INSIDE) {
                throw new Refused("visitor.not-inside", "the visitor is " + before.state());
            }
            Stay after = write(actor, "visitor.leave", before, before.ended(Stay.State.LEFT, book.now()));
            card(before).ifPresent(card -> end(actor, card, returned));
            return after;
        });
    }

    private Optional<Credential> card(Stay stay) {
        return stay.card().flatMap(given -> book.credentials().find(given.id()));
    }

    private void end(Actor actor, Credential card, boolean returned) {
        if (!card.state().isEnded()) {
            CredentialState state = returned ? CredentialState.RETURNED : CredentialState.REVOKED;
            String why = returned ? "visit over" : "visit over, card not given back";
            desk.move(actor, Scope.EVERYBODY, card.id(), state, why, card.version());
        }
        if (returned) {
            shelf.layBack(actor, card.identifier(), "visit over");
        }
    }

    @Override
    public Stay find(OrgId org, Scope scope, EmployeeId visitor) {
        return book.in(org, () -> seen(org, scope, visitor));
    }

    @Override
    public List<Stay> known(OrgId org, Scope scope, EmployeeFilter filter) {
        return book.in(org, () -> {
            Map<EmployeeId, Employee> people = visitors.known(org, filter, LOOKED_AT).stream()
                    .collect(Collectors.toMap(Employee::id, Function.identity()));
            List<Stay> found = stays.of(people.keySet());
            Set<EmployeeId> seen = book.seen(
                    org,
                    scope,
                    found.stream()
                            .flatMap(stay -> Stream.of(stay.visitor(), stay.host()))
                            .toList());
            Map<Person, Stay> newest = new LinkedHashMap<>();
            found.stream()
                    .filter(stay -> stay.state() != Stay.State.FORGOTTEN)
                    .filter(stay -> seen.contains(stay.visitor()) || seen.contains(stay.host()))
                    .sorted(Comparator.comparing(Stay::from)
                            .thenComparing(stay -> stay.visitor().text())
                            .reversed())
                    .forEach(stay -> newest.putIfAbsent(Person.of(stay, people.get(stay.visitor())), stay));
            return newest.values().stream().limit(OFFERED).toList();
        });
    }

    /** By what two visits are told to be one person's. */
    private record Person(LocalName name, String company, String phone) {

        static Person of(Stay stay, Employee visitor) {
            return new Person(visitor.name(), stay.company(), visitor.person().phone());
        }
    }

    @Override
    public Slice<Stay> page(OrgId org, Scope scope, StayFilter filter, Page page) {
        return book.in(org, () -> stays.page(scope, filter, book.now(), page));
    }

    @Override
    public List<Stay> inside(OrgId org, SiteId site) {
        return book.in(org, () -> stays.inside().stream()
                .filter(stay -> stay.site().equals(site))
                .toList());
    }

    private Employee host(OrgId org, Scope scope, StayDraft draft) {
        refusePast(draft.until());
        Employee host = book.person(org, scope, draft.host());
        boolean there = scope.everybody()
                || scope.sites().contains(draft.site())
                || host.site().equals(draft.site());
        if (!there) {
            throw Refused.at("/siteId", "visitor.site", "you may not let anybody in at that site");
        }
        return host;
    }

    private static VisitorDraft visitor(Employee host, StayDraft draft) {
        Placement placement = new Placement(draft.site(), host.department(), "");
        return new VisitorDraft(draft.person(), placement, draft.from(), draft.until());
    }

    private void refusePast(Instant until) {
        if (!until.isAfter(book.now())) {
            throw Refused.at("/until", "visitor.past", "that visit would be over already");
        }
    }

    private Stay open(OrgId org, Scope scope, EmployeeId id) {
        Stay stay = seen(org, scope, id);
        if (stay.isOver()) {
            throw new Refused("visitor.over", "the visit is " + stay.state() + " and stays so");
        }
        return stay;
    }

    private Stay seen(OrgId org, Scope scope, EmployeeId id) {
        return stays.find(id)
                .filter(stay -> !book.seen(org, scope, Set.of(stay.visitor(), stay.host()))
                        .isEmpty())
                .orElseThrow(() -> new NotFound("visitor", id.text()));
    }

    private Stay write(Actor actor, String action, Stay before, Stay wanted) {
        Stay after = stays.update(wanted);
        book.wrote(entry(actor, action, after).changing(fields(before), fields(after)));
        return after;
    }

    /** Who the visitor is stands in the entry of the person. */
    private static AuditDraft entry(Actor actor, String action, Stay stay) {
        return AuditDraft.of(actor, action, "visitor", stay.visitor().text(), stay.company());
    }

    private static Map<String, Object> fields(Stay stay) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("state", stay.state().name());
        fields.put("host", stay.host().text());
        fields.put("site", stay.site().text());
        fields.put("company", stay.company());
        fields.put("purpose", stay.purpose());
        fields.put("from", stay.from().toString());
        fields.put("until", stay.until().toString());
        fields.put(
                "areas",
                stay.areas().stream().map(area -> area.text()).sorted().toList().toString());
        fields.put("card", stay.card().map(Stay.Given::label).orElse(""));
        return fields;
    }
}
