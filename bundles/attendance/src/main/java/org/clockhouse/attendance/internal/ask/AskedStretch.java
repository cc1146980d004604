package org.clockhouse.attendance.internal.ask;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.internal.ask.Details.Stretch;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestId;
import org.clockhouse.request.RequestKind.Asking;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What leave, trips and overtime have in common: a stretch of the site's wall time that no other of the kind overlaps. */
@Component(service = AskedStretch.class)
public final class AskedStretch {

    private final Employees employees;
    private final Sites sites;

    @Activate
    public AskedStretch(@Reference Employees employees, @Reference Sites sites) {
        this.employees = employees;
        this.sites = sites;
    }

    ZoneId zone(Asking asking) {
        return sites.find(asking.org(), asking.employee().site()).zone();
    }

    /** @throws Refused {@code request.overlap} */
    SortedMap<String, String> stored(Asking asking, Stretch wanted) {
        asking.standing().stream()
                .filter(other -> stretch(other.details(), wanted.zone()).overlaps(wanted))
                .findFirst()
                .ifPresent(other -> {
                    throw Refused.at(
                            Details.pointer("from"),
                            "request.overlap",
                            "there is one from " + other.details().get("from") + " to "
                                    + other.details().get("until") + " already");
                });
        SortedMap<String, String> stored = new TreeMap<>();
        stored.put("from", wanted.from().toString());
        stored.put("until", wanted.until().toString());
        return stored;
    }

    Approved approved(Actor actor, Request request, Approved.Kind kind) {
        var employee = employees.find(actor.org(), Scope.EVERYBODY, request.employee());
        ZoneId zone = sites.find(actor.org(), employee.site()).zone();
        return approved(request.employee(), request.id(), request.details(), zone, kind);
    }

    Approved wish(Asking asking, Approved.Kind kind) {
        return wish(asking, asking.details(), kind);
    }

    Approved wish(Asking asking, Map<String, String> details, Approved.Kind kind) {
        return approved(asking.employee().id(), RequestId.next(), details, zone(asking), kind);
    }

    /** Another request of the person, as if it were approved. */
    Approved approved(Asking asking, Request other, Approved.Kind kind) {
        return approved(asking.employee().id(), other.id(), other.details(), zone(asking), kind);
    }

    private static Approved approved(
            EmployeeId employee, RequestId request, Map<String, String> details, ZoneId zone, Approved.Kind kind) {
        Stretch stretch = stretch(details, zone);
        return new Approved(employee, request, kind, stretch.start(), stretch.end(), details.getOrDefault("type", ""));
    }

    private static Stretch stretch(Map<String, String> details, ZoneId zone) {
        return new Stretch(LocalDateTime.parse(details.get("from")), LocalDateTime.parse(details.get("until")), zone);
    }
}
