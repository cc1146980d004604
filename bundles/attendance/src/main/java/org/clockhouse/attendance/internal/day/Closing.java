package org.clockhouse.attendance.internal.day;

import java.util.OptionalInt;
import org.clockhouse.attendance.rule.Policy.Pairing.MissingIn;
import org.clockhouse.attendance.rule.Policy.Pairing.MissingOut;

/** What a punch is worth whose other half is missing (guide, section 5). */
final class Closing {

    private Closing() {}

    static MinuteSet minutes(Occurrence occurrence, Duty duty, Presence presence, OptionalInt closed) {
        if (closed.isPresent()) {
            return MinuteSet.of(openIn(occurrence, presence), closed.getAsInt());
        }
        boolean toStart = presence.pairs().missingIn().isPresent()
                && !presence.held()
                && occurrence.isPlanned()
                && occurrence.policy().pairing().missingIn() == MissingIn.TO_START;
        return toStart ? MinuteSet.of(duty.from(), presence.out().orElse(duty.from())) : MinuteSet.EMPTY;
    }

    private static int openIn(Occurrence occurrence, Presence presence) {
        return Presence.rounded(
                presence.pairs().open().orElseThrow().minute(),
                occurrence.policy().rounding().in(),
                occurrence);
    }

    static OptionalInt of(Occurrence occurrence, Duty duty, Presence presence, DayPlan.Cover cover) {
        MissingOut policy = occurrence.policy().pairing().missingOut();
        if (presence.pairs().open().isEmpty() || policy == MissingOut.ZERO) {
            return OptionalInt.empty();
        }
        int in = openIn(occurrence, presence);
        if (policy == MissingOut.TO_END) {
            return occurrence.isPlanned() ? OptionalInt.of(Math.max(in, duty.until())) : OptionalInt.empty();
        }
        int start = occurrence.isPlanned() ? duty.from() : Integer.MIN_VALUE;
        int asked = duty.minutes()
                + duty.holiday().length()
                + duty.rest().length()
                - duty.worth(duty.required().and(cover.all()));
        if (asked == 0) {
            return OptionalInt.empty();
        }
        MinuteSet off = duty.unpaid().or(presence.away()).or(cover.all());
        int worked = presence.minutes().since(start).minus(off).length();
        int enough = policy == MissingOut.HALF_DAY
                ? asked / 2
                : asked + occurrence.policy().pairing().autoCloseTolerance();
        int gross = occurrence
                .policy()
                .breaks()
                .autoMeal()
                .map(meal -> meal.until(enough))
                .orElse(enough);
        int latest = Math.max(in, duty.until()) + 2 * 1_440;
        MinuteSet possible = MinuteSet.of(Math.max(in, start), latest).minus(off);
        return OptionalInt.of(Math.max(in, possible.after(Math.max(0, gross - worked))));
    }
}
