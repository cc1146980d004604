package org.clockhouse.driver.zk.record;

/** How wide a row of a punch log is. */
public enum PunchLayout {
    /** Internal index u16, verify u8, time u32, state u8. The person's number must be looked up. */
    BYTES_8(8),
    /** Number u32, time u32, verify u8, state u8, two reserved, work code u32. */
    BYTES_16(16),
    /** Internal index u16, number as text of 24, verify u8, time u32, state u8, eight more. */
    BYTES_40(40);

    private final int width;

    PunchLayout(int width) {
        this.width = width;
    }

    public int width() {
        return width;
    }
}
