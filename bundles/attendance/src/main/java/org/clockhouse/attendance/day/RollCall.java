package org.clockhouse.attendance.day;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;

/**
 * Who was to be found at a site when it was cleared, and who has been. Names are the registry's; the list itself never
 * changes, except that who reports without being on it is added.
 */
public record RollCall(Head head, List<Entry> entries) {

    /**
     * @param startedBy as people know them
     * @param assembly terminals at which reading a card says that one is there
     */
    public record Head(
            RollCallId id,
            SiteId site,
            Instant startedAt,
            String startedBy,
            Set<TerminalId> assembly,
            Optional<Mention> ended) {

        public Head {
            assembly = Set.copyOf(assembly);
        }
    }

    /** When something was said, and by whom. */
    public record Mention(Instant at, String by) {}

    /** A roll call in a list. */
    public record Summary(Head head, int listed, int found) {}

    /** Where the person was when the list was frozen. The first ones are looked for first. */
    public enum Standing {
        /** The last punch was one in. */
        INSIDE,
        /** Has a shift, and was not seen: perhaps inside. */
        UNSEEN,
        /** On a break, or left during the shift. */
        OUT,
        /** Not on the list, and reported at the assembly terminal. */
        UNLISTED
    }

    public enum How {
        CARD,
        HAND
    }

    /** @param by who said so; the terminal's id for a card */
    public record Found(Instant at, How how, String by) {}

    /** @param lastSeen the last punch before the list was frozen */
    public record Entry(EmployeeId employee, Standing standing, Optional<Instant> lastSeen, Optional<Found> found) {}

    public RollCall {
        entries = List.copyOf(entries);
    }
}
