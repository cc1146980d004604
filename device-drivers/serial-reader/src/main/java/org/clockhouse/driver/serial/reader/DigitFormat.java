package org.clockhouse.driver.serial.reader;

/** How a line reader writes a number. */
enum DigitFormat {
    /** Not told: the host tries what is likely. */
    AUTO("auto", 0),
    DEC_10("dec10", 4),
    HEX_8("hex8", 4),
    HEX_10("hex10", 5),
    HEX_14("hex14", 7),
    /** 40 bits in 13 or 14 digits. */
    DEC_13("dec13", 5),
    /** Facility and number, {@code 077,30211}. */
    PAIR("pair", 3);

    private final String key;
    private final int bytes;

    DigitFormat(String key, int bytes) {
        this.key = key;
        this.bytes = bytes;
    }

    String key() {
        return key;
    }

    /** How many bytes of the card it carries; 0 when not told. */
    int bytes() {
        return bytes;
    }

    static DigitFormat of(String key) {
        for (DigitFormat format : values()) {
            if (format.key.equals(key)) {
                return format;
            }
        }
        throw new IllegalArgumentException(key);
    }
}
