package org.clockhouse.driver;

/** What a card is inside, as far as its reader knows. */
public enum Medium {
    /** 125 kHz, 40 bits: a version byte and a number of 32 bits. */
    EM4100,
    /** 13.56 MHz, a UID of 4, 7 or 10 bytes in the order in which the card sends it. */
    ISO14443,
    /** Bits of a Wiegand line, parity included. */
    WIEGAND,
    UNSTATED
}
