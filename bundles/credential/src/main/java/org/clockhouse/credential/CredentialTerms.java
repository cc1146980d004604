package org.clockhouse.credential;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a credential was given.
 *
 * @param temporary given for a while beside or instead of the person's own; always has an end
 * @param activatedAt when it first became usable; empty while it never was
 * @param movedAt when it came into the state it is in
 * @param stoppedAt since when it is not to be let in, through whatever states; empty while it is
 */
public record CredentialTerms(
        boolean temporary,
        Set<CredentialUse> uses,
        Optional<Instant> activatedAt,
        Instant movedAt,
        Optional<Instant> stoppedAt) {

    /** What a credential is good for when nobody says otherwise. */
    public static final Set<CredentialUse> EVERY_USE = Set.copyOf(EnumSet.allOf(CredentialUse.class));

    public CredentialTerms {
        uses = Set.copyOf(uses);
    }

    /** Of one that is not stopped. */
    public CredentialTerms(boolean temporary, Set<CredentialUse> uses, Optional<Instant> activatedAt, Instant movedAt) {
        this(temporary, uses, activatedAt, movedAt, Optional.empty());
    }

    /** Good for everything, without an end. */
    public static CredentialTerms standard(boolean active, Instant now) {
        return new CredentialTerms(false, EVERY_USE, active ? Optional.of(now) : Optional.empty(), now);
    }
}
