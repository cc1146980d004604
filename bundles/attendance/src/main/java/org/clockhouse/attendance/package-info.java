/**
 * What punches mean: shifts, who works them when, and the timesheet that follows from both.
 *
 * <p>{@link org.clockhouse.attendance.shift.Shifts} keeps shift templates and the {@link org.clockhouse.attendance.rule.RuleSet rule sets}
 * they name, {@link org.clockhouse.attendance.roster.Rosters} says who works which of them, {@link
 * org.clockhouse.attendance.day.Timesheets} is the result: one {@link org.clockhouse.attendance.day.DayResult} for each planned
 * occurrence, worked out again by itself whenever a fact behind it changes, and explained line by line on demand.
 *
 * <p>Lengths are whole minutes. Wall times are those of the person's site. Meaning and names follow the attendance guide; the
 * section numbers in explanations are its sections.
 */
@Export
@Version("1.0.0")
package org.clockhouse.attendance;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
