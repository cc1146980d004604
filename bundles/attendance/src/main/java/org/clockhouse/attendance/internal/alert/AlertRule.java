package org.clockhouse.attendance.internal.alert;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.function.BiPredicate;
import org.clockhouse.attendance.day.DayResult.Planned;
import org.clockhouse.notice.NoticeTopic;

/**
 * When somebody is to be told.
 *
 * @param own whether it is told to the person, and not to those who answer for the person
 * @param holds with the delay that the company set for the topic; of the result alone, and not of the time
 */
public record AlertRule(
        NoticeTopic topic, boolean own, Span span, Presence presence, BiPredicate<Occasion, Duration> holds) {

    /** Longer ago is history: nobody is told of it any more. */
    private static final Duration RECENT = Duration.ofHours(36);

    /** What part of an occurrence it is told in; the company's delay moves where the part begins. */
    public enum Span {
        SINCE_START,
        DURING,
        SINCE_END,
        BEFORE_START,
        BEFORE_END;

        private LocalDateTime from(Planned planned, Duration delay) {
            return switch (this) {
                case SINCE_START, DURING -> planned.from().plus(delay);
                case SINCE_END -> planned.until().plus(delay);
                case BEFORE_START -> planned.from().minus(delay);
                case BEFORE_END -> planned.until().minus(delay);
            };
        }

        private LocalDateTime until(Planned planned) {
            return switch (this) {
                case SINCE_START, SINCE_END -> planned.until().plus(RECENT);
                case DURING, BEFORE_END -> planned.until();
                case BEFORE_START -> planned.from();
            };
        }
    }

    /** What must be known of where the person is. */
    public enum Presence {
        ANY,
        NOT_AWAY,
        /** Nor may the terminals be silent, which may hold a punch. */
        NOT_AWAY_AND_REPORTED
    }

    /** Whether it is or will be told, as long as the result stays as it is. */
    public boolean isAhead(Occasion one, Duration delay) {
        return one.now().isBefore(span.until(one.planned())) && holds.test(one, delay);
    }

    /** Wall time of the person's site. */
    public LocalDateTime from(Occasion one, Duration delay) {
        return span.from(one.planned(), delay);
    }

    public boolean waitsForReturn(Occasion one) {
        return presence != Presence.ANY && one.away();
    }

    public boolean waitsForReport(Occasion one) {
        return presence == Presence.NOT_AWAY_AND_REPORTED && !one.known();
    }
}
