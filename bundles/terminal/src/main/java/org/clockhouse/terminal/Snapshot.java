package org.clockhouse.terminal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.TerminalId;

/**
 * A picture that a terminal took of whoever punched, or was refused.
 *
 * @param holder the number that the terminal gave; empty where it knew nobody
 * @param clockReading of the punch; empty where the terminal did not say
 * @param at when the punch was made, as far as that is known; else when the picture came
 * @param punch position of the punch it belongs to; empty while none is known
 * @param employee whose punch that is
 * @param hash of the file in the blob store
 */
public record Snapshot(
        SnapshotId id,
        TerminalId terminal,
        String holder,
        Optional<LocalDateTime> clockReading,
        Instant at,
        Instant received,
        OptionalLong punch,
        Optional<EmployeeId> employee,
        String hash) {

    public static final int LONGEST_HOLDER = 64;

    public Snapshot {
        holder = holder.length() > LONGEST_HOLDER ? "" : holder;
    }
}
