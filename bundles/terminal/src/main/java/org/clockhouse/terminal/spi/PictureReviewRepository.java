package org.clockhouse.terminal.spi;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.PictureReview;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps which punches are to be looked at, and what was seen. */
@ConsumerType
public interface PictureReviewRepository {

    /** Lets it wait, or adds to the reasons of one that does; one that is decided stays so. */
    void mark(long punch, TerminalId terminal, Instant at, Set<PictureReview.Reason> reasons, Instant now);

    Optional<PictureReview> find(long punch);

    /** Of people in the scope, what waits and has a picture, the lowest position first; {@link Slice#next} is the position. */
    Slice<PictureReview> waiting(Scope scope, Page page);

    /** Writes verdict, by whom and when. @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    PictureReview put(PictureReview review);

    /** How many verdicts of somebody else stand at the terminal that were given since. */
    long others(TerminalId terminal, Instant since);

    /** Forgets what has waited since before then. */
    void forget(Instant markedBefore);
}
