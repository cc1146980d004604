package org.clockhouse.terminal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.clockhouse.kernel.TerminalId;

/**
 * What somebody did at a terminal.
 *
 * @param id in the order in which they were written
 * @param nextOn when the same is due again
 * @param by who wrote it
 */
public record MaintenanceEntry(
        String id,
        TerminalId terminal,
        Work work,
        String text,
        LocalDate doneOn,
        Optional<LocalDate> nextOn,
        String by,
        Instant at) {

    /** Names are stored: they are never changed. */
    public enum Work {
        CLEANED,
        INSPECTED,
        REPAIRED,
        FIRMWARE,
        MOVED,
        LIGHTING,
        BATTERY,
        OTHER
    }
}
