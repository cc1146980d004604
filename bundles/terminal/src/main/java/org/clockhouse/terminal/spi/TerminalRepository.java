package org.clockhouse.terminal.spi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.GatewayId;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalFilter;
import org.clockhouse.terminal.TerminalState;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps terminals and how they are. Secret settings are encrypted, with the terminal's id bound in. */
@ConsumerType
public interface TerminalRepository {

    /**
     * @throws org.clockhouse.kernel.Refused {@code terminal.serial.taken} (a duplicate) if a terminal of the driver that is
     *     not retired has the serial number; an empty one is nobody's
     */
    void add(Terminal terminal);

    /**
     * Writes the terminal with the version that it carries raised by one.
     *
     * @throws org.clockhouse.kernel.Stale if that is not the stored version
     * @throws org.clockhouse.kernel.Refused as {@link #add}
     */
    Terminal update(Terminal terminal);

    Optional<Terminal> find(TerminalId terminal);

    /** The terminal of the driver with the serial number that is not retired. */
    Optional<Terminal> bySerial(String driver, String serial);

    /** Every terminal that is a device and not retired, by id. */
    List<Terminal> all();

    /** Terminals that a gateway serves. */
    Map<TerminalId, GatewayId> behindGateways();

    /**
     * By id, which is also {@link Slice#next}. A scope sees the terminals of its sites, or all. A terminal without a saved
     * state counts as {@code NEVER_SEEN}.
     */
    Slice<Terminal> page(Scope scope, TerminalFilter filter, Page page);

    /** Of those that have one. */
    Map<TerminalId, TerminalState> states(Collection<TerminalId> terminals);

    /** Replaces what was saved before. */
    void save(TerminalId terminal, TerminalState state);
}
