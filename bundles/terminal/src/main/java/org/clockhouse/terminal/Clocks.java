package org.clockhouse.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/** Terminals' clocks: how they went, and what is done when they are off. A clock is set by policy or when asked, never else. */
@ProviderType
public interface Clocks {

    /** Most readings that a history has. */
    int MOST = 500;

    /** Oldest first; of more than {@link #MOST} the extremes of each stretch, so that no peak is lost. */
    List<ClockReading> history(OrgId org, Scope scope, TerminalId terminal, Instant from);

    /** Set, or as it ships with the suite. */
    ClockPolicy policy(OrgId org);

    /**
     * Holds from the next contact on.
     *
     * @throws org.clockhouse.kernel.Stale if the version is not the stored one
     * @throws org.clockhouse.kernel.Refused {@code clock.tolerance} outside of 5 seconds to one hour
     */
    ClockPolicy setPolicy(Actor actor, ClockPolicy.Handling handling, Duration tolerance, long version);

    /**
     * Has the clock of a visited terminal set with a visit as soon as a worker is free.
     *
     * @throws org.clockhouse.kernel.Refused {@code terminal.not-visited} if the host does not visit such a terminal,
     *     {@code errand.unsupported} if its clock cannot be set
     */
    void set(Actor actor, TerminalId terminal);
}
