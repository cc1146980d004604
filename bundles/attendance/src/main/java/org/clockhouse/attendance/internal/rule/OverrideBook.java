package org.clockhouse.attendance.internal.rule;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.internal.closing.ClosedPeriods;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleOverride;
import org.clockhouse.attendance.rule.RuleOverride.Ending;
import org.clockhouse.attendance.rule.RuleOverrideId;
import org.clockhouse.attendance.rule.RuleOverrides;
import org.clockhouse.attendance.rule.RuleSetting;
import org.clockhouse.attendance.spi.Mark;
import org.clockhouse.attendance.spi.MarkRepository;
import org.clockhouse.attendance.spi.OverrideRepository;
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
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Overrides over a repository; whatever one touches is marked, and whatever is locked is left alone. */
@Component(service = {RuleOverrides.class, OverrideBook.class})
public final class OverrideBook implements RuleOverrides {

    private static final int AT_ONCE = 200;
    /** Settings of these sections are about more than one day: systems of hours, lots, quotas and rosters. */
    private static final Set<Integer> NOT_OF_DAYS = Set.of(11, 13, 14, 15);

    /** What else is read from the rule set itself, for weeks, periods and counts. */
    private static final Set<String> OVER_DAYS = Set.of(
            "late_free",
            "late_every",
            "late_cost",
            "exception_points",
            "points_most",
            "exception_days",
            "exception_severity",
            "exception_told",
            "required_per",
            "allowances",
            "tiers_weekly",
            "tiers_biweekly",
            "biweekly_from",
            "tiers_consecutive",
            "consecutive_day",
            "consecutive_row",
            "tiers_weekdays",
            "tier_rates",
            "combine");

    /** Bans hold for single people above all. */
    private static final Set<String> BANS = Set.of("ban_night", "ban_above");

    private static final Set<String> OF_DAYS = Policy.known().stream()
            .filter(setting -> !NOT_OF_DAYS.contains(setting.section()) || BANS.contains(setting.name()))
            .filter(setting -> !OVER_DAYS.contains(setting.name()))
            .map(RuleSetting::name)
            .collect(toSet());

    private final OverrideRepository overrides;
    private final ClosedPeriods closed;
    private final MarkRepository marks;
    private final Directory directory;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;
    private final Clock clock;

