package org.clockhouse.attendance.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.market.Swap;
import org.clockhouse.attendance.market.SwapId;
import org.clockhouse.kernel.EmployeeId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps swaps. Works in the caller's transaction. */
@ConsumerType
public interface SwapRepository {

    /**
     * Stores a new one, or what became of one.
     *
     * @param swap with the version as read, 0 for a new one; stored is one more
     * @throws org.clockhouse.kernel.Stale if the stored version is another
     */
    Swap put(Swap swap);

    Optional<Swap> find(SwapId swap);

    /** Of which the person is one, asked since then or with a date from then on; the newest first. */
    List<Swap> of(EmployeeId person, Instant askedSince, LocalDate from);
}
