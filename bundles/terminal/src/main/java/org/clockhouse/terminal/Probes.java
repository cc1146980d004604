package org.clockhouse.terminal;

import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/** Asks a visited terminal, between two visits, here or at its gateway, and says which layer failed. Changes nothing at it. */
@ProviderType
public interface Probes {

    /**
     * Returns when the last layer answered or one failed; each waits for one reply at most as long as a visit does.
     *
     * @throws org.clockhouse.kernel.Refused {@code terminal.not-visited} if the host does not visit such a terminal,
     *     {@code terminal.busy} if a visit does not end within half a minute, {@code gateway.unheard} if its gateway does not
     *     answer in time, {@code errand.unsupported} if the gateway does not visit it either
     */
    Probe probe(Actor actor, TerminalId terminal);
}
