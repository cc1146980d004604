package org.clockhouse.attendance.internal.closing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.closing.Period;
import org.clockhouse.attendance.closing.Period.State;
import org.clockhouse.attendance.closing.PeriodCheck;
import org.clockhouse.attendance.closing.PeriodId;
import org.clockhouse.attendance.closing.PeriodSheets;
import org.clockhouse.attendance.closing.Periods;
import org.clockhouse.attendance.closing.PersonSheet;
import org.clockhouse.attendance.spi.PeriodRepository;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Periods over a repository. A lock is one row, so that it is there or not, whenever the power goes. */
@Component
public final class PeriodBook implements Periods {

    private static final int LONGEST_REASON = 400;

    private final PeriodRepository periods;
    private final PeriodSheets sheets;
    private final Sites sites;
    private final PeriodNews news;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;
    private final Clock clock;

    @Activate
    public PeriodBook(
            @Reference PeriodRepository periods,
            @Reference PeriodSheets sheets,
            @Reference Sites sites,
            @Reference PeriodNews news,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Clock clock) {
        this.periods = periods;
        this.sheets = sheets;
        this.sites = sites;
        this.news = news;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public List<Period> list(OrgId org) {
        List<Period> all = new ArrayList<>(transactions.in(org, periods::all));
        Collections.reverse(all);
        return all;
    }

    @Override
    public Period find(OrgId org, PeriodId id) {
        return transactions.in(org, () -> in(periods.all(), id));
    }

    static Period in(List<Period> all, PeriodId id) {
        return all.stream()
                .filter(period -> period.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("period", id.text()));
    }

    @Override
    public Period open(Actor actor, LocalDate from, LocalDate until) {
        return transactions.in(actor.org(), () -> {
            periods.hold();
            List<Period> all = periods.all();
            if (!all.isEmpty() && !all.get(all.size() - 1).until().plusDays(1).equals(from)) {
                throw Refused.at(
                        "/from",
                        "period.gap",
                        "the last period ends on " + all.get(all.size() - 1).until());
            }
            Period made = periods.put(new Period(PeriodId.next(), from, until, State.OPEN, "", 0));
            wrote(audited(actor, "period.open", made).with(fields(made)));
            return made;
        });
    }

    @Override
    public Period move(Actor actor, PeriodId id, long version, State to) {
        if (to == State.LOCKED) {
            throw Refused.at("/state", "value.choice", "a period is locked by the lock");
        }
        return transactions.in(actor.org(), () -> {
            periods.hold();
            Period before = current(periods.all(), id, version);
            if (before.isLocked()) {
                throw new Refused("period.locked", "the period is locked");
            }
            Period made = periods.put(before.in(to, ""));
            wrote(audited(actor, "period.move", made).changing(fields(before), fields(made)));
            news.moved(actor.org(), made);
            return made;
        });
    }

    @Override
    public Period lock(Actor actor, PeriodId id, long version, String despite) {
        String why = despite.strip();
        if (why.length() > LONGEST_REASON) {
            throw Refused.at("/despite", "value.length", "a reason has at most " + LONGEST_REASON + " characters");
        }
        return transactions.in(actor.org(), () -> {
            // From here on nobody writes results: what is checked is what is locked.
            periods.hold();
            List<Period> all = periods.all();
            Period before = current(all, id, version);
            requireLockable(actor.org(), all, before);
            PeriodCheck check = sheets.check(actor.org(), Scope.EVERYBODY, id);
            if (why.isEmpty() && !check.isReady()) {
                throw new Refused("period.blocked", "not everything is settled", open(check));
            }
            Period made = periods.put(before.in(State.LOCKED, check.isReady() ? "" : why));
            if (all.get(all.size() - 1).equals(before)) {
                Period next = periods.put(before.following());
                wrote(audited(actor, "period.open", next).with(fields(next)));
            }
            wrote(audited(actor, "period.lock", made)
                    .changing(fields(before), fields(made))
                    .because(made.despite()));
            news.moved(actor.org(), made);
            return made;
        });
    }

    private void requireLockable(OrgId org, List<Period> all, Period period) {
        if (period.state() != State.REVIEW) {
            throw new Refused(
                    period.isLocked() ? "period.locked" : "period.not-in-review", "the period is not in review");
        }
        if (all.stream().anyMatch(other -> other.from().isBefore(period.from()) && !other.isLocked())) {
            throw new Refused("period.order", "an earlier period is not locked yet");
        }
        boolean ended = sites.all(org).stream()
                .map(site -> LocalDate.ofInstant(clock.instant(), site.zone()))
                .allMatch(today -> today.isAfter(period.until()));
        if (!ended) {
            throw new Refused("period.not-ended", "its last date, " + period.until() + ", is not over everywhere");
        }
    }

    /** What is open, each with how often. */
    private static List<Refused.Violation> open(PeriodCheck check) {
        List<Refused.Violation> open = new ArrayList<>();
        check.issues().forEach((kind, count) -> open.add(violation("issues/" + kind, count)));
        violation("pending", check.pending(), open);
        violation("quarantined", check.quarantined(), open);
        violation("unmatched", check.unmatched(), open);
        violation("unreported", check.unreported(), open);
        int approved = check.sheets().getOrDefault(PersonSheet.State.APPROVED, 0);
        violation("approved", (long) check.people() - approved, open);
        return open;
    }

    private static void violation(String what, long count, List<Refused.Violation> open) {
        if (count > 0) {
            open.add(violation(what, count));
        }
    }

    private static Refused.Violation violation(String what, long count) {
        return new Refused.Violation("/" + what, "period.blocked", String.valueOf(count));
    }

    private static Period current(List<Period> all, PeriodId id, long version) {
        Period found = in(all, id);
        if (found.version() != version) {
            throw new Stale("period", id.text());
        }
        return found;
    }

    private void wrote(AuditDraft draft) {
        audit.record(draft);
        transactions.afterCommit(() -> changes.tell(draft.actor().org(), Topic.TIMESHEETS));
    }

    static AuditDraft audited(Actor actor, String action, Period period) {
        return AuditDraft.of(actor, action, "period", period.id().text(), period.from() + " " + period.until());
    }

    private static Map<String, Object> fields(Period period) {
        return Map.of(
                "from", period.from().toString(),
                "until", period.until().toString(),
                "state", period.state().name());
    }
}
