package org.clockhouse.rest.internal.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.account.Account;
import org.clockhouse.account.Permissions;
import org.clockhouse.account.Session;
import org.clockhouse.account.Sessions;
import org.clockhouse.account.SignIn;
import org.clockhouse.account.SignInAttempt;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.RecoveryKeys;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.organisation.Organisation;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.BodyLimit;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Doorkeeper;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Problem;
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.ProblemType;
import org.clockhouse.rest.internal.http.Public;
import org.clockhouse.rest.internal.http.RequestIds;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.SignedIn;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Unconditional;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SessionsResource {

    private static final String COOKIE =
            Doorkeeper.COOKIE + "=%s; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=%d";

    private final Sessions sessions;
    private final Permissions permissions;
    private final Organisation organisation;
    private final Setup setup;
    private final HomeZone zones;
    private final RecoveryKeys recovery;
    private final Clock clock;

    public SessionsResource(
            Sessions sessions,
            Permissions permissions,
            Organisation organisation,
            Setup setup,
            HomeZone zones,
            RecoveryKeys recovery,
            Clock clock) {
        this.sessions = sessions;
        this.permissions = permissions;
        this.organisation = organisation;
        this.setup = setup;
        this.zones = zones;
        this.recovery = recovery;
        this.clock = clock;
    }

    /** A password, or for an employee's first time the code from the desk. */
    public record SessionDraft(
            @NotBlank @Size(max = 100) String name,
            @Maybe @Size(min = 1, max = 200) String password,
            @Maybe @Size(min = 1, max = 40) String code) {

        @Override
        public String toString() {
            return "SessionDraft[" + name + "]";
        }
    }

    /** @param current absent after a sign-in by code, when there is no password yet */
    public record PasswordChange(@Maybe @Size(max = 200) String current, @Size(max = 200) String next) {

        @Override
        public String toString() {
            return "PasswordChange[]";
        }
    }

    public record PasswordConfirmation(@Size(max = 200) String password) {

        @Override
        public String toString() {
            return "PasswordConfirmation[]";
        }
    }

    /** @param address from which it was opened. @param current whether it is the one that asks */
    public record OpenSessionView(String address, Instant signedInAt, Instant idleUntil, boolean current) {}

    @POST
    @Path("sessions")
    @Public
    @BodyLimit(8_192)
    @Summary("Signs in; the cookie is the session")
    @Answers(status = 201, value = SessionView.class)
    public Response signIn(SessionDraft draft, @Context HttpServletRequest request) {
        String requestId = (String) request.getAttribute(RequestIds.ATTRIBUTE);
        SignIn outcome = sessions.signIn(attempt(draft, request.getRemoteAddr(), requestId));
        if (outcome instanceof SignIn.Delayed delayed) {
            throw new ProblemException(
                    Problem.of(ProblemType.TOO_MANY, "sign-in.delayed", "too many failed attempts; wait"),
                    retryAfter(delayed.retryAfter()));
        }
        if (outcome instanceof SignIn.Rejected rejected) {
            throw new ProblemException(
                    Problem.of(ProblemType.UNAUTHENTICATED, "sign-in.rejected", "name or password is wrong")
                            .leaving(rejected.triesLeft()),
                    retryAfter(rejected.pause()));
        }
        SignIn.Accepted accepted = (SignIn.Accepted) outcome;
        Session session = accepted.session();
        Actor actor = session.account().actor(request.getRemoteAddr(), requestId);
        long seconds =
                Math.max(0, Duration.between(clock.instant(), session.until()).toSeconds());
        return Response.fromResponse(Results.created("sessions/current", view(session, actor)))
                .header(HttpHeaders.SET_COOKIE, String.format(COOKIE, accepted.token(), seconds))
                .build();
    }

    @GET
    @Path("sessions")
    @SignedIn
    @Summary("One's own open sessions, the newest first")
    public Slice<OpenSessionView> open(@Context Caller caller) {
        return new Slice<>(
                sessions.open(caller.actor(), caller.person().token()).stream()
                        .map(open -> new OpenSessionView(
                                open.address(), open.signedInAt(), open.idleUntil(), open.current()))
                        .toList(),
                "");
    }

    @POST
    @Path("session-endings")
    @SignedIn
    @Summary("Ends all of one's other sessions, as after a phone was lost")
    public void signOutElsewhere(@Context Caller caller) {
        sessions.signOutElsewhere(caller.actor(), caller.person().token());
    }

    @GET
    @Path("sessions/current")
    @SignedIn(beforePasswordChange = true)
    @Summary("Who is signed in, and what they may do now")
    public SessionView current(@Context Caller caller) {
        return view(caller.person().session(), caller.actor());
    }

    @DELETE
    @Path("sessions/current")
    @Unconditional
    @SignedIn(beforePasswordChange = true)
    @Summary("Signs out")
    public Response signOut(@Context Caller caller) {
        sessions.signOut(caller.actor(), caller.person().token());
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, String.format(COOKIE, "", 0))
                .build();
    }

    @POST
    @Path("password-changes")
    @SignedIn(beforePasswordChange = true)
    @Summary("Changes one's own password and ends one's other sessions")
    public void changePassword(PasswordChange change, @Context Caller caller) {
        sessions.changePassword(
                caller.actor(),
                caller.person().token(),
                change.current() == null ? "" : change.current(),
                change.next());
    }

    @POST
    @Path("password-confirmations")
    @SignedIn
    @Summary("Gives the password again, which weighty operations ask for; good for five minutes")
    public void confirmPassword(PasswordConfirmation confirmation, @Context Caller caller) {
        sessions.confirmPassword(caller.actor(), caller.person().token(), confirmation.password());
    }

    private static SignInAttempt attempt(SessionDraft draft, String address, String requestId) {
        if ((draft.password() == null) == (draft.code() == null)) {
            throw ProblemException.invalid("/password", "value.choice", "exactly one of password and code is wanted");
        }
        return draft.password() != null
                ? new SignInAttempt(draft.name(), SignInAttempt.Kind.PASSWORD, draft.password(), address, requestId)
                : new SignInAttempt(draft.name(), SignInAttempt.Kind.CODE, draft.code(), address, requestId);
    }

    private SessionView view(Session session, Actor actor) {
        Account account = session.account();
        Set<String> held = permissions.held(actor).keySet();
        return new SessionView(
                new SessionView.AccountRef(
                        account.id(),
                        account.name(),
                        account.displayName(),
                        account.kind(),
                        Results.orNull(account.employee()),
                        account.locale()),
                permissions.roles(actor).stream()
                        .map(role -> new SessionView.RoleRef(role.id(), role.name()))
                        .toList(),
                held.stream().sorted().toList(),
                permissions.masks(actor),
                account.mustChangePassword(),
                Results.orNull(company(account)),
                Results.orNull(zones.of(account)),
                held.contains("organisation.write") ? setup.of(account.org()) : null,
                held.contains("recovery.save") ? recovery.isProved() : null,
                session.idleUntil(),
                session.until());
    }

    private Optional<SessionView.OrganisationRef> company(Account account) {
        try {
            return Optional.of(new SessionView.OrganisationRef(
                    organisation.find(account.org()).name()));
        } catch (NotFound notFoundedYet) {
            return Optional.empty();
        }
    }

    private static Map<String, String> retryAfter(Duration wait) {
        return wait.isZero()
                ? Map.of()
                : Map.of(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(wait.plusSeconds(1).minusNanos(1).toSeconds()));
    }
}
