package org.clockhouse.attendance.internal.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.attendance.roster.OneOff;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.spi.WatchRepository.Awaited;
import org.clockhouse.attendance.spi.WatchRepository.Watch;
import org.clockhouse.kernel.DirectWorkers;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Rush;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Workers;
import org.clockhouse.registry.calendar.DayType;
import org.junit.jupiter.api.Test;

class RecalculationTest {

    private final Office office = new Office();
    private final EmployeeId ann = office.hire();
    private final EmployeeId bob = office.hire();

    @Test
    void t102APunchMakesItsDayByItself() {
        office.dayShift();
        office.punch(ann, "2026-11-16 08:58:30", "2026-11-16 18:01:00");
        office.settle();
        DayResult day = office.result(ann, "2026-11-16");
        assertEquals(480, day.minutes().get(Bucket.REGULAR));
        assertEquals("2026-11-16T08:58", day.firstIn().orElseThrow().toString());
        assertEquals("2026-11-16T18:01", day.lastOut().orElseThrow().toString());
        assertEquals(ResultState.FINAL, day.state());
        assertEquals(1, day.version());
        assertEquals(0, office.timesheets.pending(office.org));
        assertTrue(office.changes.told().contains(Topic.TIMESHEETS));
    }

    @Test
    void whatIsMarkedIsPendingUntilItIsWorkedOut() {
        office.dayShift();
        office.settle();
        office.punch(ann, "2026-11-16 08:58:30");
        assertEquals(1, office.timesheets.pending(office.org));
        office.settle();
        assertEquals(0, office.timesheets.pending(office.org));
    }

    private Recalculation paced(Rush rush, Workers workers, Duration rest) {
        return new Recalculation(
                office.reader,
                new DifferenceWriter(
                        office.memory.results,
                        office.closed,
                        office.memory.watches,
                        office.memory.marks,
                        office.transactions,
                        office.changes),
                office.memory.marks,
                office.agenda,
                office.registry.organisation,
                office.transactions,
                rush,
                workers,
                new Recalculation.Pace(worked -> worked.isZero() ? worked : rest, rest, 50));
    }

    @Test
    void whatComesRightAfterARoundWaitsForTheNextOne() {
        office.dayShift();
        office.settle();
        DirectWorkers workers = new DirectWorkers();
        Recalculation paced = paced(worked -> Duration.ZERO, workers, Duration.ofHours(1));
        office.punch(ann, "2026-11-16 08:58:30");
        paced.changed(office.org, Topic.PUNCHES);
        assertEquals(0, office.timesheets.pending(office.org), "the first is worked out at once");
        office.punch(ann, "2026-11-16 18:01:00");
        paced.changed(office.org, Topic.PUNCHES);
        assertEquals(1, office.timesheets.pending(office.org));
        workers.tick();
        assertEquals(0, office.timesheets.pending(office.org));
    }

    @Test
    void aPunchIsWorkedOutBeforeItIsLookedForWhatIsDue() {
        office.dayShift();
        office.settle();
        List<Long> pendingWhenAsked = new ArrayList<>();
        Rush askedBeforeARoundAndBeforeLooking = worked -> {
            if (!worked.isZero()) {
                pendingWhenAsked.add(office.timesheets.pending(office.org));
            }
            return Duration.ZERO;
        };
        Recalculation paced = paced(askedBeforeARoundAndBeforeLooking, new DirectWorkers(), Duration.ofHours(1));
        office.punch(ann, "2026-11-16 08:58:30");
        paced.changed(office.org, Topic.PUNCHES);
        assertEquals(List.of(1L, 0L), pendingWhenAsked.subList(0, 2), "a round, then a look");
    }

    private List<Watch> due(int days) {
        Instant moment = Instant.parse("2026-11-01T00:00:00Z");
        List<Watch> due = IntStream.range(0, days)
                .mapToObj(day -> new Watch(
                        ann, LocalDate.of(2020, 1, 1).plusDays(day), Awaited.all(office.site.id()), true, moment))
                .toList();
        office.transactions.run(office.org, () -> office.memory.watches.put(due));
        return due;
    }

