package org.clockhouse.attendance.spi;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.market.OpenShift;
import org.clockhouse.attendance.market.OpenShiftId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps open shifts with their claims. Works in the caller's transaction. */
@ConsumerType
public interface OpenShiftRepository {

    /**
     * Stores a new one, or how it stands.
     *
     * @param shift with the version as read, 0 for a new one; stored is one more
     * @throws org.clockhouse.kernel.Stale if the stored version is another
     */
    OpenShift put(OpenShift shift);

    /** Waits for whoever holds it and keeps it until the transaction ends, so that its last place is given once. */
    Optional<OpenShift> hold(OpenShiftId shift);

    /** By date. @param until inclusive */
    List<OpenShift> between(LocalDate from, LocalDate until);
}
