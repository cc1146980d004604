package org.clockhouse.credential;

import java.time.Instant;
import java.util.Optional;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;

/** Terminals for tests. */
public final class WallTerminals {

    private WallTerminals() {}

    /** One for attendance that keeps a list. */
    public static WallTerminal at(SiteId site, String name, boolean reachable, Instant since) {
        return new WallTerminal(
                TerminalId.next(),
                new LocalName(name, name),
                site,
                Optional.empty(),
                true,
                reachable,
                since,
                new WallTerminal.Ability(WallTerminal.Lists.KEPT, false));
    }
}
