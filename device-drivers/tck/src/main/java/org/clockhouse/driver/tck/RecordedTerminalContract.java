package org.clockhouse.driver.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.SettableClock;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.UnreadableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A driver of the visit road against what a real terminal said, as a running suite recorded it. The first visit is made again
 * as the host makes it: connect, read the clock, read all pages.
 */
@Timeout(60)
public abstract class RecordedTerminalContract {

    protected abstract TerminalDriver driver();

    /** Its settings as they were; secret ones may be anything of the same length. */
    protected abstract TerminalAddress address();

    protected abstract Path recording();

    /** How many punches the first visit brings. */
    protected abstract int punches();

    /** How many unreadable rows. */
    protected int unreadable() {
        return 0;
    }

    /** When it was recorded, for drivers that ask for the time. */
    protected Instant when() {
        return Instant.parse("2026-03-02T08:00:00Z");
    }

    /** For a protocol in which the driver makes up a number each time. */
    protected RecordedTerminal terminal(Recording recording) {
        return new RecordedTerminal(recording.frames());
    }

    @Test
    void isOfThisDriver() {
        assertEquals(driver().descriptor().id(), Recording.of(recording()).driver());
    }

    @Test
    void theDriverAsksAsItDidAndUnderstandsTheAnswers() throws Exception {
        assertRead(1_400);
    }

    @Test
    void theSameComesOfAnswersInSingleBytes() throws Exception {
        assertRead(1);
    }

    private void assertRead(int pieces) throws Exception {
        Recording recording = Recording.of(recording());
        RecordedTerminal terminal = terminal(recording);
        List<RawPunch> punches = new ArrayList<>();
        List<UnreadableRow> unreadable = new ArrayList<>();
        try (MemoryLines lines = new MemoryLines(terminal, pieces)) {
            BenchContext context = new BenchContext(lines, Duration.ofSeconds(1), new BenchClock(when()));
            visit(recording, context, punches, unreadable);
        } catch (DriverException e) {
            throw new AssertionError(terminal.stranger().isEmpty() ? e.getMessage() : terminal.stranger(), e);
        }
        assertEquals("", terminal.stranger());
        assertEquals(punches(), punches.size(), () -> "punches: " + punches);
        assertEquals(unreadable(), unreadable.size(), () -> "unreadable: " + unreadable);
    }

    private void visit(
            Recording recording, BenchContext context, List<RawPunch> punches, List<UnreadableRow> unreadable)
            throws Exception {
        try (TerminalSession session = driver().connect(address(), context)) {
            if (session instanceof SettableClock clock) {
                clock.readClock();
            }
            Cursor after = recording.cursor();
            PunchPage page;
            do {
                page = session.readPunches(after, recording.limit());
                punches.addAll(page.punches());
                unreadable.addAll(page.unreadable());
                assertFalse(page.more() && page.next().equals(after), "more, but no step further");
                if (page.rows() > 0) {
                    session.acknowledge(page.next());
                }
                after = page.next();
            } while (page.more());
        }
    }
}
