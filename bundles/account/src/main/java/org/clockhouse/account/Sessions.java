package org.clockhouse.account;

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
}
