package org.clockhouse.attendance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a person can take.
 *
 * @param minutes on the date; below 0 when more was taken than there was
 * @param brought everything that was ever granted, earned or added
 * @param taken and not returned
 * @param expired before anybody took it
 * @param lots with something left, those that expire first in front
 */
public record LeaveBalance(LeaveType type, int minutes, int brought, int taken, int expired, List<Lot> lots) {

    /** @param left minutes @param expires the last date on which they can be taken */
    public record Lot(LocalDate from, int left, Optional<LocalDate> expires) {}

    public LeaveBalance {
        lots = List.copyOf(lots);
    }
}
