package org.clockhouse.credential.biometric;

import org.clockhouse.kernel.Refused;

/**
 * What is given to somebody whose card, finger or face fails (T110).
 *
 * @param digits how long it is
 * @param days after which it ends by itself
 * @param version 0 while nobody has set it
 */
public record BackupPinRule(boolean on, int digits, int days, long version) {

    public static final BackupPinRule USUAL = new BackupPinRule(true, 6, 7, 0);

    private static final int LEAST_DIGITS = 6;
    private static final int MOST_DIGITS = 8;
    private static final int MOST_DAYS = 90;

    public BackupPinRule {
        if (digits < LEAST_DIGITS || digits > MOST_DIGITS) {
            throw Refused.at("/digits", "backup-pin.digits", LEAST_DIGITS + " to " + MOST_DIGITS + " digits");
        }
        if (days < 1 || days > MOST_DAYS) {
            throw Refused.at("/days", "backup-pin.days", "1 to " + MOST_DAYS + " days");
        }
    }

    public BackupPinRule atVersion(long stored) {
        return new BackupPinRule(on, digits, days, stored);
    }
}
