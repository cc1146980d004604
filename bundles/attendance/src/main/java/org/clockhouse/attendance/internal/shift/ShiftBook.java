package org.clockhouse.attendance.internal.shift;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.shift.ShiftTerms;
import org.clockhouse.attendance.shift.Shifts;
import org.clockhouse.attendance.spi.MarkRepository;
import org.clockhouse.attendance.spi.RuleSetRepository;
import org.clockhouse.attendance.spi.ShiftRepository;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shifts over a repository. */
@Component
public final class ShiftBook implements Shifts {

    private final ShiftRepository shifts;
    private final RuleSetRepository rules;
    private final MarkRepository marks;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;
    private final Clock clock;

    @Activate
    public ShiftBook(
            @Reference ShiftRepository shifts,
            @Reference RuleSetRepository rules,
            @Reference MarkRepository marks,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Clock clock) {
        this.shifts = shifts;
        this.rules = rules;
        this.marks = marks;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public List<Shift> list(OrgId org) {
        return transactions.in(org, () -> byId(shifts.editions()).values().stream()
                .map(ShiftBook::newest)
                .sorted(Comparator.comparing(Shift::retired)
                        .thenComparing(shift -> shift.terms().code()))
                .toList());
    }

    @Override
    public Shift find(OrgId org, ShiftId id) {
        return newest(editions(org, id));
    }

    @Override
    public List<Shift> editions(OrgId org, ShiftId id) {
        return transactions.in(org, () -> {
            List<Shift> editions = byId(shifts.editions()).get(id);
            if (editions == null) {
                throw new NotFound("shift", id.text());
            }
            return editions;
        });
    }

    @Override
    public Shift define(Actor actor, ShiftTerms terms) {
        return transactions.in(actor.org(), () -> {
            requireRules(terms);
            Shift made = shifts.put(new Shift(ShiftId.next(), 1, Shift.ALWAYS, terms, false, 0));
            audit.record(draft(actor, "shift.define", made).with(fields(made)));
            tell(actor.org());
            return made;
        });
    }

    @Override
    public Shift amend(Actor actor, ShiftId id, long version, LocalDate from, ShiftTerms terms) {
        return transactions.in(actor.org(), () -> {
            Shift last = read(actor.org(), id, version);
            requireRules(terms);
            if (from.isBefore(last.effectiveFrom())) {
                throw new Refused(
                        "shift.edition.order",
                        "the newest edition holds from " + last.effectiveFrom() + "; a later date is needed");
            }
            int edition = from.equals(last.effectiveFrom()) ? last.edition() : last.edition() + 1;
            Shift made = shifts.put(new Shift(id, edition, from, terms, last.retired(), version));
            marks.addEverybody(
                    from, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1));
            audit.record(draft(actor, "shift.amend", made).changing(fields(last), fields(made)));
            tell(actor.org());
            return made;
        });
    }

    @Override
    public Shift retire(Actor actor, ShiftId id, long version) {
        return transactions.in(actor.org(), () -> {
            Shift last = read(actor.org(), id, version);
            Shift made = shifts.put(new Shift(id, last.edition(), last.effectiveFrom(), last.terms(), true, version));
            audit.record(draft(actor, "shift.retire", made).changing(fields(last), fields(made)));
            tell(actor.org());
            return made;
        });
    }

    private Shift read(OrgId org, ShiftId id, long version) {
        Shift last = find(org, id);
        if (last.version() != version) {
            throw new Stale("shift", id.text());
        }
        return last;
    }

    private void requireRules(ShiftTerms terms) {
        boolean known = rules.editions().stream().anyMatch(set -> set.id().equals(terms.rules()));
        if (!known) {
            throw new Refused(
                    "rule-set.unknown", "there is no rule set " + terms.rules().text());
        }
    }

    private void tell(OrgId org) {
        transactions.afterCommit(() -> changes.tell(org, Topic.SHIFTS));
    }

    public static Map<ShiftId, List<Shift>> byId(List<Shift> editions) {
        return editions.stream()
                .sorted(Comparator.comparing(Shift::id).thenComparingInt(Shift::edition))
                .collect(Collectors.groupingBy(Shift::id, LinkedHashMap::new, Collectors.toList()));
    }

    private static Shift newest(List<Shift> editions) {
        return editions.get(editions.size() - 1);
    }

    private static AuditDraft draft(Actor actor, String action, Shift shift) {
        return AuditDraft.of(
                actor, action, "shift", shift.id().text(), shift.terms().code());
    }

    private static Map<String, Object> fields(Shift shift) {
        Map<String, Object> fields = new TreeMap<>();
        ShiftTerms terms = shift.terms();
        fields.put("code", terms.code());
        fields.put("nameZh", terms.name().zh());
        fields.put("nameEn", terms.name().en());
        fields.put("segments", terms.segments().toString());
        fields.put("breaks", terms.breaks().toString());
        fields.put("windowBefore", terms.windowBefore());
        fields.put("windowAfter", terms.windowAfter());
        fields.put("rules", terms.rules().text());
        fields.put("lateGrace", terms.lateGrace().toString());
        fields.put("earlyGrace", terms.earlyGrace().toString());
        fields.put("points", terms.points().toString());
        fields.put("edition", shift.edition());
        fields.put("effectiveFrom", shift.effectiveFrom().toString());
        fields.put("retired", shift.retired());
        return fields;
    }
}
