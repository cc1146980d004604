package org.clockhouse.driver.zk.record;

/** How wide a row of a punch log is. */
public enum PunchLayout {
    /** Internal index u16, verify u8, time u32, state u8. The person's number must be looked up. */
    BYTES_8(8),
    /**
     * Of small models: internal index u16, a byte that no source explains, a zero, time u32. What key was pressed is not known, and
     * the person's number must be looked up.
     */
    BYTES_8_TIME_LAST(8),
    /** Number u32, time u32, verify u8, state u8, two reserved, work code u32. */
    BYTES_16(16),
    /** Internal index u16, number as text of 24, verify u8, time u32, state u8, eight more. */
    BYTES_40(40),
    /** As the above, with nine more: newer models that see faces. */
    BYTES_49(49);

    private final int width;

    PunchLayout(int width) {
        this.width = width;
    }

    /** Whether rows name people by the terminal's internal index alone. */
    public boolean isByIndex() {
        return width == BYTES_8.width;
    }

    public int width() {
        return width;
    }
}
