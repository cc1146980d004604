package org.clockhouse.attendance.leave;

import java.util.List;

/**
 * What a person can take.
 *
 * @param minutes on the date; below 0 when more was taken than there was
 * @param brought everything that was ever granted, earned or added
 * @param taken and not returned
 * @param lapsed before anybody took it
 * @param paid instead of being taken, since it expired
 * @param lots with something left, those that expire first in front
 */
public record LeaveBalance(
        LeaveType type, int minutes, int brought, int taken, int lapsed, int paid, List<LeaveLot> lots) {

    public LeaveBalance {
        lots = List.copyOf(lots);
    }
}
