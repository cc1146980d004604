package org.clockhouse.audit.internal.chain;

import java.util.function.Supplier;

/**
 * A sealed entry as the check sees it.
 *
 * @param id asked for when there is something to say about the entry
 * @param intact whether the content, as it is shown, has the content hash
 */
public record Link(
        long sequence, Supplier<String> id, boolean intact, String contentHash, String previous, String hash) {}