    @Test
    void moreThanOneLookFindsIsLookedForAgainAtOnce() {
        office.dayShift();
        office.settle();
        List<Watch> due = due(2_500);
        Recalculation paced = paced(worked -> Duration.ZERO, new DirectWorkers(), Duration.ofHours(1));
        paced.changed(office.org, Topic.PUNCHES);
        List<Watch> left = office.transactions.in(
                office.org,
                () -> office.memory.watches.of(
                        List.of(ann), due.get(0).date(), due.get(2_499).date()));
        assertEquals(List.of(), left, "the next look is hours away");
        assertEquals(0, office.timesheets.pending(office.org));
    }

    @Test
    void whatStaysDueIsNoReasonToLookAgainAtOnce() {
        office.dayShift();
        office.settle();
        due(1_000);
        assertTrue(office.agenda.markDue(office.org), "more may be due");
        assertFalse(office.agenda.markDue(office.org), "it is the same again");
    }

    @Test
    void inARushResultsWaitUntilItIsOver() {
        office.dayShift();
        office.settle();
        DirectWorkers workers = new DirectWorkers();
        AtomicReference<Duration> rest = new AtomicReference<>(Duration.ofHours(1));
        Recalculation paced = paced(worked -> rest.get(), workers, Duration.ZERO);
        office.punch(ann, "2026-11-16 08:58:30");
        paced.changed(office.org, Topic.PUNCHES);
        office.punch(bob, "2026-11-16 08:59:00");
        paced.changed(office.org, Topic.PUNCHES);
        workers.tick();
        assertEquals(2, office.timesheets.pending(office.org));
        rest.set(Duration.ZERO);
        workers.tick();
        assertEquals(0, office.timesheets.pending(office.org));
        assertTrue(office.result(ann, "2026-11-16").firstIn().isPresent());
        assertTrue(office.result(bob, "2026-11-16").firstIn().isPresent());
    }

    /** Rests have a longest length, so that only a short round leaves to others what it should. */
    @Test
    void inARushARoundIsOfFewPeople() {
        office.dayShift();
        List<EmployeeId> many = Stream.generate(office::hire).limit(60).toList();
        office.settle();
        many.forEach(person -> office.punch(person, "2026-11-16 08:58:30"));
        Recalculation paced = paced(
                worked -> worked.isZero() ? Duration.ZERO : Duration.ofHours(1), new DirectWorkers(), Duration.ZERO);
        paced.changed(office.org, Topic.PUNCHES);
        assertEquals(10, office.timesheets.pending(office.org));
    }

    @Test
    void p66TheSamePunchesTwiceChangeNothing() {
        office.dayShift();
        office.punch(ann, "2026-11-16 08:59:00", "2026-11-16 18:00:00");
        office.settle();
        office.punch(ann, "2026-11-16 08:59:00", "2026-11-16 18:00:00");
        office.timesheets.recalculate(
                office.actor, Scope.EVERYBODY, LocalDate.parse("2026-11-16"), LocalDate.parse("2026-11-16"));
        office.settle();
        DayResult day = office.result(ann, "2026-11-16");
        assertEquals(480, day.minutes().get(Bucket.REGULAR));
        assertEquals(1, day.version());
    }

    @Test
    void aLaterPunchMakesTheNextVersionAndTouchesNobodyElse() {
        office.dayShift();
        office.punch(ann, "2026-11-16 08:59:00");
        office.punch(bob, "2026-11-16 09:30:00", "2026-11-16 18:00:00");
        office.settle();
        assertEquals(
                List.of(Flag.of(Flag.Kind.MISSING_OUT)),
                office.result(ann, "2026-11-16").flags());
        DayResult bobs = office.result(bob, "2026-11-16");
        office.punch(ann, "2026-11-16 18:00:00");
        office.settle();
        DayResult day = office.result(ann, "2026-11-16");
        assertEquals(2, day.version());
        assertEquals(List.of(), day.flags());
        assertEquals(bobs, office.result(bob, "2026-11-16"));
    }

    @Test
    void t043WhoWalksPastAReaderIsReadOftenAndComesInOnce() {
        RuleSet standard = office.rules.standard(office.org);
        office.rules.amend(
                office.actor,
                standard.id(),
                standard.version(),
                LocalDate.parse("2026-11-16"),
                Policy.of(Map.of("dedupe", "2")));
        office.dayShift();
        office.punch(
                ann,
                "2026-11-16 08:58:01",
                "2026-11-16 08:58:02",
                "2026-11-16 08:58:04",
                "2026-11-16 08:59:30",
                "2026-11-16 18:02:00",
                "2026-11-16 18:02:03");
        office.settle();
        DayResult day = office.result(ann, "2026-11-16");
        assertEquals(Optional.of(LocalDateTime.of(2026, 11, 16, 8, 58)), day.firstIn());
        assertEquals(Optional.of(LocalDateTime.of(2026, 11, 16, 18, 2)), day.lastOut());
        assertEquals(List.of(), day.flags());
    }

