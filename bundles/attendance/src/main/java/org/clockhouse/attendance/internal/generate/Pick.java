package org.clockhouse.attendance.internal.generate;

import java.util.List;
import org.clockhouse.attendance.internal.roster.PlanRules;
import org.clockhouse.kernel.ShiftId;

/**
 * What a person may do on a date.
 *
 * @param shifts none for a day off
 * @param day as the rules of plans see it
 * @param minutes planned
 * @param night whether it goes over midnight
 * @param dayOff whether it is work on a date that the calendar leaves free
 * @param unmet wishes it goes against
 * @param slots of the demand that it fills
 */
record Pick(
        List<ShiftId> shifts, PlanRules.Day day, int minutes, boolean night, boolean dayOff, int unmet, int[] slots) {

    boolean isWork() {
        return !day.stints().isEmpty();
    }
}
