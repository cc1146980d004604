package org.clockhouse.attendance.internal.alert;

import java.time.Duration;
import java.util.List;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.notice.NoticeTopic;

/** The occasions of which attendance tells people. Each is told once for an occurrence, however often it is looked at. */
public final class AlertRules {

    public static final List<AlertRule> ALL = List.of(
            new AlertRule(NoticeTopic.LATE, false, AlertRules::cameLate),
            new AlertRule(NoticeTopic.MISSING, false, AlertRules::isMissing),
            new AlertRule(NoticeTopic.ABSENT, false, AlertRules::wasAbsent),
            new AlertRule(NoticeTopic.SHIFT_STARTS, true, AlertRules::startsSoon),
            new AlertRule(NoticeTopic.SHIFT_ENDS, true, AlertRules::endsSoon),
            new AlertRule(NoticeTopic.MISSED_PUNCH, true, AlertRules::missedAPunch));

    private AlertRules() {}

    /** @param delay after the planned start; who came before it has passed is told of when it has */
    static boolean cameLate(Occasion one, Duration delay) {
        return one.isSeen()
                && one.day().minutes().get(Bucket.LATE) > 0
                && one.isRecent()
                && one.isFrom(one.planned().from().plus(delay));
    }

    static boolean isMissing(Occasion one, Duration delay) {
        return !one.isSeen()
                && !one.away()
                && one.known()
                && one.isFrom(one.planned().from().plus(delay))
                && one.now().isBefore(one.planned().until());
    }

    static boolean wasAbsent(Occasion one, Duration delay) {
        return one.day().status() == DayStatus.ABSENT
                && one.isRecent()
                && one.isFrom(one.planned().until().plus(delay));
    }

    static boolean startsSoon(Occasion one, Duration ahead) {
        return !one.isSeen()
                && !one.away()
                && one.isFrom(one.planned().from().minus(ahead))
                && one.now().isBefore(one.planned().from());
    }

    /** Who punched out in these last minutes needs no reminder. */
    static boolean endsSoon(Occasion one, Duration ahead) {
        return one.isSeen()
                && !one.away()
                && one.isFrom(one.planned().until().minus(ahead))
                && one.now().isBefore(one.planned().until())
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
        return (flagged || stillIn)
                && one.isRecent()
                && one.isFrom(one.planned().until().plus(delay));
    }
}
