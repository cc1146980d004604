package org.clockhouse.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.clockhouse.attendance.day.AttendanceException;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.DayResult.Planned;
import org.clockhouse.attendance.day.DayResult.RuleRef;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.spi.Mark;
import org.clockhouse.attendance.spi.MarkRepository;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.attendance.spi.ResultRepository.Known;
import org.clockhouse.attendance.spi.ResultRepository.Outline;
import org.clockhouse.attendance.spi.WatchRepository.Awaited;
import org.clockhouse.attendance.spi.WatchRepository.Watch;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.registry.calendar.DayType;
import org.junit.jupiter.api.Test;

/** What every store keeps of results, and of the dates that wait to be worked out. */
public interface ResultContract extends AnnAndBob {

    @Test
    default void resultsComeBackAsTheyWereWritten() {
        RuleSet rule = rule();
        Shift shift = shift(rule);
        DayResult first = result(shift, rule, ANN, MONDAY, 0, 1);
        DayResult second = result(shift, rule, ANN, MONDAY, 1, 1);
        DayResult later = result(shift, rule, ANN, MONDAY.plusDays(40), 0, 1);
        DayResult bare = new DayResult(
                BOB,
                MONDAY,
                0,
                Optional.empty(),
                DayType.REST_DAY,
                Optional.empty(),
                Optional.of(LocalDateTime.of(2026, 11, 17, 1, 2)),
                Buckets.NONE,
                List.of(),
                DayStatus.NORMAL,
                ResultState.PROVISIONAL,
                new RuleRef(rule.id(), "R1", 1, 1),
                Long.MIN_VALUE,
                3,
                NOW);
        run(() -> results().write(List.of(later, second, first, bare), List.of(), List.of()));
        run(() -> {
            assertEquals(List.of(first, second), results().of(List.of(ANN), MONDAY, MONDAY.plusDays(30)));
            assertEquals(List.of(bare), results().of(List.of(BOB), MONDAY, MONDAY));
            assertEquals(
                    List.of(new Known(BOB, MONDAY, 0, Long.MIN_VALUE, 3)),
                    results().known(List.of(BOB), MONDAY, MONDAY));
            assertEquals(
                    4,
                    results().of(List.of(ANN, BOB), MONDAY, MONDAY.plusDays(60)).size());
        });
    }

    @Test
    default void whoseResultsAreNewIsFound() {
        RuleSet rule = rule();
        DayResult old = outcome(rule, 0, List.of(), DayStatus.NORMAL, ResultState.FINAL);
        DayResult fresh = later(outcome(rule, 1, List.of(), DayStatus.LATE, ResultState.FINAL), 2);
        run(() -> results().write(List.of(old, fresh), List.of(), List.of()));
        run(() -> {
            List<EmployeeId> both = List.of(ANN, BOB);
            assertEquals(Set.of(ANN), results().workedOutSince(both, MONDAY, MONDAY.plusDays(1), NOW.plusSeconds(2)));
            assertEquals(Set.of(), results().workedOutSince(both, MONDAY, MONDAY.plusDays(1), NOW.plusSeconds(3)));
            assertEquals(Set.of(), results().workedOutSince(both, MONDAY, MONDAY, NOW.plusSeconds(1)));
            assertEquals(Set.of(), results().workedOutSince(List.of(BOB), MONDAY, MONDAY.plusDays(1), NOW));
        });
    }

