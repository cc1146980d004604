package org.clockhouse.attendance.rule;

/**
 * Section 9: what is rounded, and how.
 *
 * @param in punches in, by the clock on the wall
 * @param out punches out
 * @param pause the sum of punched breaks
 * @param meal the length of a gap between two pairs; the punches around the gap are then left alone
 * @param day attended minutes of a result
 * @param overtime each stretch of overtime
 * @param leave what is charged to the balance; what it covers is exact
 */
public record RoundingPolicy(
        Rounding in, Rounding out, Rounding pause, Rounding meal, Rounding day, Rounding overtime, Rounding leave) {}
