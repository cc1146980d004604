package org.clockhouse.attendance.spi;

import java.util.List;
import org.clockhouse.attendance.closing.Period;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps periods. Works in the caller's transaction. */
@ConsumerType
public interface PeriodRepository {

    /** The oldest first. */
    List<Period> all();

    /**
     * @param period with the version as read, 0 for a new one; stored is one more
     * @throws org.clockhouse.kernel.Stale if the stored version is another
     */
    Period put(Period period);

    /** Rises with every {@link #put}: the same edition, the same periods. */
    long edition();

    /**
     * The edition, which stays as it is until the transaction ends: others who hold it or put a period wait. Whoever writes
     * results holds it, so that no lock comes in between.
     */
    long hold();
}
