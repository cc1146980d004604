package org.clockhouse.terminal.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.terminal.PhonePlace;
import org.clockhouse.terminal.PhonePlaceId;
import org.clockhouse.terminal.PhonePunch;
import org.clockhouse.terminal.PhonePunchId;
import org.clockhouse.terminal.PhonePunchRule;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps what is known of punches by phone. Positions are sealed. Works in the caller's transaction. */
@ConsumerType
public interface PhonePunchRepository {

    Optional<PhonePunchRule> rule();

    /** @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    PhonePunchRule put(PhonePunchRule rule);

    /** By id. */
    List<PhonePlace> places();

    /** Adds one of version 0, or replaces. @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    PhonePlace put(PhonePlace place);

    /** @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    void remove(PhonePlaceId place, long version);

    /** @throws org.clockhouse.kernel.Refused a duplicate, if the id is there, or the person has one of that second */
    void add(PhonePunch punch);

    Optional<PhonePunch> find(PhonePunchId punch);

    /** By time. @param until exclusive */
    List<PhonePunch> of(EmployeeId person, Instant from, Instant until);

    /** The latest with a position before the instant. */
    Optional<PhonePunch> lastBefore(EmployeeId person, Instant at);

    /** The latest first. */
    Slice<PhonePunch> page(Scope scope, Optional<PhonePunch.State> state, Optional<EmployeeId> person, Page page);

    /**
     * Writes state and verdict, and marks the day for attendance to work out again.
     *
     * @throws org.clockhouse.kernel.Stale if the version is not the stored one
     */
    PhonePunch decide(PhonePunch punch, LocalDate day);

    /** Destroys the positions of what was received before. */
    void forget(Instant before);
}
