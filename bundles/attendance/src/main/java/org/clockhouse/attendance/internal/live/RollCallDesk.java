package org.clockhouse.attendance.internal.live;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.day.RollCall;
import org.clockhouse.attendance.day.RollCall.Found;
import org.clockhouse.attendance.day.RollCall.How;
import org.clockhouse.attendance.day.RollCallId;
import org.clockhouse.attendance.day.RollCalls;
import org.clockhouse.attendance.spi.RollCallRepository;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchFilter;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Roll calls over their repository. */
@Component
public final class RollCallDesk implements RollCalls {

    private static final int NEWEST = 100;

    private final RollCallRepository calls;
    private final OnSite onSite;
    private final PunchLog punches;
    private final Sites sites;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;
    private final Clock clock;

    // The list comes from one part, its beginning in the punch log from another; the rest is what every service needs.
    @Activate
    public RollCallDesk(
            @Reference RollCallRepository calls,
            @Reference OnSite onSite,
            @Reference PunchLog punches,
            @Reference Sites sites,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Clock clock) {
        this.calls = calls;
        this.onSite = onSite;
        this.punches = punches;
        this.sites = sites;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public RollCall start(Actor actor, Scope scope, SiteId site, Set<TerminalId> assembly) {
        requireSite(scope, site);
        return transactions.in(actor.org(), () -> {
            sites.find(actor.org(), site);
            if (calls.running().stream().anyMatch(one -> one.head().site().equals(site))) {
                throw Refused.duplicate("roll-call.running", "the roll is being called at this site already");
            }
            List<Punch> last = punches.page(actor.org(), Scope.EVERYBODY, PunchFilter.ALL, Page.first(1))
                    .items();
            RollCall call = new RollCall(
                    new RollCall.Head(
                            RollCallId.next(), site, clock.instant(), actor.name(), assembly, Optional.empty()),
                    onSite.at(actor.org(), site));
            calls.add(call, last.isEmpty() ? 0 : last.get(0).position());
            wrote(entry(actor, "roll-call.start", call.head())
                    .with(Map.of("listed", call.entries().size())));
            return call;
        });
    }

    @Override
    public List<RollCall.Summary> newest(OrgId org, Scope scope) {
        return transactions.in(org, () -> calls.newest(NEWEST).stream()
                .filter(call -> sees(scope, call.head().site()))
                .toList());
    }

    @Override
    public RollCall find(OrgId org, Scope scope, RollCallId id) {
        return transactions.in(org, () -> calls.find(id)
                .filter(call -> sees(scope, call.head().site()))
                .orElseThrow(() -> new NotFound("roll-call", id.text())));
    }

    @Override
    public RollCall tick(Actor actor, Scope scope, RollCallId id, EmployeeId employee, boolean found) {
        return transactions.in(actor.org(), () -> {
            RollCall call = find(actor.org(), scope, id);
            if (call.head().ended().isPresent()) {
                throw new Refused("roll-call.ended", "this roll call has ended: it is a record now");
            }
            if (call.entries().stream().noneMatch(one -> one.employee().equals(employee))) {
                throw new NotFound("employee", employee.text());
            }
            boolean changed = found
                    ? calls.found(id, employee, new Found(clock.instant(), How.HAND, actor.name()))
                    : calls.lost(id, employee);
            if (changed) {
                wrote(entry(actor, found ? "roll-call.found" : "roll-call.lost", call.head())
                        .with(Map.of("employee", employee.text())));
            }
            return find(actor.org(), scope, id);
        });
    }

    @Override
    public RollCall end(Actor actor, Scope scope, RollCallId id) {
        return transactions.in(actor.org(), () -> {
            RollCall call = find(actor.org(), scope, id);
            if (calls.end(id, new RollCall.Mention(clock.instant(), actor.name()))) {
                long missing = call.entries().stream()
                        .filter(one -> one.found().isEmpty())
                        .count();
                wrote(entry(actor, "roll-call.end", call.head()).with(Map.of("missing", missing)));
            }
            return find(actor.org(), scope, id);
        });
    }

    private void wrote(AuditDraft entry) {
        audit.record(entry);
        OrgId org = transactions.org();
        transactions.afterCommit(() -> changes.tell(org, Topic.ROLL_CALLS));
    }

    private static AuditDraft entry(Actor actor, String action, RollCall.Head head) {
        return AuditDraft.of(
                actor, action, "roll-call", head.id().text(), head.startedAt().toString());
    }

    private static void requireSite(Scope scope, SiteId site) {
        if (!sees(scope, site)) {
            throw new NotFound("site", site.text());
        }
    }

    private static boolean sees(Scope scope, SiteId site) {
        return scope.everybody() || scope.sites().contains(site);
    }
}
