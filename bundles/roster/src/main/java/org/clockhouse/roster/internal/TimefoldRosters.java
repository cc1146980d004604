package org.clockhouse.roster.internal;

import java.time.Duration;
import org.clockhouse.attendance.spi.RosterPuzzle;
import org.clockhouse.attendance.spi.RosterSolver;
import org.osgi.service.component.annotations.Component;

/** Looks for rosters with Timefold. Nothing of it is loaded before the first search. */
@Component
public final class TimefoldRosters implements RosterSolver {

    @Override
    public int[] solve(RosterPuzzle puzzle, Duration atMost, Watch watch) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Timefold finds its own and our classes by the loader of the thread.
        thread.setContextClassLoader(TimefoldRosters.class.getClassLoader());
        try {
            return new Search(puzzle, atMost, watch).best();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
