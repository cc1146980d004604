package org.clockhouse.credential.activation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/** From issued to active, by somebody who has looked who it is. */
@ProviderType
public interface Activations {

    /**
     * Binds the card to the person, attendance and access in one step. Repeating it is done.
     *
     * @throws org.clockhouse.kernel.Refused {@code activation.point.needed}, {@code activation.point.closed},
     *     {@code activation.check.kind} if the point does not make this check, {@code activation.check.failed},
     *     {@code activation.check.missing} if the person's record has nothing to check against, {@code credential.move},
     *     {@code activation.four-eyes} where the policy wants somebody else than who issued it
     */
    Activation.Done activate(Actor actor, Scope scope, Activation.Draft draft);

    /** A code for one activation of this card within a quarter of an hour; told once, stored as a hash. */
    String code(Actor actor, Scope scope, CredentialId credential);

    /** How the card was activated; empty while it was not. */
    Optional<Activation> of(OrgId org, Scope scope, CredentialId credential);

    /** Issued and not yet activated, the newest first. */
    Slice<Activation.Waiting> waiting(OrgId org, Scope scope, Page page);

    /** Cancels what waited too long, the suite's own work. @return how many */
    int cancelOverdue(OrgId org);

    /** Waits for a read of the card at a terminal. */
    SwipeTest test(Actor actor, Scope scope, CredentialId credential, TerminalId terminal, Duration within);

    /** How the test stands by now. */
    SwipeTest test(OrgId org, Scope scope, SwipeTestId test);

    /** Where cards are activated, and how those who do not come are treated. */
    @ProviderType
    interface Setup {

        /** Closed ones, too. */
        List<ActivationPoint> points(OrgId org);

        /** The point's id and version are not looked at. */
        ActivationPoint add(Actor actor, ActivationPoint point);

        /** Replaces the point of that id. @throws org.clockhouse.kernel.Stale if the version is not the stored one */
        ActivationPoint amend(Actor actor, ActivationPoint point);

        /** Set, or as it ships with the suite. */
        Activation.Policy policy(OrgId org);

        /** Holds from now on, also for the cards that wait already. */
        Activation.Policy set(Actor actor, Activation.Policy policy);
    }
}
