package org.clockhouse.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.junit.jupiter.api.Test;

abstract class TransactionsContract {

    private final OrgId org = OrgId.next();
    private final JpaTransactions transactions = store().transactions();

    abstract Databases.Open store();

    @Test
    void whatTheWorkWroteIsThereAfterwards() {
        write("a");
        assertEquals(List.of("a"), names());
    }

    @Test
    void anExceptionRollsEverythingBack() {
        Refused refused = assertThrows(
                Refused.class,
                () -> transactions.run(org, () -> {
                    write("a");
                    throw new Refused("on.purpose", "no");
                }));
        assertEquals("on.purpose", refused.code());
        assertEquals(List.of(), names());
    }

    @Test
    void aTextThatDoesNotFitAndAThingThatIsNotThereAreRefusals() {
        Refused tooLong = assertThrows(Refused.class, () -> transactions.run(org, () -> write("a".repeat(5_000))));
        assertEquals("value.too-long", tooLong.code());
        Refused unknown = assertThrows(
                Refused.class,
                () -> transactions.run(org, () -> transactions
                        .sql(
                                "insert into calendar_version (org_id, calendar_id, calendar_version, name_zh, name_en, rest_days)"
                                        + " values (?, ?, 1, '', 'a', '')",
                                org.text(),
                                OrgId.next().text())
                        .update()));
        assertEquals("reference.unknown", unknown.code());
        assertEquals(List.of(), names());
    }

    @Test
    void aNestedCallJoins() {
        assertThrows(
                IllegalStateException.class,
                () -> transactions.run(org, () -> {
                    transactions.run(org, () -> write("nested"));
                    assertEquals(List.of("nested"), names());
                    throw new IllegalStateException("on purpose");
                }));
        assertEquals(List.of(), names());
    }

    @Test
    void whatIsWrittenApartSurvivesTheRollBack() {
        assertThrows(
                IllegalStateException.class,
                () -> transactions.run(org, () -> {
                    write("inside");
                    transactions.apart(org, () -> {
                        write("apart");
                        return null;
                    });
                    throw new IllegalStateException("on purpose");
                }));
        assertEquals(List.of("apart"), names());
    }

    @Test
    void theOuterTransactionGoesOnAfterOneApart() {
        transactions.run(org, () -> {
            transactions.apart(org, () -> null);
            assertTrue(transactions.isOpen());
            assertEquals(org, transactions.org());
            write("after");
        });
        assertFalse(transactions.isOpen());
        assertEquals(List.of("after"), names());
    }

    @Test
    void anotherCompanyIsRefusedInside() {
        transactions.run(
                org,
                () -> assertThrows(
                        IllegalStateException.class, () -> transactions.run(OrgId.next(), () -> write("a"))));
        assertEquals(List.of(), names());
    }

    @Test
    void afterCommitRunsOnceAndSeesWhatWasCommitted() {
        List<List<String>> seen = new ArrayList<>();
        transactions.run(org, () -> {
            transactions.run(org, () -> transactions.afterCommit(() -> seen.add(names())));
            write("a");
            assertEquals(List.of(), seen);
        });
        assertEquals(List.of(List.of("a")), seen);
    }

    @Test
    void afterCommitDoesNotRunWhenRolledBack() {
        AtomicInteger ran = new AtomicInteger();
        assertThrows(
                IllegalStateException.class,
                () -> transactions.run(org, () -> {
                    transactions.afterCommit(ran::incrementAndGet);
                    throw new IllegalStateException("on purpose");
                }));
        assertEquals(0, ran.get());
    }

    @Test
    void afterCommitRunsAtOnceWhenNothingIsOpen() {
        AtomicInteger ran = new AtomicInteger();
        transactions.afterCommit(ran::incrementAndGet);
        assertEquals(1, ran.get());
    }

    @Test
    void withoutATransactionThereIsNoCompany() {
        assertThrows(IllegalStateException.class, transactions::org);
        assertThrows(IllegalStateException.class, transactions::em);
    }

    @Test
    void twoThatLockEachOtherBothSucceedInTheEnd() throws Exception {
        write("one");
        write("two");
        CountDownLatch bothHoldOne = new CountDownLatch(2);
        AtomicInteger told = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> forward = threads.submit(() -> swap("one", "two", bothHoldOne, told));
            Future<?> backward = threads.submit(() -> swap("two", "one", bothHoldOne, told));
            forward.get(30, TimeUnit.SECONDS);
            backward.get(30, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
        assertEquals(2, told.get());
        assertEquals(List.of(2L, 2L), transactions.in(org, () -> transactions
                .sql("select next_run from scheduled_run where org_id = ?", org.text())
                .list(row -> row.number("next_run"))));
    }

    private Void swap(String first, String second, CountDownLatch bothHoldOne, AtomicInteger told)
            throws InterruptedException {
        transactions.run(org, () -> {
            transactions.afterCommit(told::incrementAndGet);
            count(first);
            bothHoldOne.countDown();
            bothHoldOne.await(5, TimeUnit.SECONDS);
            count(second);
        });
        return null;
    }

    private void count(String name) {
        transactions
                .sql("update scheduled_run set next_run = next_run + 1 where org_id = ? and name = ?", org.text(), name)
                .update();
    }

    private void write(String name) {
        transactions.run(org, () -> transactions
                .sql("insert into scheduled_run (org_id, name, next_run) values (?, ?, 0)", org.text(), name)
                .update());
    }

    private List<String> names() {
        return transactions.in(org, () -> transactions
                .sql("select name from scheduled_run where org_id = ? order by name", org.text())
                .list(row -> row.text("name")));
    }
}
