package org.clockhouse.store.internal.punch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.internal.ThreadWorkers;
import org.clockhouse.punch.Appended;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.Road;
import org.clockhouse.store.internal.punch.GroupCommit.Pace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GroupCommitTest {

    private static final long FAST = 500_000;
    private static final long SLOW = 10_000_000;

    @Test
    void whereACommitIsSlowTheNextGroupWaitsForAllOfTheLast() {
        assertEquals(60, Pace.NONE.after(8, SLOW).after(60, SLOW).expected());
    }

    @Test
    void whereItIsQuickTheNextBeginsWithAQuarterOfThoseThatCame() {
        assertEquals(16, Pace.NONE.after(40, FAST).after(24, FAST).expected());
    }

    @Test
    @Timeout(30)
    void whereCommitsAreQuickTheNextGroupIsInsertedMeanwhileAndNoThird() throws Exception {
        PreparedBatch quick = batch();
        PreparedBatch slow = batch();
        PreparedBatch next = batch();
        PreparedBatch last = batch();
        CountDownLatch nextCame = new CountDownLatch(1);
        CountDownLatch nextInserted = new CountDownLatch(1);
        CountDownLatch disk = new CountDownLatch(1);
        List<PreparedBatch> inserted = new CopyOnWriteArrayList<>();
        GroupCommit lane = new GroupCommit(new ThreadWorkers(), "lane", group -> {
            inserted.addAll(group);
            if (group.contains(slow)) {
                await(nextCame);
            }
            if (group.contains(next)) {
                nextInserted.countDown();
            }
            return () -> {
                if (group.contains(slow)) {
                    await(disk);
                }
                group.forEach(one -> one.answer().complete(new Appended(1, 0, 0)));
            };
        });
        lane.append(quick).get();
        lane.append(slow);
        lane.append(next);
        nextCame.countDown();
        await(nextInserted);
        lane.append(last);
        assertFalse(slow.answer().isDone(), "its commit waits for the disk");
        assertFalse(next.answer().isDone(), "commits keep their order");
        assertEquals(List.of(quick, slow, next), inserted);
        disk.countDown();
        assertEquals(1, last.answer().get().added());
        assertTrue(slow.answer().isDone() && next.answer().isDone());
        lane.close();
    }

    private static PreparedBatch batch() {
        PunchBatch empty = new PunchBatch(
                TerminalId.next(), Road.CALL, "", Instant.EPOCH, List.of(), List.of(), PunchBatch.Progress.NONE);
        return new PreparedBatch(OrgId.next(), empty, List.of(), List.of(), new CompletableFuture<>());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A collection, or a neighbour, in one of them. */
    @Test
    void oneSlowGroupAmongQuickOnesDoesNotChangeThat() {
        assertEquals(16, Pace.NONE.after(40, FAST).after(24, SLOW).expected());
    }

    @Test
    void aLoneCallerIsNotKeptWaitingForAnother() {
        assertEquals(1, Pace.NONE.expected());
        assertEquals(0, Pace.NONE.after(1, FAST).expected());
    }
}
