package org.clockhouse.store.internal.punch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.Appended;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.QuarantineDraft;
import org.clockhouse.punch.Road;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What must go on while the month of a thousand people is written back. */
abstract class BusyContract {

    private static final LocalDateTime START = LocalDateTime.of(2026, 10, 1, 8, 0);

    private final PunchStore store = new PunchStore(store());
    private final OrgId org = OrgId.next();
    private final JpaTransactions transactions = store.open().transactions();

    abstract Databases.Open store();

    @AfterEach
    void stop() {
        store.punches().stop();
    }

    @Test
    void aMonthIsReadAndPunchesAreStoredWhileItsRowsAreWritten() throws Exception {
        writeMonth();
        CountDownLatch halfWritten = new CountDownLatch(1);
        CountDownLatch othersDone = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            AtomicBoolean writing = new AtomicBoolean(true);
            Future<?> writer = threads.submit(() -> {
                for (int day = 1; day <= 31; day++) {
                    rewrite(day);
                    if (day == 15) {
                        halfWritten.countDown();
                        assertTrue(othersDone.await(60, TimeUnit.SECONDS));
                    }
                }
                writing.set(false);
                return null;
            });
            assertTrue(halfWritten.await(60, TimeUnit.SECONDS));
            Future<Long> reader = threads.submit(this::readMonth);
            Future<Appended> appender = threads.submit(() -> append(punches(1, 200)));
            assertEquals(31_000, reader.get(30, TimeUnit.SECONDS));
            assertEquals(200, appender.get(30, TimeUnit.SECONDS).added());
            assertTrue(writing.get());
            othersDone.countDown();
            writer.get(60, TimeUnit.SECONDS);
        } finally {
            othersDone.countDown();
            threads.shutdownNow();
        }
        assertEquals(31_000, readMonth());
    }

    @Test
    void oneTransactionOfThirtyOneThousandRowsTakesNoLockOnTheTable() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<?> writer = threads.submit(() -> transactions.in(org, () -> {
                insert(org, 31_000);
                written.countDown();
                return release.await(60, TimeUnit.SECONDS);
            }));
            assertTrue(written.await(60, TimeUnit.SECONDS));
            OrgId other = OrgId.next();
            transactions.run(other, () -> insert(other, 10));
            release.countDown();
            writer.get(60, TimeUnit.SECONDS);
        } finally {
            release.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void aBadBatchDoesNotTakeTheOthersOfItsGroupAlong() throws Exception {
        QuarantineDraft draft = new QuarantineDraft("raw", 1, QuarantineDraft.Reason.UNREADABLE, "");
        PunchBatch bad = batch("longer than the column".repeat(100), punches(900, 5), List.of(draft));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Appended>> good = new ArrayList<>();
            List<Future<Appended>> wrong = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                List<NewPunch> page = punches(i * 10, 10);
                good.add(threads.submit(() -> append(page)));
                wrong.add(threads.submit(() -> store.punches().append(org, bad)));
            }
            for (Future<Appended> answer : good) {
                assertEquals(10, answer.get(60, TimeUnit.SECONDS).added());
            }
            for (Future<Appended> answer : wrong) {
                assertTrue(failed(answer));
            }
        } finally {
            threads.shutdownNow();
        }
        List<Punch> stored = transactions.in(org, () -> store.punches().after(0, 1_000));
        assertEquals(200, stored.size());
        assertEquals(
                5, append(bad.terminal(), punches(900, 5)).added(), "what was not committed is not taken for known");
        assertEquals(5, append(bad.terminal(), punches(900, 5)).known());
    }

    @Test
    void whatIsSentAgainAmongNewLinesIsStoredOnce() {
        TerminalId gate = TerminalId.next();
        assertEquals(new Appended(10, 0, 0), append(gate, punches(0, 10)));
        assertEquals(new Appended(5, 10, 0), append(gate, punches(0, 15)));
        assertEquals(new Appended(0, 15, 0), append(gate, punches(0, 15)));
        assertEquals(
                15, transactions.in(org, () -> store.punches().after(0, 1_000)).size());
    }

    @Test
    void ofTwoThatCommitInReverseTheLaterIsNotVisibleBeforeTheEarlier() {
        PunchPositions positions = new PunchPositions(store().database());
        long first = positions.take(org.text(), 3);
        long second = positions.take(org.text(), 5);
        assertEquals(first + 3, second);
        positions.done(org.text(), second);
        assertEquals(first, positions.complete(org.text()));
        positions.done(org.text(), first);
        assertEquals(second + 5, positions.complete(org.text()));
        long afterRestart = new PunchPositions(store().database()).take(org.text(), 1);
        assertTrue(afterRestart >= second + 5);
    }

    @Test
    void aReaderThatFollowsManyTerminalsMissesNothing() throws Exception {
        int terminals = 8;
        int pages = 25;
        ExecutorService threads = Executors.newFixedThreadPool(terminals);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int terminal = 0; terminal < terminals; terminal++) {
                TerminalId gate = TerminalId.next();
                writers.add(threads.submit(() -> IntStream.range(0, pages).forEach(page -> store.punches()
                        .append(org, batch(gate, "", punches(page * 4, page % 2 == 0 ? 1 : 4), List.of())))));
            }
            int expected = terminals
                    * IntStream.range(0, pages)
                            .map(page -> page % 2 == 0 ? 1 : 4)
                            .sum();
            List<Long> seen = new ArrayList<>();
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (seen.size() < expected && System.nanoTime() < until) {
                long last = seen.isEmpty() ? 0 : seen.get(seen.size() - 1);
                transactions
                        .in(org, () -> store.punches().after(last, 13))
                        .forEach(punch -> seen.add(punch.position()));
            }
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
            assertEquals(expected, seen.size());
            assertEquals(seen.stream().sorted().distinct().toList(), seen);
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean failed(Future<?> answer) throws Exception {
        try {
            answer.get(60, TimeUnit.SECONDS);
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }

    private void writeMonth() {
        for (int day = 1; day <= 31; day++) {
            String date = LocalDate.of(2026, 10, day).toString();
            transactions.run(
                    org,
                    () -> Sql.batch(
                            transactions.appending(),
                            "insert into scheduled_run (org_id, name, next_run) values (?, ?, 0)",
                            rows(i -> new Object[] {org.text(), date + "/" + i})));
        }
    }

    private void rewrite(int day) {
        String date = LocalDate.of(2026, 10, day).toString();
        transactions.run(
                org,
                () -> Sql.batch(
                        transactions.appending(),
                        "update scheduled_run set next_run = next_run + 1 where org_id = ? and name = ?",
                        rows(i -> new Object[] {org.text(), date + "/" + i})));
    }

    private static List<Object[]> rows(IntFunction<Object[]> row) {
        return IntStream.range(0, 1_000).mapToObj(row).toList();
    }

    private void insert(OrgId company, int count) {
        Sql.batch(
                transactions.appending(),
                "insert into scheduled_run (org_id, name, next_run) values (?, ?, 0)",
                IntStream.range(0, count)
                        .mapToObj(i -> new Object[] {company.text(), "run-" + i})
                        .toList());
    }

    private long readMonth() {
        return transactions.in(org, () -> transactions
                .sql("select count(*) from scheduled_run where org_id = ? and next_run < 5", org.text())
                .number());
    }

    private Appended append(List<NewPunch> page) {
        return append(TerminalId.next(), page);
    }

    private Appended append(TerminalId terminal, List<NewPunch> page) {
        return store.punches().append(org, batch(terminal, "", page, List.of()));
    }

    private static PunchBatch batch(String source, List<NewPunch> page, List<QuarantineDraft> unreadable) {
        return batch(TerminalId.next(), source, page, unreadable);
    }

    private static PunchBatch batch(
            TerminalId terminal, String source, List<NewPunch> page, List<QuarantineDraft> unreadable) {
        Instant received = Instant.parse("2026-11-02T00:00:00Z");
        return new PunchBatch(terminal, Road.VISIT, source, received, page, unreadable, PunchBatch.Progress.NONE);
    }

    private static List<NewPunch> punches(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> new NewPunch(
                        PunchSubject.number("7"),
                        Optional.of(EmployeeId.next()),
                        PunchTime.of(
                                START.plusSeconds(i), Duration.ZERO, ZoneOffset.UTC, PunchTime.OffsetSource.ZONE_RULES),
                        PunchAttributes.of(PunchAttributes.Method.CARD, PunchAttributes.FunctionKey.IN),
                        Set.of()))
                .toList();
    }
}
