package org.clockhouse.terminal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchAttributes.Direction;

/**
 * A terminal that is authorised before it calls for the first time.
 *
 * @param id in the order in which they were written
 * @param serial empty while only a code stands for it
 * @param until when the code no longer counts; empty without a code
 * @param arrived as what it was registered, once it has called
 */
public record ExpectedTerminal(
        String id,
        String serial,
        Draft draft,
        Optional<Instant> until,
        String by,
        Instant at,
        Optional<Arrival> arrived) {

    /** What it is to be. @param driver empty for whichever driver it calls in by */
    public record Draft(
            LocalName name,
            SiteId site,
            Optional<AreaId> area,
            String driver,
            Direction direction,
            Terminal.Purpose purpose) {

        TerminalDraft with(String called, String serial) {
            return new TerminalDraft(
                    name,
                    site,
                    area,
                    called,
                    "",
                    Map.of(),
                    Optional.empty(),
                    serial,
                    "",
                    direction,
                    purpose,
                    Optional.empty());
        }
    }

    public record Arrival(TerminalId terminal, Instant at) {}

    /** The draft of the terminal that called. */
    public TerminalDraft called(String driver, String serialNumber) {
        return draft.with(driver, serialNumber);
    }

    public ExpectedTerminal bearing(String serialNumber) {
        return new ExpectedTerminal(id, serialNumber, draft, until, by, at, arrived);
    }

    public ExpectedTerminal arrivedAs(TerminalId terminal, Instant when) {
        return new ExpectedTerminal(id, serial, draft, until, by, at, Optional.of(new Arrival(terminal, when)));
    }
}
