package org.clockhouse.request;

import java.time.Instant;

/**
 * A file beside a request. What it holds decides its type, whatever its name says.
 *
 * @param name as it was given
 * @param hash of the content, under which it is kept
 * @param by who added it, as people know them
 */
public record Attachment(
        AttachmentId id,
        RequestId request,
        String name,
        AttachmentType type,
        long size,
        String hash,
        String by,
        Instant at) {}
