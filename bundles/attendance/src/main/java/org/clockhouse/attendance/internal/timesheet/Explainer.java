package org.clockhouse.attendance.internal.timesheet;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.closing.Adjustment;
import org.clockhouse.attendance.day.DayExplanation;
import org.clockhouse.attendance.day.DayExplanation.Granted;
import org.clockhouse.attendance.day.DayExplanation.PunchUse;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.internal.day.DayPlan;
import org.clockhouse.attendance.internal.day.Occurrence;
import org.clockhouse.attendance.internal.day.PlannedDate;
import org.clockhouse.attendance.internal.day.Planner;
import org.clockhouse.attendance.internal.day.Stamp;
import org.clockhouse.attendance.internal.result.Day;
import org.clockhouse.attendance.internal.result.InputReader;
import org.clockhouse.attendance.internal.result.Inputs;
import org.clockhouse.attendance.internal.result.Results;
import org.clockhouse.attendance.internal.result.Span;
import org.clockhouse.attendance.spi.ResultRepository.Known;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.request.Request;
import org.clockhouse.request.Requests;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Works one date out again, and says why each minute is where it is. */
@Component(service = Explainer.class)
public final class Explainer {

    private final InputReader reader;
    private final PunchLog punches;
    private final Requests requests;

    @Activate
    public Explainer(@Reference InputReader reader, @Reference PunchLog punches, @Reference Requests requests) {
        this.reader = reader;
        this.punches = punches;
        this.requests = requests;
    }

    DayExplanation explain(OrgId org, Person person, LocalDate date) {
        Inputs inputs = reader.read(org, List.of(new Span(person.id(), date, date)));
        Planner planner = new Planner(inputs.book());
        DayPlan plan = planner.day(person.id(), date);
        PlannedDate planned = planner.on(person.id(), date);
        List<Stamp> stamps = inputs.stamps().getOrDefault(person.id(), List.of());
        Day day = Day.evaluate(plan, stamps, inputs.knowledge(person.id(), date));
        Map<Integer, Known> stored = new HashMap<>();
        inputs.known().getOrDefault(person.id(), List.of()).forEach(row -> stored.put(row.ordinal(), row));
        List<DayResult> results = day.results().stream()
                .map(result -> Results.of(
                        person.id(),
                        plan,
                        result,
                        Optional.ofNullable(stored.get(result.ordinal()))
                                .map(Known::version)
                                .orElse(1),
                        inputs.now()))
                .toList();
        List<Approved> inForce = inputs.book().approved().getOrDefault(person.id(), List.of());
        return new DayExplanation(
                person,
                date,
                plan.zone(),
                plan.type(),
                Reasons.plan(day, planned.source()),
                uses(org, person, day),
                granted(org, day, inForce),
                inputs.book().overrides().getOrDefault(person.id(), List.of()).stream()
                        .filter(override -> override.covers(date))
                        .toList(),
                results,
                List.of(),
                List.of(),
                Reasons.lines(day, inForce),
                plan.occurrences().stream()
                        .findFirst()
                        .map(Occurrence::policy)
                        .orElse(plan.rules().policy())
                        .overtime()
                        .monthCap(),
                isPending(results, stored, inputs.closed().of(person.id(), date)),
                inputs.now());
    }

    private static boolean isPending(
            List<DayResult> results, Map<Integer, Known> stored, List<Adjustment> adjustments) {
        Map<Integer, Long> known = new HashMap<>();
        stored.forEach((ordinal, row) -> known.put(ordinal, row.inputHash()));
        adjustments.forEach(line -> known.put(line.ordinal(), line.inputHash()));
        known.values().removeIf(hash -> hash == 0);
        return results.size() != known.size()
                || results.stream()
                        .anyMatch(result -> !known.containsKey(result.ordinal())
                                || known.get(result.ordinal()) != result.inputHash());
    }

    private List<Granted> granted(OrgId org, Day day, List<Approved> inForce) {
        PunchUses uses = new PunchUses(day);
        return inForce.stream()
                .filter(uses::isNear)
                .map(each -> granted(org, each, uses))
                .toList();
    }

    private Granted granted(OrgId org, Approved each, PunchUses uses) {
        Request request = requests.find(org, Scope.EVERYBODY, each.request());
        Optional<Request.Event> approval = request.approval();
        return new Granted(
                each.request(),
                each.kind(),
                each.from(),
                each.until(),
                each.type(),
                each.kind().isPunch() ? each.position() : 0,
                each.kind().isPunch() ? Optional.of(uses.of(each.position())) : Optional.empty(),
                request.reason(),
                approval.map(Request.Event::name).orElse(""),
                approval.map(Request.Event::at).orElse(Instant.EPOCH));
    }

    private List<PunchUse> uses(OrgId org, Person person, Day day) {
        LocalDate date = day.plan().date();
        Instant from = date.atStartOfDay(ZoneOffset.UTC).toInstant().minus(Duration.ofHours(38));
        Instant until = date.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(62));
        PunchUses uses = new PunchUses(day);
        return punches.of(org, List.of(person.id()), from, until).stream()
                .filter(punch -> uses.isNear(punch.position(), punch.at()))
                .map(punch -> new PunchUse(punch, uses.of(punch), uses.ordinals(punch)))
                .toList();
    }
}
