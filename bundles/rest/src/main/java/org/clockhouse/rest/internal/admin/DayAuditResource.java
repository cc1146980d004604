package org.clockhouse.rest.internal.admin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.audit.AuditEntry;
import org.clockhouse.audit.AuditFilter;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.audit.AuditedDay;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestFilter;
import org.clockhouse.request.Requests;
import org.clockhouse.rest.internal.admin.AuditResource.AuditEntryView;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Masks;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Summary;

/** The part of the trail that is about one person's date. */
@Path("/timesheets/{employeeId}/{date}/audit")
@Produces(MediaType.APPLICATION_JSON)
public final class DayAuditResource {

    private final AuditTrail trail;
    private final Directory directory;
    private final Sites sites;
    private final Requests requests;

    public DayAuditResource(AuditTrail trail, Directory directory, Sites sites, Requests requests) {
        this.trail = trail;
        this.directory = directory;
        this.sites = sites;
        this.requests = requests;
    }

    @GET
    @Requires("timesheet.audit")
    @Summary(
            "Who changed something about one person's date, the newest first: changes of the plan, rules of the person, punches by phone,"
                    + " and the person's requests that touch the date; out of the last 500 acts on the person")
    public Slice<AuditEntryView> list(
            @PathParam("employeeId") EmployeeId employeeId, @PathParam("date") LocalDate date, @Context Caller caller) {
        if (directory.seen(caller.org(), caller.scope(), List.of(employeeId)).isEmpty()) {
            throw new NotFound("employee", employeeId.text());
        }
        Employee person = directory.of(caller.org(), List.of(employeeId)).get(employeeId);
        AuditedDay day =
                new AuditedDay(date, sites.find(caller.org(), person.site()).zone());
        List<AuditEntry> found = new ArrayList<>();
        entries(caller, "employee", Set.of(employeeId.text())).stream()
                .filter(entry -> day.isSubjectOf(entry.draft()))
                .forEach(found::add);
        Set<String> asked = asked(caller, employeeId, day);
        if (!asked.isEmpty()) {
            found.addAll(entries(caller, "request", asked));
        }
        Masks masks = caller.masks();
        return new Slice<>(
                found.stream()
                        .sorted(Comparator.comparing(AuditEntry::at).reversed())
                        .map(entry -> AuditResource.view(entry, masks))
                        .toList(),
                "");
    }

    private List<AuditEntry> entries(Caller caller, String kind, Set<String> ids) {
        return trail.page(caller.org(), AuditFilter.about(kind, ids), Page.first(Page.MOST))
                .items();
    }

    /** Those that touch the date, whatever became of them. */
    private Set<String> asked(Caller caller, EmployeeId person, AuditedDay day) {
        RequestFilter filter = new RequestFilter(
                Optional.empty(), Optional.empty(), Optional.of(person), Optional.empty(), Optional.empty());
        return requests.page(caller.org(), Scope.only(person), filter, Page.first(Page.MOST)).items().stream()
                .filter(request -> day.isIn(request.details()))
                .map(Request::id)
                .map(id -> id.text())
                .collect(Collectors.toSet());
    }
}
