package org.clockhouse.punch;

import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.TerminalId;

/** Which rows of the quarantine; empty parts choose all. */
public record QuarantineFilter(Optional<TerminalId> terminal, Set<QuarantineDraft.Reason> reasons) {

    public static final QuarantineFilter ALL = new QuarantineFilter(Optional.empty(), Set.of());

    public QuarantineFilter {
        reasons = Set.copyOf(reasons);
    }
}
