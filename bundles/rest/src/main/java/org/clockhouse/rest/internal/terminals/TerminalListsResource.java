package org.clockhouse.rest.internal.terminals;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.delivery.Deliveries;
import org.clockhouse.credential.delivery.Delivery;
import org.clockhouse.credential.delivery.TerminalList;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Page;
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
import org.clockhouse.rest.internal.http.Succession;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.Errands;
import org.clockhouse.terminal.TerminalFilter;
import org.clockhouse.terminal.TerminalStanding;
import org.clockhouse.terminal.Terminals;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TerminalListsResource {

    private final Deliveries deliveries;
    private final Terminals terminals;
    private final Directory directory;
    private final Errands errands;

    public TerminalListsResource(Deliveries deliveries, Terminals terminals, Directory directory, Errands errands) {
        this.errands = errands;
        this.deliveries = deliveries;
        this.terminals = terminals;
        this.directory = directory;
    }

    /**
     * What a terminal should know of a credential, and how far that is.
     *
     * @param number of the card, masked
     * @param since when it is so
     * @param different whether terminal and suite differ
     * @param detail why the terminal did not take it
     */
    public record ListedCredentialView(
            CredentialId credentialId,
            CredentialKind kind,
            String number,
            CredentialState cardState,
            EmployeeId employeeId,
            @Maybe String employeeNumber,
            @Maybe LocalName employee,
            Delivery.Want want,
            Delivery.State state,
            Instant since,
            boolean different,
            @Maybe String detail) {

        static ListedCredentialView of(Delivery.Entry entry, Map<EmployeeId, Employee> people) {
            Employee person = people.get(entry.line().holder());
            return new ListedCredentialView(
                    entry.line().credential(),
                    entry.credential().kind(),
                    entry.credential().identifier().masked(),
                    entry.credential().state(),
                    entry.line().holder(),
                    person == null ? null : person.number(),
                    person == null ? null : person.name(),
                    entry.line().want(),
                    entry.line().state(),
                    entry.line().since(),
                    entry.line().isDifferent(),
                    Results.orNull(entry.line().detail()));
        }
    }

    /** @param since when it is so @param detail why the terminal did not take it */
    public record UndeliveredView(
            TerminalId terminalId,
            @Maybe String employeeNumber,
            @Maybe LocalName employee,
            CredentialKind kind,
            String number,
            Delivery.Want want,
            Delivery.State state,
            Instant since,
            @Maybe String detail) {

        static UndeliveredView of(TerminalId terminal, ListedCredentialView one) {
            return new UndeliveredView(
                    terminal,
                    one.employeeNumber(),
                    one.employee(),
                    one.kind(),
                    one.number(),
                    one.want(),
                    one.state(),
                    one.since(),
                    one.detail());
        }
    }

    /**
     * How far a terminal's list is.
     *
     * @param lists whether it can be told whom to let in: {@code NONE} decides by itself
     * @param reportsRefusals whether attempts with cards that it does not take come to be known
     * @param expected how many credentials it should hold
     * @param removals how many it has still to forget
     * @param listVersion goes up with everything that it confirms
     * @param strangers what it held when it was last compared that the suite does not know
     */
    public record TerminalListView(
            TerminalId terminalId,
            LocalName terminal,
            SiteId siteId,
            WallTerminal.Lists lists,
            boolean reportsRefusals,
            boolean reachable,
            Instant since,
            long expected,
            long confirmed,
            long removals,
            long refused,
            boolean current,
            long listVersion,
            @Maybe Instant changed,
            @Maybe Instant compared,
            int strangers) {

        static TerminalListView of(TerminalList list) {
            WallTerminal terminal = list.terminal();
            return new TerminalListView(
                    terminal.id(),
                    terminal.name(),
                    terminal.site(),
                    terminal.ability().lists(),
                    terminal.ability().reportsRefusals(),
                    terminal.reachable(),
                    terminal.since(),
                    list.counts().expected(),
                    list.counts().confirmed(),
                    list.counts().removals(),
                    list.counts().refused(),
                    list.counts().isCurrent(),
                    list.version(),
                    Results.orNull(list.changed()),
                    Results.orNull(list.compared()),
                    list.strangers());
        }
    }

    /**
     * @param employeeId only of this person; absent for everybody
     * @param purge whether what the terminal holds and the suite does not know is to go
     */
    public record ResyncDraft(@Maybe EmployeeId employeeId, @Maybe Boolean purge) {}

    @GET
    @Path("terminals/{id}/credentials")
    @Requires("credential.read")
    @Summary("What a terminal should hold against what it has confirmed; only where they differ when asked")
    public Slice<ListedCredentialView> credentials(
            @PathParam("id") TerminalId id,
            @QueryParam("different") Boolean different,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        terminals.find(caller.org(), caller.scope(), id);
        Slice<Delivery.Entry> entries = deliveries.list(
                caller.org(), caller.scope(), id, Boolean.TRUE.equals(different), Results.page(after, limit));
        Map<EmployeeId, Employee> people = directory.of(
                caller.org(),
                entries.items().stream().map(entry -> entry.line().holder()).collect(Collectors.toSet()));
        return entries.map(entry -> ListedCredentialView.of(entry, people));
    }

    @GET
    @Path("undelivered-credentials")
    @Requires("credential.read")
    @Summary("Where terminals differ from what they should hold, one terminal after the other")
    public Slice<UndeliveredView> undelivered(
            @QueryParam("terminalId") TerminalId terminalId,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        Set<TerminalId> seen = seen(caller);
        List<TerminalId> behind = deliveries.lists(caller.org()).stream()
                .filter(list -> !list.counts().isCurrent())
                .map(list -> list.terminal().id())
                .filter(id -> seen.contains(id) && (terminalId == null || terminalId.equals(id)))
                .sorted(Comparator.comparing(TerminalId::text))
                .toList();
        return new Succession<>(behind, TerminalId::text)
                .page(after, (id, place) -> credentials(id, true, place, limit, caller)
                        .map(one -> UndeliveredView.of(id, one)));
    }

    @GET
    @Path("terminal-lists")
    @Requires("terminal.read")
    @Summary("For each terminal what is expected against what is acknowledged, those that differ first")
    public Slice<TerminalListView> lists(@Context Caller caller) {
        Set<TerminalId> seen = seen(caller);
        return new Slice<>(
                deliveries.lists(caller.org()).stream()
                        .filter(list -> seen.contains(list.terminal().id()))
                        .map(TerminalListView::of)
                        .toList(),
                "");
    }

    private Set<TerminalId> seen(Caller caller) {
        Set<TerminalId> seen = new HashSet<>();
        Page page = Page.first(Page.MOST);
        Slice<TerminalStanding> slice;
        do {
            slice = terminals.page(caller.org(), caller.scope(), TerminalFilter.ALL, page);
            slice.items().forEach(standing -> seen.add(standing.terminal().id()));
            page = new Page(slice.next(), Page.MOST);
        } while (!slice.next().isEmpty());
        return seen;
    }

    @POST
    @Path("terminals/{id}/resyncs")
    @Requires("terminal.write")
    @Summary("Tells a terminal everything again and compares its list; of one person when one is named")
    @Answers(status = 202, value = TerminalListView.class)
    public Response resync(@PathParam("id") TerminalId id, ResyncDraft draft, @Context Caller caller) {
        Optional<EmployeeId> person = Optional.ofNullable(draft.employeeId());
        boolean purge = Boolean.TRUE.equals(draft.purge());
        boolean elsewhere =
                terminals.find(caller.org(), caller.scope(), id).gateway().isPresent();
        TerminalList list = deliveries.resync(caller.actor(), caller.scope(), id, person, purge);
        if (elsewhere) {
            errands.ask(caller.actor(), id, new ErrandTask.Resync(person, purge));
        }
        return Results.accepted("terminal-lists", TerminalListView.of(list));
    }
}
