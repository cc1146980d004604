package org.clockhouse.credential.number;

/** What a card is inside. The same digits on cards of different technology are different cards. */
public enum Technology {
    /** 125 kHz EM4100 family: 40 bits, of which readers usually show the low 32. */
    EM125,
    /** 13.56 MHz ISO 14443 UID: 4 or 7 bytes. */
    MIFARE,
    /** Known only by what a Wiegand line carries. */
    WIEGAND,
    /** Known only by a number somebody wrote down. */
    UNKNOWN
}
