package org.clockhouse.attendance.internal.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.internal.day.Stamp;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.punch.PunchAttributes.FunctionKey;

/** Punches that stand for missing ones: evaluated like others, and told apart by a position below 0. */
final class Derived {

    private Derived() {}

    static Stamp stamp(Approved punch) {
        boolean in = punch.kind() == Approved.Kind.PUNCH_IN;
        return new Stamp(
                punch.position(),
                punch.from().getEpochSecond(),
                in ? FunctionKey.IN : FunctionKey.OUT,
                in ? Direction.IN : Direction.OUT);
    }

    /** Both, by time. */
    static List<Stamp> merged(List<Stamp> stamps, List<Stamp> more) {
        List<Stamp> all = new ArrayList<>(stamps);
        all.addAll(more);
        all.sort(Comparator.comparingLong(Stamp::second));
        return all;
    }
}
