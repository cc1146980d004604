package org.clockhouse.store.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.clockhouse.store.internal.Keys.Purpose;

/**
 * Holds the keys against the data. The database keeps a check value of each key it was ever used with; a key that is
 * missing or another one is refused before anything is read or written with it.
 */
public final class KeyCheck {

    private record Known(Purpose purpose, int version, String value) {}

    private final DataSource source;
    private final Path directory;

    KeyCheck(DataSource source, Path directory) {
        this.source = source;
        this.directory = directory;
    }

    Keys keys() throws SQLException {
        try (Connection connection = source.getConnection()) {
            List<Known> known = known(connection);
            Keys keys = Keys.read(directory);
            refuseWhenOther(keys, known);
            if (keys.complete(purpose -> known.stream().noneMatch(check -> check.purpose() == purpose))) {
                keys.write(directory);
                keys = Keys.read(directory);
            }
            remember(connection, keys, known);
            connection.commit();
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes new versions, which are on the disk and known to the database before anything is sealed with them. */
    void renew(Keys keys, Purpose... purposes) throws SQLException {
        Keys renewed = keys.renewed(purposes);
        try (Connection connection = source.getConnection()) {
            renewed.write(directory);
            remember(connection, renewed, known(connection));
            connection.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keys.take(renewed);
    }

    private static List<Known> known(Connection connection) {
        return new Sql(connection, "select purpose, key_version, check_value from store_key")
                .list(row -> new Known(
                        row.constant(Purpose.class, "purpose"), row.integer("key_version"), row.text("check_value")));
    }

    private void refuseWhenOther(Keys keys, List<Known> known) {
        for (Known check : known) {
            byte[] secret =
                    keys.all().getOrDefault(check.purpose(), new TreeMap<>()).get(check.version());
            if (secret == null) {
                throw new KeysDoNotMatch("the data was written with a key that is not in " + directory + ": "
                        + check.purpose() + " " + check.version());
            }
            if (!value(secret).equals(check.value())) {
                throw new KeysDoNotMatch(
                        "the key in " + directory + " is not the data's: " + check.purpose() + " " + check.version());
            }
        }
    }

    private static void remember(Connection connection, Keys keys, List<Known> known) {
        List<Object[]> rows = new ArrayList<>();
        keys.all()
                .forEach((purpose, versions) -> versions.forEach((version, secret) -> {
                    if (known.stream().noneMatch(check -> check.purpose() == purpose && check.version() == version)) {
                        rows.add(new Object[] {purpose, version, value(secret)});
                    }
                }));
        Sql.batch(connection, "insert into store_key (purpose, key_version, check_value) values (?, ?, ?)", rows);
    }

    /** Says nothing about the key, and is the same for the same key. */
    public static String value(byte[] secret) {
        byte[] mac = Hmac.sha256(secret, "clockhouse key check".getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(mac, 0, 16);
    }
}
