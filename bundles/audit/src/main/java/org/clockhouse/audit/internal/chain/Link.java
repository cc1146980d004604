package org.clockhouse.audit.internal.chain;

/**
 * A sealed entry as the check sees it.
 *
 * @param content canonical JSON of what is hashed, made from the fields that are shown
 */
public record Link(long sequence, String id, String content, String contentHash, String previous, String hash) {}
