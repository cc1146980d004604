package org.clockhouse.account;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;

/**
 * A machine's right to call the API.
 *
 * @param hint the last four characters of the secret, to tell keys apart
 * @param lastUsed to the minute; empty when never
 */
public record ApiKey(
        ApiKeyId id,
        OrgId org,
        String name,
        String hint,
        Set<Grant> grants,
        Instant createdAt,
        Optional<Instant> lastUsed,
        Optional<Instant> expires,
        boolean revoked,
        long version) {

    public ApiKey {
        grants = Set.copyOf(grants);
    }

    public boolean holdsAt(Instant now) {
        return !revoked && expires.map(now::isBefore).orElse(true);
    }

    /** The key as an actor of one request. */
    public Actor actor(String address, String requestId) {
        return new Actor(org, Actor.Kind.API_KEY, id.text(), name, address, requestId);
    }

    public ApiKey withGrants(Set<Grant> others) {
        return new ApiKey(id, org, name, hint, others, createdAt, lastUsed, expires, revoked, version);
    }
}
