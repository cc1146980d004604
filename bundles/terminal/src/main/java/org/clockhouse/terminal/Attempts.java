package org.clockhouse.terminal;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/** How attempts at terminals went. Counted beside the way of the punches, some moments behind them. */
@ProviderType
public interface Attempts {

    /** @param from and {@code until} are days by the terminal's wall, both inclusive */
    AttemptStatistics statistics(OrgId org, Scope scope, TerminalId terminal, LocalDate from, LocalDate until);

    /** Of every terminal with attempts; the caller leaves out what its scope does not see. */
    Map<TerminalId, AttemptStatistics.Count> counts(OrgId org, LocalDate from, LocalDate until);

    /** The latest first, at terminals of the scope's sites. */
    Slice<RefusedAttempt> refused(
            OrgId org, Scope scope, Optional<TerminalId> terminal, Optional<EmployeeId> employee, Page page);
}
