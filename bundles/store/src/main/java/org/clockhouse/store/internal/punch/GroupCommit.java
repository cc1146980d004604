package org.clockhouse.store.internal.punch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.punch.Appended;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that takes whatever waits and hands it on as a group, while callers wait for their own answer: what
 * arrives while one group is written is the next. Where commits are quick a second thread commits one group while the first inserts
 * the next.
 */
final class GroupCommit {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final int MOST_BATCHES = 64;
    /** Derby keeps a lock for each row until the commit. */
    private static final int MOST_ROWS = 1_000;

    /** A page is worth a commit of its own; others are prepared meanwhile. */
    private static final int ENOUGH_ROWS = 50;

    /** Of those who came before. With half of them writers waited for callers that share the processors with them. */
    private static final int PART = 4;
    /** A commit that costs less is not worth waiting for many. */
    private static final long QUICK = TimeUnit.MILLISECONDS.toNanos(2);

    private static final long LONGEST_GATHERING = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long GATHERING_STEP = TimeUnit.MICROSECONDS.toNanos(50);

    private final LinkedBlockingQueue<PreparedBatch> waiting = new LinkedBlockingQueue<>();
    private final Function<List<PreparedBatch>, Runnable> inserter;
    private final Workers.Crew crew;
    private final Future<?> running;
    private volatile boolean closed;
    private Future<?> committing = CompletableFuture.completedFuture(null);
    /** Nanoseconds, by the last group that was committed. */
    private volatile long took = Long.MAX_VALUE;

    /** @param inserter returns what commits the group and answers every batch of it; neither throws anything */
    GroupCommit(Workers workers, String name, Function<List<PreparedBatch>, Runnable> inserter) {
        this.inserter = inserter;
        this.crew = workers.crew(name, 2);
        this.running = crew.submit(() -> {
            serve();
            return null;
        });
    }

    /** Completes after the commit, or with {@link Unavailable} when the store goes away before it. */
    CompletableFuture<Appended> append(PreparedBatch batch) {
        waiting.add(batch);
        if (closed) {
            refuseWaiting();
        }
        return batch.answer();
    }

    /** Lets the group at work commit and refuses what waits. */
    void close() {
        closed = true;
        refuseWaiting();
        try {
            running.get(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.warn("The appender of the punch log did not end well", e);
        }
        crew.close();
        refuseWaiting();
    }

    private void serve() throws InterruptedException, ExecutionException {
        List<PreparedBatch> group = new ArrayList<>();
        PreparedBatch first = null;
        Pace pace = Pace.NONE;
        while (!closed) {
            if (first == null) {
                first = waiting.poll(100, TimeUnit.MILLISECONDS);
                continue;
            }
            if (first.size() < ENOUGH_ROWS) {
                gather(pace.expected() - 1);
            }
            group.add(first);
            first = fill(group, first.size());
            write(List.copyOf(group), pace.isQuick());
            pace = pace.after(group.size(), took);
            group.clear();
        }
        committing.get();
        if (first != null) {
            refuse(first);
        }
    }

    /** Where commits are quick it comes back before this one when others wait; the one before it has ended in any case. */
    private void write(List<PreparedBatch> group, boolean isQuick) throws InterruptedException, ExecutionException {
        long began = System.nanoTime();
        Runnable commit = inserter.apply(group);
        long inserted = System.nanoTime() - began;
        committing.get();
        Runnable timed = () -> {
            long since = System.nanoTime();
            commit.run();
            took = inserted + System.nanoTime() - since;
        };
        if (isQuick && !waiting.isEmpty()) {
            committing = crew.submit(() -> {
                timed.run();
                return null;
            });
        } else {
            timed.run();
        }
    }

    /**
     * What the next group is waited for. Callers of the last two come again in a moment.
     *
     * @param callers of the last group
     * @param before of the one before it
     * @param quickest nanoseconds that a group took
     */
    record Pace(int callers, int before, long quickest) {

        static final Pace NONE = new Pace(1, 1, Long.MAX_VALUE);

        Pace after(int group, long took) {
            return new Pace(group, callers, Math.min(quickest, took));
        }

        boolean isQuick() {
            return quickest < QUICK;
        }

        /** Where a commit is slow, all of the last group: a second commit costs more than the wait. */
        int expected() {
            return isQuick() ? (callers + before) / PART : callers;
        }
    }

    /**
     * Without this the first to come would get a commit for itself, and the others would wait for it. A lone caller
     * never waits.
     */
    private void gather(int expected) {
        long until = System.nanoTime() + LONGEST_GATHERING;
        while (waiting.size() < expected && System.nanoTime() < until && !closed) {
            LockSupport.parkNanos(GATHERING_STEP);
        }
    }

    /** @return the batch that did not fit any more, or null */
    private PreparedBatch fill(List<PreparedBatch> group, int rows) {
        int sum = rows;
        while (group.size() < MOST_BATCHES) {
            PreparedBatch next = waiting.poll();
            if (next == null) {
                return null;
            }
            sum += next.size();
            if (sum > MOST_ROWS) {
                return next;
            }
            group.add(next);
        }
        return null;
    }

    private void refuseWaiting() {
        for (PreparedBatch batch = waiting.poll(); batch != null; batch = waiting.poll()) {
            refuse(batch);
        }
    }

    private static void refuse(PreparedBatch batch) {
        batch.answer().completeExceptionally(new Unavailable("store.closing", "the store is being closed"));
    }
}
