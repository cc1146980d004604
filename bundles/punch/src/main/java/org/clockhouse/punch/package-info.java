/**
 * The punch log: every recorded presentation at a terminal, append-only, read by position.
 *
 * <p>{@link org.clockhouse.punch.PunchLog} is the log itself: {@code terminal} appends
 * {@link org.clockhouse.punch.PunchBatch batches} of {@link org.clockhouse.punch.NewPunch new punches}, attendance and
 * reports read {@link org.clockhouse.punch.Punch punches}. {@link org.clockhouse.punch.PunchReview} is what a person has to
 * look at: rows in quarantine, and subjects that nobody is known for yet.
 *
 * <p>A punch is identified by terminal, subject as the terminal names it, and clock reading to the second
 * ({@link org.clockhouse.punch.PunchKey} within one terminal), whichever road it came by; everything else about it is an
 * attribute. Only the employee is derived: it may be attributed afterwards.
 */
@Export
@Version("1.1.0")
package org.clockhouse.punch;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
