package org.clockhouse.store.internal;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import javax.persistence.EntityManager;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions on one connection each, which the entity manager and plain SQL share. Work that met a deadlock or a lock
 * time-out is repeated, from its outermost beginning; what it asked to run after the commit has not run by then.
 */
@Component(service = {Transactions.class, JpaTransactions.class})
public final class JpaTransactions implements Transactions {

    private static final Logger log = LoggerFactory.getLogger(JpaTransactions.class);
    private static final int ATTEMPTS = 6;

    private static final class Open {
        final OrgId org;
        final EntityManager em;
        final Connection connection;
        final List<Runnable> afterCommit = new ArrayList<>();

        Open(OrgId org, EntityManager em) {
            this.org = org;
            this.em = em;
            em.getTransaction().begin();
            // Fetches the connection now: every read and write of this transaction is on it.
            this.connection = Objects.requireNonNull(em.unwrap(Connection.class));
        }
    }

    private final Database database;
    private final ThreadLocal<Open> current = new ThreadLocal<>();

    @Activate
    public JpaTransactions(@Reference Database database) {
        this.database = database;
    }

    @Override
    public <T, X extends Exception> T in(OrgId org, Work<T, X> work) throws X {
        Open open = current.get();
        if (open == null) {
            return repeating(org, work);
        }
        if (!open.org.equals(org)) {
            throw new IllegalStateException("the open transaction is another company's");
        }
        return work.run();
    }

    @Override
    public <T, X extends Exception> T apart(OrgId org, Work<T, X> work) throws X {
        return repeating(org, work);
    }

    @Override
    public void afterCommit(Runnable action) {
        Open open = current.get();
        if (open == null) {
            action.run();
        } else {
            open.afterCommit.add(action);
        }
    }

    @Override
    public OrgId org() {
        return open().org;
    }

    @Override
    public boolean isOpen() {
        return current.get() != null;
    }

    /** The entity manager of the open transaction. */
    public EntityManager em() {
        return open().em;
    }

    /** The open transaction's company's row with this id; empty when there is none. */
    public <R> Optional<R> find(Class<R> rowClass, String id) {
        Open open = open();
        return Optional.ofNullable(open.em.find(rowClass, new OrgKey(open.org.text(), id)));
    }

    /** The connection of the open transaction, after writing out what the entity manager still holds back. */
    public Connection connection() {
        Open open = open();
        open.em.flush();
        return open.connection;
    }

    /** A statement on {@link #connection()}. */
    public Sql sql(String text, Object... values) {
        return new Sql(connection(), text, values);
    }

    /**
     * The connection as it is: what the entity manager holds back is not seen. For appending to tables that have no row
     * class, where looking through everything managed would cost more than the insert.
     */
    public Connection appending() {
        return open().connection;
    }

    /** Inserts at once, so that a key already taken is the given refusal and not a surprise at commit. */
    public void insert(Object row, Supplier<? extends RuntimeException> taken) {
        em().persist(row);
        flush(taken);
    }

    /** Writes out what the entity manager holds back; a unique key already taken becomes the given refusal. */
    public void flush(Supplier<? extends RuntimeException> taken) {
        try {
            em().flush();
        } catch (RuntimeException e) {
            throw Failures.isDuplicate(e) ? taken.get() : e;
        }
    }

    public Vendor vendor() {
        return database.vendor();
    }

    private Open open() {
        Open open = current.get();
        if (open == null) {
            throw new IllegalStateException("no transaction is open");
        }
        return open;
    }

    private <T, X extends Exception> T repeating(OrgId org, Work<T, X> work) throws X {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(org, work);
            } catch (RuntimeException e) {
                if (database.isClosed() && !(e instanceof DomainException)) {
                    // Whatever it says, it is the end of the pool or of the entity managers that it met.
                    throw Failures.unavailable(e);
                }
                if (attempt == ATTEMPTS || !Failures.isConflict(e)) {
                    throw Failures.outward(e);
                }
                log.debug("Transaction repeated after a conflict, attempt {}: {}", attempt, e.getMessage());
                pause(attempt);
            }
        }
    }

    private <T, X extends Exception> T once(OrgId org, Work<T, X> work) throws X {
        Open outer = current.get();
        T result;
        Open open;
        try (Database.Turn turn = outer == null ? database.turn() : database.extraTurn()) {
            EntityManager em = turn.entityManager();
            try {
                open = new Open(org, em);
                current.set(open);
                result = work.run();
                em.getTransaction().commit();
            } finally {
                restore(outer);
                end(em);
            }
        }
        open.afterCommit.forEach(Runnable::run);
        return result;
    }

    private void restore(Open outer) {
        if (outer == null) {
            current.remove();
        } else {
            current.set(outer);
        }
    }

    /** Rolls back what was not committed; its own failure must not hide the first one. */
    private static void end(EntityManager em) {
        try {
            if (em.getTransaction().isActive()) {
                em.getTransaction().rollback();
            }
        } catch (RuntimeException e) {
            log.debug("Roll-back failed: {}", e.getMessage());
        } finally {
            em.close();
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(5, 20) * (long) attempt * attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.unavailable(e);
        }
    }
}