    // What is locked, what is marked and who is seen: an override touches all three.
    @Activate
    public OverrideBook(
            @Reference OverrideRepository overrides,
            @Reference ClosedPeriods closed,
            @Reference MarkRepository marks,
            @Reference Directory directory,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Clock clock) {
        this.overrides = overrides;
        this.closed = closed;
        this.marks = marks;
        this.directory = directory;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public Slice<Listed> page(OrgId org, Scope scope, Optional<EmployeeId> employee, boolean ended, Page page) {
        return transactions.in(org, () -> {
            List<Listed> found = new ArrayList<>();
            Optional<RuleOverrideId> after =
                    page.after().isEmpty() ? Optional.empty() : Optional.of(RuleOverrideId.of(page.after()));
            while (true) {
                List<RuleOverride> some = overrides.page(employee, ended, after, page.limit());
                found.addAll(seen(org, scope, some));
                if (some.size() < page.limit()) {
                    return new Slice<>(found, "");
                }
                after = Optional.of(some.get(some.size() - 1).id());
                if (found.size() >= page.limit()) {
                    return new Slice<>(found, after.get().text());
                }
            }
        });
    }

    private List<Listed> seen(OrgId org, Scope scope, List<RuleOverride> some) {
        Set<EmployeeId> people = some.stream().map(RuleOverride::employee).collect(toSet());
        Set<EmployeeId> seen = new HashSet<>(directory.seen(org, scope, List.copyOf(people)));
        Map<EmployeeId, Employee> known = directory.of(org, seen);
        return some.stream()
                .filter(override -> seen.contains(override.employee()))
                .map(override -> new Listed(override, Person.of(known.get(override.employee()))))
                .toList();
    }

    @Override
    public RuleOverride put(Actor actor, Scope scope, RuleOverride.Draft draft) {
        requireSettings(draft.settings());
        requireDates(draft);
        String reason = reason(draft.reason());
        return transactions.in(actor.org(), () -> {
            Employee person = person(actor.org(), scope, draft.employee());
            requireOpen(draft.from(), draft.until());
            RuleOverride made = overrides.put(new RuleOverride(
                    RuleOverrideId.next(),
                    draft.employee(),
                    draft.from(),
                    draft.until(),
                    onOneLine(draft.settings()),
                    reason,
                    actor.name(),
                    clock.instant(),
                    draft.expires(),
                    Optional.empty(),
                    0));
            mark(made, made.from());
            audit.record(AuditDraft.of(
                            actor, "rule-override.put", "employee", person.id().text(), person.number())
                    .with(fields(made)));
            tell(actor.org());
            return made;
        });
    }

    @Override
    public RuleOverride end(Actor actor, Scope scope, RuleOverrideId id, long version, LocalDate from, String reason) {
        String why = reason(reason);
        return transactions.in(actor.org(), () -> {
            RuleOverride old = overrides.find(id).orElseThrow(() -> new NotFound("rule-override", id.text()));
            Employee person = person(actor.org(), scope, old.employee());
            if (old.version() != version) {
                throw new Stale("rule-override", id.text());
            }
            if (old.ended().isPresent()
                    || old.until().filter(last -> last.isBefore(from)).isPresent()) {
                throw new Refused("override.ended", "it does not hold from " + from + " on anyway");
            }
            LocalDate first = from.isBefore(old.from()) ? old.from() : from;
            requireOpen(first, old.until());
            RuleOverride made = overrides.put(
                    first.equals(old.from())
                            ? old.ended(new Ending(actor.name(), clock.instant(), why))
                            : old.until(first.minusDays(1)));
            mark(old, first);
            audit.record(AuditDraft.of(
                            actor, "rule-override.end", "employee", person.id().text(), person.number())
                    .changing(fields(old), fields(made))
                    .because(why));
            tell(actor.org());
            return made;
        });
    }

    /** Ends what has expired. On dates that were locked meanwhile it holds for ever. */
    public void endDue(OrgId org) {
        transactions.run(org, () -> {
            List<RuleOverride> due = overrides.due(today(), AT_ONCE);
            for (RuleOverride override : due) {
                expire(org, override, closed.lastLocked(override.from(), override.until()));
            }
            if (!due.isEmpty()) {
                tell(org);
            }
        });
    }

    private void expire(OrgId org, RuleOverride override, Optional<LocalDate> locked) {
        Optional<LocalDate> kept = locked.map(
                last -> override.until().filter(end -> end.isBefore(last)).orElse(last));
        overrides.put(kept.map(last -> override.until(last).forGood())
                .orElseGet(() -> override.ended(new Ending(
                        "", clock.instant(), "expired " + override.expires().orElseThrow()))));
        if (!kept.equals(override.until()) || kept.isEmpty()) {
            mark(override, kept.map(last -> last.plusDays(1)).orElse(override.from()));
            audit.record(AuditDraft.of(
                            Actor.system(org, "attendance"),
                            "rule-override.expire",
                            "employee",
                            override.employee().text(),
                            number(org, override.employee()))
                    .with(fields(override)));
        }
    }

    private String number(OrgId org, EmployeeId employee) {
        return Optional.ofNullable(directory.of(org, List.of(employee)).get(employee))
                .map(Employee::number)
                .orElse(employee.text());
    }

    private Employee person(OrgId org, Scope scope, EmployeeId employee) {
        if (directory.seen(org, scope, List.of(employee)).isEmpty()) {
            throw new NotFound("employee", employee.text());
        }
        return directory.of(org, List.of(employee)).get(employee);
    }

    /** No lock comes in between: it waits for this transaction. */
    private void requireOpen(LocalDate from, Optional<LocalDate> until) {
        if (closed.touches(from, until)) {
            throw new Refused("period.locked", "one of the dates is in a locked period");
        }
    }

    private void mark(RuleOverride override, LocalDate from) {
        LocalDate last = today().plusDays(1);
        LocalDate until = override.until().filter(date -> date.isBefore(last)).orElse(last);
        if (!until.isBefore(from)) {
            marks.add(List.of(new Mark(override.employee(), from, until)));
        }
    }

    private void tell(OrgId org) {
        transactions.afterCommit(() -> changes.tell(org, Topic.SHIFTS));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static void requireSettings(Map<String, String> settings) {
        Policy.of(settings);
        if (settings.isEmpty()) {
            throw Refused.at("/settings", "override.setting", "at least one setting is wanted");
        }
        for (String name : settings.keySet()) {
            if (!OF_DAYS.contains(name)) {
                throw Refused.at("/settings/" + name, "override.setting", "it is not about single days");
            }
        }
    }

    private void requireDates(RuleOverride.Draft draft) {
        if (draft.until().filter(until -> until.isBefore(draft.from())).isPresent()) {
            throw Refused.at("/until", "override.dates", "it ends before it starts");
        }
        if (draft.expires().filter(date -> !date.isAfter(today())).isPresent()) {
            throw Refused.at("/expires", "override.dates", "it expires after today");
        }
    }

    private static SortedMap<String, String> onOneLine(Map<String, String> settings) {
        SortedMap<String, String> lines = new TreeMap<>();
        settings.forEach((name, value) -> lines.put(name, value.strip().replaceAll("\\s+", " ")));
        return lines;
    }

    private static String reason(String reason) {
        String said = reason.strip();
        if (said.isEmpty() || said.length() > RuleOverride.LONGEST_REASON) {
            throw Refused.at(
                    "/reason",
                    "override.reason",
                    "a reason of at most " + RuleOverride.LONGEST_REASON + " characters is wanted");
        }
        return said;
    }

    private static Map<String, Object> fields(RuleOverride override) {
        return Map.of(
                "from", override.from().toString(),
                "until", override.until().map(LocalDate::toString).orElse(""),
                "settings", override.settings(),
                "reason", override.reason(),
                "expires", override.expires().map(LocalDate::toString).orElse(""));
    }
}
