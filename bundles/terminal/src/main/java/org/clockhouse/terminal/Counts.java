package org.clockhouse.terminal;

import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/** Whether what terminals hold is all here, by number. */
@ProviderType
public interface Counts {

    /** Empty while the terminal never said how many rows it holds. */
    Optional<TerminalCount> find(OrgId org, Scope scope, TerminalId terminal);

    /**
     * Has everything that the terminal holds read once more, from the beginning; what is here is not stored again. A visited terminal is
     * visited as soon as a worker is free, one that calls is told when it asks.
     *
     * @throws org.clockhouse.kernel.Refused {@code errand.unsupported} if the host does not visit it and it cannot be told so
     */
    void readAgain(Actor actor, TerminalId terminal);

    /**
     * Somebody has looked: what is missing by number is not missing. Closes the alarm.
     *
     * @throws org.clockhouse.kernel.Refused {@code count.nothing} if nothing is missing
     */
    TerminalCount accept(Actor actor, TerminalId terminal, String reason);
}
