package org.clockhouse.store.internal;

import java.io.Writer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the embedded engine must be told once for the whole process. Derby reads system properties and nothing else; one
 * that is set already wins.
 */
public final class DerbyEngine {

    private static final Logger log = LoggerFactory.getLogger(DerbyEngine.class);

    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("derby.stream.error.method", "org.clockhouse.store.internal.DerbyEngine.log"),
            Map.entry("derby.storage.pageCacheSize", "2500"),
            Map.entry("derby.language.statementCacheSize", "500"),
            Map.entry("derby.locks.deadlockTimeout", "1"),
            Map.entry("derby.locks.waitTimeout", "5"),
            // A month of 1,000 people is 31,000 rows: no table lock for it.
            Map.entry("derby.locks.escalationThreshold", "100000"),
            // A full log buffer is a synced write of its own; 32 kB make a dozen of one group of punches.
            Map.entry("derby.storage.logBufferSize", "524288"),
            Map.entry("derby.storage.logSwitchInterval", "4194304"),
            Map.entry("derby.storage.checkpointInterval", "67108864"));

    private DerbyEngine() {}

    static DataSource dataSource(StoreSettings settings) {
        PROPERTIES.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        String[] parts = settings.url().substring("jdbc:derby:".length()).split(";", 2);
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(parts[0]);
        source.setConnectionAttributes(parts.length > 1 ? parts[1] : "create=true");
        if (!settings.user().isEmpty()) {
            source.setUser(settings.user());
            source.setPassword(settings.password());
        }
        return source;
    }

    /** The directory of the database, or {@code memory:} and a name. */
    public static String databaseName(StoreSettings settings) {
        return settings.url().substring("jdbc:derby:".length()).split(";", 2)[0];
    }

    /** Creates or recovers the database, however long that takes: the pool would give up after its own time-out. */
    static void boot(StoreSettings settings) throws SQLException {
        dataSource(settings).getConnection().close();
    }

    /** Writes everything out and releases the files; 08006 is Derby's way to say that it did. */
    static void shutDown(StoreSettings settings) {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(databaseName(settings));
        source.setShutdownDatabase("shutdown");
        try (Connection unexpected = source.getConnection()) {
            log.warn("Derby still answers after its shut-down: {}", unexpected);
        } catch (SQLException e) {
            if (!"08006".equals(e.getSQLState()) && !"XJ004".equals(e.getSQLState())) {
                log.warn("Derby did not shut down cleanly: {}", e.getMessage());
            }
        }
    }

    /** Ends the engine itself, so that a replaced bundle leaves nothing behind. */
    public static void stop() {
        try {
            DriverManager.getConnection("jdbc:derby:;shutdown=true").close();
        } catch (SQLException e) {
            log.debug("Derby engine: {}", e.getMessage());
        }
    }

    /** Called by Derby, by name: its own log goes into ours. */
    public static Writer log() {
        return new Writer() {
            private final StringBuilder line = new StringBuilder();

            @Override
            public void write(char[] buffer, int from, int length) {
                line.append(buffer, from, length);
            }

            @Override
            public void flush() {
                String text = line.toString().strip();
                line.setLength(0);
                if (!text.isEmpty()) {
                    log.debug("Derby: {}", text);
                }
            }

            @Override
            public void close() {
                flush();
            }
        };
    }
}
