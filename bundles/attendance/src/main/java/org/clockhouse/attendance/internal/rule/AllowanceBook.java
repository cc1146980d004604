package org.clockhouse.attendance.internal.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.attendance.internal.closing.ClosedPeriods;
import org.clockhouse.attendance.rule.AllowanceRule;
import org.clockhouse.attendance.rule.AllowanceRule.Reach;
import org.clockhouse.attendance.rule.AllowanceRule.Terms;
import org.clockhouse.attendance.rule.AllowanceRuleId;
import org.clockhouse.attendance.rule.AllowanceRules;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.shift.Shifts;
import org.clockhouse.attendance.spi.AllowanceRepository;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.organisation.Area;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is counted for pay, over a repository. */
@Component
public final class AllowanceBook implements AllowanceRules {

    private final AllowanceRepository rules;
    private final ClosedPeriods closed;
    private final Shifts shifts;
    private final Sites sites;
    private final Departments departments;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;

    // Where a rule holds is checked against everything that it may name.
    @Activate
    public AllowanceBook(
            @Reference AllowanceRepository rules,
            @Reference ClosedPeriods closed,
            @Reference Shifts shifts,
            @Reference Sites sites,
            @Reference Departments departments,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes) {
        this.rules = rules;
        this.closed = closed;
        this.shifts = shifts;
        this.sites = sites;
        this.departments = departments;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
    }

    @Override
    public List<AllowanceRule> list(OrgId org) {
        return transactions.in(org, rules::all);
    }

    @Override
    public AllowanceRule add(Actor actor, Terms terms, LocalDate from, Optional<LocalDate> until) {
        if (until.filter(last -> last.isBefore(from)).isPresent()) {
            throw Refused.at("/until", "allowance.dates", "it ends before it starts");
        }
        return transactions.in(actor.org(), () -> {
            requireKnown(actor.org(), terms.reach());
            requireOpen(from, until);
            AllowanceRule made =
                    rules.put(new AllowanceRule(AllowanceRuleId.next(), terms, from, until, actor.name(), 0));
            audit.record(draft(actor, "allowance.add", made).with(fields(made)));
            tell(actor.org());
            return made;
        });
    }

    @Override
    public AllowanceRule end(Actor actor, AllowanceRuleId id, long version, LocalDate last) {
        return transactions.in(actor.org(), () -> {
            AllowanceRule old = rules.all().stream()
                    .filter(rule -> rule.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("allowance", id.text()));
            if (old.version() != version) {
                throw new Stale("allowance", id.text());
            }
            if (old.until().filter(end -> !end.isAfter(last)).isPresent()) {
                throw Refused.at("/last", "allowance.ended", "it ends no later than " + last + " anyway");
            }
            LocalDate end = last.isBefore(old.from()) ? old.from().minusDays(1) : last;
            requireOpen(end.plusDays(1), old.until());
            AllowanceRule made = rules.put(old.until(end));
            audit.record(draft(actor, "allowance.end", made).changing(fields(old), fields(made)));
            tell(actor.org());
            return made;
        });
    }

    /** No lock comes in between: it waits for this transaction. */
    private void requireOpen(LocalDate from, Optional<LocalDate> until) {
        if (closed.touches(from, until)) {
            throw Refused.at("/from", "period.locked", "one of the dates is in a locked period");
        }
    }

    private void requireKnown(OrgId org, Reach reach) {
        List<Violation> wrong = new ArrayList<>();
        require(reach.sites(), ids(sites.all(org), Site::id), "sites", wrong);
        require(reach.areas(), ids(sites.areas(org), Area::id), "areas", wrong);
        require(reach.departments(), ids(departments.tree(org), Department::id), "departments", wrong);
        require(reach.shifts(), ids(shifts.list(org), Shift::id), "shifts", wrong);
        if (!wrong.isEmpty()) {
            throw new Refused("allowance.reach", "it holds where there is nothing", wrong);
        }
    }

    private static <T, I> Set<I> ids(Collection<T> all, Function<T, I> id) {
        return all.stream().map(id).collect(Collectors.toSet());
    }

    private static <I> void require(Set<I> named, Set<I> known, String where, List<Violation> wrong) {
        if (!known.containsAll(named)) {
            wrong.add(new Violation("/" + where, "allowance.reach", "one of them does not exist"));
        }
    }

    private void tell(OrgId org) {
        transactions.afterCommit(() -> changes.tell(org, Topic.SHIFTS));
    }

    private static AuditDraft draft(Actor actor, String action, AllowanceRule rule) {
        return AuditDraft.of(
                actor,
                action,
                "allowance",
                rule.id().text(),
                rule.terms().payCode() + " " + rule.terms().name().any());
    }

    private static Map<String, Object> fields(AllowanceRule rule) {
        Terms terms = rule.terms();
        return Map.of(
                "measure", terms.measure().name(),
                "atLeast", terms.atLeast(),
                "amount", terms.amount() + " " + terms.kind(),
                "reach", terms.reach().toString(),
                "from", rule.from().toString(),
                "until", rule.until().map(LocalDate::toString).orElse(""));
    }
}
