package org.clockhouse.terminal.internal.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.punch.Whereabouts.Measured;
import org.clockhouse.terminal.Fix;
import org.clockhouse.terminal.PhonePlace;
import org.clockhouse.terminal.PhonePlace.Circle;
import org.clockhouse.terminal.PhonePlaceId;
import org.clockhouse.terminal.PhonePunch.Doubt;
import org.clockhouse.terminal.PhonePunch.State;
import org.clockhouse.terminal.PhonePunchRule;
import org.clockhouse.terminal.PhonePunchRule.Outside;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is doubted of a punch by phone, and what not. */
class PhoneDoubtsTest {

    private static final Instant NOW = Instant.parse("2026-11-02T00:00:00Z");
    /** People's Square, Shanghai. */
    private static final int LATITUDE = 31_230_400;

    private static final int LONGITUDE = 121_473_700;
    private static final PhonePlace OFFICE = place(Optional.of(new Circle(LATITUDE, LONGITUDE, 200)));
    private static final PhonePlace ANYWHERE = place(Optional.empty());

    private static PhonePlace place(Optional<Circle> circle) {
        return new PhonePlace(
                PhonePlaceId.next(), new LocalName("办公室", "Office"), new PhonePlace.Whom.Everybody(), circle, 1);
    }

    /** So many metres north of the office. */
    private static Fix north(int metres, int accuracy) {
        return new Fix(LATITUDE + (int) Math.round(metres / 0.111_195), LONGITUDE, accuracy);
    }

    private static PhoneDoubts.Seen seen(Fix fix, List<PhonePlace> places, boolean field) {
        return seen(Optional.of(fix), places, field, Optional.empty(), NOW, false, false);
    }

    private static PhoneDoubts.Seen seen(
            Optional<Fix> fix,
            List<PhonePlace> places,
            boolean field,
            Optional<PhoneDoubts.Before> before,
            Instant deviceTime,
            boolean queued,
            boolean shared) {
        return new PhoneDoubts.Seen(
                fix, places, field, before, NOW, NOW, deviceTime, queued, shared, PhonePunchRule.USUAL);
    }

    @Test
    @DisplayName(
            "T035: within a place nothing is doubted, and as far as the position is uncertain, neither outside of it")
    void withinAPlaceNothingIsDoubted() {
        assertEquals(Set.of(), PhoneDoubts.of(seen(north(150, 10), List.of(OFFICE), false)));
        assertEquals(Set.of(), PhoneDoubts.of(seen(north(240, 50), List.of(OFFICE), false)));
        assertEquals(Set.of(Doubt.TOO_FAR), PhoneDoubts.of(seen(north(260, 50), List.of(OFFICE), false)));
    }

    @Test
    @DisplayName("T035: of several places the nearest counts, and its distance and name are kept")
    void ofSeveralPlacesTheNearestCounts() {
        PhonePlace far = place(Optional.of(new Circle(LATITUDE + 900_000, LONGITUDE, 50)));
        Measured nearest = PhoneDoubts.nearest(Optional.of(north(812, 10)), List.of(far, OFFICE));
        assertEquals(OptionalInt.of(812), nearest.distance());
        assertEquals(Optional.of(OFFICE.name()), nearest.place());
        assertEquals(
                OptionalInt.empty(),
                PhoneDoubts.nearest(Optional.of(north(812, 10)), List.of(ANYWHERE))
                        .distance());
    }

    @Test
    @DisplayName("T047: on field work, and where anywhere is a place, the distance is kept and does not matter")
    void onFieldWorkTheDistanceDoesNotMatter() {
        assertEquals(Set.of(), PhoneDoubts.of(seen(north(90_000, 10), List.of(OFFICE), true)));
        assertEquals(Set.of(), PhoneDoubts.of(seen(north(90_000, 10), List.of(OFFICE, ANYWHERE), false)));
        assertEquals(
                OptionalInt.of(90_000),
                PhoneDoubts.nearest(Optional.of(north(90_000, 10)), List.of(OFFICE))
                        .distance());
    }

    @Test
    @DisplayName("T066: no position, a vague one, one too exact, a jump, a wrong clock, a queue and a shared phone are"
            + " doubted")
    void eachSignalIsADoubtOfItsOwn() {
        assertEquals(
                Set.of(Doubt.NO_POSITION, Doubt.QUEUED, Doubt.SHARED_PHONE, Doubt.CLOCK_OFF),
                PhoneDoubts.of(seen(
                        Optional.empty(),
                        List.of(OFFICE),
                        false,
                        Optional.empty(),
                        NOW.minusSeconds(181),
                        true,
                        true)));
        assertEquals(Set.of(Doubt.VAGUE), PhoneDoubts.of(seen(north(0, 201), List.of(OFFICE), false)));
        assertEquals(Set.of(Doubt.TOO_EXACT), PhoneDoubts.of(seen(north(0, 0), List.of(OFFICE), false)));
        PhoneDoubts.Before beijing =
                new PhoneDoubts.Before(new Fix(39_904_200, 116_407_400, 20), NOW.minusSeconds(3_600));
        assertEquals(Set.of(Doubt.TOO_FAST), PhoneDoubts.of(moved(beijing)));
        PhoneDoubts.Before byTrain =
                new PhoneDoubts.Before(new Fix(39_904_200, 116_407_400, 20), NOW.minusSeconds(16_200));
        assertEquals(Set.of(), PhoneDoubts.of(moved(byTrain)), "four hours and a half by train");
        PhoneDoubts.Before jump = new PhoneDoubts.Before(north(900, 10), NOW.minusSeconds(2));
        assertEquals(Set.of(), PhoneDoubts.of(moved(jump)), "the receiver's");
    }

    private static PhoneDoubts.Seen moved(PhoneDoubts.Before before) {
        return seen(Optional.of(north(0, 10)), List.of(OFFICE), false, Optional.of(before), NOW, false, false);
    }

    @Test
    @DisplayName("T066: what the rule refuses is refused; every other doubt waits for somebody's word")
    void whatTheRuleRefusesIsRefused() {
        PhonePunchRule strict = new PhonePunchRule(Outside.REFUSED, 200, 30, 1);
        assertEquals(State.COUNTED, PhoneDoubts.state(Set.of(), strict));
        assertEquals(State.REFUSED, PhoneDoubts.state(Set.of(Doubt.TOO_FAR, Doubt.QUEUED), strict));
        assertEquals(State.HELD, PhoneDoubts.state(Set.of(Doubt.QUEUED), strict));
        assertEquals(State.HELD, PhoneDoubts.state(Set.of(Doubt.TOO_FAR), PhonePunchRule.USUAL));
    }

    @Test
    void aFixIsOnEarthAndTellsNobodyWhereInALog() {
        assertThrows(Refused.class, () -> new Fix(90_000_001, 0, 1));
        assertThrows(Refused.class, () -> new Fix(0, Integer.MIN_VALUE, 1));
        assertEquals("Fix[±12 m]", new Fix(LATITUDE, LONGITUDE, 12).toString());
        assertEquals(20_015_114, new Fix(0, 0, 1).metresTo(0, 180_000_000), "half around");
    }
}
