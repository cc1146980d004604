package org.clockhouse.rest.internal.terminals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.MergePatch;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Unconditional;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.Errands;
import org.clockhouse.terminal.Gateway;
import org.clockhouse.terminal.GatewayId;
import org.clockhouse.terminal.Gateways;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalFilter;
import org.clockhouse.terminal.TerminalStanding;
import org.clockhouse.terminal.TerminalState;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.UnknownTerminal;
import org.clockhouse.terminal.UnknownTray;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
public final class TerminalsResource {

    private final Terminals terminals;
    private final UnknownTray unknown;
    private final Sites sites;
    private final Gateways gateways;
    private final Errands errands;

    public TerminalsResource(
            Terminals terminals, UnknownTray unknown, Sites sites, Gateways gateways, Errands errands) {
        this.errands = errands;
        this.terminals = terminals;
        this.unknown = unknown;
        this.sites = sites;
        this.gateways = gateways;
    }

    public record TerminalStatusDraft(Terminal.Status status, @Maybe @Size(max = 300) String reason) {}

    /** @param remote the address of the last call; no identity */
    public record UnknownTerminalView(
            String serial,
            String driver,
            @Maybe String model,
            @Maybe String firmware,
            String remote,
            Instant firstSeen,
            Instant lastSeen,
            long calls) {

        static UnknownTerminalView of(UnknownTerminal terminal) {
            return new UnknownTerminalView(
                    terminal.serial(),
                    terminal.driver(),
                    Results.orNull(terminal.model()),
                    Results.orNull(terminal.firmware()),
                    terminal.remote(),
                    terminal.firstSeen(),
                    terminal.lastSeen(),
                    terminal.calls());
        }
    }

    @GET
    @Path("terminals")
    @Requires("terminal.read")
    @Summary("Terminals in the order in which they were registered, each with how it is")
    public Slice<TerminalView> list(
            @QueryParam("text") String text,
            @QueryParam("siteId") SiteId siteId,
            @QueryParam("driver") String driver,
            @QueryParam("state") TerminalState.Kind state,
            @QueryParam("retired") Boolean retired,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        TerminalFilter filter = new TerminalFilter(
                Results.text(text),
                Optional.ofNullable(siteId),
                Results.text(driver),
                state == null ? Set.of() : Set.of(state),
                Boolean.TRUE.equals(retired));
        Map<SiteId, LocalName> names = sites.all(caller.org()).stream().collect(Collectors.toMap(Site::id, Site::name));
        Slice<TerminalStanding> slice =
                terminals.page(caller.org(), caller.scope(), filter, Results.page(after, limit));
        Map<GatewayId, String> serving = serving(caller, slice.items());
        return slice.map(standing ->
                TerminalView.of(standing, names.get(standing.terminal().site()), serving));
    }

    @POST
    @Path("terminals")
    @Requires("terminal.write")
    @Summary("Registers a terminal")
    @Answers(status = 201, value = TerminalView.class)
    public Response register(TerminalDraft draft, @Context Caller caller) {
        caller.requireSite(draft.siteId());
        TerminalView view = view(terminals.register(caller.actor(), draft.domain()), caller);
        return Results.created("terminals/" + view.id().text(), view);
    }

    @GET
    @Path("terminals/{id}")
    @Requires("terminal.read")
    @Summary("One terminal")
    public TerminalView get(@PathParam("id") TerminalId id, @Context Caller caller) {
        return view(terminals.find(caller.org(), caller.scope(), id), caller);
    }

    @PATCH
    @Path("terminals/{id}")
    @Requires("terminal.write")
    @Summary("Changes what is said about a terminal; another site or serial number only with a reason in rebind, as it"
            + " is another device or place")
    public TerminalView amend(
            @PathParam("id") TerminalId id,
            @QueryParam("rebind") String rebind,
            MergePatch<TerminalDraft> patch,
            @Context Caller caller,
            @Context Expected expected) {
        Terminal now = terminals.find(caller.org(), caller.scope(), id).terminal();
        TerminalDraft draft = patch.on(TerminalDraft.of(now));
        caller.requireSite(draft.siteId());
        String reason = Results.text(rebind);
        return view(
                reason.isEmpty()
                        ? terminals.amend(caller.actor(), id, draft.domain(), expected.version())
                        : terminals.rebind(caller.actor(), id, draft.domain(), reason, expected.version()),
                caller);
    }

    @PUT
    @Path("terminals/{id}/status")
    @Requires("terminal.write")
    @Summary("Takes a terminal out of use, back into use, or retires it")
    public TerminalView setStatus(
            @PathParam("id") TerminalId id,
            TerminalStatusDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        terminals.find(caller.org(), caller.scope(), id);
        return view(
                terminals.setStatus(
                        caller.actor(), id, draft.status(), Results.text(draft.reason()), expected.version()),
                caller);
    }

    @POST
    @Path("terminals/{id}/visits")
    @Requires("terminal.write")
    @Summary("Asks for a visit as soon as a worker is free, here or at the gateway that serves the terminal")
    @Answers(status = 202)
    public Response visit(@PathParam("id") TerminalId id, @Context Caller caller) {
        if (terminals.find(caller.org(), caller.scope(), id).gateway().isPresent()) {
            errands.ask(caller.actor(), id, new ErrandTask.Visit());
        } else {
            terminals.visit(caller.actor(), id);
        }
        return Response.accepted().build();
    }

    @GET
    @Path("unknown-terminals")
    @Requires("terminal.write")
    @Summary("Terminals that called in and are not registered; they stand at no site yet, and whoever has one to"
            + " authorise sees all")
    public Slice<UnknownTerminalView> listUnknown(
            @QueryParam("after") String after, @QueryParam("limit") Integer limit, @Context Caller caller) {
        return unknown.page(caller.org(), Results.page(after, limit)).map(UnknownTerminalView::of);
    }

    @POST
    @Path("unknown-terminals/{serial}/authorisations")
    @Requires("terminal.write")
    @Summary("Registers a terminal that called; driver and serial number are its own, whatever the draft says")
    @Answers(status = 201, value = TerminalView.class)
    public Response authorise(@PathParam("serial") String serial, TerminalDraft draft, @Context Caller caller) {
        caller.requireSite(draft.siteId());
        TerminalView view = view(unknown.authorise(caller.actor(), serial, draft.domain()), caller);
        return Results.created("terminals/" + view.id().text(), view);
    }

    @DELETE
    @Path("unknown-terminals/{serial}")
    @Unconditional
    @Requires(value = "terminal.write", everywhere = true)
    @Summary("Takes a terminal out of the tray; it comes back with its next call")
    public void dismiss(@PathParam("serial") String serial, @Context Caller caller) {
        unknown.dismiss(caller.actor(), serial);
    }

    private TerminalView view(TerminalStanding standing, Caller caller) {
        SiteId site = standing.terminal().site();
        return TerminalView.of(standing, sites.find(caller.org(), site).name(), serving(caller, List.of(standing)));
    }

    private Map<GatewayId, String> serving(Caller caller, List<TerminalStanding> standings) {
        return standings.stream().allMatch(standing -> standing.gateway().isEmpty())
                ? Map.of()
                : gateways.all(caller.org()).stream().collect(Collectors.toMap(Gateway::id, Gateway::name));
    }
}
