package org.clockhouse.terminal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.clockhouse.kernel.TerminalId;

/**
 * Something that a terminal reported and that is no punch.
 *
 * @param id in the order of arrival
 * @param record the same each time the terminal reports the same
 * @param kind a word of the driver's, upper case
 * @param code the terminal's own
 * @param clockReading what its clock showed
 * @param holder the number of the person it is about; may be empty
 * @param raw as it came, without what must not be kept; may name a card
 */
public record TerminalEvent(
        String id,
        TerminalId terminal,
        String record,
        String kind,
        String code,
        Optional<LocalDateTime> clockReading,
        Instant received,
        String holder,
        String raw) {

    /** Not the raw record, which may name a card. */
    @Override
    public String toString() {
        return "TerminalEvent[" + kind + " " + code + "]";
    }
}
