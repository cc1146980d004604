package org.clockhouse.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/** What a credential is good for and for how long. Scope and versions are as in {@link Credentials}. */
@ProviderType
public interface CardTerms {

    /**
     * @throws org.clockhouse.kernel.Refused {@code credential.uses.none}: freeze it instead; {@code credential.ended}
     */
    Credential enable(Actor actor, Scope scope, CredentialId credential, Set<CredentialUse> uses, long version);

    /**
     * Sets another end, or none. One that had expired is active again; one that was never activated still waits.
     *
     * @throws org.clockhouse.kernel.Refused {@code credential.validity} if the end is past;
     *     {@code credential.temporary.endless}; {@code credential.ended}
     */
    Credential renew(Actor actor, Scope scope, CredentialId credential, Optional<Instant> until, long version);

    /** Temporary cards that are not handed in: out, or expired and still to come back. The newest first. */
    Slice<Credential> temporary(OrgId org, Scope scope, Page page);

    /** Cards that end within so many days, the newest first. */
    Slice<Credential> expiring(OrgId org, Scope scope, int days, Page page);

    /** Cards still with people whose last day is not after this one, the newest first. */
    Slice<Credential> toReturn(OrgId org, Scope scope, LocalDate lastDay, Page page);

    /**
     * Gives each of these another end, by itself: one that cannot be renewed stops no other.
     *
     * @return one answer for each, in their order
     */
    List<Renewed> renewAll(Actor actor, Scope scope, List<CredentialId> credentials, Instant until);

    /**
     * Puts back the ends that {@link #renewAll} changed: all, or none. One that was over is over again.
     *
     * @throws org.clockhouse.kernel.Stale if somebody changed one since
     */
    void takeBack(Actor actor, Scope scope, List<Earlier> credentials);

    /** @param before the end that it had @param code why it was not renewed; empty if it was */
    record Renewed(CredentialId credential, Optional<Earlier> before, String code, String detail) {}

    /** @param until the end before; empty for none @param version of the credential since */
    record Earlier(CredentialId credential, Optional<Instant> until, long version) {}

    /**
     * Ends what is over by now, the suite's own work.
     *
     * @return how many expired
     */
    int expire(OrgId org);
}
