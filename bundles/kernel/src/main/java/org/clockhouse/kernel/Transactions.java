package org.clockhouse.kernel;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The one way to the database. Services open transactions, repositories and resources never do. Work must not keep what it
 * is given beyond its return, nor outlive the bundle it came from.
 *
 * <p>Every call may throw {@link Unavailable} with code {@code store.unavailable} when the database cannot be reached;
 * nothing is committed then, except that a failure of the commit itself leaves the outcome unknown, which callers meet by
 * repeating: every write of the suite is safe to repeat.
 */
@ProviderType
public interface Transactions {

    /**
     * Runs the work for one company, in the transaction that is open or in a new one that commits when the work returns.
     * Any exception rolls back.
     *
     * @throws IllegalStateException if the open transaction is another company's
     */
    <T, X extends Exception> T in(OrgId org, Work<T, X> work) throws X;

    /** Runs the work in a transaction of its own even if one is open, so that a roll-back does not take it along. */
    <T, X extends Exception> T apart(OrgId org, Work<T, X> work) throws X;

    /** Runs after the open transaction commits, and not at all if it does not; at once when none is open. */
    void afterCommit(Runnable action);

    /** The company of the open transaction. @throws IllegalStateException if none is open */
    OrgId org();

    /** Whether this thread has a transaction open. */
    boolean isOpen();

    /** What runs inside. */
    @FunctionalInterface
    interface Work<T, X extends Exception> {
        T run() throws X;
    }

    /** As {@link #in(OrgId, Work)}, for work without a result. */
    default <X extends Exception> void run(OrgId org, Task<X> task) throws X {
        in(org, () -> {
            task.run();
            return null;
        });
    }

    /** Work without a result. */
    @FunctionalInterface
    interface Task<X extends Exception> {
        void run() throws X;
    }
}
