package org.clockhouse.rest.internal.time;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.attendance.day.RollCall;
import org.clockhouse.attendance.day.RollCallId;
import org.clockhouse.attendance.day.RollCalls;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Unconditional;

@Path("/roll-calls")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RollCallsResource {

    private final RollCalls calls;
    private final Directory directory;

    public RollCallsResource(RollCalls calls, Directory directory) {
        this.calls = calls;
        this.directory = directory;
    }

    /** @param assemblyTerminals at which reading a card ticks its holder off; left out, everybody is ticked by hand */
    public record RollCallDraft(SiteId siteId, @Maybe @Size(max = 50) Set<TerminalId> assemblyTerminals) {}

    public record RollCallHeadView(
            RollCallId id,
            SiteId siteId,
            Instant startedAt,
            String startedBy,
            Set<TerminalId> assemblyTerminals,
            @Maybe Instant endedAt,
            @Maybe String endedBy) {

        static RollCallHeadView of(RollCall.Head head) {
            return new RollCallHeadView(
                    head.id(),
                    head.site(),
                    head.startedAt(),
                    head.startedBy(),
                    head.assembly(),
                    Results.orNull(head.ended().map(RollCall.Mention::at)),
                    Results.orNull(head.ended().map(RollCall.Mention::by)));
        }
    }

    public record RollCallSummaryView(RollCallHeadView call, int listed, int found) {}

    /**
     * @param name as the registry knows the person now; absent when it does not any more
     * @param visitor who comes from outside; absent for those who work here
     * @param lastSeenAt the last punch before the list was frozen
     * @param foundBy who ticked the person off; the terminal's id for a card
     */
    public record RollCallEntryView(
            EmployeeId employeeId,
            @Maybe String number,
            @Maybe LocalName name,
            @Maybe DepartmentId departmentId,
            @Maybe Boolean visitor,
            RollCall.Standing standing,
            @Maybe Instant lastSeenAt,
            @Maybe Instant foundAt,
            @Maybe RollCall.How foundHow,
            @Maybe String foundBy) {}

    public record RollCallView(RollCallHeadView call, List<RollCallEntryView> entries) {}

    public record TickDraft(boolean found) {}

    @GET
    @Requires("roll-call.run")
    @Summary("The roll calls of the sites one sees whole, running ones first, then the newest")
    public Slice<RollCallSummaryView> list(@Context Caller caller) {
        return new Slice<>(
                calls.newest(caller.org(), caller.scope()).stream()
                        .map(one -> new RollCallSummaryView(RollCallHeadView.of(one.head()), one.listed(), one.found()))
                        .toList(),
                "");
    }

    @POST
    @Requires("roll-call.run")
    @Summary("Freezes the list of who may be at a site now")
    @Answers(status = 201, value = RollCallView.class)
    public Response start(RollCallDraft draft, @Context Caller caller) {
        Set<TerminalId> assembly = draft.assemblyTerminals() == null ? Set.of() : draft.assemblyTerminals();
        RollCall call = calls.start(caller.actor(), caller.scope(), draft.siteId(), assembly);
        return Results.created("roll-calls/" + call.head().id().text(), view(caller, call));
    }

    @GET
    @Path("{id}")
    @Requires("roll-call.run")
    @Summary("A roll call with everybody on its list")
    public RollCallView get(@PathParam("id") RollCallId id, @Context Caller caller) {
        return view(caller, calls.find(caller.org(), caller.scope(), id));
    }

    @PUT
    @Path("{id}/people/{employeeId}")
    @Requires("roll-call.run")
    @Unconditional
    @Summary("Ticks a person off by hand, or takes that back")
    public RollCallView tick(
            @PathParam("id") RollCallId id,
            @PathParam("employeeId") EmployeeId employeeId,
            TickDraft draft,
            @Context Caller caller) {
        return view(caller, calls.tick(caller.actor(), caller.scope(), id, employeeId, draft.found()));
    }

    @POST
    @Path("{id}/endings")
    @Requires("roll-call.run")
    @Summary("Ends a roll call: from then on it is a record")
    public RollCallView end(@PathParam("id") RollCallId id, @Context Caller caller) {
        return view(caller, calls.end(caller.actor(), caller.scope(), id));
    }

    private RollCallView view(Caller caller, RollCall call) {
        Map<EmployeeId, Employee> people = directory.of(
                caller.org(),
                call.entries().stream().map(RollCall.Entry::employee).toList());
        return new RollCallView(
                RollCallHeadView.of(call.head()),
                call.entries().stream()
                        .map(entry -> entry(entry, people.get(entry.employee())))
                        .toList());
    }

    private static RollCallEntryView entry(RollCall.Entry entry, Employee person) {
        return new RollCallEntryView(
                entry.employee(),
                person == null ? null : person.number(),
                person == null ? null : person.name(),
                person == null ? null : person.department(),
                person != null && person.isVisitor() ? true : null,
                entry.standing(),
                Results.orNull(entry.lastSeen()),
                Results.orNull(entry.found().map(RollCall.Found::at)),
                Results.orNull(entry.found().map(RollCall.Found::how)),
                Results.orNull(entry.found().map(RollCall.Found::by)));
    }
}
