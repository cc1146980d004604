package org.clockhouse.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Unavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody hangs when the database goes, and everything works when it is back. */
class LostDatabaseTest {

    private static final Duration SOON = Duration.ofSeconds(8);

    @TempDir
    Path directory;

    private final OrgId org = OrgId.next();

    @Test
    void withoutPostgresCallersAreToldSoonAndAreServedAgainWhenItIsBack() throws Exception {
        try (PostgresServer server = PostgresServer.start(false);
                Database database = Database.open(Databases.settings(server.createDatabase("lost"), directory))) {
            JpaTransactions transactions = new JpaTransactions(database);
            write(transactions, "before");
            assertTrue(database.answers());
            server.stop();
            assertFalse(assertTimeout(SOON, database::answers));
            for (int attempt = 0; attempt < 2; attempt++) {
                Unavailable refused = assertTimeout(
                        SOON, () -> assertThrows(Unavailable.class, () -> write(transactions, "meanwhile")));
                assertEquals("store.unavailable", refused.code());
            }
            server.launch();
            awaitWrite(transactions, "after");
            assertTrue(database.answers());
            assertEquals(2L, transactions.in(org, () -> transactions
                    .sql("select count(*) from scheduled_run where org_id = ?", org.text())
                    .number()));
        }
    }

    @Test
    void closingEndsATransactionThatWouldGoOnForEver() throws Exception {
        Database database = Database.open(Databases.settings("jdbc:derby:" + directory.resolve("db"), directory));
        JpaTransactions transactions = new JpaTransactions(database);
        CountDownLatch open = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> stubborn = thread.submit(() -> {
                transactions.run(org, () -> {
                    insert(transactions, "never");
                    open.countDown();
                    closed.await(30, TimeUnit.SECONDS);
                });
                return null;
            });
            assertTrue(open.await(10, TimeUnit.SECONDS));
            assertTimeout(SOON, database::close);
            assertThrows(Unavailable.class, () -> write(transactions, "too late"));
            closed.countDown();
            ExecutionException failed =
                    assertThrows(ExecutionException.class, () -> stubborn.get(10, TimeUnit.SECONDS));
            assertEquals(Unavailable.class, failed.getCause().getClass());
        } finally {
            closed.countDown();
            thread.shutdownNow();
        }
        try (Database again = Database.open(Databases.settings("jdbc:derby:" + directory.resolve("db"), directory))) {
            JpaTransactions reading = new JpaTransactions(again);
            assertEquals(0L, reading.in(org, () -> reading.sql(
                            "select count(*) from scheduled_run where org_id = ?", org.text())
                    .number()));
        }
    }

    private void awaitWrite(JpaTransactions transactions, String name) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try {
                write(transactions, name);
                return;
            } catch (Unavailable e) {
                if (System.nanoTime() > until) {
                    throw e;
                }
            }
        }
    }

    private void write(JpaTransactions transactions, String name) {
        transactions.run(org, () -> insert(transactions, name));
    }

    private void insert(JpaTransactions transactions, String name) {
        transactions
                .sql("insert into scheduled_run (org_id, name, next_run) values (?, ?, 0)", org.text(), name)
                .update();
    }
}
