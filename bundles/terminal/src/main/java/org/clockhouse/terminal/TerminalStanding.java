package org.clockhouse.terminal;

import java.time.ZoneId;
import java.util.Optional;
import org.clockhouse.punch.TerminalProgress;

/**
 * A terminal with how it is.
 *
 * @param zone its own or else its site's: what its clock is meant to show
 * @param progress how far its punches are in the log
 * @param gateway that serves it in a branch, where one does: nothing but its list reaches it from here
 */
public record TerminalStanding(
        Terminal terminal, ZoneId zone, TerminalState state, TerminalProgress progress, Optional<GatewayId> gateway) {}
