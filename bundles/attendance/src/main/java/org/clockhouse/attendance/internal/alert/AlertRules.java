package org.clockhouse.attendance.internal.alert;

import java.time.Duration;
import java.util.List;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.internal.alert.AlertRule.Presence;
import org.clockhouse.attendance.internal.alert.AlertRule.Span;
import org.clockhouse.notice.NoticeTopic;

/** The occasions of which attendance tells people. Each is told once for an occurrence, however often it is looked at. */
public final class AlertRules {

    public static final List<AlertRule> ALL = List.of(
            new AlertRule(NoticeTopic.LATE, false, Span.SINCE_START, Presence.ANY, AlertRules::cameLate),
            new AlertRule(
                    NoticeTopic.MISSING, false, Span.DURING, Presence.NOT_AWAY_AND_REPORTED, AlertRules::isUnseen),
            new AlertRule(NoticeTopic.ABSENT, false, Span.SINCE_END, Presence.ANY, AlertRules::wasAbsent),
            new AlertRule(NoticeTopic.SHIFT_STARTS, true, Span.BEFORE_START, Presence.NOT_AWAY, AlertRules::isUnseen),
            new AlertRule(NoticeTopic.SHIFT_ENDS, true, Span.BEFORE_END, Presence.NOT_AWAY, AlertRules::isStillIn),
            new AlertRule(NoticeTopic.MISSED_PUNCH, true, Span.SINCE_END, Presence.ANY, AlertRules::missedAPunch));

    private AlertRules() {}

    /** Who came before the delay has passed is told of when it has. */
    static boolean cameLate(Occasion one, Duration delay) {
        return one.isSeen() && one.day().minutes().get(Bucket.LATE) > 0;
    }

    static boolean isUnseen(Occasion one, Duration delay) {
        return !one.isSeen();
    }

    static boolean wasAbsent(Occasion one, Duration delay) {
        return one.day().status() == DayStatus.ABSENT;
    }

    /** Who punched out in the last minutes before the end needs no reminder. */
    static boolean isStillIn(Occasion one, Duration ahead) {
        return one.isSeen()
                && one.day()
                        .lastOut()
                        .filter(out -> !out.isBefore(one.planned().until().minus(ahead)))
                        .isEmpty();
    }

    /** A flag says so in the end; until the window is over, who came and did not punch out is asked. */
    static boolean missedAPunch(Occasion one, Duration delay) {
        boolean flagged = one.day().has(Flag.Kind.MISSING_OUT) || one.day().has(Flag.Kind.MISSING_IN);
        boolean stillIn = one.isSeen()
                && one.day().lastOut().isEmpty()
                && one.day().state() == ResultState.PROVISIONAL
                && one.day().minutes().get(Bucket.CREDITED) == 0;
        return flagged || stillIn;
    }
}
