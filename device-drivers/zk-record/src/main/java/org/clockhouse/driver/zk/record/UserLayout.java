package org.clockhouse.driver.zk.record;

/** How wide a record of a person is, and where its fields lie. */
public enum UserLayout {
    /** Index u16, privilege u8, password 5, name 8, card u32 at 16, group u8 at 21, zone i16 at 22, number u32 at 24. */
    BYTES_28(28, 5, 8, 8, 16, 21),
    /** Index u16, privilege u8, password 8, name 24, card u32 at 35, group u8 at 39, time zones, number as text at 48. */
    BYTES_72(72, 8, 11, 24, 35, 39);

    static final int PASSWORD_AT = 3;

    final int passwordLength;
    final int nameAt;
    final int nameLength;
    final int cardAt;
    final int groupAt;
    private final int width;

    UserLayout(int width, int passwordLength, int nameAt, int nameLength, int cardAt, int groupAt) {
        this.width = width;
        this.passwordLength = passwordLength;
        this.nameAt = nameAt;
        this.nameLength = nameLength;
        this.cardAt = cardAt;
        this.groupAt = groupAt;
    }

    public int width() {
        return width;
    }

    /** The most digits of a password. */
    public int passwordLength() {
        return passwordLength;
    }
}
