package org.clockhouse.credential.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * How far one terminal's list is.
 *
 * @param version goes up with everything that the terminal confirms
 * @param changed when it last confirmed something
 * @param compared when its own list was last read and compared
 * @param strangers what it held then that the suite does not know
 */
public record TerminalList(
        WallTerminal terminal,
        Counts counts,
        long version,
        Optional<Instant> changed,
        Optional<Instant> compared,
        int strangers) {

    /**
     * @param expected how many credentials it should hold
     * @param confirmed how many of them it has confirmed
     * @param removals how many it has still to forget
     * @param refused how many it would not take, or not forget
     */
    public record Counts(long expected, long confirmed, long removals, long refused) {

        public static final Counts NONE = new Counts(0, 0, 0, 0);

        public boolean isCurrent() {
            return expected == confirmed && removals == 0 && refused == 0;
        }
    }
}
