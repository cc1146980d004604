package org.clockhouse.attendance.shift;

import java.time.LocalDate;
import org.clockhouse.kernel.ShiftId;

/**
 * A named template of planned working time, in one of its editions.
 *
 * @param edition 1, 2, 3 ...; an edition never changes after its first use
 * @param effectiveFrom work dates from here on take this edition, until the next one's date
 * @param retired no longer offered; rosters that name it keep it
 * @param version of the whole shift, for optimistic locking
 */
public record Shift(ShiftId id, int edition, LocalDate effectiveFrom, ShiftTerms terms, boolean retired, long version) {

    /** The first edition of every shift holds from here, so that past months can be worked out. */
    public static final LocalDate ALWAYS = LocalDate.of(1970, 1, 1);
}
