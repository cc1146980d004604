package org.clockhouse.store.internal.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.shift.ShiftTerms;
import org.clockhouse.attendance.spi.MarkRepository.Marks;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.internal.ThreadWorkers;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.Road;
import org.clockhouse.registry.calendar.DayType;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.store.internal.punch.JdbcPunches;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Months are read and punches appended while a month is written; nobody fails, and every punch leaves its mark. */
abstract class TrafficContract {

    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
    private static final int PEOPLE = 200;
    private static final int APPENDS = 60;

    private final OrgId org = OrgId.next();
    private final List<EmployeeId> people =
            IntStream.range(0, PEOPLE).mapToObj(i -> EmployeeId.next()).toList();
    private final JdbcPunches punches = new JdbcPunches(
            store().database(), store().transactions(), store().cipher(), store().index(), new ThreadWorkers());
    private final SqlResults results = new SqlResults(store().transactions());
    private final SqlMarks marks = new SqlMarks(store().transactions(), punches);

    abstract Databases.Open store();

    @AfterEach
    void stop() {
        punches.stop();
    }

    @Test
    @Timeout(120)
    void monthsAreReadAndPunchesAppendedWhileAMonthIsWritten() throws Exception {
        List<DayResult> month = month();
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Future<Integer> reader = threads.submit(() -> read(writing));
            Future<Integer> appender = threads.submit(this::append);
            Future<Long> taker = threads.submit(() -> take(writing, appender));
            write(month, true);
            write(month, false);
            int appended = appender.get(60, TimeUnit.SECONDS);
            writing.set(false);
            assertTrue(reader.get(60, TimeUnit.SECONDS) > 0);
            assertEquals(APPENDS, appended);
            assertEquals(APPENDS, taker.get(60, TimeUnit.SECONDS));
            assertEquals(
                    month.size(),
                    store().transactions()
                            .in(org, () -> results.known(people, FIRST, FIRST.plusDays(30)))
                            .size());
        } finally {
            writing.set(false);
            threads.shutdownNow();
        }
    }

    private void write(List<DayResult> month, boolean added) {
        for (int from = 0; from < month.size(); from += 1_000) {
            List<DayResult> part = month.subList(from, Math.min(month.size(), from + 1_000));
            store().transactions()
                    .run(org, () -> results.write(added ? part : List.of(), added ? List.of() : part, List.of()));
        }
    }

    private int read(AtomicBoolean writing) {
        int reads = 0;
        while (writing.get()) {
            int page = reads % 4 * 50;
            List<DayResult> rows = store().transactions()
                    .in(org, () -> results.of(people.subList(page, page + 50), FIRST, FIRST.plusDays(30)));
            assertTrue(rows.size() <= 50 * 31);
            reads++;
        }
        return reads;
    }

    private int append() {
        TerminalId terminal = TerminalId.next();
        int added = 0;
        for (int i = 0; i < APPENDS; i++) {
            EmployeeId person = people.get(i % PEOPLE);
            NewPunch punch = new NewPunch(
                    PunchSubject.number(person.text()),
                    Optional.of(person),
                    PunchTime.of(
                            FIRST.atTime(8, i % 60),
                            Duration.ofHours(8),
                            ZoneId.of("Asia/Shanghai"),
                            PunchTime.OffsetSource.ZONE_RULES),
                    PunchAttributes.of(Method.CARD, FunctionKey.IN),
                    Set.of());
            added += punches.append(
                            org,
                            new PunchBatch(
                                    terminal,
                                    Road.VISIT,
                                    "",
                                    Instant.EPOCH,
                                    List.of(punch),
                                    List.of(),
                                    PunchBatch.Progress.NONE))
                    .added();
        }
        return added;
    }

    /** Takes marks away as the calculation does, until nobody makes more. */
    private long take(AtomicBoolean writing, Future<Integer> appender) {
        long taken = 0;
        boolean last = false;
        while (true) {
            boolean ended = appender.isDone() && !writing.get();
            taken += store().transactions().in(org, () -> {
                Marks waiting = marks.waiting(10);
                marks.remove(waiting.places());
                return (long) waiting.places().size();
            });
            if (last) {
                return taken + store().transactions().in(org, marks::count);
            }
            last = ended;
        }
    }

    private List<DayResult> month() {
        RuleSet rule = store().transactions().in(org, () -> new SqlRuleSets(store().transactions())
                .put(new RuleSet(RuleSetId.next(), "R", new LocalName("", "R"), 1, Shift.ALWAYS, Policy.STANDARD, 0)));
        ShiftTerms terms = new ShiftTerms(
                "D9",
                new LocalName("", "D9"),
                "",
                List.of(new ShiftTerms.Segment(540, 1_080)),
                List.of(),
                120,
                360,
                rule.id(),
                OptionalInt.empty(),
                OptionalInt.empty());
        Shift shift = store().transactions().in(org, () -> new SqlShifts(store().transactions())
                .put(new Shift(ShiftId.next(), 1, Shift.ALWAYS, terms, false, 0)));
        List<DayResult> month = new ArrayList<>();
        for (EmployeeId person : people) {
            for (int day = 0; day < 31; day++) {
                month.add(result(person, FIRST.plusDays(day), shift, rule));
            }
        }
        return month;
    }

    private static DayResult result(EmployeeId person, LocalDate date, Shift shift, RuleSet rule) {
        return new DayResult(
                person,
                date,
                0,
                Optional.of(new DayResult.Planned(shift.id(), 1, "D9", date.atTime(9, 0), date.atTime(18, 0))),
                DayType.WORKDAY,
                Optional.of(date.atTime(9, 0)),
                Optional.of(date.atTime(18, 0)),
                Buckets.of(540, 540, 540),
                List.of(),
                DayStatus.NORMAL,
                ResultState.FINAL,
                new DayResult.RuleRef(rule.id(), "R", 1, 1),
                1,
                1,
                Instant.EPOCH);
    }
}
