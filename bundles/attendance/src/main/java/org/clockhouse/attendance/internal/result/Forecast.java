package org.clockhouse.attendance.internal.result;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.internal.day.DayPlan;
import org.clockhouse.attendance.internal.day.Knowledge;
import org.clockhouse.attendance.internal.day.Occurrence;
import org.clockhouse.attendance.internal.day.Planner;
import org.clockhouse.attendance.internal.day.Stamp;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.request.Effect;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What days would come to. Evaluates as the results are, and stores nothing. */
@Component(service = Forecast.class)
public final class Forecast {

    /** A wish for longer is judged by its first dates. */
    private static final int LONGEST = 62;

    private final InputReader reader;

    @Activate
    public Forecast(@Reference InputReader reader) {
        this.reader = reader;
    }

    /** The dates whose minutes would be others if this were approved, as if every terminal had reported. */
    public List<Effect> effects(OrgId org, Approved wish) {
        Span span = span(wish);
        Inputs now = reader.read(org, List.of(span));
        Inputs then = now.with(wish);
        List<Effect> effects = new ArrayList<>();
        for (LocalDate date = span.from(); !date.isAfter(span.until()); date = date.plusDays(1)) {
            Map<String, Integer> before = minutes(now, wish.employee(), date);
            Map<String, Integer> after = minutes(then, wish.employee(), date);
            if (!before.equals(after)) {
                effects.add(new Effect(date, before, after));
            }
        }
        return effects;
    }

    /** The rules of a person's date: those of the first shift, or those of dates without one. */
    public Policy policy(OrgId org, EmployeeId employee, LocalDate date) {
        return policy(plan(org, employee, date));
    }

    /** The same for a date of each of many people. */
    public Map<EmployeeId, Policy> policies(OrgId org, Map<EmployeeId, LocalDate> dates) {
        if (dates.isEmpty()) {
            return Map.of();
        }
        List<Span> spans = dates.entrySet().stream()
                .map(of -> new Span(of.getKey(), of.getValue(), of.getValue()))
                .toList();
        Planner planner = new Planner(reader.read(org, spans).book());
        Map<EmployeeId, Policy> policies = new HashMap<>();
        dates.forEach((employee, date) -> policies.put(employee, policy(planner.day(employee, date))));
        return policies;
    }

    private static Policy policy(DayPlan plan) {
        return plan.occurrences().stream()
                .findFirst()
                .map(Occurrence::policy)
                .orElse(plan.rules().policy());
    }

    /** What is planned on a person's date, by start. */
    public List<Occurrence> planned(OrgId org, EmployeeId employee, LocalDate date) {
        return plan(org, employee, date).occurrences().stream()
                .filter(Occurrence::isPlanned)
                .toList();
    }

    private DayPlan plan(OrgId org, EmployeeId employee, LocalDate date) {
        Inputs inputs = reader.read(org, List.of(new Span(employee, date, date)));
        return new Planner(inputs.book()).day(employee, date);
    }

    /** The dates on any clock of the world that the wish touches, and those next to them. */
    private static Span span(Approved wish) {
        LocalDate from = LocalDate.ofInstant(wish.from(), ZoneOffset.UTC).minusDays(1);
        LocalDate until = LocalDate.ofInstant(wish.until(), ZoneOffset.UTC).plusDays(1);
        LocalDate most = from.plusDays(LONGEST);
        return new Span(wish.employee(), from, until.isAfter(most) ? most : until);
    }

    private static Map<String, Integer> minutes(Inputs inputs, EmployeeId employee, LocalDate date) {
        DayPlan plan = new Planner(inputs.book()).day(employee, date);
        List<Stamp> stamps = inputs.stamps().getOrDefault(employee, List.of());
        Map<String, Integer> minutes = new TreeMap<>();
        for (Evaluated result : Day.evaluate(plan, stamps, Knowledge.COMPLETE).results()) {
            for (Bucket bucket : Bucket.values()) {
                int counted = result.minutes().get(bucket);
                if (counted != 0) {
                    minutes.merge(bucket.name(), counted, Integer::sum);
                }
            }
        }
        return minutes;
    }
}
