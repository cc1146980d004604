package org.clockhouse.attendance;

/**
 * Something that is counted, and not paid here (guide, section 16): each result with at least so many minutes of a measure
 * counts.
 *
 * @param measure a bucket, in small letters
 */
public record Allowance(String name, String measure, int atLeast, int count) {}
