package org.clockhouse.terminal;

import java.time.Instant;
import java.util.Optional;
import org.clockhouse.kernel.TerminalId;

/**
 * How many rows a terminal says it holds, beside how many of its rows are kept here.
 *
 * @param stated by the terminal
 * @param stored punches and quarantined rows, by whatever road they came
 * @param surplus the most that the one was above the other, or what somebody accepted. A terminal that is cleared or overwrites its
 *     oldest rows raises it; nothing but rows that did not come makes the difference smaller again
 * @param countedAt when the terminal said so
 * @param lackingSince when rows began to be missing
 * @param readingAgain whether its whole log is being read once more
 */
public record TerminalCount(
        TerminalId terminal,
        long stated,
        long stored,
        long surplus,
        Instant countedAt,
        Optional<Instant> lackingSince,
        boolean readingAgain) {

    public static TerminalCount first(TerminalId terminal, long stated, long stored, Instant now) {
        long missing = stated - stored;
        return new TerminalCount(
                terminal,
                stated,
                stored,
                Math.max(0, -missing),
                now,
                missing > 0 ? Optional.of(now) : Optional.empty(),
                false);
    }

    public long missing() {
        return Math.max(0, surplus - (stored - stated));
    }

    /** The next time that the terminal says. */
    public TerminalCount then(long nowStated, long nowStored, Instant now) {
        long most = Math.max(surplus, nowStored - nowStated);
        boolean lacks = most > nowStored - nowStated;
        Optional<Instant> since = lacks ? lackingSince.or(() -> Optional.of(now)) : Optional.empty();
        return new TerminalCount(terminal, nowStated, nowStored, most, now, since, readingAgain);
    }

    /** What is missing now is not: the terminal counts some rows that are the same punch. */
    public TerminalCount accepted() {
        return new TerminalCount(terminal, stated, stored, stored - stated, countedAt, Optional.empty(), false);
    }

    public TerminalCount again() {
        return new TerminalCount(terminal, stated, stored, surplus, countedAt, lackingSince, true);
    }
}
