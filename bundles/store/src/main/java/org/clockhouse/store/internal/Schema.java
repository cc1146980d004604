package org.clockhouse.store.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables up to date, forward only. The migrations are those named in {@code db/migrations.txt}; when the
 * database has already met exactly these, Flyway, which costs half a second, is not even loaded.
 */
final class Schema {

    private static final Logger log = LoggerFactory.getLogger(Schema.class);
    private static final String FINGERPRINT = "schema.fingerprint";
    static final List<String> ALL = lines("db/migrations.txt");

    private final DataSource source;
    private final Vendor vendor;
    private final List<String> names;

    Schema(DataSource source, Vendor vendor) {
        this(source, vendor, ALL);
    }

    /** @param names of the migrations that there are, in their order */
    Schema(DataSource source, Vendor vendor, List<String> names) {
        this.source = source;
        this.vendor = vendor;
        this.names = names;
    }

    void bringUpToDate() throws SQLException {
        String wanted = fingerprint(names);
        if (wanted.equals(recorded())) {
            return;
        }
        int applied = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .resourceProvider(new Listed())
                .placeholders(vendor.words())
                .loggers("slf4j")
                .table("schema_history")
                .outOfOrder(true)
                .group(true)
                .load()
                .migrate()
                .migrationsExecuted;
        record(wanted);
        log.info("Schema brought up to date, {} migrations applied", applied);
    }

    /** The lines of a list among our resources, without comments. */
    static List<String> lines(String resource) {
        return read(resource)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static String read(String resource) {
        try (InputStream in = Schema.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the bundle lacks " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the names and texts of all migrations. */
    static String fingerprint() {
        return fingerprint(ALL);
    }

    private static String fingerprint(List<String> names) {
        MessageDigest digest = Hashes.sha256();
        for (String name : names) {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(read("db/migration/" + name).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Empty in a new database, whose table is not there yet. */
    private String recorded() throws SQLException {
        try (Connection connection = source.getConnection()) {
            try (PreparedStatement query =
                    connection.prepareStatement("select property_value from store_property where name = ?")) {
                query.setString(1, FINGERPRINT);
                try (ResultSet found = query.executeQuery()) {
                    return found.next() ? found.getString(1) : "";
                }
            } catch (SQLException e) {
                if (!List.of("42X05", "42P01", "42Y07").contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
                return "";
            } finally {
                connection.rollback();
            }
        }
    }

    private void record(String fingerprint) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from store_property where name = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into store_property (name, property_value) values (?, ?)")) {
            delete.setString(1, FINGERPRINT);
            delete.executeUpdate();
            insert.setString(1, FINGERPRINT);
            insert.setString(2, fingerprint);
            insert.executeUpdate();
            connection.commit();
        }
    }

    /** Hands Flyway the listed files, so that nothing has to scan a class path inside OSGi. */
    private final class Listed implements ResourceProvider {

        @Override
        public LoadableResource getResource(String name) {
            return names.contains(name) ? new Listing(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            List<LoadableResource> found = new ArrayList<>();
            for (String name : names) {
                if (name.startsWith(prefix) && Stream.of(suffixes).anyMatch(name::endsWith)) {
                    found.add(new Listing(name));
                }
            }
            return found;
        }
    }

    private static final class Listing extends LoadableResource {

        private final String name;

        Listing(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            return new BufferedReader(new StringReader(Schema.read("db/migration/" + name)));
        }

        @Override
        public String getAbsolutePath() {
            return "db/migration/" + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
