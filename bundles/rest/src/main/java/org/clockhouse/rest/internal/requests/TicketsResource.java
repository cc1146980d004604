package org.clockhouse.rest.internal.requests;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.account.Permissions;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.request.Ticket;
import org.clockhouse.request.TicketFilter;
import org.clockhouse.request.TicketId;
import org.clockhouse.request.Tickets;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Conditional;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/tickets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TicketsResource {

    private final Tickets tickets;
    private final Directory directory;
    private final Permissions permissions;

    public TicketsResource(Tickets tickets, Directory directory, Permissions permissions) {
        this.tickets = tickets;
        this.directory = directory;
        this.permissions = permissions;
    }

    /**
     * A problem to be reported.
     *
     * @param employeeId who has it; left out when it is nobody's own
     * @param subjectId of the card or terminal
     */
    public record TicketDraft(
            @Maybe EmployeeId employeeId,
            Ticket.Subject subject,
            @Maybe @Size(max = 40) String subjectId,
            @Size(max = 2_000) String text) {}

    /** @param desk the next one, when it is handed on */
    public record TicketEntryDraft(Ticket.Verb verb, @Maybe @Size(max = 2_000) String text, @Maybe RoleId desk) {}

    public record TicketEntryView(Ticket.Verb verb, String by, Instant at, @Maybe String text) {

        static TicketEntryView of(Ticket.Entry entry) {
            return new TicketEntryView(
                    entry.verb(), entry.name(), entry.at(), entry.text().isEmpty() ? null : entry.text());
        }
    }

    /** @param desk the role that sees to it @param entries the oldest first */
    public record TicketView(
            TicketId id,
            @Maybe RequestView.AskerView employee,
            Ticket.Subject subject,
            @Maybe String subjectId,
            RoleId desk,
            Ticket.State state,
            List<TicketEntryView> entries,
            long version)
            implements Versioned {

        static TicketView of(Ticket ticket, Map<EmployeeId, Employee> people) {
            return new TicketView(
                    ticket.id(),
                    ticket.employee()
                            .map(id -> RequestView.AskerView.of(id, people.get(id)))
                            .orElse(null),
                    ticket.subject(),
                    ticket.subjectId().isEmpty() ? null : ticket.subjectId(),
                    ticket.desk(),
                    ticket.state(),
                    ticket.entries().stream().map(TicketEntryView::of).toList(),
                    ticket.version());
        }
    }

    @GET
    @Requires("ticket.report")
    @Summary("Problems of the people that the caller may see, and those that are nobody's own; the newest first")
    public Slice<TicketView> list(
            @QueryParam("state") Ticket.State state,
            @QueryParam("desk") RoleId desk,
            @QueryParam("employeeId") EmployeeId employeeId,
            @QueryParam("openOnly") Boolean openOnly,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        TicketFilter filter = new TicketFilter(
                Optional.ofNullable(state),
                Optional.ofNullable(desk),
                Optional.ofNullable(employeeId),
                Boolean.TRUE.equals(openOnly));
        Slice<Ticket> found = tickets.page(caller.org(), caller.scope(), filter, Results.page(after, limit));
        Map<EmployeeId, Employee> people = directory.of(
                caller.org(),
                found.items().stream()
                        .flatMap(ticket -> ticket.employee().stream())
                        .distinct()
                        .toList());
        return found.map(ticket -> TicketView.of(ticket, people));
    }

    @POST
    @Requires("ticket.report")
    @Summary("Reports a problem with a card, a terminal or anything else; it goes to the desk that sees to such things")
    @Answers(status = 201, value = TicketView.class)
    public Response report(TicketDraft draft, @Context Caller caller) {
        Ticket made = tickets.report(
                caller.actor(),
                caller.scope(),
                new Tickets.Report(
                        Optional.ofNullable(draft.employeeId()),
                        draft.subject(),
                        Results.text(draft.subjectId()),
                        draft.text()));
        return Results.created("tickets/" + made.id().text(), view(made, caller));
    }

    @GET
    @Path("{id}")
    @Requires("ticket.report")
    @Summary("One problem with everything that was said")
    public TicketView get(@PathParam("id") TicketId id, @Context Caller caller) {
        return view(tickets.find(caller.actor(), caller.scope(), id), caller);
    }

    @POST
    @Path("{id}/entries")
    @Conditional
    @Requires("ticket.report")
    @Summary("Replies or closes; to take it, answer it or hand it on, the right to work on problems is needed")
    public TicketView say(
            @PathParam("id") TicketId id, TicketEntryDraft draft, @Context Caller caller, @Context Expected expected) {
        Scope scope = draft.verb().isWork() ? permissions.require(caller.actor(), "ticket.work") : caller.scope();
        Ticket said = tickets.say(
                caller.actor(),
                scope,
                id,
                draft.verb(),
                Results.text(draft.text()),
                Optional.ofNullable(draft.desk()),
                expected.version());
        return view(said, caller);
    }

    private TicketView view(Ticket ticket, Caller caller) {
        return TicketView.of(
                ticket, directory.of(caller.org(), ticket.employee().stream().toList()));
    }
}
