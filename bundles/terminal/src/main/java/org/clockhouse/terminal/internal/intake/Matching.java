package org.clockhouse.terminal.internal.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.Credentials;
import org.clockhouse.credential.Holders;
import org.clockhouse.credential.Holding;
import org.clockhouse.credential.Sighting;
import org.clockhouse.kernel.ChangeListener;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.punch.Attribution;
import org.clockhouse.punch.PunchReview;
import org.clockhouse.punch.UnmatchedSubject;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.People;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Gives punches of nobody to somebody when a person or a credential appears. Works from what is unmatched, so a lost hint
 * only delays it until the next.
 */
@Component
public final class Matching implements ChangeListener {

    /** A stretch in which a subject changed hands is not cut finer than this. */
    private static final Duration FINE = Duration.ofMinutes(1);

    private final PunchReview review;
    private final Holders holders;
    private final Credentials credentials;
    private final TerminalRepository terminals;
    private final Journal journal;

    @Activate
    public Matching(
            @Reference PunchReview review,
            @Reference Holders holders,
            @Reference Credentials credentials,
            @Reference TerminalRepository terminals,
            @Reference Journal journal) {
        this.review = review;
        this.holders = holders;
        this.credentials = credentials;
        this.terminals = terminals;
        this.journal = journal;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.EMPLOYEES, Topic.CREDENTIALS);
    }

    @Override
    public void changed(OrgId org, Topic topic) {
        Map<TerminalId, Optional<Terminal>> known = new HashMap<>();
        Page page = Page.first(Page.MOST);
        Slice<UnmatchedSubject> slice;
        do {
            slice = review.unmatched(org, Scope.EVERYBODY, page);
            match(org, slice.items(), known);
            page = new Page(slice.next(), Page.MOST);
        } while (!slice.next().isEmpty());
    }

    private record Stretch(UnmatchedSubject subject, Terminal terminal, Instant first, Instant last) {}

    private void match(OrgId org, List<UnmatchedSubject> unmatched, Map<TerminalId, Optional<Terminal>> known) {
        List<Stretch> stretches = new ArrayList<>();
        for (UnmatchedSubject subject : unmatched) {
            known.computeIfAbsent(subject.terminal(), id -> journal.read(org, () -> terminals.find(id)))
                    .ifPresent(t -> stretches.add(new Stretch(subject, t, subject.first(), subject.last())));
        }
        List<Sighting> ends = stretches.stream()
                .flatMap(s -> List.of(at(s, s.first()), at(s, s.last()), at(s, journal.now())).stream())
                .toList();
        List<Holding> holdings = ends.isEmpty() ? List.of() : holders.resolve(org, ends);
        for (int i = 0; i < stretches.size(); i++) {
            settle(org, stretches.get(i), holdings.get(3 * i), holdings.get(3 * i + 1), holdings.get(3 * i + 2));
        }
    }

    private void settle(OrgId org, Stretch stretch, Holding first, Holding last, Holding now) {
        if (first instanceof Holding.None && last instanceof Holding.None) {
            firstHolder(org, now).ifPresent(owner -> give(org, stretch, owner));
        } else {
            divide(org, stretch, first.known(), last.known());
        }
    }

    /** Halves a stretch until both its ends are the same person's, or nobody's. */
    private void divide(OrgId org, Stretch stretch, Optional<EmployeeId> first, Optional<EmployeeId> last) {
        if (first.equals(last)) {
            first.ifPresent(owner -> give(org, stretch, owner));
            return;
        }
        Duration half = Duration.between(stretch.first(), stretch.last()).dividedBy(2);
        if (half.compareTo(FINE) < 0) {
            first.ifPresent(owner -> give(org, end(stretch, stretch.first()), owner));
            last.ifPresent(owner -> give(org, begin(stretch, stretch.last()), owner));
            return;
        }
        Instant middle = stretch.first().plus(half);
        Instant after = middle.plusMillis(1);
        List<Holding> inside = holders.resolve(org, List.of(at(stretch, middle), at(stretch, after)));
        divide(org, end(stretch, middle), first, inside.get(0).known());
        divide(org, begin(stretch, after), inside.get(1).known(), last);
    }

    /** A card that was used before it was issued is its first holder's; one that somebody held before says nothing. */
    private Optional<EmployeeId> firstHolder(OrgId org, Holding now) {
        if (!(now instanceof Holding.One one)) {
            return Optional.empty();
        }
        Optional<CredentialId> credential = one.credential();
        if (credential.isEmpty()) {
            return Optional.of(one.employee());
        }
        Credential found = credentials.find(org, Scope.EVERYBODY, credential.get());
        boolean first =
                credentials.history(org, Scope.EVERYBODY, found.identifier()).size() == 1;
        return first ? Optional.of(one.employee()) : Optional.empty();
    }

    private void give(OrgId org, Stretch stretch, EmployeeId owner) {
        review.attribute(
                Journal.self(org),
                new Attribution(
                        owner,
                        stretch.subject().subject(),
                        Set.of(stretch.terminal().id()),
                        stretch.first(),
                        stretch.last().plusMillis(1),
                        true));
    }

    private static Stretch end(Stretch stretch, Instant last) {
        return new Stretch(stretch.subject(), stretch.terminal(), stretch.first(), last);
    }

    private static Stretch begin(Stretch stretch, Instant first) {
        return new Stretch(stretch.subject(), stretch.terminal(), first, stretch.last());
    }

    private static Sighting at(Stretch stretch, Instant instant) {
        return People.sighting(stretch.terminal(), stretch.subject().subject(), instant);
    }
}
