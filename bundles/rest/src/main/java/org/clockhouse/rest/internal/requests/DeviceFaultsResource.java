package org.clockhouse.rest.internal.requests;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.attendance.day.DeviceFaults;
import org.clockhouse.attendance.day.DeviceFaults.Entered;
import org.clockhouse.attendance.day.DeviceFaults.Outage;
import org.clockhouse.attendance.day.DeviceFaults.Touched;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.request.RequestId;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;

/** After an outage of a site's terminals: whom it touched, and one act that makes their punches good. */
@Path("/device-faults")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DeviceFaultsResource {

    private final DeviceFaults faults;
    private final Directory directory;

    public DeviceFaultsResource(DeviceFaults faults, Directory directory) {
        this.faults = faults;
        this.directory = directory;
    }

    /** @param at when the shift started or ended, wall time of the site */
    public record TouchedView(
            EmployeeId employeeId,
            @Maybe String number,
            @Maybe LocalName name,
            LocalDate date,
            DeviceFaults.Way way,
            LocalDateTime at) {}

    /** @param except people who were not there */
    public record DeviceFaultDraft(
            SiteId siteId,
            LocalDateTime from,
            LocalDateTime until,
            @Maybe @Size(max = 500) List<EmployeeId> except,
            @Size(max = 300) String reason) {}

    /** @param requestId the correction @param refused the code of why it was not entered; absent when it was */
    public record EnteredView(
            EmployeeId employeeId,
            LocalDate date,
            DeviceFaults.Way way,
            @Maybe RequestId requestId,
            @Maybe String refused) {

        static EnteredView of(Entered entered) {
            return new EnteredView(
                    entered.touched().employee(),
                    entered.touched().date(),
                    entered.touched().way(),
                    Results.orNull(entered.request()),
                    entered.refused().isEmpty() ? null : entered.refused());
        }
    }

    public record DeviceFaultView(List<EnteredView> entered) {}

    public record DeviceFaultUndoDraft(@Size(max = 5_000) Set<RequestId> requestIds, @Size(max = 300) String reason) {}

    @GET
    @Requires("request.enter")
    @Summary("Starts and ends of shifts that fell into an outage of a site's terminals and have no punch near them")
    public Slice<TouchedView> touched(
            @QueryParam("siteId") SiteId site,
            @QueryParam("from") LocalDateTime from,
            @QueryParam("until") LocalDateTime until,
            @Context Caller caller) {
        if (site == null || from == null || until == null) {
            throw ProblemException.invalid("?from", "value.missing", "siteId, from and until are wanted");
        }
        List<Touched> touched = faults.touched(caller.org(), caller.scope(), new Outage(site, from, until));
        Map<EmployeeId, Employee> people = directory.of(
                caller.org(), touched.stream().map(Touched::employee).distinct().toList());
        return new Slice<>(
                touched.stream()
                        .map(one -> view(one, people.get(one.employee())))
                        .toList(),
                "");
    }

    @POST
    @Requires("request.enter")
    @Summary("Enters a correction for each of them, with the cause DEVICE_FAULT, which no quota counts")
    public DeviceFaultView correct(DeviceFaultDraft draft, @Context Caller caller) {
        Set<EmployeeId> except = Set.copyOf(Optional.ofNullable(draft.except()).orElse(List.of()));
        Outage outage = new Outage(draft.siteId(), draft.from(), draft.until());
        return new DeviceFaultView(
                faults.correct(caller.actor(), caller.scope(), outage, except, Results.text(draft.reason())).stream()
                        .map(EnteredView::of)
                        .toList());
    }

    @POST
    @Path("undos")
    @Requires("request.enter")
    @Summary("Withdraws corrections that were entered for a fault, with what they did: all, or none")
    public void undo(DeviceFaultUndoDraft draft, @Context Caller caller) {
        faults.takeBack(caller.actor(), caller.scope(), draft.requestIds(), Results.text(draft.reason()));
    }

    private static TouchedView view(Touched touched, Employee person) {
        return new TouchedView(
                touched.employee(),
                person == null ? null : person.number(),
                person == null ? null : person.name(),
                touched.date(),
                touched.way(),
                touched.at());
    }
}
