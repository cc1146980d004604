package org.clockhouse.account;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** @param expires empty for a key that holds until it is revoked */
public record ApiKeyDraft(String name, Set<Grant> grants, Optional<Instant> expires) {

    public ApiKeyDraft {
        grants = Set.copyOf(grants);
    }
}
