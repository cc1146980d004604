package org.clockhouse.terminal;

import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/** Terminals that called in and wait for somebody to say that they belong here. Holds at most {@link #MOST}. */
@ProviderType
public interface UnknownTray {

    /** More are turned away unseen: callers choose their serial numbers. */
    int MOST = 500;

    /** By serial number. */
    Slice<UnknownTerminal> page(OrgId org, Page page);

    /**
     * Registers the terminal and takes it out of the tray. Driver and serial number are the tray's, whatever the draft says.
     *
     * @throws org.clockhouse.kernel.NotFound if no such terminal has called
     */
    TerminalStanding authorise(Actor actor, String serial, TerminalDraft draft);

    /** Takes it out of the tray; it comes back with its next call. */
    void dismiss(Actor actor, String serial);
}
