package org.clockhouse.punch.internal;

import java.util.Map;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.Attribution;
import org.clockhouse.punch.PunchReview;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.QuarantineFilter;
import org.clockhouse.punch.QuarantinedRow;
import org.clockhouse.punch.UnmatchedSubject;
import org.clockhouse.punch.spi.PunchRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The review over the repository; gives punches away in small transactions. */
@Component
public final class StoredPunchReview implements PunchReview {

    /** Few enough that Derby keeps its row locks. */
    private static final int AT_ONCE = 500;

    private final PunchRepository punches;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Changes changes;

    @Activate
    public StoredPunchReview(
            @Reference PunchRepository punches,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            @Reference Changes changes) {
        this.punches = punches;
        this.transactions = transactions;
        this.audit = audit;
        this.changes = changes;
    }

    @Override
    public Slice<QuarantinedRow> quarantine(OrgId org, Scope scope, QuarantineFilter filter, Page page) {
        return transactions.in(org, () -> punches.quarantine(scope, filter, page));
    }

    @Override
    public Slice<UnmatchedSubject> unmatched(OrgId org, Scope scope, Page page) {
        return transactions.in(org, () -> punches.unmatched(scope, page));
    }

    @Override
    public int attribute(Actor actor, Attribution attribution) {
        int given = 0;
        int now;
        do {
            now = transactions.in(actor.org(), () -> give(actor, attribution));
            given += now;
        } while (now == AT_ONCE);
        return given;
    }

    /** As the terminal named the person: the number, but of a token no more than what it is. */
    private static String named(PunchSubject subject) {
        return subject.kind().isSecret() ? subject.toString() : subject.text();
    }

    private int give(Actor actor, Attribution attribution) {
        int given = punches.attribute(attribution, AT_ONCE);
        if (given > 0) {
            audit.record(AuditDraft.of(
                            actor,
                            "punch.attribute",
                            "employee",
                            attribution.employee().text(),
                            named(attribution.subject()))
                    .with(Map.of(
                            "subject", attribution.subject().toString(),
                            "punches", given,
                            "from", attribution.from(),
                            "until", attribution.until())));
            transactions.afterCommit(() -> changes.tell(actor.org(), Topic.PUNCHES));
        }
        return given;
    }
}
