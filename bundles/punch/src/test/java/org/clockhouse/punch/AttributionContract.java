package org.clockhouse.punch;

import static org.clockhouse.punch.AtTheGate.batch;
import static org.clockhouse.punch.AtTheGate.instant;
import static org.clockhouse.punch.AtTheGate.punch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchBatch.Progress;
import org.clockhouse.punch.spi.DayMark;
import org.junit.jupiter.api.Test;

/** Whose a punch is, when that is said afterwards. */
public interface AttributionContract extends AtTheGate {

    @Test
    default void unmatchedSubjectsAreSummedForEachTerminal() {
        append(List.of(punch("7", EIGHT.plusHours(1)), punch("1", EIGHT, WANG), punch("9", EIGHT), punch("7", EIGHT)));
        TerminalId other = TerminalId.next();
        punches().append(org(), batch(other, List.of(punch("7", EIGHT)), List.of(), Progress.NONE));
        PunchSubject seven = PunchSubject.number("7");
        Slice<UnmatchedSubject> first = in(() -> punches().unmatched(Scope.EVERYBODY, Page.first(1)));
        assertEquals(
                List.of(new UnmatchedSubject(GATE, seven, 2, instant(EIGHT), instant(EIGHT.plusHours(1)))),
                first.items());
        Slice<UnmatchedSubject> rest = in(() -> punches().unmatched(Scope.EVERYBODY, new Page(first.next(), 5)));
        assertEquals(
                List.of(
                        new UnmatchedSubject(GATE, PunchSubject.number("9"), 1, instant(EIGHT), instant(EIGHT)),
                        new UnmatchedSubject(other, seven, 1, instant(EIGHT), instant(EIGHT))),
                rest.items());
    }

    @Test
    default void attributingAfterwardsGivesThePunchesAndMarksTheDays() {
        PunchSubject card = new PunchSubject(PunchSubject.Kind.CARD, "04a1b2c3");
        append(List.of(punch(card, EIGHT), punch(card, EIGHT.plusDays(1)), punch("7", EIGHT)));
        assertEquals(1, in(() -> punches().attribute(unmatched(WANG, card), 1)));
        assertEquals(1, in(() -> punches().attribute(unmatched(WANG, card), 10)));
        assertEquals(0, in(() -> punches().attribute(unmatched(WANG, card), 10)));
        assertEquals(
                Set.of(
                        new DayMark(WANG, EIGHT.toLocalDate()),
                        new DayMark(WANG, EIGHT.toLocalDate().plusDays(1))),
                in(this::takeMarks));
        assertEquals(List.of("7"), filtered(Optional.empty(), Instant.EPOCH, Set.of(), true));
    }

    @Test
    default void attributingAnewMovesPunchesOfThatTimeAndMarksBothPeople() {
        append(List.of(punch("7", EIGHT, WANG), punch("7", EIGHT.plusDays(1), WANG)));
        in(this::takeMarks);
        PunchSubject seven = PunchSubject.number("7");
        Instant until = instant(EIGHT.plusHours(1));
        Attribution anew = new Attribution(LI, seven, Set.of(GATE), Instant.EPOCH, until, false);
        assertEquals(1, in(() -> punches().attribute(anew, 10)));
        assertEquals(
                Set.of(new DayMark(WANG, EIGHT.toLocalDate()), new DayMark(LI, EIGHT.toLocalDate())),
                in(this::takeMarks));
        Attribution elsewhere =
                new Attribution(LI, seven, Set.of(TerminalId.next()), Instant.EPOCH, PunchFilter.OPEN, false);
        assertEquals(0, in(() -> punches().attribute(elsewhere, 10)));
    }

    @Test
    default void anAttributionThatRollsBackChangesNothing() {
        append(List.of(punch("7", EIGHT)));
        assertThrows(
                IllegalArgumentException.class,
                () -> in(() -> {
                    punches().attribute(unmatched(WANG, PunchSubject.number("7")), 10);
                    throw new IllegalArgumentException("roll back");
                }));
        assertEquals(List.of("7"), filtered(Optional.empty(), Instant.EPOCH, Set.of(), true));
    }

    /** Every punch of the subject at the gate that is nobody's yet. */
    private static Attribution unmatched(EmployeeId employee, PunchSubject subject) {
        return new Attribution(employee, subject, Set.of(GATE), Instant.EPOCH, PunchFilter.OPEN, true);
    }
}
