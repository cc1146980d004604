package org.clockhouse.rest.internal.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.clockhouse.account.FieldMask;
import org.clockhouse.account.Session;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;

/**
 * Who asks, as an operation takes it ({@code @Context Caller caller}).
 *
 * @param scope the people for whom the operation's permission is held; nobody where it needs none
 * @param session empty for a machine
 * @param held the fields that the caller sees covered or not at all; asked for only by those who show such fields
 */
public record Caller(
        Actor actor, Scope scope, Optional<SignedInSession> session, Supplier<Map<String, FieldMask>> held) {

    /** A session with the token that proves it. */
    public record SignedInSession(Session session, String token) {

        @Override
        public String toString() {
            return "SignedInSession[" + session.account().name() + "]";
        }
    }

    private static final Duration RECENT = Duration.ofMinutes(5);

    public OrgId org() {
        return actor.org();
    }

    public Masks masks() {
        return new Masks(held.get());
    }

    /** @throws ProblemException when a machine asks for what only people have */
    public SignedInSession person() {
        return session.orElseThrow(() -> new ProblemException(
                ProblemType.DENIED, "session.needed", "only somebody who signed in can do this, not an API key"));
    }

    /**
     * For what is weighty. A machine's key is its word; a person has given the password within five minutes.
     *
     * @throws ProblemException {@code password.confirm}: {@code POST /password-confirmations}, then again
     */
    public void requireRecentPassword(Instant now) {
        boolean stale = session.map(signedIn ->
                        signedIn.session().confirmedAt().plus(RECENT).isBefore(now))
                .orElse(false);
        if (stale) {
            throw new ProblemException(
                    ProblemType.DENIED,
                    "password.confirm",
                    "give the password again (POST /password-confirmations) first");
        }
    }

    /** Who in the registry asks; nobody for a machine and for accounts that are nobody's. */
    public Optional<EmployeeId> employee() {
        return session.flatMap(signedIn -> signedIn.session().account().employee());
    }

    /** @throws Refused {@code caller.nobody} */
    public EmployeeId requireEmployee() {
        return employee()
                .orElseThrow(
                        () -> new Refused("caller.nobody", "only somebody of the registry does this for themselves"));
    }

    /** @throws NotFound if the site's things are not the caller's to see */
    public void requireSite(SiteId site) {
        if (!scope.everybody() && !scope.sites().contains(site)) {
            throw new NotFound("site", site.text());
        }
    }
}
