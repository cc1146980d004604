package org.clockhouse.credential;

import java.time.Instant;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;

/**
 * A terminal as the cards see it.
 *
 * @param since since when it is reachable, or is not
 */
public record WallTerminal(TerminalId id, LocalName name, SiteId site, boolean reachable, Instant since) {}
