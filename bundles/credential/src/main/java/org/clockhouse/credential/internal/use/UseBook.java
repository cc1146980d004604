package org.clockhouse.credential.internal.use;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.Sighting;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.number.CardMatches;
import org.clockhouse.credential.internal.number.IdentifierKeying;
import org.clockhouse.credential.spi.IdentifierKeys;
import org.clockhouse.credential.spi.UseRepository;
import org.clockhouse.credential.use.CardSight;
import org.clockhouse.credential.use.CardUse;
import org.clockhouse.credential.use.CardUses;
import org.clockhouse.credential.use.StoppedUse;
import org.clockhouse.credential.use.StoppedUseId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Notes which credential was used where, a page of the punch log at a time. */
@Component
public final class UseBook implements CardUses {

    private static final int KEYS_AT_ONCE = 1000;

    private final UseRepository uses;
    private final HoursWatch hours;
    private final CardBook book;

    @Activate
    public UseBook(@Reference UseRepository uses, @Reference HoursWatch hours, @Reference CardBook book) {
        this.uses = uses;
        this.hours = hours;
        this.book = book;
    }

    @Override
    public long position(OrgId org) {
        return book.in(org, uses::position);
    }

    @Override
    public void note(OrgId org, long position, List<CardSight> seen) {
        book.in(org, () -> {
            if (position <= uses.position()) {
                return position;
            }
            Map<String, List<Credential>> known =
                    byKey(seen.stream().map(CardSight::sighting).toList());
            Map<EmployeeId, List<Credential>> held = ofNamed(seen);
            Map<String, CardUse> sum = new LinkedHashMap<>();
            List<StoppedUse> stopped = new ArrayList<>();
            Map<CardSight, Credential> letIn = new LinkedHashMap<>();
            for (CardSight sight : seen) {
                which(sight, known, held).ifPresent(credential -> {
                    CardUse use = use(credential, sight);
                    sum.merge(credential.id().text() + sight.terminal().text(), use, CardUse::and);
                    if (credential.stoppedAt(sight.sighting().at())) {
                        stopped.add(stopped(credential, sight));
                    } else if (sight.letIn()) {
                        letIn.put(sight, credential);
                    }
                });
            }
            hours.outside(org, letIn).forEach(sight -> stopped.add(stopped(letIn.get(sight), sight)));
            uses.add(List.copyOf(sum.values()));
            stopped.forEach(uses::add);
            uses.position(position);
            if (!stopped.isEmpty()) {
                book.tell();
            }
            return position;
        });
    }

    @Override
    public List<Optional<Credential>> named(OrgId org, List<Sighting> sightings) {
        return book.in(org, () -> {
            Map<String, List<Credential>> known = byKey(sightings);
            return sightings.stream().map(sighting -> which(sighting, known)).toList();
        });
    }

    private Map<String, List<Credential>> byKey(List<Sighting> seen) {
        Set<String> keys = new LinkedHashSet<>();
        seen.forEach(sighting -> keys.addAll(keys(sighting)));
        Map<String, List<Credential>> found = new HashMap<>();
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += KEYS_AT_ONCE) {
            List<String> part = all.subList(from, Math.min(all.size(), from + KEYS_AT_ONCE));
            for (IdentifierKeys.Hit hit : book.credentials().withKeys(part)) {
                found.computeIfAbsent(hit.key(), key -> new ArrayList<>()).add(hit.credential());
            }
        }
        return found;
    }

    private Map<EmployeeId, List<Credential>> ofNamed(List<CardSight> seen) {
        List<EmployeeId> people = seen.stream()
                .flatMap(sight -> sight.named().stream())
                .map(CardSight.Named::person)
                .distinct()
                .toList();
        return people.isEmpty()
                ? Map.of()
                : book.credentials().of(people).stream().collect(Collectors.groupingBy(Credential::holder));
    }

    private static Optional<Credential> which(
            CardSight sight, Map<String, List<Credential>> known, Map<EmployeeId, List<Credential>> held) {
        return sight.named().isPresent()
                ? theOnlyOne(sight, held.getOrDefault(sight.named().get().person(), List.of()))
                : which(sight.sighting(), known);
    }

    /** A terminal that says who, and by what: that is a credential only if they held one of the kind. */
    private static Optional<Credential> theOnlyOne(CardSight sight, List<Credential> held) {
        List<Credential> fitting = held.stream()
                .filter(credential ->
                        credential.kind() == sight.named().orElseThrow().kind()
                                && credential.heldAt(sight.sighting().at()))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private static Set<String> keys(Sighting sighting) {
        return switch (sighting.seen()) {
            case CARD -> CardMatches.keys(sighting.text());
            case PIN -> Set.of(IdentifierKeying.pin(sighting.text()));
            default -> Set.of();
        };
    }

    /** Whose it was then; else the last one that it was. */
    private static Optional<Credential> which(Sighting sighting, Map<String, List<Credential>> known) {
        Set<Credential> hits = new LinkedHashSet<>();
        keys(sighting).forEach(key -> hits.addAll(known.getOrDefault(key, List.of())));
        List<Credential> fitting =
                sighting.seen() == Sighting.Seen.CARD ? CardMatches.of(sighting.text(), hits) : List.copyOf(hits);
        List<Credential> held = fitting.stream()
                .filter(credential -> credential.heldAt(sighting.at()))
                .toList();
        if (held.size() == 1) {
            return Optional.of(held.get(0));
        }
        boolean nobodys = held.isEmpty()
                && fitting.stream().noneMatch(credential -> credential.state().isBound());
        return nobodys
                ? fitting.stream()
                        .filter(credential -> credential.issuedAt().isBefore(sighting.at()))
                        .max(Comparator.comparing(Credential::issuedAt))
                : Optional.empty();
    }

    private static CardUse use(Credential credential, CardSight sight) {
        return new CardUse(
                credential.id(),
                sight.terminal(),
                sight.sighting().at(),
                sight.sighting().at(),
                sight.heard(),
                1);
    }

    private static StoppedUse stopped(Credential credential, CardSight sight) {
        return new StoppedUse(
                StoppedUseId.next(),
                credential.id(),
                credential.holder(),
                credential.identifier().masked(),
                sight.terminal(),
                credential.state(),
                sight.sighting().at(),
                sight.letIn(),
                "",
                1);
    }

    @Override
    public List<CardUse> of(OrgId org, Scope scope, CredentialId credential) {
        return book.in(org, () -> {
            book.seen(org, scope, credential);
            return uses.of(credential);
        });
    }

    @Override
    public Slice<Idle> idle(OrgId org, Scope scope, int days, boolean never, Page page) {
        return book.in(org, () -> uses.idle(scope, book.now().minus(Duration.ofDays(days)), never, page));
    }

    @Override
    public Slice<StoppedUse> stopped(OrgId org, Scope scope, boolean openOnly, Page page) {
        return book.in(org, () -> uses.stopped(scope, openOnly, page));
    }

    @Override
    public StoppedUse close(Actor actor, Scope scope, StoppedUseId id, String reason) {
        return book.in(actor.org(), () -> {
            StoppedUse open = uses.stopped(id).orElseThrow(() -> new NotFound("stopped-use", id.text()));
            book.seen(actor.org(), scope, open.credential());
            if (!open.closedBy().isEmpty()) {
                return open;
            }
            StoppedUse closed = uses.close(open.closed(actor.name(), open.version()));
            book.wrote(AuditDraft.of(
                            actor,
                            "credential.alarm.close",
                            "credential",
                            open.credential().text(),
                            open.number())
                    .because(reason));
            return closed;
        });
    }
}
