package org.clockhouse.terminal.spi;

import java.time.LocalDate;
import java.util.List;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.MaintenanceEntry;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps the maintenance log; entries are only added. */
@ConsumerType
public interface MaintenanceRepository {

    void add(MaintenanceEntry entry);

    /** By id, the latest first, which is also {@link Slice#next}. */
    Slice<MaintenanceEntry> of(TerminalId terminal, Page page);

    /**
     * The latest entry of each terminal and kind of work, where it is due again on or before the day; by that day. Terminals that are
     * retired are left out; a scope sees those at its sites.
     */
    List<MaintenanceEntry> due(Scope scope, LocalDate by);
}
