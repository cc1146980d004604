package org.clockhouse.terminal;

import java.time.Duration;
import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Recordings of a terminal's traffic, for whoever mends its driver: the contract kit replays them. Off until somebody asks, for
 * a bounded time and size; passwords, keys and templates are left out, numbers and names of people are not.
 */
@ProviderType
public interface Recordings {

    Duration LONGEST = Duration.ofHours(1);

    /** The newest first. */
    List<Recording> of(OrgId org, TerminalId terminal);

    /**
     * Begins with the next contact. The one session that may stand open is ended, so that the recording begins with a greeting.
     *
     * @throws org.clockhouse.kernel.Refused {@code recording.elsewhere} behind a gateway, {@code recording.running},
     *     {@code recording.too-long}, {@code recording.too-many}
     */
    Recording start(Actor actor, TerminalId terminal, Duration atMost);

    /** Ends it early; one that is over is no error. */
    void stop(Actor actor, TerminalId terminal);

    /** The text, as far as it is written. Audited, because people are named in it. */
    byte[] read(Actor actor, TerminalId terminal, String name);

    /**
     * Ends it first where it is running.
     *
     * @throws org.clockhouse.kernel.NotFound if there is none of that name
     */
    void remove(Actor actor, TerminalId terminal, String name);
}
