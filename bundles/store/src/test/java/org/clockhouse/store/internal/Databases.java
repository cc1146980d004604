package org.clockhouse.store.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * The two databases of this process, opened and migrated when first asked for: Derby in memory and a PostgreSQL of its own.
 * Every test takes a new company ({@code OrgId.next()}), so that tests do not see each other's rows.
 *
 * <p>A repository's contract, an abstract class of its owner's test-jar, runs on both:
 *
 * <pre>{@code
 * class DerbyEmployeesTest extends EmployeeRepositoryContract {
 *     private final Databases.Open store = Databases.derby();
 *
 *     @Override
 *     protected Transactions transactions() {
 *         return store.transactions();
 *     }
 *
 *     @Override
 *     protected EmployeeRepository repository() {
 *         return new JpaEmployees(store.transactions(), store.cipher(), store.index());
 *     }
 * }
 *
 * class PostgresEmployeesTest extends EmployeeRepositoryContract { … Databases.postgres() … }
 * }</pre>
 */
public final class Databases {

    /** What DS hands to a repository. One for the whole process: transactions are known by it. */
    public record Open(Database database, JpaTransactions transactions, FieldCipher cipher, BlindIndex index) {

        Open(Database database) {
            this(database, new JpaTransactions(database), database.cipher(), database.index());
        }
    }

    private static final Map<Vendor, Open> OPEN = new EnumMap<>(Vendor.class);

    private Databases() {}

    public static Open derby() {
        return of(Vendor.DERBY);
    }

    public static Open postgres() {
        return of(Vendor.POSTGRESQL);
    }

    public static Open of(Vendor vendor) {
        synchronized (OPEN) {
            return OPEN.computeIfAbsent(vendor, any -> new Open(open(vendor)));
        }
    }

    private static Database open(Vendor vendor) {
        try {
            Path directory = Files.createTempDirectory("clockhouse-store");
            String url = vendor == Vendor.DERBY ? "jdbc:derby:memory:shared" : server().createDatabase("shared");
            return Database.open(settings(url, directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    static StoreSettings settings(String url, Path directory) {
        return new StoreSettings(
                url, "", "", 20, directory.resolve("keys"), directory.resolve("files"), Duration.ofHours(36));
    }

    private static PostgresServer server;

    /** The url of a new database without tables. */
    public static String emptyPostgres(String name) throws SQLException {
        return server().createDatabase(name);
    }

    /** The PostgreSQL of this process, for tests that need a database of their own. */
    static synchronized PostgresServer server() {
        if (server == null) {
            server = PostgresServer.start(false);
        }
        return server;
    }
}
