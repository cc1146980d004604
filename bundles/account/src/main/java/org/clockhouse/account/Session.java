package org.clockhouse.account;

import java.time.Instant;

/**
 * A sign-in that holds.
 *
 * @param account as it is now
 * @param confirmedAt when the password was last given
 * @param idleUntil ends then unless used before
 * @param until ends then in any case
 */
public record Session(Account account, Instant signedInAt, Instant confirmedAt, Instant idleUntil, Instant until) {}
