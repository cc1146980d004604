package org.clockhouse.attendance.spi;

import java.util.Collection;
import java.util.List;
import org.clockhouse.attendance.generate.RosterPreference;
import org.clockhouse.kernel.EmployeeId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps what people can and wish. Works in the caller's transaction. */
@ConsumerType
public interface PreferenceRepository {

    /** By employee; of those about whom something is said. */
    List<RosterPreference> of(Collection<EmployeeId> employees);

    /**
     * Stores it in place of the one that was read.
     *
     * @param read the version of that, 0 for none
     * @throws org.clockhouse.kernel.Stale if the stored version is another
     */
    void put(RosterPreference preference, long read);
}
