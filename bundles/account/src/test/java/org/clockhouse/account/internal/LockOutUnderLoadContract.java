package org.clockhouse.account.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.clockhouse.account.spi.LockOutRepository;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.kernel.Transactions;
import org.junit.jupiter.api.Test;

/** However many guess at the same moment, on every repository. */
public abstract class LockOutUnderLoadContract {

    private static final int GUESSES = 60;

    protected abstract Transactions transactions();

    protected abstract LockOutRepository lockOuts();

    @Test
    public void noMoreThanFiveOfManyAttemptsAtOncePass() throws Exception {
        LockOut lockOut = new LockOut(lockOuts(), transactions(), new TestClock("2026-10-01T08:00:00Z"));
        OrgId org = OrgId.next();
        AtomicInteger passed = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService many = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < GUESSES; i++) {
                String address = "203.0.113." + i;
                many.submit(() -> {
                    start.await();
                    boolean delayed = lockOut.admit(org, "anna", Optional.empty(), address)
                            .isRefused();
                    return (delayed ? refused : passed).incrementAndGet();
                });
            }
            start.countDown();
        } finally {
            many.shutdown();
            assertTrue(many.awaitTermination(60, TimeUnit.SECONDS));
        }
        assertEquals(GUESSES, passed.get() + refused.get());
        assertTrue(passed.get() >= 1 && passed.get() <= 5, passed + " passed");
    }
}
