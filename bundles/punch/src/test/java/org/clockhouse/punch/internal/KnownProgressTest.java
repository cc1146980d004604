package org.clockhouse.punch.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.punch.Appended;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.Road;
import org.clockhouse.punch.TerminalProgress;
import org.junit.jupiter.api.Test;

class KnownProgressTest {

    private static final Appended ONE = new Appended(1, 0, 0);

    private final TerminalId gate = TerminalId.next();
    private final KnownProgress known = new KnownProgress();
    private int asked;

    @Test
    void theStoreIsAskedOnceHoweverManyAppendsFollow() {
        assertEquals(7, rows());
        known.after(batch(), KnownProgressTest::one);
        known.after(batch(), KnownProgressTest::one);
        assertEquals(9, rows());
        assertEquals(1, asked);
    }

    @Test
    void afterAppendsThatOverlapTheStoreIsAskedAgain() {
        rows();
        known.after(batch(), () -> {
            known.after(batch(), KnownProgressTest::one);
            return one();
        });
        assertEquals(7, rows());
        known.after(batch(), KnownProgressTest::one);
        assertEquals(8, rows());
        assertEquals(2, asked);
    }

    @Test
    void afterAnAppendThatFailedTheStoreIsAskedAgain() {
        rows();
        assertThrows(
                Unavailable.class,
                () -> known.after(batch(), () -> {
                    throw new Unavailable("store.down", "gone");
                }));
        rows();
        assertEquals(2, asked);
    }

    @Test
    void anAnswerThatAnAppendOvertookIsNotKept() {
        known.get(() -> {
            known.after(batch(), KnownProgressTest::one);
            return holding(7);
        });
        rows();
        assertEquals(1, asked);
    }

    @Test
    void anAppendThatFailsLaterIsAskedForToo() {
        rows();
        CompletableFuture<Appended> waiting = new CompletableFuture<>();
        known.after(batch(), () -> waiting);
        waiting.completeExceptionally(new Unavailable("store.down", "gone"));
        rows();
        assertEquals(2, asked);
    }

    private static CompletableFuture<Appended> one() {
        return CompletableFuture.completedFuture(ONE);
    }

    private long rows() {
        return known.get(() -> {
                    asked++;
                    return holding(7);
                })
                .rows();
    }

    private static TerminalProgress holding(long rows) {
        return new TerminalProgress("", Optional.empty(), Optional.empty(), rows);
    }

    private PunchBatch batch() {
        return new PunchBatch(gate, Road.CALL, "", Instant.EPOCH, List.of(), List.of(), PunchBatch.Progress.NONE);
    }
}
