package org.clockhouse.rest.internal.cards;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.credential.activation.Activation;
import org.clockhouse.credential.activation.ActivationCheck;
import org.clockhouse.credential.activation.ActivationPoint;
import org.clockhouse.credential.activation.ActivationPointId;
import org.clockhouse.credential.activation.Activations;
import org.clockhouse.credential.activation.SwipeTest;
import org.clockhouse.credential.activation.SwipeTestId;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Secret;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Unconditional;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ActivationsResource {

    private static final int USUAL_SECONDS = 60;

    private final Activations activations;
    private final Activations.Setup setup;
    private final Directory directory;

    public ActivationsResource(Activations activations, Activations.Setup setup, Directory directory) {
        this.activations = activations;
        this.setup = setup;
        this.directory = directory;
    }

    /** @param answer to the check: end of the document's number, PIN or code; for a photo nothing */
    public record ActivationDraft(
            @Maybe ActivationPointId pointId, ActivationCheck check, @Maybe @Size(max = 60) String answer) {

        @Override
        public String toString() {
            return "ActivationDraft[" + check + "]";
        }
    }

    /** @param warnings {@code opens-nothing}: no access level; {@code no-terminal}: no terminal is reached */
    public record ActivationView(
            CredentialId credentialId,
            @Maybe ActivationPointId pointId,
            ActivationCheck check,
            String operator,
            Instant at,
            List<String> warnings,
            @Maybe CredentialView credential) {

        static ActivationView of(Activation activation, List<String> warnings, CredentialView credential) {
            return new ActivationView(
                    activation.credential(),
                    Results.orNull(activation.point()),
                    activation.check(),
                    activation.operator(),
                    activation.at(),
                    warnings,
                    credential);
        }
    }

    /** @param code told once */
    public record ActivationCodeView(String code) {}

    /** @param cancelAt absent for never */
    public record WaitingCardView(CredentialView credential, Instant remindAt, @Maybe Instant cancelAt) {}

    /** @param seconds to wait for the read; 60 unless said */
    public record SwipeTestDraft(TerminalId terminalId, @Maybe Integer seconds) {}

    /** @param at when it passed or failed; the end while it waits */
    public record SwipeTestView(
            SwipeTestId id,
            CredentialId credentialId,
            TerminalId terminalId,
            Instant begun,
            Instant until,
            SwipeTest.State state,
            Instant at) {

        static SwipeTestView of(SwipeTest test) {
            return new SwipeTestView(
                    test.id(), test.credential(), test.terminal(), test.begun(), test.until(), test.state(), test.at());
        }
    }

    public record ActivationPointDraft(
            LocalName name,
            SiteId siteId,
            @Maybe @Size(max = 100) String reader,
            Set<ActivationCheck> checks,
            @Maybe Boolean closed) {

        ActivationPoint domain(ActivationPointId id, long version) {
            return new ActivationPoint(
                    id, name, siteId, Results.text(reader), checks, Boolean.TRUE.equals(closed), version);
        }
    }

    public record ActivationPointView(
            ActivationPointId id,
            LocalName name,
            SiteId siteId,
            String reader,
            List<ActivationCheck> checks,
            boolean closed,
            long version)
            implements Versioned {

        static ActivationPointView of(ActivationPoint point) {
            return new ActivationPointView(
                    point.id(),
                    point.name(),
                    point.site(),
                    point.reader(),
                    point.checks().stream().sorted().toList(),
                    point.closed(),
                    point.version());
        }
    }

    /** @param cancelDays 0 for never */
    public record ActivationPolicyView(int remindDays, int cancelDays) {}

    @POST
    @Path("credentials/{id}/activations")
    @Requires("credential.activate")
    @Summary("Checks who it is and makes the card usable in one step")
    @Answers(value = ActivationView.class)
    public ActivationView activate(@PathParam("id") CredentialId id, ActivationDraft draft, @Context Caller caller) {
        Activation.Done done = activations.activate(
                caller.actor(),
                caller.scope(),
                new Activation.Draft(
                        id, Optional.ofNullable(draft.pointId()), draft.check(), Results.text(draft.answer())));
        Map<EmployeeId, Employee> people =
                directory.of(caller.org(), List.of(done.credential().holder()));
        return ActivationView.of(done.activation(), done.warnings(), CredentialView.listed(done.credential(), people));
    }

    @GET
    @Path("credentials/{id}/activation")
    @Requires("credential.read")
    @Summary("How a card became usable: point, check, operator and time")
    public ActivationView activation(@PathParam("id") CredentialId id, @Context Caller caller) {
        return activations
                .of(caller.org(), caller.scope(), id)
                .map(activation -> ActivationView.of(activation, List.of(), null))
                .orElseThrow(() -> new NotFound("activation", id.text()));
    }

    @POST
    @Path("credentials/{id}/activation-codes")
    @Requires("credential.issue")
    @Secret
    @Summary("A code for one activation within a quarter of an hour; told once")
    @Answers(value = ActivationCodeView.class)
    public ActivationCodeView code(@PathParam("id") CredentialId id, @Context Caller caller) {
        return new ActivationCodeView(activations.code(caller.actor(), caller.scope(), id));
    }

    @GET
    @Path("cards-to-activate")
    @Requires("credential.read")
    @Summary("Issued and not activated, with when they are reminded and cancelled")
    public Slice<WaitingCardView> waiting(
            @QueryParam("after") String after, @QueryParam("limit") Integer limit, @Context Caller caller) {
        Slice<Activation.Waiting> slice = activations.waiting(caller.org(), caller.scope(), Results.page(after, limit));
        Map<EmployeeId, Employee> people = directory.of(
                caller.org(),
                slice.items().stream()
                        .map(each -> each.credential().holder())
                        .distinct()
                        .toList());
        return slice.map(each -> new WaitingCardView(
                CredentialView.listed(each.credential(), people), each.remind(), Results.orNull(each.cancel())));
    }

    @POST
    @Path("credentials/{id}/swipe-tests")
    @Requires("credential.activate")
    @Summary("Waits for a read of the card at a terminal; ask at Location whether it came")
    @Answers(status = 201, value = SwipeTestView.class)
    public Response begin(@PathParam("id") CredentialId id, SwipeTestDraft draft, @Context Caller caller) {
        Duration within = Duration.ofSeconds(draft.seconds() == null ? USUAL_SECONDS : draft.seconds());
        SwipeTest test = activations.test(caller.actor(), caller.scope(), id, draft.terminalId(), within);
        return Results.created("swipe-tests/" + test.id().text(), SwipeTestView.of(test));
    }

    @GET
    @Path("swipe-tests/{id}")
    @Requires("credential.activate")
    @Summary("Whether the card was read in time")
    public SwipeTestView test(@PathParam("id") SwipeTestId id, @Context Caller caller) {
        return SwipeTestView.of(activations.test(caller.org(), caller.scope(), id));
    }

    @GET
    @Path("activation-points")
    @Requires("credential.read")
    @Summary("Where cards are activated")
    public Slice<ActivationPointView> points(@Context Caller caller) {
        return new Slice<>(
                setup.points(caller.org()).stream().map(ActivationPointView::of).toList(), "");
    }

    @GET
    @Path("activation-points/{id}")
    @Requires("credential.read")
    @Summary("One point")
    public ActivationPointView point(@PathParam("id") ActivationPointId id, @Context Caller caller) {
        return setup.points(caller.org()).stream()
                .filter(point -> point.id().equals(id))
                .findFirst()
                .map(ActivationPointView::of)
                .orElseThrow(() -> new NotFound("activation-point", id.text()));
    }

    @POST
    @Path("activation-points")
    @Requires("credential.write")
    @Summary("Adds a point; from then on cards are activated nowhere else")
    @Answers(status = 201, value = ActivationPointView.class)
    public Response addPoint(ActivationPointDraft draft, @Context Caller caller) {
        ActivationPoint point = setup.add(caller.actor(), draft.domain(ActivationPointId.next(), 0));
        return Results.created("activation-points/" + point.id().text(), ActivationPointView.of(point));
    }

    @PUT
    @Path("activation-points/{id}")
    @Requires("credential.write")
    @Summary("Changes or closes a point")
    public ActivationPointView amendPoint(
            @PathParam("id") ActivationPointId id,
            ActivationPointDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return ActivationPointView.of(setup.amend(caller.actor(), draft.domain(id, expected.version())));
    }

    @GET
    @Path("activation-policy")
    @Requires("credential.read")
    @Summary("When people are reminded, and when their card is cancelled")
    public ActivationPolicyView policy(@Context Caller caller) {
        Activation.Policy policy = setup.policy(caller.org());
        return new ActivationPolicyView(policy.remindDays(), policy.cancelDays());
    }

    @PUT
    @Path("activation-policy")
    @Unconditional
    @Requires("credential.write")
    @Summary("Sets when people are reminded, and when their card is cancelled")
    public ActivationPolicyView setPolicy(ActivationPolicyView draft, @Context Caller caller) {
        Activation.Policy policy =
                setup.set(caller.actor(), new Activation.Policy(draft.remindDays(), draft.cancelDays()));
        return new ActivationPolicyView(policy.remindDays(), policy.cancelDays());
    }
}
