package org.clockhouse.attendance.roster;

import java.time.Instant;
import java.util.Optional;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.DepartmentId;

/**
 * A secret address under which a roster is read as a calendar.
 *
 * @param account whose it is; what it shows is what the account may see when it is read
 * @param department whose people; empty for the account's own person
 */
public record RosterFeed(
        AccountId account, Optional<DepartmentId> department, Instant madeAt, Optional<Instant> readAt) {}
