package org.clockhouse.attendance.rule;

/**
 * Minutes above a threshold, up to that of the next tier.
 *
 * @param above minutes of a date, or of a week
 * @param bucket the name under which they are reported, for example {@code OT1}
 */
public record Tier(int above, String bucket) {}
