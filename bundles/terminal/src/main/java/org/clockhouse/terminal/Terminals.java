package org.clockhouse.terminal;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The inventory of terminals. A scope sees the terminals of its sites; outside it a terminal is
 * {@link org.clockhouse.kernel.NotFound}.
 */
@ProviderType
public interface Terminals {

    /**
     * @throws org.clockhouse.kernel.Refused {@code terminal.driver.missing}, {@code terminal.endpoint.malformed},
     *     {@code terminal.setting.unknown}, {@code terminal.setting.required}, {@code terminal.setting.malformed} with the
     *     pointer of the field; {@code terminal.serial.taken} and {@code terminal.endpoint.taken} (duplicates) with the name
     *     of the other terminal
     */
    TerminalStanding register(Actor actor, TerminalDraft draft);

    /**
     * @throws org.clockhouse.kernel.Stale if the version is not the stored one
     * @throws org.clockhouse.kernel.Refused {@code terminal.rebind} for another site or another serial number than it has:
     *     that is done by {@link #rebind}; else as {@link #register}
     */
    TerminalStanding amend(Actor actor, TerminalId terminal, TerminalDraft draft, long version);

    /**
     * As {@link #amend}, for a device that stands elsewhere from now on, or for another device in its place. With another
     * serial number readings older than now are not taken, unless the draft says since when: they are the other device's.
     */
    TerminalStanding rebind(Actor actor, TerminalId terminal, TerminalDraft draft, String reason, long version);

    /** @throws org.clockhouse.kernel.Refused {@code terminal.retired}: a retired terminal stays retired */
    TerminalStanding setStatus(Actor actor, TerminalId terminal, Terminal.Status status, String reason, long version);

    TerminalStanding find(OrgId org, Scope scope, TerminalId terminal);

    /** In the order in which they were registered. */
    Slice<TerminalStanding> page(OrgId org, Scope scope, TerminalFilter filter, Page page);

    /** The zones of the terminals that exist. */
    Map<TerminalId, ZoneId> zones(OrgId org, Collection<TerminalId> terminals);

    /**
     * Asks for a visit as soon as a worker is free.
     *
     * @throws org.clockhouse.kernel.Refused {@code terminal.not-visited} if the host does not visit such a terminal
     */
    void visit(Actor actor, TerminalId terminal);
}
