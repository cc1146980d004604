package org.clockhouse.kernel;

import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Answers to requests that carried an {@code Idempotency-Key}, kept for 24 hours so that a repeated request is answered and
 * not done again. Every call is a transaction of its own, so that a claim outlives the work's roll-back.
 */
@ProviderType
public interface IdempotencyStore {

    /**
     * Claims the key for the caller, or tells what is known of it. A claim that was neither answered nor released within two
     * minutes belongs to a process that died, and is free again.
     *
     * @param caller the account's or API key's id; the same key of another caller is another key
     * @param fingerprint a digest of method, path and body
     * @return empty when the key is now the caller's to use
     */
    Optional<Kept> claim(OrgId org, String caller, String key, String fingerprint);

    /** Keeps the answer to a claimed key. */
    void answer(OrgId org, String caller, String key, Answer answer);

    /** Gives a claimed key back, because nothing was changed and the same request may be tried again. */
    void release(OrgId org, String caller, String key);

    /** @param answer empty while the first request still runs */
    record Kept(String fingerprint, Optional<Answer> answer) {}

    /** @param headers those worth repeating, such as {@code Location} and {@code ETag} */
    record Answer(int status, Map<String, String> headers, byte[] body) {

        public Answer {
            headers = Map.copyOf(headers);
        }
    }
}
