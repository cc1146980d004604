package org.clockhouse.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.closing.Adjustment;
import org.clockhouse.attendance.closing.Period;
import org.clockhouse.attendance.closing.PeriodId;
import org.clockhouse.attendance.spi.SheetRepository;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Stale;
import org.junit.jupiter.api.Test;

/** What every store keeps of periods, of what people said to them, and of what came after they were locked. */
public interface PeriodContract extends AnnAndBob {

    @Test
    default void aPeriodComesBackAndEveryChangeOfOneIsAnotherEdition() {
        assertEquals(0L, in(() -> periods().edition()));
        Period open = november();
        Period locked = in(() -> periods().put(open.in(Period.State.LOCKED, "年底")));
        assertEquals(2, locked.version());
        run(() -> {
            assertEquals(List.of(locked), periods().all());
            assertEquals(2, periods().edition());
            assertEquals(2, periods().hold());
        });
        assertThrows(Stale.class, () -> run(() -> periods().put(open.in(Period.State.OPEN, ""))));
        assertEquals(List.of(), transactions().in(OrgId.next(), () -> periods().all()));
    }

    @Test
    default void aLockThatRollsBackNeverWas() {
        Period open = november();
        assertThrows(
                IllegalStateException.class,
                () -> run(() -> {
                    periods().put(open.in(Period.State.LOCKED, ""));
                    throw new IllegalStateException("killed");
                }));
        run(() -> {
            assertEquals(List.of(open), periods().all());
            assertEquals(1, periods().edition());
        });
    }

    private Period november() {
        return in(() -> periods()
                .put(new Period(
                        PeriodId.next(),
                        LocalDate.parse("2026-11-01"),
                        LocalDate.parse("2026-11-30"),
                        Period.State.OPEN,
                        "",
                        0)));
    }

    @Test
    default void whatPeopleSaidToAPeriodIsReplacedByWhatTheySayNext() {
        Period period = november();
        SheetRepository.Yes yes = new SheetRepository.Yes(-7, "王小明", NOW);
        SheetRepository.Sheet first = new SheetRepository.Sheet(ANN, Optional.of(yes), Optional.empty());
        SheetRepository.Sheet second =
                new SheetRepository.Sheet(ANN, Optional.of(yes), Optional.of(new SheetRepository.Yes(8, "HR", NOW)));
        run(() -> sheets().put(period.id(), List.of(first)));
        run(() -> sheets().put(period.id(), List.of(second)));
        run(() -> {
            assertEquals(List.of(second), sheets().of(period.id(), List.of(ANN, BOB)));
            assertEquals(List.of(), sheets().of(PeriodId.next(), List.of(ANN)));
            assertEquals(List.of(second), sheets().of(period.id()));
            assertEquals(List.of(), sheets().of(PeriodId.next()));
        });
    }

    @Test
    default void whatWasAcceptedIsFoundByPersonAndDate() {
        SheetRepository.Acceptance accepted = new SheetRepository.Acceptance(ANN, MONDAY, 0, 42L, "在外办事", "HR", NOW);
        run(() -> {
            sheets().accept(List.of(accepted));
            sheets().accept(List.of(accepted));
            assertEquals(List.of(accepted), sheets().accepted(List.of(ANN, BOB), MONDAY, MONDAY));
            assertEquals(List.of(), sheets().accepted(List.of(ANN), MONDAY.plusDays(1), MONDAY.plusDays(9)));
            assertEquals(List.of(accepted), sheets().accepted(MONDAY, MONDAY));
            assertEquals(List.of(), sheets().accepted(MONDAY.plusDays(1), MONDAY.plusDays(9)));
            sheets().forget(List.of(accepted));
            assertEquals(List.of(), sheets().accepted(List.of(ANN, BOB), MONDAY, MONDAY));
        });
    }

    @Test
    default void anAdjustmentIsReplacedWithinItsPeriod() {
        Period period = november();
        Adjustment first = adjustment(period, 30, 5);
        Adjustment second = adjustment(period, 60, 6);
        run(() -> adjustments().put(List.of(first)));
        run(() -> adjustments().put(List.of(second)));
        run(() -> {
            assertEquals(List.of(second), adjustments().of(List.of(ANN, BOB), MONDAY, MONDAY));
            assertEquals(List.of(second), adjustments().carriedBy(period.id()));
            adjustments().remove(List.of(first));
            assertEquals(List.of(), adjustments().carriedBy(period.id()));
        });
    }

    private Adjustment adjustment(Period period, int minutes, long hash) {
        return new Adjustment(
                ANN,
                MONDAY,
                0,
                period.id(),
                1,
                2,
                Map.of(Bucket.REGULAR, minutes, Bucket.SHORT, -minutes),
                DayStatus.LATE,
                List.of(Flag.of(Flag.Kind.MISSING_OUT)),
                hash,
                NOW);
    }
}
