package org.clockhouse.attendance.shift;

import java.time.LocalDate;
import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.ShiftId;
import org.osgi.annotation.versioning.ProviderType;

/** Shift templates. What changes a past date makes the timesheets behind it work themselves out again. */
@ProviderType
public interface Shifts {

    /** The newest edition of each, by code; retired ones last. */
    List<Shift> list(OrgId org);

    /** The newest edition. @throws org.clockhouse.kernel.NotFound if there is none */
    Shift find(OrgId org, ShiftId id);

    /** Every edition, oldest first. @throws org.clockhouse.kernel.NotFound if there is none */
    List<Shift> editions(OrgId org, ShiftId id);

    /**
     * A new shift, whose first edition holds for all dates.
     *
     * @throws org.clockhouse.kernel.Refused {@code shift.code.taken} (duplicate), {@code rule-set.unknown}
     */
    Shift define(Actor actor, ShiftTerms terms);

    /**
     * A new edition from a work date on; one that starts on the same date is replaced.
     *
     * @param version what the caller read
     * @throws org.clockhouse.kernel.Stale if somebody changed it since
     * @throws org.clockhouse.kernel.Refused as {@link #define}
     */
    Shift amend(Actor actor, ShiftId id, long version, LocalDate from, ShiftTerms terms);

    /** @throws org.clockhouse.kernel.Stale if somebody changed it since */
    Shift retire(Actor actor, ShiftId id, long version);
}
