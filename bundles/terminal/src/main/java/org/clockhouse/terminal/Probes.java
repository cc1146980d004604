package org.clockhouse.terminal;

import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/** Asks a visited terminal, between two visits, and says which layer failed. Changes nothing at it. */
@ProviderType
public interface Probes {

    /**
     * Returns when the last layer answered or one failed; each waits for one reply at most as long as a visit does.
     *
     * @throws org.clockhouse.kernel.Refused {@code terminal.not-visited} if the host does not visit such a terminal,
     *     {@code terminal.busy} if a visit does not end within half a minute
     */
    Probe probe(Actor actor, TerminalId terminal);
}
