package org.clockhouse.credential.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.access.AccessLevel;
import org.clockhouse.credential.access.AccessLevelId;
import org.clockhouse.credential.access.Hours;
import org.clockhouse.credential.activation.Activation;
import org.clockhouse.credential.activation.ActivationCheck;
import org.clockhouse.credential.activation.ActivationPoint;
import org.clockhouse.credential.activation.ActivationPointId;
import org.clockhouse.credential.activation.SwipeTest;
import org.clockhouse.credential.activation.SwipeTestId;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.junit.jupiter.api.Test;

/** What every store keeps of activations, and of the access levels that cards open doors by. */
public interface ActivationContract extends TwoPeople {

    @Test
    default void whatBelongsToAnActivationComesBackAsItWas() {
        ActivationPoint point = new ActivationPoint(
                ActivationPointId.next(),
                new LocalName("前台", "Front desk"),
                SITE.id(),
                "USB 1",
                Set.of(ActivationCheck.PHOTO, ActivationCheck.CODE),
                false,
                1);
        Activation activation =
                new Activation(CredentialId.next(), Optional.of(point.id()), ActivationCheck.PHOTO, "刘", NOW);
        SwipeTest test = new SwipeTest(
                SwipeTestId.next(),
                activation.credential(),
                TerminalId.next(),
                NOW,
                NOW.plusSeconds(60),
                "刘",
                SwipeTest.State.WAITING,
                NOW.plusSeconds(60));
        assertEquals(Optional.empty(), in(() -> activations().policy()));
        run(() -> {
            activations().insert(point);
            activations().insert(activation);
            activations().insert(activation);
            activations().insert(test);
            activations().set(new Activation.Policy(1, 2));
            activations().set(new Activation.Policy(2, 9));
        });
        assertEquals(List.of(point), in(() -> activations().points()));
        assertEquals(Optional.of(activation), in(() -> activations().activation(activation.credential())));
        assertEquals(
                Optional.of(new Activation.Policy(2, 9)), in(() -> activations().policy()));
        SwipeTest passed = test.in(SwipeTest.State.PASSED, NOW.plusSeconds(3));
        run(() -> activations().update(passed));
        assertEquals(Optional.of(passed), in(() -> activations().test(test.id())));
        ActivationPoint moved = in(() -> activations().update(point));
        assertEquals(Optional.of(moved), in(() -> activations().point(point.id())));
        assertThrows(Stale.class, () -> in(() -> activations().update(point)));
    }

    @Test
    default void aCodeFitsOnceInItsTimeAndNotAfterFiveWrongOnes() {
        CredentialId card = CredentialId.next();
        run(() -> activations().code(card, "123456", NOW));
        assertEquals(false, in(() -> activations().useCode(card, "123456", NOW)));
        run(() -> activations().code(card, "123456", NOW.plusSeconds(1)));
        assertEquals(true, in(() -> activations().useCode(card, "123456", NOW)));
        assertEquals(false, in(() -> activations().useCode(card, "123456", NOW)));
        run(() -> activations().code(card, "123456", NOW.plusSeconds(1)));
        for (int wrong = 0; wrong < 5; wrong++) {
            assertEquals(false, in(() -> activations().useCode(card, "654321", NOW)));
        }
        assertEquals(false, in(() -> activations().useCode(card, "123456", NOW)));
    }

    @Test
    default void anAccessLevelComesBackAsItWas() {
        AccessLevel level = new AccessLevel(
                AccessLevelId.next(),
                new LocalName("车间", "Works"),
                new AccessLevel.Places(
                        Set.of(TerminalId.next(), TerminalId.next()), Set.of(AreaId.next()), Set.of(SITE.id())),
                new AccessLevel.Group(Set.of(DEPARTMENT.id()), Set.of(WANG.id()), true),
                new AccessLevel.Validity(Optional.of(LocalDate.of(2026, 11, 1)), Optional.empty()),
                new Hours(List.of(
                        new Hours.Window(
                                Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                                true,
                                LocalTime.of(8, 0),
                                LocalTime.MIDNIGHT),
                        new Hours.Window(Set.of(), true, LocalTime.of(6, 30), LocalTime.of(7, 0)))),
                1);
        run(() -> accessLevels().insert(level));
        assertEquals(List.of(level), in(() -> accessLevels().all()));
        AccessLevel next = in(() -> accessLevels().update(level));
        assertEquals(Optional.of(next), in(() -> accessLevels().find(level.id())));
        assertThrows(Stale.class, () -> in(() -> accessLevels().update(level)));
        assertThrows(Stale.class, () -> run(() -> accessLevels().delete(level)));
        run(() -> accessLevels().delete(next));
        assertEquals(List.of(), in(() -> accessLevels().all()));
    }
}
