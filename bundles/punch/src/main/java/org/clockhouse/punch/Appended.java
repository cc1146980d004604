package org.clockhouse.punch;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.clockhouse.kernel.Unavailable;

/**
 * What became of a batch.
 *
 * @param added punches that are new
 * @param known punches that were in the log already, or twice in the batch
 * @param quarantined rows that are new in quarantine
 */
public record Appended(int added, int known, int quarantined) {

    public static final Appended NOTHING = new Appended(0, 0, 0);

    /**
     * What became of it, once it is known.
     *
     * @throws org.clockhouse.kernel.Unavailable if it is not stored, or if nobody can say whether it is
     */
    public static Appended of(Future<Appended> appending) {
        try {
            return appending.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("store.interrupted", "the punches may or may not have been stored", e);
        }
    }

    public Appended plus(Appended other) {
        return new Appended(added + other.added, known + other.known, quarantined + other.quarantined);
    }
}