    @Test
    default void whoDepartsIsFoundByTheException() {
        RuleSet rule = rule();
        List<Flag> flagged = List.of(Flag.of(Flag.Kind.MISSING_OUT), Flag.of(Flag.Kind.DST));
        DayResult absent = outcome(rule, 0, List.of(), DayStatus.ABSENT, ResultState.FINAL);
        DayResult missing = outcome(rule, 1, flagged, DayStatus.NORMAL, ResultState.FINAL);
        run(() -> results().write(List.of(absent, missing), List.of(), List.of()));
        run(() -> {
            assertEquals(Set.of(ANN), results().departing(MONDAY, MONDAY, Set.of("LATE", "ABSENT")));
            assertEquals(Set.of(), results().departing(MONDAY, MONDAY, Set.of("LATE", "MISSING_OUT")));
            assertEquals(Set.of(ANN), results().departing(MONDAY, MONDAY.plusDays(1), Set.of("MISSING_OUT")));
            assertEquals(Set.of(), results().departing(MONDAY, MONDAY.plusDays(1), Set.of("MISSING_IN")));
        });
        DayResult mended = outcome(rule, 0, List.of(), DayStatus.NORMAL, ResultState.FINAL);
        run(() -> results().write(List.of(), List.of(mended), List.of()));
        run(() -> assertEquals(Set.of(), results().departing(MONDAY, MONDAY, AttendanceException.NAMES)));
    }

    @Test
    default void everyFlagThatIsToBeLookedAtDeparts() {
        RuleSet rule = rule();
        for (Flag.Kind kind : Flag.Kind.values()) {
            List<Flag> flags = List.of(Flag.of(kind));
            Set<EmployeeId> wanted = kind.isToBeLookedAt() ? Set.of(ANN) : Set.of();
            int day = 2 + kind.ordinal();
            DayResult flagged = outcome(rule, day, flags, DayStatus.NORMAL, ResultState.FINAL);
            run(() -> results().write(List.of(flagged), List.of(), List.of()));
            LocalDate date = flagged.date();
            Set<String> names = kind.isToBeLookedAt() ? Set.of(kind.name()) : AttendanceException.NAMES;
            run(() -> assertEquals(wanted, results().departing(date, date, names), kind.name()));
        }
    }

    @Test
    default void whatIsProvisionalFlaggedOrLackingIsNotSettled() {
        RuleSet rule = rule();
        List<Flag> none = List.of();
        List<Flag> flagged = List.of(Flag.of(Flag.Kind.MISSING_OUT));
        List<DayResult> days = List.of(
                outcome(rule, 0, none, DayStatus.NORMAL, ResultState.FINAL),
                outcome(rule, 1, none, DayStatus.NORMAL, ResultState.PROVISIONAL),
                outcome(rule, 2, none, DayStatus.ABSENT, ResultState.FINAL),
                outcome(rule, 3, none, DayStatus.HALF_DAY, ResultState.FINAL),
                outcome(rule, 4, flagged, DayStatus.NORMAL, ResultState.FINAL),
                outcome(rule, 5, none, DayStatus.LATE, ResultState.FINAL));
        run(() -> results().write(days, List.of(), List.of()));
        run(() -> {
            List<Outline> all = results().outlines(List.of(ANN, BOB), MONDAY, MONDAY.plusDays(5));
            assertEquals(6, all.size());
            assertEquals(all.subList(1, 5), results().unsettled(List.of(ANN, BOB), MONDAY, MONDAY.plusDays(5)));
            assertEquals(all.subList(2, 3), results().unsettled(List.of(ANN), MONDAY.plusDays(2), MONDAY.plusDays(2)));
        });
    }

    private static DayResult outcome(RuleSet rule, int day, List<Flag> flags, DayStatus status, ResultState state) {
        return new DayResult(
                ANN,
                MONDAY.plusDays(day),
                0,
                Optional.empty(),
                DayType.WORKDAY,
                Optional.empty(),
                Optional.empty(),
                Buckets.NONE,
                flags,
                status,
                state,
                new RuleRef(rule.id(), "R1", 1, 1),
                day,
                1,
                NOW);
    }

    @Test
    default void resultsAreReplacedAndTakenAwayTogether() {
        RuleSet rule = rule();
        Shift shift = shift(rule);
        DayResult first = result(shift, rule, ANN, MONDAY, 0, 1);
        DayResult second = result(shift, rule, ANN, MONDAY, 1, 1);
        run(() -> results().write(List.of(first, second), List.of(), List.of()));
        DayResult again = result(shift, rule, ANN, MONDAY, 0, 2);
        run(() -> results().write(List.of(), List.of(again), List.of(new Known(ANN, MONDAY, 1, 0, 1))));
        assertEquals(List.of(again), in(() -> results().of(List.of(ANN), MONDAY, MONDAY)));
        assertEquals(
                List.of(first, second),
                in(() -> results().past(ANN, MONDAY)).stream()
                        .sorted(Comparator.comparing(DayResult::ordinal))
                        .toList());
    }

