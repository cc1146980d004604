package org.clockhouse.punch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/** The company's punches: appended once, never edited, read by position or by person. */
@ProviderType
public interface PunchLog {

    /** Most people asked for at once. */
    int MOST_PEOPLE = 500;

    /**
     * Stores what is new of the batch, with the terminal's progress. Returns only after the commit, so that what follows may tell the terminal to forget. Concurrent calls
     * share a commit.
     *
     * @throws IllegalStateException if the caller has a transaction open, whose roll-back would take the punches along after
     *     the terminal forgot them
     * @throws org.clockhouse.kernel.Unavailable if the store is down: nothing is stored, or, when the commit itself failed,
     *     perhaps all of it; repeat the batch in both cases
     */
    default Appended append(OrgId org, PunchBatch batch) {
        return Appended.of(appending(org, batch));
    }

    /**
     * The same without waiting: completes after the commit, and with the same failures. Whoever continues from there is on a thread that
     * others' answers wait for.
     */
    CompletableFuture<Appended> appending(OrgId org, PunchBatch batch);

    /** Which of the keys are in the log, for a preview. */
    Set<PunchKey> known(OrgId org, TerminalId terminal, Collection<PunchKey> keys);

    TerminalProgress progressOf(OrgId org, TerminalId terminal);

    /** Of every terminal that ever reported. */
    Map<TerminalId, TerminalProgress> progress(OrgId org);

    /**
     * The punches after a position, oldest position first, at most {@code limit} of them. A position becomes visible only when
     * every lower one is, so a reader that saves the last position it saw misses nothing.
     */
    List<Punch> after(OrgId org, long position, int limit);

    /**
     * What was taken in after a position, quarantined rows too.
     *
     * @param limit most punches, and most rows
     */
    LogStretch stretch(OrgId org, long position, int limit);

    Backlog backlog(OrgId org, long position);

    /**
     * All punches of some people, by employee and then by time.
     *
     * @param employees at most {@link #MOST_PEOPLE}
     * @param from inclusive
     * @param until exclusive
     */
    List<Punch> of(OrgId org, Collection<EmployeeId> employees, Instant from, Instant until);

    /** Latest position first. Punches of nobody are seen by those who see everybody. */
    Slice<Punch> page(OrgId org, Scope scope, PunchFilter filter, Page page);
}
