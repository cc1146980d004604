package org.clockhouse.credential.internal.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.CardTerms;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialUse;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.CredentialFields;
import org.clockhouse.credential.internal.Moves;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Contracts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Uses and ends. */
@Component
public final class TermsDesk implements CardTerms {

    /** How many expire in one transaction. */
    private static final int AT_ONCE = 200;

    private static final String OVER = "over";

    /** What the reason begins with of one that was frozen when its time was over, before why it was. */
    private static final String FROZEN = "over, frozen: ";

    private final Contracts contracts;
    private final CardBook book;

    @Activate
    public TermsDesk(@Reference Contracts contracts, @Reference CardBook book) {
        this.contracts = contracts;
        this.book = book;
    }

    @Override
    public Credential enable(Actor actor, Scope scope, CredentialId id, Set<CredentialUse> uses, long version) {
        if (uses.isEmpty()) {
            throw new Refused("credential.uses.none", "a credential good for nothing is to be frozen or revoked");
        }
        return book.in(actor.org(), () -> {
            Credential before = book.seen(actor.org(), scope, id, version);
            CardBook.refuseEnded(before);
            if (before.terms().uses().equals(uses)) {
                return before;
            }
            Credential after = book.update(before.goodFor(uses));
            book.wrote(CredentialFields.changed(actor, "credential.enable", before, after));
            return after;
        });
    }

    @Override
    public Credential renew(Actor actor, Scope scope, CredentialId id, Optional<Instant> until, long version) {
        return book.in(actor.org(), () -> {
            Credential before = book.seen(actor.org(), scope, id, version);
            CardBook.refuseEnded(before);
            check(before, until);
            Credential extended = before.until(until);
            Credential after =
                    book.update(before.state() == CredentialState.EXPIRED ? revived(actor.org(), extended) : extended);
            book.wrote(CredentialFields.changed(actor, "credential.renew", before, after));
            return after;
        });
    }

    /** As it was before its time was over: a new end is no way round a freeze, an activation or a contract. */
    private Credential revived(OrgId org, Credential expired) {
        if (expired.reason().startsWith(FROZEN)) {
            return Moves.to(
                    expired, CredentialState.SUSPENDED, expired.reason().substring(FROZEN.length()), book.now());
        }
        return contracts
                .lapse(org, expired.holder())
                .map(lapse -> Moves.to(expired, CredentialState.SUSPENDED, ContractWatch.because(lapse), book.now()))
                .orElseGet(() -> Moves.to(expired, CredentialState.ACTIVE, "", book.now()));
    }

    private void check(Credential credential, Optional<Instant> until) {
        if (until.isEmpty() && credential.temporary()) {
            throw new Refused("credential.temporary.endless", "a temporary card has an end");
        }
        if (until.filter(end -> !end.isAfter(book.now())).isPresent()) {
            throw new Refused("credential.validity", "that end is past already");
        }
    }

    @Override
    public Slice<Credential> temporary(OrgId org, Scope scope, Page page) {
        return book.in(org, () -> book.credentials().temporary(scope, page));
    }

    @Override
    public Slice<Credential> expiring(OrgId org, Scope scope, int days, Page page) {
        return book.in(org, () -> book.credentials().ending(scope, book.now().plus(Duration.ofDays(days)), page));
    }

    @Override
    public Slice<Credential> toReturn(OrgId org, Scope scope, LocalDate lastDay, Page page) {
        return book.in(org, () -> book.credentials().withLeavers(scope, lastDay, page));
    }

    @Override
    public List<Renewed> renewAll(Actor actor, Scope scope, List<CredentialId> credentials, Instant until) {
        return credentials.stream().map(id -> renewed(actor, scope, id, until)).toList();
    }

    private Renewed renewed(Actor actor, Scope scope, CredentialId id, Instant until) {
        try {
            return book.in(actor.org(), () -> {
                Credential before = book.seen(actor.org(), scope, id);
                Credential after = renew(actor, scope, id, Optional.of(until), before.version());
                return new Renewed(id, Optional.of(new Earlier(id, before.validUntil(), after.version())), "", "");
            });
        } catch (DomainException no) {
            return new Renewed(id, Optional.empty(), no.code(), no.getMessage());
        }
    }

    @Override
    public void takeBack(Actor actor, Scope scope, List<Earlier> renewed) {
        book.in(actor.org(), () -> {
            renewed.forEach(earlier -> {
                Credential before = book.seen(actor.org(), scope, earlier.credential(), earlier.version());
                CardBook.refuseEnded(before);
                Credential ended = before.until(earlier.until());
                Credential after = book.update(isOver(ended) ? expired(ended) : ended);
                book.wrote(CredentialFields.changed(actor, "credential.renew-undo", before, after));
            });
            return renewed.size();
        });
    }

    @Override
    public int expire(OrgId org) {
        int expired = 0;
        List<Credential> due;
        do {
            due = book.in(org, () -> book.credentials().due(book.now(), AT_ONCE));
            for (Credential credential : due) {
                expired += book.in(org, () -> expire(org, credential.id()));
            }
        } while (due.size() == AT_ONCE);
        return expired;
    }

    /** Read again: somebody may have renewed or revoked it a moment ago. */
    private int expire(OrgId org, CredentialId id) {
        Credential before = book.credentials().find(id).orElseThrow();
        if (!isOver(before)) {
            return 0;
        }
        Credential after = book.update(expired(before));
        book.wrote(CredentialFields.changed(CardBook.self(org), "credential.expire", before, after));
        return 1;
    }

    private boolean isOver(Credential credential) {
        return credential.state().isBound()
                && credential.state() != CredentialState.EXPIRED
                && credential
                        .validUntil()
                        .filter(end -> !end.isAfter(book.now()))
                        .isPresent();
    }

    private Credential expired(Credential credential) {
        String why = credential.state() == CredentialState.SUSPENDED ? FROZEN + credential.reason() : OVER;
        return credential.moved(CredentialState.EXPIRED, why, book.now());
    }
}
