package org.clockhouse.attendance.roster;

import java.util.List;

/** Drafts that were changed together, and can be put back together. */
public record RosterEdit(RosterEditId id, List<Change> changes) {

    /** A cell as it was and as it is; without a draft as {@link RosterDraft#none}. */
    public record Change(RosterDraft before, RosterDraft after) {}

    public RosterEdit {
        changes = List.copyOf(changes);
    }
}