    @Test
    default void whatWasFinalIsKeptWhenItIsReplacedAndARunningDayIsNot() {
        RuleSet rule = rule();
        DayResult running = outcome(rule, 0, List.of(), DayStatus.PROVISIONAL, ResultState.PROVISIONAL);
        DayResult absent = later(outcome(rule, 0, List.of(), DayStatus.ABSENT, ResultState.FINAL), 2);
        DayResult normal = later(outcome(rule, 0, List.of(), DayStatus.NORMAL, ResultState.FINAL), 3);
        DayResult late = later(outcome(rule, 0, List.of(), DayStatus.LATE, ResultState.FINAL), 4);
        run(() -> results().write(List.of(running), List.of(), List.of()));
        run(() -> results().write(List.of(), List.of(absent), List.of()));
        run(() -> results().write(List.of(), List.of(normal), List.of()));
        run(() -> results().write(List.of(), List.of(late), List.of()));
        assertEquals(List.of(late), in(() -> results().of(List.of(ANN), MONDAY, MONDAY)));
        assertEquals(List.of(normal, absent), in(() -> results().past(ANN, MONDAY)));
        assertEquals(List.of(), in(() -> results().past(BOB, MONDAY)));
    }

    private static DayResult later(DayResult result, int version) {
        return new DayResult(
                result.employee(),
                result.date(),
                result.ordinal(),
                result.planned(),
                result.dayType(),
                result.firstIn(),
                result.lastOut(),
                result.minutes(),
                result.flags(),
                result.status(),
                result.state(),
                result.rules(),
                result.inputHash(),
                version,
                NOW.plusSeconds(version));
    }

    @Test
    default void aThousandResultsGoInOneTransaction() {
        RuleSet rule = rule();
        Shift shift = shift(rule);
        List<DayResult> many = new ArrayList<>();
        for (int i = 0; i < ResultRepository.MOST_ROWS; i++) {
            many.add(result(shift, rule, i % 2 == 0 ? ANN : BOB, MONDAY.plusDays(i / 2), 0, 1));
        }
        run(() -> results().write(many, List.of(), List.of()));
        run(() -> results().write(List.of(), many, List.of()));
        assertEquals(
                ResultRepository.MOST_ROWS,
                in(() -> results().known(List.of(ANN, BOB), MONDAY, MONDAY.plusDays(600)))
                        .size());
    }

    @Test
    default void anotherCompanyDoesNotSeeThem() {
        RuleSet rule = rule();
        Shift shift = shift(rule);
        run(() -> {
            results().write(List.of(result(shift, rule, ANN, MONDAY, 0, 1)), List.of(), List.of());
            marks().add(List.of(new Mark(ANN, MONDAY, MONDAY)));
        });
        transactions().run(OrgId.next(), () -> {
            assertEquals(List.of(), results().of(List.of(ANN), MONDAY, MONDAY));
            assertEquals(List.of(), shifts().editions());
            assertEquals(List.of(), rules().editions());
            assertEquals(0, marks().count());
        });
    }

    private DayResult result(Shift shift, RuleSet rule, EmployeeId employee, LocalDate date, int ordinal, int version) {
        return new DayResult(
                employee,
                date,
                ordinal,
                Optional.of(new Planned(
                        shift.id(), 1, "D1", date.atTime(8, 0), date.plusDays(1).atTime(2, 30))),
                DayType.WORKDAY,
                Optional.of(date.atTime(7, 58)),
                Optional.empty(),
                Buckets.of(480, 470, 470, 3, 2, 10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 30, 60)
                        .withTiers(new TreeMap<>(Map.of("OT1", 60, "OT-2.0", 120))),
                List.of(new Flag(Flag.Kind.DUPLICATE_IN, "12:00"), Flag.of(Flag.Kind.MISSING_OUT)),
                DayStatus.LATE,
                ResultState.FINAL,
                new RuleRef(rule.id(), "R1", 1, 1),
                -7L - ordinal,
                version,
                NOW);
    }

