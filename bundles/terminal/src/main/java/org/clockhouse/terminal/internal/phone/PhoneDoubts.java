package org.clockhouse.terminal.internal.phone;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.punch.Whereabouts.Measured;
import org.clockhouse.terminal.Fix;
import org.clockhouse.terminal.PhonePlace;
import org.clockhouse.terminal.PhonePunch.Doubt;
import org.clockhouse.terminal.PhonePunch.State;
import org.clockhouse.terminal.PhonePunchRule;

/**
 * What may be doubted of a punch by phone (T066). A browser cannot tell whether the position is a mocked one; what it can is
 * put together here.
 */
final class PhoneDoubts {

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(3);
    /** A train's 350 km/h; punches of people who fly are looked at. */
    private static final double FASTEST_METRES_A_SECOND = 97;
    /** Within a kilometre a jump is the receiver's. */
    private static final int JUMP_METRES = 1_000;

    private static final Set<Doubt> BY_RULE = EnumSet.of(Doubt.NO_POSITION, Doubt.TOO_FAR, Doubt.VAGUE);

    private static final List<Check> CHECKS = List.of(
            new Check(Doubt.NO_POSITION, seen -> seen.fix().isEmpty()),
            new Check(Doubt.TOO_FAR, PhoneDoubts::isTooFar),
            new Check(Doubt.VAGUE, PhoneDoubts::isVague),
            new Check(
                    Doubt.TOO_EXACT,
                    seen -> seen.fix().filter(fix -> fix.accuracy() < 1).isPresent()),
            new Check(Doubt.TOO_FAST, PhoneDoubts::isTooFast),
            new Check(Doubt.CLOCK_OFF, PhoneDoubts::isClockOff),
            new Check(Doubt.QUEUED, Seen::queued),
            new Check(Doubt.SHARED_PHONE, Seen::shared));

    private PhoneDoubts() {}

    /**
     * What there is to judge by.
     *
     * @param places that are for the person
     * @param before where the person punched last, and when
     */
    record Seen(
            Optional<Fix> fix,
            List<PhonePlace> places,
            boolean onFieldWork,
            Optional<Before> before,
            Instant at,
            Instant received,
            Instant deviceTime,
            boolean queued,
            boolean shared,
            PhonePunchRule rule) {}

    record Before(Fix fix, Instant at) {}

    private record Check(Doubt doubt, java.util.function.Predicate<Seen> isMet) {}

    static Set<Doubt> of(Seen seen) {
        return CHECKS.stream()
                .filter(check -> check.isMet().test(seen))
                .map(Check::doubt)
                .collect(Collectors.toSet());
    }

    static State state(Set<Doubt> doubts, PhonePunchRule rule) {
        if (doubts.isEmpty()) {
            return State.COUNTED;
        }
        boolean refused = rule.outside() == PhonePunchRule.Outside.REFUSED
                && doubts.stream().anyMatch(BY_RULE::contains);
        return refused ? State.REFUSED : State.HELD;
    }

    /** By how far the person is outside of it. */
    static Measured nearest(Optional<Fix> where, List<PhonePlace> places) {
        return where.flatMap(fix -> places.stream()
                        .filter(place -> place.circle().isPresent())
                        .min(Comparator.comparingInt(place -> beyond(fix, place)))
                        .map(place -> new Measured(OptionalInt.of(metres(fix, place)), Optional.of(place.name()))))
                .orElse(new Measured(OptionalInt.empty(), Optional.empty()));
    }

    private static int metres(Fix fix, PhonePlace place) {
        PhonePlace.Circle circle = place.circle().orElseThrow();
        return fix.metresTo(circle.latitude(), circle.longitude());
    }

    private static int beyond(Fix fix, PhonePlace place) {
        return metres(fix, place) - place.circle().orElseThrow().radius();
    }

    /** Surely outside: as far as the position is uncertain, it is the person's. */
    private static boolean isTooFar(Seen seen) {
        boolean anywhere = seen.onFieldWork()
                || seen.places().stream().anyMatch(place -> place.circle().isEmpty());
        return !anywhere
                && seen.fix()
                        .filter(fix -> seen.places().stream().allMatch(place -> beyond(fix, place) > fix.accuracy()))
                        .isPresent();
    }

    private static boolean isVague(Seen seen) {
        return seen.fix()
                .filter(fix -> fix.accuracy() > seen.rule().mostAccuracy())
                .isPresent();
    }

    private static boolean isTooFast(Seen seen) {
        if (seen.fix().isEmpty() || seen.before().isEmpty()) {
            return false;
        }
        Before before = seen.before().get();
        int metres =
                seen.fix().get().metresTo(before.fix().latitude(), before.fix().longitude())
                        - before.fix().accuracy()
                        - seen.fix().get().accuracy();
        long seconds = Duration.between(before.at(), seen.at()).abs().toSeconds();
        return metres > JUMP_METRES && metres > FASTEST_METRES_A_SECOND * Math.max(1, seconds);
    }

    private static boolean isClockOff(Seen seen) {
        return Duration.between(seen.deviceTime(), seen.received()).abs().compareTo(CLOCK_TOLERANCE) > 0;
    }
}
