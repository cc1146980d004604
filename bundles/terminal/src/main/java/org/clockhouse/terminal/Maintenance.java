package org.clockhouse.terminal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/** The maintenance log of each terminal, and what of it is due again. */
@ProviderType
public interface Maintenance {

    /** @param nextOn when the same is due again; empty for never */
    record Draft(MaintenanceEntry.Work work, String text, LocalDate doneOn, Optional<LocalDate> nextOn) {}

    /**
     * @throws org.clockhouse.kernel.Refused {@code maintenance.future} when it is said to be done after today,
     *     {@code maintenance.next} when it is due again before it was done, {@code maintenance.text} for other work without a word
     */
    MaintenanceEntry note(Actor actor, Scope scope, TerminalId terminal, Draft draft);

    /** The latest written first. */
    Slice<MaintenanceEntry> of(OrgId org, Scope scope, TerminalId terminal, Page page);

    /** The last of each terminal and kind of work that is due again by a day, the longest overdue first. */
    List<MaintenanceEntry> due(OrgId org, Scope scope, LocalDate by);
}
