package org.clockhouse.rest.internal.http;

/** A representation of a single thing that changes. Its version becomes the {@code ETag}. */
public interface Versioned {
    long version();
}
