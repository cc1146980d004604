package org.clockhouse.rest.internal.terminals;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.servlet.http.HttpServletRequest;
import javax.validation.Valid;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.credential.delivery.Delivery;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.rest.internal.http.BodyLimit;
import org.clockhouse.rest.internal.http.ForGateways;
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.Public;
import org.clockhouse.rest.internal.http.Secret;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.GatewayCalls;
import org.clockhouse.terminal.GatewayId;

/** What gateways ask of this suite as their head office. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class GatewayCallsResource {

    private static final int LARGEST_BATCH = 16 << 20;

    private static final int MOST_HELD = 10_000;

    private final GatewayCalls gateways;

    public GatewayCallsResource(GatewayCalls gateways) {
        this.gateways = gateways;
    }

    public record GatewayEnrolmentDraft(@NotBlank @Size(max = 100) String code) {}

    /** @param secret goes into {@code Authorization: Bearer} of everything that the gateway asks from now on */
    public record GatewayEnrolmentView(GatewayId gatewayId, String secret) {}

    /**
     * @param received up to this position of the gateway's log everything is stored here
     * @param clock what the clock here shows
     * @param wanted version of the orders that the gateway should work by
     */
    public record GatewayAnswerView(long received, Instant clock, String wanted) {}

    /** @param orders version of those by which the list was made */
    public record GatewayOutcomesDraft(
            @Size(max = 64) String orders,
            TerminalId terminalId,
            @Size(max = GatewayCalls.MOST_OUTCOMES) List<@Valid GatewayOutcome> outcomes) {}

    /** @param number under which the terminal knows it; @param detail why the terminal did not take it, escaped as in a batch */
    public record GatewayOutcome(
            CredentialId credentialId,
            Delivery.Want want,
            Delivery.State state,
            @Size(max = 32) String number,
            @Size(max = 500) String detail) {

        static GatewayOutcome of(GatewayCalls.Outcome outcome) {
            return new GatewayOutcome(
                    outcome.credential(),
                    outcome.want(),
                    outcome.state(),
                    outcome.number(),
                    Escapes.escaped(outcome.detail()));
        }

        GatewayCalls.Outcome domain() {
            return new GatewayCalls.Outcome(credentialId, want, state, number, Escapes.read(detail));
        }
    }

    /** @param held numbers of errands that the gateway has stored, but for those that are settled */
    public record GatewayErrandsDraft(
            @Size(max = MOST_HELD) Set<Long> held,
            @Size(max = GatewayCalls.MOST_ERRANDS) List<@Valid SettledErrand> settled) {

        static GatewayErrandsDraft of(GatewayCalls.ErrandNews news) {
            return new GatewayErrandsDraft(
                    news.held(), news.settled().stream().map(SettledErrand::of).toList());
        }

        GatewayCalls.ErrandNews domain() {
            return new GatewayCalls.ErrandNews(
                    held, settled.stream().map(SettledErrand::domain).toList());
        }
    }

    /** @param detail why it was refused, escaped as in a batch */
    public record SettledErrand(
            TerminalId terminalId, long number, Errand.State state, @Size(max = 4000) String detail) {

        static SettledErrand of(GatewayCalls.Settled settled) {
            return new SettledErrand(
                    settled.terminal(), settled.number(), settled.state(), Escapes.escaped(settled.detail()));
        }

        GatewayCalls.Settled domain() {
            return new GatewayCalls.Settled(terminalId, number, state, Escapes.read(detail));
        }
    }

    /** @param received up to this position of the gateway's log everything is stored here now */
    public record GatewayReceiptView(long received) {}

    @POST
    @Path("gateway-enrolments")
    @Secret
    @Public
    @Summary("Lets a gateway in by the code that it was invited with; the code holds until the gateway reports")
    public GatewayEnrolmentView enrol(GatewayEnrolmentDraft draft, @Context HttpServletRequest request) {
        GatewayCalls.Enrolled enrolled = gateways.enrol(draft.code(), request.getRemoteAddr());
        return new GatewayEnrolmentView(enrolled.gateway(), enrolled.secret());
    }

    @POST
    @Path("gateways/{id}/reports")
    @ForGateways
    @BodyLimit(LARGEST_BATCH)
    @Summary("Takes in how a gateway and its terminals are")
    public GatewayAnswerView report(
            @PathParam("id") GatewayId id, GatewayReportDraft draft, @Context GatewayCalls.Known known) {
        require(id, known);
        GatewayCalls.Answer answer = gateways.report(known, readable(draft::domain));
        return new GatewayAnswerView(answer.received(), answer.clock(), answer.wanted());
    }

    @GET
    @Path("gateways/{id}/orders")
    @ForGateways
    @Summary("What a gateway is to work by, secret settings of its terminals included")
    public GatewayOrdersView orders(@PathParam("id") GatewayId id, @Context GatewayCalls.Known known) {
        require(id, known);
        return GatewayOrdersView.of(gateways.orders(known));
    }

    @POST
    @Path("gateways/{id}/list-outcomes")
    @ForGateways
    @Summary("Takes in what came of a terminal's list; nothing is taken while other orders are wanted than those it was"
            + " made by")
    public void tell(@PathParam("id") GatewayId id, GatewayOutcomesDraft draft, @Context GatewayCalls.Known known) {
        require(id, known);
        gateways.told(
                known,
                draft.orders(),
                draft.terminalId(),
                draft.outcomes().stream().map(GatewayOutcome::domain).toList());
    }

    @POST
    @Path("gateways/{id}/errands")
    @Secret
    @ForGateways
    @Summary("Takes in what came of a gateway's errands, and hands out those that it does not have yet")
    public GatewayErrandsView errands(
            @PathParam("id") GatewayId id, GatewayErrandsDraft draft, @Context GatewayCalls.Known known) {
        require(id, known);
        return GatewayErrandsView.of(gateways.errands(known, readable(draft::domain)));
    }

    @POST
    @Path("gateways/{id}/batches")
    @ForGateways
    @BodyLimit(LARGEST_BATCH)
    @Summary("Stores a part of a gateway's log and answers after the commit; what is there already changes nothing")
    public GatewayReceiptView take(
            @PathParam("id") GatewayId id, GatewayBatch batch, @Context GatewayCalls.Known known) {
        require(id, known);
        return new GatewayReceiptView(gateways.take(known, readable(batch::domain)));
    }

    private static void require(GatewayId id, GatewayCalls.Known known) {
        if (!id.equals(known.gateway())) {
            throw new NotFound("gateway", id.text());
        }
    }

    private static <T> T readable(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("", "gateway.unreadable", e.getMessage());
        }
    }
}
