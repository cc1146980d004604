package org.clockhouse.credential;

import java.time.Duration;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/** Freezing in a hurry, as by an employee whose card is gone: at once, and with a moment to take it back. */
@ProviderType
public interface Freezes {

    /** How long whoever froze a card may undo it without the right to unfreeze; a screen offers it for 10 s of these. */
    Duration UNDO = Duration.ofSeconds(15);

    /** At any hour and by whoever sees it first: the version that was read does not matter. Frozen already is done. */
    Credential freeze(Actor actor, Scope scope, CredentialId card, String reason);

    /**
     * Takes back the actor's own freeze. Forgotten when the suite starts anew, which is as good as too late.
     *
     * @throws org.clockhouse.kernel.Refused {@code credential.undo.late} for a freeze that is older, somebody else's, or not the
     *     last thing that happened to the card
     */
    Credential undo(Actor actor, Scope scope, CredentialId card);
}
