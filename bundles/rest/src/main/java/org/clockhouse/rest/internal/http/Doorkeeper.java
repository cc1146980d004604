package org.clockhouse.rest.internal.http;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.annotation.Priority;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Priorities;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.core.Cookie;
import javax.ws.rs.core.HttpHeaders;
import org.clockhouse.account.Account;
import org.clockhouse.account.ApiKey;
import org.clockhouse.account.ApiKeys;
import org.clockhouse.account.Permissions;
import org.clockhouse.account.Session;
import org.clockhouse.account.Sessions;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Scope;
import org.clockhouse.terminal.GatewayCalls;

/**
 * Finds out who asks, that the request is theirs and not another page's, and whether they may. Permissions are read anew for
 * every request.
 */
@Priority(Priorities.AUTHENTICATION)
public final class Doorkeeper implements ContainerRequestFilter {

    /** The prefix makes browsers insist on Secure, the path / and no domain. */
    public static final String COOKIE = "__Host-clockhouse";

    static final String CONSOLE_HEADER = "X-Clockhouse";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private static final String SCHEME = "Bearer ";

    private final Sessions sessions;
    private final ApiKeys keys;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Predicate<Account> left;
    private final Function<String, Optional<GatewayCalls.Known>> gateways;

    /**
     * @param left whose sessions are of no use any more though nobody ended them
     * @param gateways whose secret it is
     */
    public Doorkeeper(
            Sessions sessions,
            ApiKeys keys,
            Permissions permissions,
            AuditTrail audit,
            Predicate<Account> left,
            Function<String, Optional<GatewayCalls.Known>> gateways) {
        this.sessions = sessions;
        this.keys = keys;
        this.permissions = permissions;
        this.audit = audit;
        this.left = left;
        this.gateways = gateways;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Operation operation = Operation.current();
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (!SAFE.contains(request.getMethod()) && authorization == null) {
            refuseForeignPages(request);
        }
        if (operation.annotation(Public.class).isPresent()) {
            return;
        }
        if (operation.annotation(ForGateways.class).isPresent() && authorization != null) {
            operation.put(
                    GatewayCalls.Known.class,
                    gateways.apply(secret(authorization)).orElseThrow(Doorkeeper::unauthenticated));
            return;
        }
        operation.put(
                Caller.class, authorization == null ? session(request, operation) : machine(authorization, operation));
    }

    private static String secret(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw unauthenticated();
        }
        return authorization.substring(SCHEME.length()).strip();
    }

    private Caller machine(String authorization, Operation operation) {
        ApiKey key = keys.find(secret(authorization)).orElseThrow(Doorkeeper::unauthenticated);
        Actor actor = key.actor(operation.request().getRemoteAddr(), operation.requestId());
        return new Caller(actor, permitted(operation, actor), Optional.empty(), () -> permissions.masks(actor));
    }

    private Caller session(ContainerRequestContext request, Operation operation) {
        String token = token(request);
        Session session = sessions.find(token)
                .filter(found -> !left.test(found.account()))
                .orElseThrow(Doorkeeper::unauthenticated);
        if (!SAFE.contains(request.getMethod()) && !"1".equals(request.getHeaderString(CONSOLE_HEADER))) {
            throw forged("a session cookie was sent without the header " + CONSOLE_HEADER);
        }
        if (session.account().mustChangePassword() && !usableBeforePasswordChange(operation)) {
            throw new ProblemException(
                    ProblemType.PASSWORD_CHANGE, "password.must-change", "the password must be changed first");
        }
        Actor actor = session.account().actor(operation.request().getRemoteAddr(), operation.requestId());
        return new Caller(
                actor,
                permitted(operation, actor),
                Optional.of(new Caller.SignedInSession(session, token)),
                () -> permissions.masks(actor));
    }

    private Scope permitted(Operation operation, Actor actor) {
        Optional<Requires> requires = operation.annotation(Requires.class);
        if (requires.isPresent()) {
            Scope scope = permissions.require(actor, requires.get().value());
            if (requires.get().everywhere() && !scope.everybody()) {
                throw tooNarrow(actor, requires.get().value());
            }
            return scope;
        }
        if (operation.annotation(SignedIn.class).isPresent()) {
            return Scope.NOBODY;
        }
        if (operation.annotation(ForGateways.class).isPresent()) {
            throw unauthenticated();
        }
        throw new IllegalStateException("operation without a permission: " + operation.method());
    }

    private ProblemException tooNarrow(Actor actor, String permission) {
        audit.recordApart(AuditDraft.of(actor, "permission.refuse", "permission", permission, permission));
        return new ProblemException(Problem.of(
                        ProblemType.DENIED,
                        "permission.scope",
                        "needs permission " + permission + " for the whole company")
                .naming(permission));
    }

    private static boolean usableBeforePasswordChange(Operation operation) {
        return operation
                .annotation(SignedIn.class)
                .map(SignedIn::beforePasswordChange)
                .orElse(false);
    }

    private static String token(ContainerRequestContext request) {
        Cookie cookie = request.getCookies().get(COOKIE);
        if (cookie == null || cookie.getValue() == null || cookie.getValue().isBlank()) {
            throw unauthenticated();
        }
        return cookie.getValue();
    }

    /** Browsers say where a request comes from; a program that says nothing has no cookie to steal. */
    private static void refuseForeignPages(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw forged("Sec-Fetch-Site is " + (site.equals("same-site") ? site : "cross-site"));
        }
        String origin = request.getHeaderString("Origin");
        if (origin != null && !sameHost(origin, Operation.current().request())) {
            throw forged("Origin is not this server");
        }
    }

    private static boolean sameHost(String origin, HttpServletRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        try {
            String authority = URI.create(origin).getAuthority();
            return host != null
                    && authority != null
                    && authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static ProblemException forged(String detail) {
        return new ProblemException(ProblemType.FORGED, "request.forged", detail);
    }

    static ProblemException unauthenticated() {
        return new ProblemException(
                Problem.of(ProblemType.UNAUTHENTICATED, "unauthenticated", "no valid session or API key"),
                Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"clockhouse\""));
    }
}
