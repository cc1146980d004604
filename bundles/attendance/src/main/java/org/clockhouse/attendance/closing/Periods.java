package org.clockhouse.attendance.closing;

import java.time.LocalDate;
import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/** The company's periods. They are everybody's. */
@ProviderType
public interface Periods {

    /** The newest first. */
    List<Period> list(OrgId org);

    /** @throws org.clockhouse.kernel.NotFound if there is none */
    Period find(OrgId org, PeriodId id);

    /**
     * @param until inclusive
     * @throws org.clockhouse.kernel.Refused {@code period.gap} if it does not begin where the last one ends, {@code
     *     period.length}
     */
    Period open(Actor actor, LocalDate from, LocalDate until);

    /**
     * Hands an open one to the people and their managers, or takes it back from them.
     *
     * @throws org.clockhouse.kernel.Refused {@code period.locked}
     * @throws org.clockhouse.kernel.Stale if somebody changed it since the caller read that version
     */
    Period move(Actor actor, PeriodId id, long version, Period.State to);

    /**
     * Locks it for ever, in one transaction, and opens the next where there is none.
     *
     * @param despite why, although something is open; without it that is refused
     * @throws org.clockhouse.kernel.Refused {@code period.blocked} naming what is open, {@code period.not-ended}, {@code
     *     period.not-in-review}, {@code period.order} while an earlier one is not locked
     * @throws org.clockhouse.kernel.Stale as {@link #move}
     */
    Period lock(Actor actor, PeriodId id, long version, String despite);
}
