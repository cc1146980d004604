package org.clockhouse.kernel.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.clockhouse.kernel.ChangeListener;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.PatientListener;
import org.clockhouse.kernel.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeDispatcherTest {

    private final ChangeDispatcher changes = new ChangeDispatcher(new ThreadWorkers());
    private final OrgId org = OrgId.next();

    @AfterEach
    void stop() {
        changes.stop();
    }

    @Test
    void hintsThatArriveWhileTheListenerIsBusyAreMergedIntoOne() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Semaphore release = new Semaphore(0);
        Semaphore done = new Semaphore(0);
        AtomicInteger calls = new AtomicInteger();
        changes.add(listener(() -> {
            calls.incrementAndGet();
            started.countDown();
            release.acquireUninterruptibly();
            done.release();
        }));

        changes.tell(org, Topic.PUNCHES);
        assertTrue(started.await(5, TimeUnit.SECONDS));
        for (int i = 0; i < 100; i++) {
            changes.tell(org, Topic.PUNCHES);
        }
        release.release(2);

        assertTrue(done.tryAcquire(2, 5, TimeUnit.SECONDS));
        assertEquals(2, calls.get());
    }

    @Test
    void aListenerThatFailsIsToldAgainTheNextTime() throws InterruptedException {
        Semaphore called = new Semaphore(0);
        changes.add(listener(() -> {
            called.release();
            throw new IllegalStateException("on purpose");
        }));
        changes.tell(org, Topic.PUNCHES);
        assertTrue(called.tryAcquire(5, TimeUnit.SECONDS));
        changes.tell(org, Topic.PUNCHES);
        assertTrue(called.tryAcquire(5, TimeUnit.SECONDS));
    }

    @Test
    void inARushAListenerRestsAndMissesNothing() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger facts = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        Semaphore called = new Semaphore(0);
        changes.add(listener(() -> {
            calls.incrementAndGet();
            seen.set(facts.get());
            called.release();
        }));
        for (int i = 0; i < 5_000; i++) {
            facts.incrementAndGet();
            changes.tell(org, Topic.PUNCHES, 1);
        }
        while (seen.get() < 5_000) {
            assertTrue(called.tryAcquire(5, TimeUnit.SECONDS));
        }
        assertTrue(calls.get() < 1_000, calls + " calls");
    }

    @Test
    void aHintIsAnotherEditionOfItsTopicAlone() {
        long punches = changes.edition(org, Topic.PUNCHES);
        long employees = changes.edition(org, Topic.EMPLOYEES);
        changes.tell(org, Topic.EMPLOYEES);
        changes.tell(OrgId.next(), Topic.PUNCHES);
        assertEquals(punches, changes.edition(org, Topic.PUNCHES));
        assertEquals(employees + 1, changes.edition(org, Topic.EMPLOYEES));
    }

    @Test
    void aPatientListenerIsToldUntilNothingWaits() throws InterruptedException {
        AtomicInteger left = new AtomicInteger(5);
        Semaphore done = new Semaphore(0);
        changes.add(new PatientListener() {
            @Override
            public Set<Topic> topics() {
                return Set.of(Topic.PUNCHES);
            }

            @Override
            public boolean take(OrgId whose, Topic topic) {
                boolean more = left.decrementAndGet() > 0;
                done.release();
                return more;
            }
        });
        changes.tell(org, Topic.PUNCHES, 1_000);
        assertTrue(done.tryAcquire(5, 5, TimeUnit.SECONDS));
        assertEquals(0, left.get());
    }

    private static ChangeListener listener(Runnable action) {
        return new ChangeListener() {
            @Override
            public Set<Topic> topics() {
                return Set.of(Topic.PUNCHES);
            }

            @Override
            public void changed(OrgId org, Topic topic) {
                action.run();
            }
        };
    }
}
