package org.clockhouse.attendance.generate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.clockhouse.attendance.roster.RosterEditId;
import org.clockhouse.kernel.Actor;

/**
 * A roster that is looked for, or was.
 *
 * @param by who asked for it
 * @param spent how long it was looked for until now
 * @param verdict on the best one so far
 * @param edit by which the drafts can be taken back, once they are drawn
 * @param problem code of what went wrong when it failed, else empty
 */
public record RosterRun(
        RosterRunId id,
        RosterTask task,
        State state,
        Actor by,
        Instant at,
        Duration spent,
        RosterVerdict verdict,
        Optional<RosterEditId> edit,
        String problem) {

    public enum State {
        /** Another one is looked for first. */
        WAITING,
        LOOKING,
        /** It became drafts. */
        DRAWN,
        /** It was given up. */
        DROPPED,
        FAILED
    }

    public boolean isOver() {
        return state != State.WAITING && state != State.LOOKING;
    }
}
