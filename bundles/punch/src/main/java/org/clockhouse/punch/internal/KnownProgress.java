package org.clockhouse.punch.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.clockhouse.punch.Appended;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.TerminalProgress;

/**
 * How far one terminal is, as this process knows without asking: what was read once, and what was appended since. Appends that
 * overlap have an order that only the store knows, so after them it is asked again.
 */
final class KnownProgress {

    private TerminalProgress value;
    private int appending;
    private long appends;
    private boolean overlapped;

    /** @param store is asked when the answer is not known here */
    TerminalProgress get(Supplier<TerminalProgress> store) {
        long before;
        synchronized (this) {
            if (value != null && appending == 0) {
                return value;
            }
            before = appends;
        }
        TerminalProgress read = store.get();
        synchronized (this) {
            if (appending == 0 && appends == before) {
                value = read;
            }
        }
        return read;
    }

    /** @param append completes after the commit */
    CompletableFuture<Appended> after(PunchBatch batch, Supplier<CompletableFuture<Appended>> append) {
        synchronized (this) {
            appends++;
            appending++;
            overlapped |= appending > 1;
        }
        try {
            return append.get().whenComplete((appended, failure) -> end(batch, appended));
        } catch (RuntimeException e) {
            end(batch, null);
            throw e;
        }
    }

    /** @param appended null when nobody can say whether it was stored */
    private synchronized void end(PunchBatch batch, Appended appended) {
        appending--;
        value = value == null || overlapped || appended == null ? null : with(value, batch, appended);
        overlapped &= appending > 0;
    }

    private static TerminalProgress with(TerminalProgress before, PunchBatch batch, Appended appended) {
        PunchBatch.Progress progress = batch.progress();
        Instant lastPunch = before.lastPunch().orElse(Instant.EPOCH);
        for (NewPunch punch : batch.punches()) {
            lastPunch = later(lastPunch, punch.time().at());
        }
        Instant reported = later(before.reportedUpTo().orElse(Instant.EPOCH), progress.reportedUpTo());
        return new TerminalProgress(
                progress.movesCursor() ? progress.cursor() : before.cursor(),
                stated(reported),
                stated(lastPunch),
                before.rows() + appended.added() + appended.quarantined());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /** To the millisecond, as it is stored; the epoch says nothing. */
    private static Optional<Instant> stated(Instant at) {
        long millis = at.toEpochMilli();
        return millis > 0 ? Optional.of(Instant.ofEpochMilli(millis)) : Optional.empty();
    }
}
