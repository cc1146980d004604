package org.clockhouse.notice;

import java.time.Duration;

/** Whether notices also go by mail, and how long they are collected: what comes meanwhile is in the same mail. Names are stored. */
public enum MailPace {
    NONE(Duration.ZERO),
    SOON(Duration.ofMinutes(2)),
    HOURLY(Duration.ofHours(1)),
    DAILY(Duration.ofDays(1));

    private final Duration collects;

    MailPace(Duration collects) {
        this.collects = collects;
    }

    public Duration collects() {
        return collects;
    }
}
