package org.clockhouse.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.osgi.annotation.versioning.ProviderType;

/** Signing in and out. Every attempt is audited with its address. */
@ProviderType
public interface Sessions {

    /**
     * @throws org.clockhouse.kernel.Unavailable {@code sign-in.busy} when too many attempts are being checked at once
     */
    SignIn signIn(SignInAttempt attempt);

    /** Empty when the token is unknown, ended, or its account disabled. Counts as use. */
    Optional<Session> find(String token);

    /** The actor's sessions that are open, the newest first. @param token of the one that asks */
    List<Open> open(Actor actor, String token);

    /** Ends every session of the actor but the one that asks. @throws org.clockhouse.kernel.NotFound as {@link #changePassword} */
    void signOutElsewhere(Actor actor, String token);

    /** Nothing happens when the token is unknown. */
    void signOut(Actor actor, String token);

    /**
     * Ends every other session of the account.
     *
     * @param current ignored when the account has no password yet, which is after a sign-in by code
     * @throws org.clockhouse.kernel.Refused {@code password.wrong}, {@code password.delayed}, or {@code password.weak} with
     *     violations at {@code /next}: {@code password.too-short}, {@code password.too-long}, {@code password.like-name},
     *     {@code password.common}, {@code password.unchanged}
     * @throws org.clockhouse.kernel.NotFound kind {@code session}, if the token is not the actor's
     */
    void changePassword(Actor actor, String token, String current, String next);

    /**
     * Asked again before something weighty, such as installing a driver.
     *
     * @throws org.clockhouse.kernel.Refused {@code password.wrong}, {@code password.delayed}
     */
    void confirmPassword(Actor actor, String token, String password);

    /** @param address from which it was opened. @param current whether it is the one that asks */
    record Open(String address, Instant signedInAt, Instant idleUntil, boolean current) {}
}