    @Test
    void aNewDateBringsItsDaysWithoutAnyFact() {
        office.dayShift();
        office.settle();
        office.at("2026-11-23T00:00:00Z");
        office.workers.tick();
        assertEquals(DayStatus.PROVISIONAL, office.result(ann, "2026-11-23").status());
        assertEquals(
                "D9", office.result(bob, "2026-11-23").planned().orElseThrow().code());
    }

    @Test
    void aNightShiftOwnsThePunchAfterMidnight() {
        Shift night = office.shift("NT", "22:00", "06:00");
        office.everybodyWorks(OfficeShifts.workdays(night), "2026-11-01");
        office.punch(ann, "2026-11-16 21:50:00", "2026-11-17 06:02:00");
        office.settle();
        DayResult day = office.result(ann, "2026-11-16");
        assertEquals(480, day.minutes().get(Bucket.REGULAR));
        assertEquals(2, day.minutes().get(Bucket.EXTRA));
        assertEquals("2026-11-17T06:02", day.lastOut().orElseThrow().toString());
    }

    @Test
    void aPunchInNobodysWindowIsListedAndNotLost() {
        office.dayShift();
        office.punch(ann, "2026-11-17 05:30:00", "2026-11-17 09:00:00", "2026-11-17 18:00:00");
        office.settle();
        List<DayResult> both = office.results(ann, "2026-11-17", "2026-11-17");
        assertEquals(2, both.size());
        assertEquals(List.of(), both.get(0).flags());
        assertEquals(List.of(new Flag(Flag.Kind.UNASSIGNED, "1")), both.get(1).flags());
        assertTrue(both.get(1).planned().isEmpty());
    }

    @Test
    void workOnARestDayIsExtra() {
        office.dayShift();
        office.punch(ann, "2026-11-15 10:00:00", "2026-11-15 14:00:00");
        office.settle();
        DayResult day = office.result(ann, "2026-11-15");
        assertEquals(DayType.REST_DAY, day.dayType());
        assertEquals(240, day.minutes().get(Bucket.EXTRA));
        assertEquals(0, day.minutes().get(Bucket.REQUIRED));
    }

    @Test
    void somebodyWhoLeftHasNoDaysAfterwards() {
        office.dayShift();
        office.settle();
        assertEquals(DayStatus.ABSENT, office.result(ann, "2026-11-18").status());
        var person = office.registry.directory.of(office.org, List.of(ann)).get(ann);
        office.registry.employees.end(
                office.actor, Scope.EVERYBODY, ann, LocalDate.parse("2026-11-17"), "", person.version());
        office.settle();
        assertEquals(1, office.results(ann, "2026-11-17", "2026-11-17").size());
        assertEquals(List.of(), office.results(ann, "2026-11-18", "2026-11-19"));
    }

    @Test
    void aDateThatCannotBeWorkedOutIsAnIncidentAndStopsNobodyElse() {
        office.dayShift();
        office.settle();
        office.transactions.run(
                office.org,
                () -> office.memory.rosters.put(
                        new OneOff(
                                ann,
                                LocalDate.parse("2026-11-17"),
                                List.of(ShiftId.next()),
                                "names a shift that is gone",
                                1),
                        0));
        office.punch(ann, "2026-11-17 09:00:00");
        office.punch(bob, "2026-11-17 09:00:00", "2026-11-17 18:00:00");
        office.settle();
        DayResult broken = office.result(ann, "2026-11-17");
        assertEquals(Flag.Kind.INCIDENT, broken.flags().get(0).kind());
        assertEquals(480, office.result(bob, "2026-11-17").minutes().get(Bucket.REGULAR));
        assertEquals(0, office.timesheets.pending(office.org));
        office.rosters.restore(office.actor, ann, LocalDate.parse("2026-11-17"), 1);
        office.settle();
        assertEquals(
                List.of(Flag.of(Flag.Kind.MISSING_OUT)),
                office.result(ann, "2026-11-17").flags());
    }
}
