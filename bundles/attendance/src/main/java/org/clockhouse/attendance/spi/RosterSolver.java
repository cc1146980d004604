package org.clockhouse.attendance.spi;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/** Looks for rosters. Safe for use by many threads; a call works in the thread of the caller. */
@ConsumerType
public interface RosterSolver {

    /**
     * Looks until the time is over, nothing better can be expected, the watch stops it or the thread is interrupted.
     *
     * @return the best choices found, at least as good as {@link RosterPuzzle#start}
     */
    int[] solve(RosterPuzzle puzzle, Duration atMost, Watch watch);

    /** Follows a search. Called by the thread that searches. */
    interface Watch {

        /** @param stop ends the search soon; any thread may call it, also before it has begun in earnest */
        void started(Runnable stop);

        /** @param choices not changed afterwards */
        void better(int[] choices);
    }
}
