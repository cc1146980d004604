package org.clockhouse.terminal;

import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.SiteId;

/**
 * Which terminals; empty parts choose all.
 *
 * @param text part of a name, serial number or endpoint, whatever the case
 * @param retired whether retired ones are shown too
 */
public record TerminalFilter(
        String text, Optional<SiteId> site, String driver, Set<TerminalState.Kind> kinds, boolean retired) {

    public static final TerminalFilter ALL = new TerminalFilter("", Optional.empty(), "", Set.of(), false);

    public TerminalFilter {
        text = text.strip();
        kinds = Set.copyOf(kinds);
    }
}
