package org.clockhouse.attendance.internal.closing;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.closing.Adjustment;
import org.clockhouse.attendance.closing.PeriodSheets.Cause;
import org.clockhouse.attendance.rule.RuleOverride;
import org.clockhouse.attendance.spi.ApprovedRepository;
import org.clockhouse.attendance.spi.OverrideRepository;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestId;
import org.clockhouse.request.Requests;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds what came after that which a lock kept, and so makes an adjustment line. Works in the caller's transaction. */
@Component(service = LateCauses.class)
public final class LateCauses {

    private final ResultRepository results;
    private final ApprovedRepository approved;
    private final OverrideRepository overrides;
    private final Requests requests;
    private final Sites sites;

    @Activate
    public LateCauses(
            @Reference ResultRepository results,
            @Reference ApprovedRepository approved,
            @Reference OverrideRepository overrides,
            @Reference Requests requests,
            @Reference Sites sites) {
        this.results = results;
        this.approved = approved;
        this.overrides = overrides;
        this.requests = requests;
        this.sites = sites;
    }

    /** One person's date. */
    private record Date(EmployeeId employee, LocalDate date) {}

    /** @param people of all the lines @return by line, never empty */
    Map<Adjustment, Set<Cause>> of(OrgId org, List<Adjustment> lines, Map<EmployeeId, Employee> people) {
        if (lines.isEmpty()) {
            return Map.of();
        }
        Set<EmployeeId> who = lines.stream().map(Adjustment::employee).collect(toSet());
        LocalDate from =
                lines.stream().map(Adjustment::date).min(LocalDate::compareTo).orElseThrow();
        LocalDate until =
                lines.stream().map(Adjustment::date).max(LocalDate::compareTo).orElseThrow();
        Map<Date, Instant> kept = results.of(who, from, until).stream()
                .collect(toMap(
                        result -> new Date(result.employee(), result.date()),
                        result -> result.computedAt(),
                        (one, other) -> one.isAfter(other) ? one : other));
        Map<SiteId, ZoneId> zones = sites.all(org).stream().collect(toMap(Site::id, Site::zone));
        List<Approved> granted =
                approved.of(who, start(from.minusDays(1), ZoneOffset.UTC), start(until.plusDays(3), ZoneOffset.UTC));
        List<RuleOverride> settings = overrides.of(who, from, until);
        Map<RequestId, Instant> answered = new HashMap<>();
        Map<Adjustment, Set<Cause>> causes = new HashMap<>();
        for (Adjustment line : lines) {
            Instant last = kept.getOrDefault(new Date(line.employee(), line.date()), Instant.EPOCH);
            Predicate<Approved> touches =
                    touching(line, zones.get(people.get(line.employee()).site()));
            Set<Cause> found = EnumSet.noneOf(Cause.class);
            granted.stream()
                    .filter(touches)
                    .filter(each -> answered.computeIfAbsent(each.request(), id -> answeredAt(org, id))
                            .isAfter(last))
                    .forEach(each -> found.add(cause(each.kind())));
            if (settings.stream()
                    .anyMatch(each -> each.employee().equals(line.employee())
                            && each.covers(line.date())
                            && each.at().isAfter(last))) {
                found.add(Cause.OVERRIDE);
            }
            causes.put(line, found.isEmpty() ? Set.of(Cause.FACTS) : found);
        }
        return causes;
    }

    /** Nights reach into the next date. */
    private static Predicate<Approved> touching(Adjustment line, ZoneId zone) {
        Instant from = start(line.date(), zone);
        Instant until = line.date().plusDays(1).atTime(12, 0).atZone(zone).toInstant();
        return each -> each.employee().equals(line.employee())
                && each.from().isBefore(until)
                && !each.until().isBefore(from);
    }

    private static Instant start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    private Instant answeredAt(OrgId org, RequestId id) {
        return requests.find(org, Scope.EVERYBODY, id)
                .approval()
                .map(Request.Event::at)
                .orElse(Instant.EPOCH);
    }

    private static Cause cause(Approved.Kind kind) {
        return switch (kind) {
            case PUNCH_IN, PUNCH_OUT -> Cause.CORRECTION;
            case LEAVE, LEAVE_UNPAID, LEAVE_CREDIT -> Cause.LEAVE;
            case TRIP -> Cause.TRIP;
            case OVERTIME -> Cause.OVERTIME;
        };
    }
}
