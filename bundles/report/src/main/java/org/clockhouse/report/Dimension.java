package org.clockhouse.report;

/** What figures are divided by. People count where they worked on the date, wherever they are now. */
public enum Dimension {
    SITE,
    DEPARTMENT,
    /** Position. */
    POST,
    PERSON,
    /** Rule set that the day was evaluated by. */
    RULE,
    /** Code of the shift; none on dates without a plan. */
    SHIFT,
    DATE,
    /** As in ISO 8601: {@code 2026-W45}. */
    WEEK,
    MONTH,
    YEAR;

    public boolean isTime() {
        return ordinal() >= DATE.ordinal();
    }
}
