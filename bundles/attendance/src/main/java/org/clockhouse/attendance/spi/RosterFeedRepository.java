package org.clockhouse.attendance.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.roster.RosterFeed;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.DepartmentId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps calendars' addresses, hashed. Works in the caller's transaction. */
@ConsumerType
public interface RosterFeedRepository {

    /** In place of the account's other one for the same people. */
    void put(RosterFeed feed, String hash);

    void remove(AccountId account, Optional<DepartmentId> department);

    /** Its own person's first. */
    List<RosterFeed> of(AccountId account);

    Optional<RosterFeed> find(String hash);

    void read(String hash, Instant at);
}
