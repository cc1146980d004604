package org.clockhouse.punch.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
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

    /** @param append returns after the commit */
    Appended after(PunchBatch batch, Supplier<Appended> append) {
        synchronized (this) {
            appends++;
            appending++;
            overlapped |= appending > 1;
        }
        Appended appended = null;
        try {
            appended = append.get();
            return appended;
        } finally {
            end(batch, appended);
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
        return new TerminalProgress(
                progress.movesCursor() ? progress.cursor() : before.cursor(),
                latest(before.reportedUpTo(), Stream.of(progress.reportedUpTo())),
                latest(before.lastPunch(), batch.punches().stream().map(KnownProgress::madeAt)),
                before.rows() + appended.added() + appended.quarantined());
    }

    private static Instant madeAt(NewPunch punch) {
        return punch.time().at();
    }

    /** To the millisecond, as it is stored; the epoch says nothing. */
    private static Optional<Instant> latest(Optional<Instant> before, Stream<Instant> others) {
        return Stream.concat(before.stream(), others)
                .map(at -> Instant.ofEpochMilli(at.toEpochMilli()))
                .filter(Instant.EPOCH::isBefore)
                .max(Instant::compareTo);
    }
}
