package org.clockhouse.driver.zk.attlog.file;

/** Which part of a date comes first, and where the others are. */
enum DateOrder {
    YEAR_FIRST(0, 5, 8, 4),
    MONTH_FIRST(6, 0, 3, 2),
    DAY_FIRST(6, 3, 0, 2);

    final int yearAt;
    final int monthAt;
    final int dayAt;
    /** Of the first mark between the parts; the second follows two digits later. */
    final int markAt;

    DateOrder(int yearAt, int monthAt, int dayAt, int markAt) {
        this.yearAt = yearAt;
        this.monthAt = monthAt;
        this.dayAt = dayAt;
        this.markAt = markAt;
    }

    /** As a key of the driver's texts. */
    String key() {
        return this == MONTH_FIRST ? "dates.monthFirst" : "dates.dayFirst";
    }
}
