package org.clockhouse.attendance.internal.rule;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleProfile;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.attendance.rule.RuleSets;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.spi.MarkRepository;
import org.clockhouse.attendance.spi.RuleSetRepository;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Rule sets over a repository; the standard one is made when somebody first asks for it. */
@Component(service = {RuleSets.class, RuleBook.class})
public final class RuleBook implements RuleSets {

    private final RuleSetRepository rules;
    private final MarkRepository marks;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;
    private final Clock clock;

    @Activate
    public RuleBook(
            @Reference RuleSetRepository rules,
            @Reference MarkRepository marks,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Clock clock) {
        this.rules = rules;
        this.marks = marks;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public List<RuleSet> list(OrgId org) {
        standard(org);
        return transactions.in(org, () -> byId(rules.editions()).values().stream()
                .map(editions -> editions.get(editions.size() - 1))
                .sorted(Comparator.comparing(RuleSet::code))
                .toList());
    }

    @Override
    public RuleSet standard(OrgId org) {
        return transactions.in(org, () -> {
            List<RuleSet> editions = rules.editions();
            return editions.stream()
                    .filter(edition -> edition.code().equals(STANDARD))
                    .max(Comparator.comparingInt(RuleSet::edition))
                    .orElseGet(this::makeStandard);
        });
    }

    @Override
    public List<RuleSet> editions(OrgId org, RuleSetId id) {
        return transactions.in(org, () -> {
            List<RuleSet> editions = byId(rules.editions()).get(id);
            if (editions == null) {
                throw new NotFound("rule-set", id.text());
            }
            return editions;
        });
    }

    @Override
    public List<RuleProfile> profiles() {
        return ShippedProfiles.all();
    }

    @Override
    public RuleSet define(Actor actor, String code, LocalName name, Policy policy) {
        String stripped = code.strip();
        if (stripped.isEmpty() || stripped.length() > 40) {
            throw new Refused("rule-set.code", "a code has 1 to 40 characters");
        }
        return transactions.in(actor.org(), () -> {
            RuleSet made = rules.put(new RuleSet(RuleSetId.next(), stripped, name, 1, Shift.ALWAYS, policy, 0));
            audit.record(draft(actor, "rule-set.define", made).with(fields(made)));
            transactions.afterCommit(() -> changes.tell(actor.org(), Topic.SHIFTS));
            return made;
        });
    }

    @Override
    public RuleSet amend(Actor actor, RuleSetId id, long version, LocalDate from, Policy policy) {
        return transactions.in(actor.org(), () -> {
            List<RuleSet> editions = editions(actor.org(), id);
            RuleSet last = editions.get(editions.size() - 1);
            if (last.version() != version) {
                throw new Stale("rule-set", id.text());
            }
            if (from.isBefore(last.effectiveFrom())) {
                throw new Refused(
                        "rule-set.edition.order",
                        "the newest edition holds from " + last.effectiveFrom() + "; a later date is needed");
            }
            int edition = from.equals(last.effectiveFrom()) ? last.edition() : last.edition() + 1;
            RuleSet made = rules.put(new RuleSet(id, last.code(), last.name(), edition, from, policy, version));
            marks.addEverybody(from, today());
            audit.record(draft(actor, "rule-set.amend", made).changing(fields(last), fields(made)));
            transactions.afterCommit(() -> changes.tell(actor.org(), Topic.SHIFTS));
            return made;
        });
    }

    private RuleSet makeStandard() {
        return rules.put(new RuleSet(
                RuleSetId.next(), STANDARD, new LocalName("标准", "Standard"), 1, Shift.ALWAYS, Policy.STANDARD, 0));
    }

    /** A day more than the server's, for sites that are ahead of it. */
    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
    }

    public static Map<RuleSetId, List<RuleSet>> byId(List<RuleSet> editions) {
        return editions.stream()
                .sorted(Comparator.comparing(RuleSet::id).thenComparingInt(RuleSet::edition))
                .collect(Collectors.groupingBy(RuleSet::id, LinkedHashMap::new, Collectors.toList()));
    }

    private static AuditDraft draft(Actor actor, String action, RuleSet rules) {
        return AuditDraft.of(actor, action, "rule-set", rules.id().text(), rules.code());
    }

    private static Map<String, Object> fields(RuleSet rules) {
        return Map.of(
                "edition", rules.edition(),
                "effectiveFrom", rules.effectiveFrom().toString(),
                "settings", rules.policy().settings());
    }
}
