package org.clockhouse.attendance.internal.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.day.ExplanationLine.Share;
import org.clockhouse.attendance.internal.day.Stamp;

/**
 * One conclusion of one rule. The buckets of a result are the sums of the shares of its lines, so that an explanation cannot
 * say anything else than the figures.
 *
 * @param at minute since 1970-01-01T00:00Z where it belongs
 * @param params made only when somebody reads the line
 */
public record Line(
        int at,
        String code,
        List<Share> shares,
        Optional<Flag> flag,
        Optional<TierShare> tier,
        List<Stamp> punches,
        Supplier<Map<String, String>> params) {

    /** Part of the overtime that falls into a tier. */
    public record TierShare(String bucket, int minutes) {}

    public static Line of(int at, String code, Bucket bucket, int minutes, Supplier<Map<String, String>> params) {
        return new Line(
                at, code, List.of(new Share(bucket, minutes)), Optional.empty(), Optional.empty(), List.of(), params);
    }

    public static Line note(int at, String code, Supplier<Map<String, String>> params) {
        return new Line(at, code, List.of(), Optional.empty(), Optional.empty(), List.of(), params);
    }

    public static Line flag(int at, String code, Flag flag, Supplier<Map<String, String>> params) {
        return new Line(at, code, List.of(), Optional.of(flag), Optional.empty(), List.of(), params);
    }

    Line in(String bucket, int minutes) {
        return new Line(at, code, shares, flag, Optional.of(new TierShare(bucket, minutes)), punches, params);
    }

    Line and(Bucket bucket, int minutes) {
        List<Share> both = new ArrayList<>(shares);
        both.add(new Share(bucket, minutes));
        return new Line(at, code, List.copyOf(both), flag, tier, punches, params);
    }

    Line flagged(Flag raised) {
        return new Line(at, code, shares, Optional.of(raised), tier, punches, params);
    }

    Line from(Stamp... used) {
        return new Line(at, code, shares, flag, tier, List.of(used), params);
    }
}
