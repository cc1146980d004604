package org.clockhouse.rest.internal.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.IdempotencyStore;
import org.clockhouse.kernel.OrgId;

/** Keeps answers for as long as the test lives. */
public final class InMemoryAnswers implements IdempotencyStore {

    private record Place(OrgId org, String caller, String key) {}

    private final Map<Place, Kept> kept = new HashMap<>();

    @Override
    public synchronized Optional<Kept> claim(OrgId org, String caller, String key, String fingerprint) {
        return Optional.ofNullable(
                kept.putIfAbsent(new Place(org, caller, key), new Kept(fingerprint, Optional.empty())));
    }

    @Override
    public synchronized void answer(OrgId org, String caller, String key, Answer answer) {
        kept.computeIfPresent(
                new Place(org, caller, key), (place, before) -> new Kept(before.fingerprint(), Optional.of(answer)));
    }

    @Override
    public synchronized void release(OrgId org, String caller, String key) {
        kept.remove(new Place(org, caller, key));
    }
}
