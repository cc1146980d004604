package org.clockhouse.terminal;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.TerminalId;

/**
 * A task that waits for a terminal which calls, until it asks.
 *
 * @param number unique in the company, never reused
 * @param detail why it was refused: the terminal's own code, or a word of the suite; of some that are done, what came of it
 * @param changed when it came into its state; while sent, when it was last handed out
 * @param expires when it is refused if it was not handed out
 * @param handed how often it was handed out
 * @param by who asked for it
 */
public record Errand(
        long number,
        TerminalId terminal,
        ErrandTask task,
        State state,
        String detail,
        Instant asked,
        Instant changed,
        Optional<Instant> expires,
        int handed,
        String by) {

    /** Names are stored: they are never changed. */
    public enum State {
        /** Waits until the terminal asks. */
        QUEUED,
        /** The terminal has it and has not said what became of it. */
        SENT,
        /** The gateway that serves the terminal has stored it, and carries it out by itself. */
        FORWARDED,
        CONFIRMED,
        REFUSED,
        /** Something later about the same person took its place. */
        SUPERSEDED
    }

    private static final int LONGEST_DETAIL = 1_000;

    public static final Set<State> OPEN = Set.of(State.QUEUED, State.SENT, State.FORWARDED);

    public boolean isOpen() {
        return OPEN.contains(state);
    }

    public Errand become(State next, String why, Instant at) {
        String cut = why.length() > LONGEST_DETAIL ? why.substring(0, LONGEST_DETAIL) : why;
        return new Errand(
                number, terminal, task, next, cut, asked, at, expires, next == State.SENT ? handed + 1 : handed, by);
    }
}
