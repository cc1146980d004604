package org.clockhouse.punch.spi;

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
import org.clockhouse.punch.Appended;
import org.clockhouse.punch.Attribution;
import org.clockhouse.punch.Backlog;
import org.clockhouse.punch.LogStretch;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchFilter;
import org.clockhouse.punch.PunchKey;
import org.clockhouse.punch.QuarantineFilter;
import org.clockhouse.punch.QuarantinedRow;
import org.clockhouse.punch.TerminalProgress;
import org.clockhouse.punch.UnmatchedSubject;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps punches, the quarantine and each terminal's progress. Except {@link #appending}, every method works in the caller's
 * transaction and takes the company from {@code Transactions.org()}. Employees and terminals are referred to without foreign
 * keys: a punch may be older than what the suite knows of them.
 */
@ConsumerType
public interface PunchRepository {

    /**
     * Stores one batch in a transaction of its own, which may be shared with other callers' batches (group commit), and
     * completes when that has committed. In that one transaction, set-based:
     *
     * <ol>
     *   <li>punches whose (terminal, kind and text of the subject, clock reading to the second) is in the log, or earlier in
     *       the batch, are skipped and counted as known; the rest is inserted with rising positions in the batch's order;
     *   <li>quarantine drafts whose (terminal, raw) is there are skipped; the rest is inserted;
     *   <li>the cursor is replaced if {@code progress.movesCursor()}; {@code reportedUpTo} and the last punch only
     *       rise, and what was inserted is added to the rows.
     * </ol>
     *
     * A batch that fails for its own sake does not take the others in its transaction along. Called without an open
     * transaction; several threads may call at once, also for the same terminal.
     */
    CompletableFuture<Appended> appending(OrgId org, PunchBatch batch);

    /** The same, and waits. */
    default Appended append(OrgId org, PunchBatch batch) {
        return Appended.of(appending(org, batch));
    }

    Set<PunchKey> known(TerminalId terminal, Collection<PunchKey> keys);

    /** {@link TerminalProgress#NONE} for one that never reported. */
    TerminalProgress progressOf(TerminalId terminal);

    Map<TerminalId, TerminalProgress> progress();

    /** By position; only positions below which nothing is still uncommitted. */
    List<Punch> after(long position, int limit);

    /** As {@link #after}, with the rows of the quarantine, which are counted together with the punches. */
    LogStretch stretch(long position, int limit);

    Backlog backlog(long position);

    /**
     * The days that punches behind the position belong to, each once: what attendance has to work out again.
     *
     * @param limit of the punches that are looked at
     */
    TouchedDays touched(long position, int limit);

    /** By employee, then instant, then position. */
    List<Punch> of(Collection<EmployeeId> employees, Instant from, Instant until);

    /** Latest position first; {@link Slice#next} is the position in decimal. Without an employee only for everybody's scope. */
    Slice<Punch> page(Scope scope, PunchFilter filter, Page page);

    /** Of terminals at the scope's sites; latest position first; {@link Slice#next} is the position in decimal. */
    Slice<QuarantinedRow> quarantine(Scope scope, QuarantineFilter filter, Page page);

    /**
     * By subject and terminal at one of the scope's sites, in the order of the first unmatched punch's position, which in decimal
     * is also {@link Slice#next}.
     */
    Slice<UnmatchedSubject> unmatched(Scope scope, Page page);

    /**
     * Gives at most {@code limit} punches that fit and are not the employee's yet to the employee, and has the days marked of
     * whoever had them and of the employee, since their places in the log are long read.
     *
     * @return how many were given; fewer than the limit means that it is done
     */
    int attribute(Attribution attribution, int limit);
}
