package org.clockhouse.rest.internal.terminals;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.validation.constraints.NotBlank;
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
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Conditional;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Secret;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;
import org.clockhouse.terminal.Gateway;
import org.clockhouse.terminal.Gateway.Heard;
import org.clockhouse.terminal.GatewayId;
import org.clockhouse.terminal.Gateways;
import org.clockhouse.terminal.NewGateway;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class GatewaysResource {

    private final Gateways gateways;

    public GatewaysResource(Gateways gateways) {
        this.gateways = gateways;
    }

    /**
     * @param heardAt when it called last; absent, with what follows, while it never did
     * @param clockError how far its clock was ahead
     * @param waiting punches that it had stored and not handed on
     * @param waitingSince since when the first of them waited
     * @param held version of the orders that it works by
     * @param wanted version of the orders that it should work by
     */
    public record GatewayView(
            GatewayId id,
            String name,
            Gateway.State state,
            List<TerminalId> terminalIds,
            Instant createdAt,
            @Maybe Instant heardAt,
            @Maybe Duration clockError,
            @Maybe Long waiting,
            @Maybe Instant waitingSince,
            @Maybe String software,
            @Maybe String held,
            String wanted,
            long version)
            implements Versioned {}

    /** @param code goes into the gateway's configuration; shown this once; @param until when it is of no use any more */
    public record NewGatewayView(GatewayView gateway, String code, Instant until) {}

    public record GatewayDraft(@NotBlank @Size(max = Gateway.LONGEST_NAME) String name) {}

    public record GatewayTerminalsDraft(@Size(max = 5_000) Set<TerminalId> terminalIds) {}

    public record GatewayRevocationDraft(@Maybe @Size(max = 300) String reason) {}

    @GET
    @Path("gateways")
    @Requires(value = "terminal.read", everywhere = true)
    @Summary("Suites in branches that serve terminals there, in the order in which they were invited")
    public Slice<GatewayView> list(@Context Caller caller) {
        return new Slice<>(
                gateways.all(caller.org()).stream()
                        .map(gateway -> view(caller.org(), gateway))
                        .toList(),
                "");
    }

    @GET
    @Path("gateways/{id}")
    @Requires(value = "terminal.read", everywhere = true)
    @Summary("One gateway")
    public GatewayView get(@PathParam("id") GatewayId id, @Context Caller caller) {
        return view(caller.org(), gateways.find(caller.org(), id));
    }

    @POST
    @Path("gateways")
    @Secret
    @Requires(value = "terminal.write", everywhere = true)
    @Summary("Invites a gateway: makes the code with which it is let in")
    @Answers(status = 201, value = NewGatewayView.class)
    public Response invite(GatewayDraft draft, @Context Caller caller) {
        NewGateway made = gateways.invite(caller.actor(), draft.name());
        return Results.created("gateways/" + made.gateway().id().text(), view(caller.org(), made));
    }

    @POST
    @Path("gateways/{id}/invitations")
    @Secret
    @Conditional
    @Requires(value = "terminal.write", everywhere = true)
    @Summary("Makes another code for a gateway whose machine was replaced; what it was known by holds no more")
    public NewGatewayView inviteAgain(
            @PathParam("id") GatewayId id, @Context Caller caller, @Context Expected expected) {
        return view(caller.org(), gateways.inviteAgain(caller.actor(), id, expected.version()));
    }

    @PUT
    @Path("gateways/{id}/terminals")
    @Requires(value = "terminal.write", everywhere = true)
    @Summary("Says which terminals a gateway serves; they are not visited and not answered from here")
    public GatewayView assign(
            @PathParam("id") GatewayId id,
            GatewayTerminalsDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return view(caller.org(), gateways.assign(caller.actor(), id, draft.terminalIds(), expected.version()));
    }

    @POST
    @Path("gateways/{id}/revocations")
    @Conditional
    @Requires(value = "terminal.write", everywhere = true)
    @Summary("Listens to a gateway no more, for good; its terminals are served from here")
    public GatewayView revoke(
            @PathParam("id") GatewayId id,
            GatewayRevocationDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return view(
                caller.org(), gateways.revoke(caller.actor(), id, Results.text(draft.reason()), expected.version()));
    }

    private NewGatewayView view(OrgId org, NewGateway made) {
        return new NewGatewayView(view(org, made.gateway()), made.code(), made.until());
    }

    private GatewayView view(OrgId org, Gateway gateway) {
        Optional<Heard> heard = gateway.heard();
        return new GatewayView(
                gateway.id(),
                gateway.name(),
                gateway.state(),
                gateway.terminals().stream()
                        .sorted(Comparator.comparing(TerminalId::text))
                        .toList(),
                gateway.createdAt(),
                Results.orNull(heard.map(Heard::at)),
                Results.orNull(heard.map(Heard::clockError)),
                Results.orNull(heard.map(Heard::waiting)),
                Results.orNull(heard.flatMap(Heard::oldest)),
                Results.orNull(heard.map(Heard::software)),
                Results.orNull(heard.map(Heard::held)),
                gateways.ordered(org, gateway.id()),
                gateway.version());
    }
}
