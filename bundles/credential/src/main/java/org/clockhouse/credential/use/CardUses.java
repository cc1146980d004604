package org.clockhouse.credential.use;

import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.Sighting;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/** Where and when cards were used (C030), and who used what was stopped (C054). */
@ProviderType
public interface CardUses {

    /** Up to where the punch log was read. */
    long position(OrgId org);

    /** Notes what was seen up to a position of the punch log; an earlier or equal position was noted already. */
    void note(OrgId org, long position, List<CardSight> seen);

    /**
     * Which credential each of these was at its time; empty where nothing fits or several do. One answer for each, in their
     * order; a page of any length is one query for each thousand keys.
     */
    List<Optional<Credential>> named(OrgId org, List<Sighting> sightings);

    /** Of one credential, by terminal, the latest first. */
    List<CardUse> of(OrgId org, Scope scope, CredentialId credential);

    /**
     * Active cards that were not used for so many days, those never used among them. The newest first.
     *
     * @param never only those never used
     */
    Slice<Idle> idle(OrgId org, Scope scope, int days, boolean never, Page page);

    /** The newest first. */
    Slice<StoppedUse> stopped(OrgId org, Scope scope, boolean openOnly, Page page);

    /** Somebody has seen to it; closing a closed one changes nothing. */
    StoppedUse close(Actor actor, Scope scope, StoppedUseId use, String reason);

    /** @param last empty if it was never used */
    record Idle(Credential credential, Optional<java.time.Instant> last) {}
}
