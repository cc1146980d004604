package org.clockhouse.attendance.day;

import org.clockhouse.attendance.rule.AllowanceRule;
import org.clockhouse.registry.Placement;

/**
 * Minutes of one result that count under a pay code, and why.
 *
 * @param placement of the person on that date
 * @param measured minutes of the rule's measure
 * @param counted what they make
 */
public record AllowanceLine(DayResult day, Placement placement, AllowanceRule rule, int measured, int counted) {}
