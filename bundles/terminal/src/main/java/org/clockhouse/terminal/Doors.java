package org.clockhouse.terminal;

import java.time.Duration;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/** Doors and turnstiles of terminals that are visited, from here or by a gateway. A command reaches its terminal at once or never: a late unlock is worse than none. */
@ProviderType
public interface Doors {

    /** A command that cannot be given within this time is refused. */
    Duration LIMIT = Duration.ofSeconds(3);

    /**
     * Returns when the terminal has taken the command.
     *
     * @param door counted from 1
     * @throws org.clockhouse.kernel.Refused {@code terminal.not-visited} if the host does not visit such a terminal,
     *     {@code door.unsupported} if it drives no door, {@code door.failed} if it does not answer or says no,
     *     {@code door.too-late} if it could not be told in time; it was not told then. Where a gateway serves the terminal,
     *     {@code door.unheard} if it was told to do so and has not said what became of it: it is not done later
     */
    void move(Actor actor, TerminalId terminal, int door, ErrandTask.Movement movement);
}
