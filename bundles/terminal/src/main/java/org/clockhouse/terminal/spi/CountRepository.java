package org.clockhouse.terminal.spi;

import java.util.Optional;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.TerminalCount;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps the last count of each terminal. Works in the caller's transaction. */
@ConsumerType
public interface CountRepository {

    Optional<TerminalCount> find(TerminalId terminal);

    /** Replaces what is there. */
    void save(TerminalCount count);
}
