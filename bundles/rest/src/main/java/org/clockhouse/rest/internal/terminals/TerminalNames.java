package org.clockhouse.rest.internal.terminals;

import java.util.HashMap;
import java.util.Map;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.TerminalFilter;
import org.clockhouse.terminal.TerminalStanding;
import org.clockhouse.terminal.Terminals;

/** The names of all terminals for one answer, retired ones too: a query for each 500 of them, however many rows name one. */
public final class TerminalNames {

    private static final TerminalFilter ALL =
            new TerminalFilter("", TerminalFilter.ALL.site(), "", TerminalFilter.ALL.kinds(), true);

    private final Map<TerminalId, LocalName> names;

    private TerminalNames(Map<TerminalId, LocalName> names) {
        this.names = names;
    }

    public static TerminalNames of(OrgId org, Terminals terminals) {
        Map<TerminalId, LocalName> names = new HashMap<>();
        String after = "";
        do {
            Slice<TerminalStanding> slice = terminals.page(org, Scope.EVERYBODY, ALL, new Page(after, Page.MOST));
            slice.items()
                    .forEach(standing -> names.put(
                            standing.terminal().id(), standing.terminal().name()));
            after = slice.next();
        } while (!after.isEmpty());
        return new TerminalNames(names);
    }

    /** Null for a terminal that is not there. */
    public LocalName of(TerminalId id) {
        return names.get(id);
    }
}
