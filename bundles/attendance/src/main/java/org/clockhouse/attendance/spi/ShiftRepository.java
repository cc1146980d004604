package org.clockhouse.attendance.spi;

import java.util.List;
import org.clockhouse.attendance.shift.Shift;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps shifts with all their editions. Works in the caller's transaction. */
@ConsumerType
public interface ShiftRepository {

    /** Every edition of every shift; by shift, then edition. */
    List<Shift> editions();

    /**
     * Stores a new edition, or replaces the one with its number, and sets the whole shift to this retirement.
     *
     * @param edition with the version as read, 0 for a new shift; stored is one more
     * @throws org.clockhouse.kernel.Stale if the stored version is another
     * @throws org.clockhouse.kernel.Refused {@code shift.code.taken} (duplicate) if another shift has the code
     */
    Shift put(Shift edition);
}
