package org.clockhouse.attendance.spi;

import java.util.List;
import org.clockhouse.attendance.generate.CoverNeed;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps what departments need. Works in the caller's transaction. */
@ConsumerType
public interface CoverRepository {

    /** By department. */
    List<CoverNeed> needs();

    /**
     * Stores it in place of the one that was read.
     *
     * @param read the version of that, 0 for none
     * @throws org.clockhouse.kernel.Stale if the stored version is another
     */
    void put(CoverNeed need, long read);
}
