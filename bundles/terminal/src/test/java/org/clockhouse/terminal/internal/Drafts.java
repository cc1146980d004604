package org.clockhouse.terminal.internal;

import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;

/** Drafts of the terminal on the wall. */
public final class Drafts {

    private Drafts() {}

    public static TerminalDraft password(SiteId site, String password) {
        return draft(site, Map.of("password", password), "", WallTerminal.ENDPOINT);
    }

    public static TerminalDraft serial(SiteId site, String serial) {
        return draft(site, Map.of(), serial, WallTerminal.ENDPOINT);
    }

    public static TerminalDraft draft(SiteId site, Map<String, String> settings, String serial, String endpoint) {
        return new TerminalDraft(
                new LocalName("东门", "East gate"),
                site,
                Optional.empty(),
                WallTerminal.ID,
                endpoint,
                settings,
                Optional.empty(),
                serial,
                "",
                Direction.BOTH,
                Terminal.Purpose.ATTENDANCE,
                Optional.empty());
    }
}
