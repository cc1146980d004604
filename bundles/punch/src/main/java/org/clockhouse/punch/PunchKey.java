package org.clockhouse.punch;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * What makes a punch that punch, within one terminal: the same by push, pull, stick and gateway. Where one road brings two rows of one
 * key that {@link PunchAttributes#contradicts contradict} each other, they are two presses within a second.
 *
 * @param clockReading what the terminal's clock showed, to the second
 */
public record PunchKey(PunchSubject subject, LocalDateTime clockReading) {

    public PunchKey {
        clockReading = clockReading.truncatedTo(ChronoUnit.SECONDS);
    }
}
