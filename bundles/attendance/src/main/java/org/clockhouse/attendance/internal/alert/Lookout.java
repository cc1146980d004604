package org.clockhouse.attendance.internal.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.clockhouse.attendance.internal.alert.AlertAgenda.Entry;
import org.clockhouse.attendance.spi.WatchRepository.Awaited;

/** One look at one person: what is to be told now, and when to look again. */
final class Lookout {

    private final ZoneId zone;
    private final Awaited awaited;
    private final Optional<Instant> away;
    private Instant next = Instant.MAX;
    private boolean silent;

    /**
     * @param zone of the person's site
     * @param awaited which terminals may hold a punch of the person
     * @param away until when the person is on leave or a trip; empty for not now
     */
    Lookout(ZoneId zone, Awaited awaited, Optional<Instant> away) {
        this.zone = zone;
        this.awaited = awaited;
        this.away = away;
    }

    /** @return whether the rule's occasion is to be told of now */
    boolean isDue(AlertRule rule, Occasion one, Duration delay) {
        if (!rule.isAhead(one, delay)) {
            return false;
        }
        LocalDateTime from = rule.from(one, delay);
        if (one.now().isBefore(from)) {
            again(from.atZone(zone).toInstant());
            return false;
        }
        if (rule.waitsForReturn(one)) {
            again(away.orElseThrow());
            return false;
        }
        silent |= rule.waitsForReport(one);
        return !rule.waitsForReport(one);
    }

    private void again(Instant moment) {
        next = next.isBefore(moment) ? next : moment;
    }

    Entry entry() {
        return new Entry(next, silent ? Optional.of(awaited) : Optional.empty());
    }
}
