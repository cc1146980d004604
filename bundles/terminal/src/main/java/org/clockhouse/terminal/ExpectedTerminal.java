package org.clockhouse.terminal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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

    /**
     * What it is to be.
     *
     * @param driver empty for whichever driver it calls in by
     * @param countsFrom the first day, by its own clock, of which its punches count; empty for the day before it was written
     *     down. What is older may be another owner's
     */
    public record Draft(
            LocalName name,
            SiteId site,
            Optional<AreaId> area,
            String driver,
            Direction direction,
            Terminal.Purpose purpose,
            Optional<LocalDate> countsFrom) {

        /** Whether one that calls in by the driver may be it. */
        public boolean fits(String called) {
            return driver.isEmpty() || driver.equals(called);
        }

        TerminalDraft with(String called, String serial, Instant boundSince) {
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
                    Optional.of(boundSince));
        }
    }

    public record Arrival(TerminalId terminal, Instant at) {}

    /** The draft of the terminal that called. @param zone of its site */
    public TerminalDraft called(String driver, String serialNumber, ZoneId zone) {
        LocalDate first =
                draft.countsFrom().orElseGet(() -> LocalDate.ofInstant(at, zone).minusDays(1));
        return draft.with(driver, serialNumber, first.atStartOfDay(zone).toInstant());
    }

    public ExpectedTerminal bearing(String serialNumber) {
        return new ExpectedTerminal(id, serialNumber, draft, until, by, at, arrived);
    }

    public ExpectedTerminal arrivedAs(TerminalId terminal, Instant when) {
        return new ExpectedTerminal(id, serial, draft, until, by, at, Optional.of(new Arrival(terminal, when)));
    }
}
