package org.clockhouse.credential.internal.visitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.spi.StayRepository;
import org.clockhouse.credential.visitor.Stay;
import org.clockhouse.credential.visitor.StayRule;
import org.clockhouse.credential.visitor.StayRules;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.registry.Visitors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Forgets visitors whose days are over, some in each transaction: what is left is done at the next round. */
@Component
public final class StayCare implements StayRules {

    private static final int AT_ONCE = 100;

    private final StayRepository stays;
    private final Visitors visitors;
    private final CardBook book;

    @Activate
    public StayCare(@Reference StayRepository stays, @Reference Visitors visitors, @Reference CardBook book) {
        this.stays = stays;
        this.visitors = visitors;
        this.book = book;
    }

    @Override
    public StayRule of(OrgId org) {
        return book.in(org, () -> stays.rule().orElse(StayRule.USUAL));
    }

    @Override
    public StayRule set(Actor actor, StayRule rule) {
        return book.in(actor.org(), () -> {
            StayRule before = of(actor.org());
            StayRule after = stays.put(rule);
            book.record(AuditDraft.of(actor, "visitor.rule", "visitor-rule", "", "")
                    .changing(Map.of("keepDays", before.keepDays()), Map.of("keepDays", after.keepDays())));
            return after;
        });
    }

    @Override
    public int forget(OrgId org) {
        Instant end = book.now().minus(Duration.ofDays(of(org).keepDays()));
        int forgotten = 0;
        int some;
        do {
            some = book.in(org, () -> forget(org, stays.overBefore(end, AT_ONCE)));
            forgotten += some;
        } while (some == AT_ONCE);
        return forgotten;
    }

    private int forget(OrgId org, List<Stay> over) {
        for (Stay stay : over) {
            visitors.forget(CardBook.self(org), stay.visitor());
            stays.update(stay.forgotten());
        }
        return over.size();
    }
}
