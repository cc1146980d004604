package org.clockhouse.store.internal.punch;

import org.clockhouse.punch.NewPunch;

/**
 * A punch with what can be worked out before its turn comes, on the caller's thread.
 *
 * @param subjectHash blind index of the subject's kind and text
 * @param reading the clock reading in seconds as if it were UTC
 * @param sealed the encrypted extras; null when there are none
 */
record PreparedPunch(NewPunch punch, Manner manner, long subjectHash, long reading, byte[] sealed) {

    /** What makes it that punch, within one company. */
    record Identity(long subjectHash, long reading, int terminal) {}

    Identity identity(int terminal) {
        return new Identity(subjectHash, reading, terminal);
    }
}
