package org.clockhouse.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.PostgresServer;
import org.clockhouse.store.internal.StoreSettings;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of its own for a benchmark: Derby on disk, or a PostgreSQL that waits for its disk. Gone afterwards. */
final class Places {

    /** @see #derby */
    interface Bench {

        /** @param bare connections of the same database that nothing of the suite stands before */
        void run(Database database, DataSource bare) throws Exception;
    }

    private interface InDirectory {
        void run(Path directory) throws Exception;
    }

    private Places() {}

    static void derby(Bench bench) throws Exception {
        inDirectory(directory -> {
            String place = directory.resolve("derby").toString();
            try (Database database = open("jdbc:derby:" + place, directory)) {
                EmbeddedDataSource bare = new EmbeddedDataSource();
                bare.setDatabaseName(place);
                bench.run(database, bare);
            }
        });
    }

    static void postgres(Bench bench) throws Exception {
        inDirectory(directory -> {
            try (PostgresServer server = PostgresServer.start(true)) {
                String url = server.createDatabase("bench");
                try (Database database = open(url, directory)) {
                    PGSimpleDataSource bare = new PGSimpleDataSource();
                    bare.setUrl(url);
                    bare.setReWriteBatchedInserts(true);
                    bench.run(database, bare);
                }
            }
        });
    }

    private static void inDirectory(InDirectory bench) throws Exception {
        Path directory = Files.createTempDirectory("clockhouse-bench");
        try {
            bench.run(directory);
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private static Database open(String url, Path home) throws Exception {
        return Database.open(
                new StoreSettings(url, "", "", 20, home.resolve("keys"), home.resolve("files"), Duration.ofHours(36)));
    }
}
