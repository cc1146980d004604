package org.clockhouse.rest.internal.http;

/** The version that the caller last read, from {@code If-Match}. */
public record Expected(long version) {}
