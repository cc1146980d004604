package org.clockhouse.terminal;

import java.time.Instant;
import java.util.List;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/** Who was let in at a terminal where they may not be, by a terminal that decides by itself or was not told yet. */
@ProviderType
public interface Unpermitted {

    /** @param times how often within that day */
    record LetIn(EmployeeId employee, Instant last, int times) {}

    /**
     * Within the last day, by what is permitted now; who came last first.
     *
     * @throws org.clockhouse.kernel.NotFound if the scope sees no such terminal
     */
    List<LetIn> at(OrgId org, Scope scope, TerminalId terminal);
}