    @Test
    default void marksComeOldestFirstAndGoByPlace() {
        Mark one = new Mark(ANN, MONDAY, MONDAY.plusDays(30));
        Mark same = new Mark(BOB, MONDAY, MONDAY);
        run(() -> marks().add(List.of(one, same)));
        run(() -> marks().add(List.of(same)));
        run(() -> {
            MarkRepository.Marks two = marks().waiting(2);
            assertEquals(List.of(one, same), two.marks());
            marks().remove(two.places());
            assertEquals(1, marks().count());
            assertEquals(List.of(same), marks().waiting(10).marks());
        });
    }

    @Test
    default void aMarkMadeInARolledBackTransactionIsNotThere() {
        assertThrows(
                IllegalStateException.class,
                () -> run(() -> {
                    marks().add(List.of(new Mark(ANN, MONDAY, MONDAY)));
                    throw new IllegalStateException("no");
                }));
        assertEquals(0L, in(() -> marks().count()));
    }

    @Test
    default void marksAreCountedByTheDatesTheyTouch() {
        run(() -> marks().add(List.of(new Mark(ANN, MONDAY, MONDAY.plusDays(3)))));
        run(() -> {
            assertEquals(1, marks().count(MONDAY.plusDays(3), MONDAY.plusDays(9)));
            assertEquals(0, marks().count(MONDAY.plusDays(4), MONDAY.plusDays(9)));
        });
    }

    @Test
    default void watchesAreDueByTheClockOrByTheTerminalsTheyWaitFor() {
        SiteId here = SiteId.next();
        SiteId there = SiteId.next();
        Awaited gate = new Awaited(here, Set.of(TerminalId.next(), TerminalId.next()));
        Watch clock = new Watch(ANN, MONDAY, Awaited.all(here), true, NOW);
        Watch report = new Watch(ANN, MONDAY.plusDays(1), gate, false, NOW);
        Watch other = new Watch(BOB, MONDAY, Awaited.all(there), false, NOW);
        run(() -> watches().put(List.of(clock, report, other)));
        run(() -> {
            assertEquals(List.of(), watches().dueByClock(NOW.minusSeconds(1), 10));
            assertEquals(List.of(clock), watches().dueByClock(NOW, 10));
            assertEquals(List.of(report), watches().dueByReport(gate, NOW, 10));
            assertEquals(List.of(), watches().dueByReport(Awaited.all(here), NOW, 10));
            assertEquals(Set.of(report, other), Set.copyOf(watches().byReport()));
            assertTrue(watches().awaited().containsAll(Set.of(gate, Awaited.all(there))));
            assertEquals(List.of(other), watches().dueByReport(Awaited.all(there), NOW.plusSeconds(9), 10));
            assertEquals(List.of(clock, report), watches().of(List.of(ANN), MONDAY, MONDAY.plusDays(1)));
        });
        Watch moved = new Watch(ANN, MONDAY, Awaited.all(here), false, NOW.plusSeconds(60));
        run(() -> {
            watches().put(List.of(moved));
            watches().remove(List.of(report));
        });
        assertEquals(List.of(moved), in(() -> watches().of(List.of(ANN), MONDAY, MONDAY.plusDays(1))));
    }

    @Test
    default void datesAreOpenedUntilTheLastOneSaid() {
        SiteId here = SiteId.next();
        run(() -> {
            assertEquals(LocalDate.EPOCH, watches().openedUntil(here));
            watches().opened(here, MONDAY);
            watches().opened(here, MONDAY.plusDays(1));
            assertEquals(MONDAY.plusDays(1), watches().openedUntil(here));
        });
    }
}
