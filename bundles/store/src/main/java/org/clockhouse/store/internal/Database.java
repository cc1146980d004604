package org.clockhouse.store.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.clockhouse.store.internal.Keys.Purpose;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that is open: schema up to date, keys fitting. As a service it exists exactly that long. */
public final class Database implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Database.class);

    private static final int WAIT_MILLIS = 3_000;
    private static final int DRAIN_MILLIS = 2_000;
    /** Connections beyond the turns: for transactions apart from an open one. */
    private static final int EXTRA = 4;
    /** Of the punch log: two lanes, each of which commits a group while it inserts the next, and one that takes positions. */
    private static final int APPENDING = 5;

    private final StoreSettings settings;
    private final HikariDataSource pool;
    private final Keys keys;
    private final EntityManagerFactory factory;
    private final Semaphore turns;
    private final Semaphore extra = new Semaphore(EXTRA);
    private final AtomicBoolean closed = new AtomicBoolean();

    private Database(StoreSettings settings, HikariDataSource pool, Keys keys, EntityManagerFactory factory) {
        this.settings = settings;
        this.pool = pool;
        this.keys = keys;
        this.factory = factory;
        this.turns = new Semaphore(settings.poolSize(), true);
    }

    /** Creates what is missing, migrates, and makes keys at the very first start. @throws KeysDoNotMatch as it says */
    public static Database open(StoreSettings settings) throws SQLException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Database.class.getClassLoader());
        HikariDataSource pool = null;
        try {
            if (settings.vendor() == Vendor.DERBY) {
                NewDerby.layDown(settings);
                DerbyEngine.boot(settings);
            }
            pool = pool(settings);
            new Schema(pool, settings.vendor()).bringUpToDate();
            Keys keys = new KeyCheck(pool, settings.keys()).keys();
            return new Database(settings, pool, keys, PersistenceUnit.open(pool, settings.vendor()));
        } catch (RuntimeException | SQLException e) {
            if (pool != null) {
                close(settings, pool);
            }
            throw e;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    public Vendor vendor() {
        return settings.vendor();
    }

    public StoreSettings settings() {
        return settings;
    }

    public Keys keys() {
        return keys;
    }

    /** Adds keys for fields and files, with which everything is sealed from now on. @return their version */
    public int renewKeys() throws SQLException {
        new KeyCheck(pool, settings.keys()).renew(keys, Purpose.FIELD, Purpose.FILES);
        return keys.version(Purpose.FIELD);
    }

    public FieldCipher cipher() {
        return new FieldCipher(keys);
    }

    /** For files of one purpose, which is bound in: a blob does not open as a backup. */
    public FileCipher files(String purpose) {
        return new FileCipher(keys, purpose);
    }

    public BlindIndex index() {
        return new BlindIndex(keys);
    }

    /** Whether it can be reached now. A pool that is only busy is not a database that is gone. */
    public boolean answers() {
        try (Connection pooled = connection()) {
            if (pooled.isValid(WAIT_MILLIS / 1000)) {
                return true;
            }
        } catch (SQLException busyOrGone) {
            // asked again below, past the pool
        }
        return isReachable();
    }

    private boolean isReachable() {
        try (Connection own = source(settings).getConnection()) {
            return own.isValid(WAIT_MILLIS / 1000);
        } catch (SQLException gone) {
            return false;
        }
    }

    /** A connection of its own, not auto-committing; for what gathers several callers into one transaction. */
    public Connection connection() throws SQLException {
        refuseWhenClosed();
        return pool.getConnection();
    }

    /** The right to one transaction; waits when too many are open. */
    Turn turn() {
        return new Turn(turns);
    }

    /** The right to a transaction beside one this thread has open. Never waits for {@link #turn}s, which wait for it. */
    Turn extraTurn() {
        return new Turn(extra);
    }

    final class Turn implements AutoCloseable {

        private final Semaphore permits;

        Turn(Semaphore permits) {
            refuseWhenClosed();
            try {
                if (!permits.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw Failures.unavailable(null);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Failures.unavailable(e);
            }
            this.permits = permits;
        }

        EntityManager entityManager() {
            refuseWhenClosed();
            return factory.createEntityManager();
        }

        @Override
        public void close() {
            permits.release();
        }
    }

    /** Refuses new transactions, waits a moment for open ones, then ends what is left: nobody hangs. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            if (!turns.tryAcquire(settings.poolSize(), DRAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                log.warn("Transactions still open are rolled back");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        factory.close();
        close(settings, pool);
    }

    public boolean isClosed() {
        return closed.get();
    }

    private void refuseWhenClosed() {
        if (closed.get()) {
            throw Failures.unavailable(null);
        }
    }

    private static void close(StoreSettings settings, HikariDataSource pool) {
        pool.close();
        if (settings.vendor() == Vendor.DERBY) {
            DerbyEngine.shutDown(settings);
        }
    }

    /** Connections to a database as it is; nothing is migrated. */
    static HikariDataSource pool(StoreSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("clockhouse");
        config.setDataSource(source(settings));
        config.setMaximumPoolSize(settings.poolSize() + EXTRA + APPENDING);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setValidationTimeout(WAIT_MILLIS - 1000L);
        config.setInitializationFailTimeout(1);
        return new HikariDataSource(config);
    }

    private static DataSource source(StoreSettings settings) {
        if (settings.vendor() == Vendor.DERBY) {
            return DerbyEngine.dataSource(settings);
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        if (!settings.user().isEmpty()) {
            source.setUser(settings.user());
            source.setPassword(settings.password());
        }
        source.setReWriteBatchedInserts(true);
        source.setConnectTimeout(WAIT_MILLIS / 1000);
        source.setLoginTimeout(WAIT_MILLIS / 1000);
        source.setSocketTimeout(60);
        source.setTcpKeepAlive(true);
        source.setApplicationName("clockhouse");
        return source;
    }
}
