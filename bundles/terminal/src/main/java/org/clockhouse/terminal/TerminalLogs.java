package org.clockhouse.terminal;

import java.time.Duration;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/** The logs that visited terminals keep of their punches. Nothing clears one but a person, and not before every row is stored. */
@ProviderType
public interface TerminalLogs {

    /** How long a visit that is under way is waited for. */
    Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * Clears the terminal's log, when the terminal holds exactly the rows that are stored, asked right before.
     *
     * @param reason as given; in the audit trail with the number of rows
     * @return how many rows were cleared
     * @throws org.clockhouse.kernel.Refused {@code terminal.not-visited}, {@code log.unsupported}, {@code log.failed} when it does
     *     not answer or says no, {@code log.unread} when it holds rows that are not stored; they are read at once, and nothing
     *     was cleared; {@code log.waiting} when its gateway has rows that are not here yet, {@code gateway.unheard} if that does
     *     not answer in time
     */
    int clear(Actor actor, TerminalId terminal, String reason);
}
