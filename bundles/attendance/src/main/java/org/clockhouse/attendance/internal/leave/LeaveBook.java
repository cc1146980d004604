package org.clockhouse.attendance.internal.leave;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.closing.Period;
import org.clockhouse.attendance.closing.PeriodId;
import org.clockhouse.attendance.closing.Periods;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.internal.result.Forecast;
import org.clockhouse.attendance.leave.LeaveBalance;
import org.clockhouse.attendance.leave.LeaveCatalogue;
import org.clockhouse.attendance.leave.LeaveEntry;
import org.clockhouse.attendance.leave.LeaveEntry.Kind;
import org.clockhouse.attendance.leave.LeaveLot;
import org.clockhouse.attendance.leave.LeaveType;
import org.clockhouse.attendance.leave.Leaves;
import org.clockhouse.attendance.rule.PeriodPolicy.OnExpiry;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.spi.LeaveRepository;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.attendance.spi.RuleSetRepository;
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
import org.clockhouse.kernel.TimeOrdered;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Leave accounts: lines over a repository, balances worked out from them. */
@Component
public final class LeaveBook implements Leaves {

    private static final int LONGEST_REASON = 400;
    private static final int MOST_MINUTES = 1_000_000;

    private final LeaveCatalogue types;
    private final LeaveRepository entries;
    private final ResultRepository results;
    private final RuleSetRepository rules;
    private final Periods periods;
    private final Forecast forecast;
    private final Directory directory;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;
    private final Clock clock;

