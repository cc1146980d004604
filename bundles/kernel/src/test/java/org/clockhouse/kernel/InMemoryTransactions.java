package org.clockhouse.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One transaction at a time over maps that cannot roll back. After-commit actions run only when the work returns, so a
 * service that tells too early is seen. Register an in-memory repository's undo with {@link #onRollback}.
 */
public final class InMemoryTransactions implements Transactions {

    private static final class Open {
        final OrgId org;
        final List<Runnable> afterCommit = new ArrayList<>();
        final Deque<Runnable> onRollback = new ArrayDeque<>();

        Open(OrgId org) {
            this.org = org;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final ThreadLocal<Open> current = new ThreadLocal<>();
    private int begun;

    /** How many there were so far. */
    public int begun() {
        return begun;
    }

    @Override
    public <T, X extends Exception> T in(OrgId org, Work<T, X> work) throws X {
        Open open = current.get();
        if (open != null) {
            if (!open.org.equals(org)) {
                throw new IllegalStateException("the open transaction is another company's");
            }
            return work.run();
        }
        return apart(org, work);
    }

    @Override
    public <T, X extends Exception> T apart(OrgId org, Work<T, X> work) throws X {
        Open outer = current.get();
        Open open = new Open(org);
        boolean done = false;
        lock.lock();
        begun++;
        current.set(open);
        try {
            T result = work.run();
            done = true;
            return result;
        } finally {
            if (!done) {
                open.onRollback.forEach(Runnable::run);
            }
            current.set(outer);
            lock.unlock();
            if (done) {
                open.afterCommit.forEach(Runnable::run);
            }
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        if (current.get() == null) {
            action.run();
        } else {
            current.get().afterCommit.add(action);
        }
    }

    /** Undoes a change to an in-memory repository if the open transaction rolls back; last change first. */
    public void onRollback(Runnable undo) {
        if (current.get() != null) {
            current.get().onRollback.push(undo);
        }
    }

    @Override
    public OrgId org() {
        if (current.get() == null) {
            throw new IllegalStateException("no transaction is open");
        }
        return current.get().org;
    }

    @Override
    public boolean isOpen() {
        return current.get() != null;
    }
}
