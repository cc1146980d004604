package org.clockhouse.driver.tck;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.TerminalSession;

/** What came out of a log: the punches, and where reading stopped. */
record Readings(List<RawPunch> punches, Cursor end, boolean gap) {

    private static final int MOST_PAGES = 500;

    /** Reads page after page until the terminal has no more, as the host does, without acknowledging. */
    static Readings all(TerminalSession session, Cursor from, int limit) throws DriverException, InterruptedException {
        List<RawPunch> found = new ArrayList<>();
        Cursor cursor = from;
        boolean gap = false;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            PunchPage page = session.readPunches(cursor, limit);
            if (page.rows() > limit) {
                throw new AssertionError("asked for " + limit + " rows, got " + page.rows());
            }
            found.addAll(page.punches());
            gap |= page.gap();
            cursor = page.next();
            if (!page.more()) {
                return new Readings(found, cursor, gap);
            }
        }
        throw new AssertionError("still more after " + MOST_PAGES + " pages: reading never ends");
    }

    List<LocalDateTime> clockReadings() {
        return punches.stream().map(RawPunch::clockReading).toList();
    }

    List<String> ids() {
        return punches.stream().map(RawPunch::recordId).toList();
    }
}
