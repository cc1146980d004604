package org.clockhouse.attendance.internal.day;

import org.clockhouse.attendance.rule.OvertimePolicy;
import org.clockhouse.registry.calendar.DayType;

/** What a minute of overtime is paid as. */
public enum Kind {
    WORKDAY,
    REST,
    HOLIDAY;

    /** By what overtime of this kind is recognised. */
    public OvertimePolicy.Terms terms(OvertimePolicy policy) {
        return switch (this) {
            case WORKDAY -> policy.onWorkdays();
            case REST -> policy.onRestDays();
            case HOLIDAY -> policy.onHolidays();
        };
    }

    public static Kind of(DayType type) {
        return switch (type) {
            case WORKDAY, SWAPPED_WORKDAY -> WORKDAY;
            case REST_DAY, SWAPPED_REST, COMPANY_HOLIDAY -> REST;
            case STATUTORY -> HOLIDAY;
        };
    }
}