    // Time off is earned by results, under rules, in periods.
    @Activate
    public LeaveBook(
            @Reference LeaveCatalogue types,
            @Reference LeaveRepository entries,
            @Reference ResultRepository results,
            @Reference RuleSetRepository rules,
            @Reference Periods periods,
            @Reference Forecast forecast,
            @Reference Directory directory,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Clock clock) {
        this.types = types;
        this.entries = entries;
        this.results = results;
        this.rules = rules;
        this.periods = periods;
        this.forecast = forecast;
        this.directory = directory;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public List<LeaveBalance> balances(OrgId org, Scope scope, EmployeeId employee, LocalDate date) {
        Map<String, List<LeaveEntry>> byType =
                entries(org, scope, employee).stream().collect(groupingBy(LeaveEntry::type));
        return types.on(org, date).stream()
                .filter(LeaveType::hasBalance)
                .map(type -> LeaveAccount.of(byType.getOrDefault(type.code(), List.of()), date)
                        .balance(type))
                .toList();
    }

    @Override
    public List<LeaveEntry> entries(OrgId org, Scope scope, EmployeeId employee) {
        return transactions.in(org, () -> {
            person(org, scope, employee);
            return entries.of(List.of(employee));
        });
    }

    @Override
    public Map<EmployeeId, List<LeaveLot>> lots(
            OrgId org, Scope scope, Collection<EmployeeId> employees, LocalDate date) {
        return transactions.in(org, () -> entries.of(directory.seen(org, scope, List.copyOf(employees))).stream()
                .collect(groupingBy(LeaveEntry::employee, groupingBy(LeaveEntry::type, TreeMap::new, toList())))
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, person -> person.getValue().values().stream()
                        .flatMap(lines -> LeaveAccount.of(lines, date).lots().stream())
                        .toList())));
    }

    @Override
    public Map<EmployeeId, Integer> dayLengths(
            OrgId org, Scope scope, Collection<EmployeeId> employees, LocalDate date) {
        return transactions.in(org, () -> {
            Map<EmployeeId, LocalDate> dates = directory.seen(org, scope, List.copyOf(employees)).stream()
                    .collect(toMap(Function.identity(), any -> date));
            return forecast.policies(org, dates).entrySet().stream()
                    .collect(toMap(
                            Map.Entry::getKey, of -> of.getValue().period().leaveDay()));
        });
    }

    @Override
    public LeaveEntry adjust(
            Actor actor,
            Scope scope,
            EmployeeId employee,
            String type,
            LocalDate date,
            int minutes,
            Optional<LocalDate> expires,
            String reason) {
        String why = reason.strip();
        types.find(actor.org(), type, date).filter(LeaveType::hasBalance).orElseThrow(() -> unknown(type));
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw Refused.at("/reason", "leave.reason.missing", "a reason of at most 400 characters is wanted");
        }
        if (minutes == 0 || Math.abs(minutes) > MOST_MINUTES) {
            throw Refused.at("/minutes", "leave.minutes", "minutes, more or fewer, are wanted");
        }
        return transactions.in(actor.org(), () -> {
            Employee person = person(actor.org(), scope, employee);
            LeaveEntry made = new LeaveEntry(
                    employee,
                    type,
                    Kind.ADJUSTED,
                    TimeOrdered.uuid().toString(),
                    date,
                    minutes,
                    expires,
                    OnExpiry.LAPSE,
                    why,
                    actor.name(),
                    clock.instant());
            entries.add(List.of(made));
            wrote(AuditDraft.of(actor, "leave.adjust", "employee", employee.text(), person.number())
                    .with(Map.of("type", type, "date", date.toString(), "minutes", minutes))
                    .because(why));
            return made;
        });
    }

    @Override
    public int grant(Actor actor, Scope scope, String code, int year) {
        if (year < 2000 || year > 2100) {
            throw Refused.at("/year", "value.range", "a year such as 2026 is wanted");
        }
        LeaveType type = types.find(actor.org(), code, LocalDate.of(year, 1, 1))
                .filter(each -> !each.terms().yearly().isEmpty())
                .orElseThrow(() -> unknown(code));
        return transactions.in(actor.org(), () -> {
            int[] granted = new int[1];
            everybody(actor.org(), scope, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), people -> {
                granted[0] += entries.add(grants(actor, people, type, year));
            });
            wrote(AuditDraft.of(actor, "leave.grant", "leave", code, code + " " + year)
                    .with(Map.of("people", granted[0])));
            return granted[0];
        });
    }

    private List<LeaveEntry> grants(Actor actor, List<Employee> people, LeaveType type, int year) {
        Map<EmployeeId, LocalDate> since =
                entries.workingSince(people.stream().map(Employee::id).toList());
        Map<EmployeeId, Entitlement> due = new LinkedHashMap<>();
        for (Employee person : people) {
            Entitlement.of(type, since.getOrDefault(person.id(), person.hiredOn()), person.hiredOn(), year)
                    .ifPresent(found -> due.put(person.id(), found));
        }
        Map<EmployeeId, LocalDate> firsts = new HashMap<>();
        due.forEach((person, found) -> firsts.put(person, found.from()));
        Map<EmployeeId, Policy> policies = forecast.policies(actor.org(), firsts);
        Instant now = clock.instant();
        List<LeaveEntry> grants = new ArrayList<>();
        due.forEach((person, found) -> grants.add(new LeaveEntry(
                person,
                type.code(),
                Kind.GRANTED,
                String.valueOf(year),
                found.from(),
                found.days() * policies.get(person).period().leaveDay(),
                Optional.of(found.expires()),
                OnExpiry.LAPSE,
                "",
                actor.name(),
                now)));
        return grants;
    }

    @Override
    public LocalDate workingSince(OrgId org, Scope scope, EmployeeId employee) {
        return transactions.in(org, () -> {
            Employee person = person(org, scope, employee);
            return entries.workingSince(List.of(employee)).getOrDefault(employee, person.hiredOn());
        });
    }

    @Override
    public void setWorkingSince(Actor actor, Scope scope, EmployeeId employee, LocalDate date) {
        transactions.run(actor.org(), () -> {
            Employee person = person(actor.org(), scope, employee);
            if (date.isAfter(person.hiredOn())) {
                throw Refused.at("/since", "value.range", "nobody begins to work after " + person.hiredOn());
            }
            LocalDate before = workingSince(actor.org(), scope, employee);
            entries.setWorkingSince(employee, date);
            wrote(AuditDraft.of(actor, "leave.seniority", "employee", employee.text(), person.number())
                    .changing(Map.of("since", before.toString()), Map.of("since", date.toString())));
        });
    }

    @Override
    public int compensate(Actor actor, Scope scope, PeriodId id, Set<Bucket> from) {
        if (from.isEmpty() || !Set.of(Bucket.OT_REST, Bucket.OT_WORKDAY).containsAll(from)) {
            throw Refused.at("/from", "leave.source", "OT_REST or OT_WORKDAY are wanted; holidays are paid");
        }
        return transactions.in(actor.org(), () -> {
            Period period = periods.find(actor.org(), id);
            if (!period.isLocked()) {
                throw new Refused("period.not-locked", "only figures that do not change any more earn time off");
            }
            Map<String, RuleSet> editions = new HashMap<>();
            rules.editions().forEach(each -> editions.put(each.id().text() + each.edition(), each));
            Set<EmployeeId> earned = new TreeSet<>();
            everybody(actor.org(), scope, period.from(), period.until(), people -> {
                List<EmployeeId> ids = people.stream().map(Employee::id).toList();
                List<LeaveEntry> lots = new ArrayList<>();
                for (DayResult day : results.of(ids, period.from(), period.until())) {
                    RuleSet edition =
                            editions.get(day.rules().id().text() + day.rules().edition());
                    from.stream()
                            .filter(bucket -> day.minutes().get(bucket) > 0)
                            .map(bucket -> lot(actor, day, bucket, edition))
                            .forEach(lots::add);
                }
                if (entries.add(lots) > 0) {
                    lots.forEach(lot -> earned.add(lot.employee()));
                }
            });
            wrote(AuditDraft.of(actor, "leave.compensate", "period", id.text(), period.from() + " " + period.until())
                    .with(Map.of("people", earned.size())));
            return earned.size();
        });
    }

    private LeaveEntry lot(Actor actor, DayResult day, Bucket bucket, RuleSet edition) {
        var policy = edition.policy().period();
        Optional<LocalDate> expires = policy.compExpiry().isEmpty()
                ? Optional.empty()
                : Optional.of(day.date().plusDays(policy.compExpiry().getAsInt()));
        return new LeaveEntry(
                day.employee(),
                LeaveType.COMPENSATORY,
                Kind.EARNED,
                bucket.name() + ' ' + day.date() + ' ' + day.ordinal(),
                day.date(),
                day.minutes().get(bucket),
                expires,
                policy.onExpiry(),
                "",
                actor.name(),
                clock.instant());
    }

    private void everybody(OrgId org, Scope scope, LocalDate from, LocalDate until, Consumer<List<Employee>> use) {
        String after = "";
        do {
            Slice<Employee> people =
                    directory.employed(org, scope, EmployeeFilter.ALL, from, until, new Page(after, Page.MOST));
            use.accept(people.items());
            after = people.next();
        } while (!after.isEmpty());
    }

    private Employee person(OrgId org, Scope scope, EmployeeId employee) {
        List<EmployeeId> seen = directory.seen(org, scope, List.of(employee));
        return Optional.ofNullable(directory.of(org, seen).get(employee))
                .orElseThrow(() -> new NotFound("employee", employee.text()));
    }

    private static Refused unknown(String type) {
        return Refused.at("/type", "leave.type", type + " is no type of leave that does this");
    }

    private void wrote(AuditDraft draft) {
        audit.record(draft);
        transactions.afterCommit(() -> changes.tell(draft.actor().org(), Topic.REQUESTS));
    }
}
