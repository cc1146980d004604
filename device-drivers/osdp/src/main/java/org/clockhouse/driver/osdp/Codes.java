package org.clockhouse.driver.osdp;

import java.util.Set;

/** The first byte of what is said: commands, replies, reasons of a NAK, and functions of a reader. */
final class Codes {

    static final int POLL = 0x60;
    static final int ID = 0x61;
    static final int CAP = 0x62;
    static final int LSTAT = 0x64;
    static final int LED = 0x69;
    static final int BUZ = 0x6a;
    static final int TEXT = 0x6b;
    static final int KEYSET = 0x75;
    static final int CHLNG = 0x76;
    static final int SCRYPT = 0x77;

    static final int ACK = 0x40;
    static final int NAK = 0x41;
    static final int PDID = 0x45;
    static final int PDCAP = 0x46;
    static final int LSTATR = 0x48;
    static final int RAW = 0x50;
    static final int FMT = 0x51;
    static final int KEYPAD = 0x53;
    static final int CCRYPT = 0x76;
    static final int RMAC_I = 0x78;
    static final int BUSY = 0x79;

    /** Behind such an answer there may be another one. */
    static final Set<Integer> PRESENTED = Set.of(RAW, FMT, KEYPAD);

    static final int NAK_CHECK = 1;
    static final int NAK_COMMAND = 3;
    static final int NAK_SEQUENCE = 4;
    static final int NAK_NO_CHANNEL = 5;
    static final int NAK_SECURITY = 6;

    static final int HAS_LED = 4;
    static final int HAS_BUZZER = 5;
    static final int HAS_TEXT = 6;

    private Codes() {}
}
