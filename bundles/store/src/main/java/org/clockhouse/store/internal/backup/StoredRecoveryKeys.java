package org.clockhouse.store.internal.backup;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.clockhouse.kernel.RecoveryKeys;
import org.clockhouse.kernel.Refused;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.Hashes;
import org.clockhouse.store.internal.KeyCheck;
import org.clockhouse.store.internal.Keys;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.SqlFailure;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Remembers in the database for which keys a recovery file was proved; new keys need a new one. */
@Component
public final class StoredRecoveryKeys implements RecoveryKeys {

    private static final String PROVED = "recovery.proved";

    private final Database database;
    private final int rounds;

    @Activate
    public StoredRecoveryKeys(@Reference Database database) {
        this(database, RecoveryFile.ROUNDS);
    }

    /** @param rounds of the key derivation */
    public StoredRecoveryKeys(Database database, int rounds) {
        this.database = database;
        this.rounds = rounds;
    }

    @Override
    public boolean isProved() {
        try (Connection connection = database.connection()) {
            boolean proved = new Sql(connection, "select property_value from store_property where name = ?", PROVED)
                    .first(row -> row.text("property_value"))
                    .filter(fingerprint(database.keys())::equals)
                    .isPresent();
            connection.commit();
            return proved;
        } catch (SQLException e) {
            throw Failures.outward(new SqlFailure(e));
        }
    }

    @Override
    public byte[] save(char[] passphrase) {
        if (passphrase.length < SHORTEST) {
            throw new Refused("recovery.passphrase.short", "a passphrase has at least " + SHORTEST + " characters");
        }
        return RecoveryFile.wrap(database.keys(), passphrase, rounds);
    }

    @Override
    public void prove(byte[] file, char[] passphrase) {
        Keys saved = RecoveryFile.unwrap(file, passphrase);
        String fingerprint = fingerprint(database.keys());
        if (!fingerprint(saved).equals(fingerprint)) {
            throw new Refused("recovery.file.other", "this file holds other keys than those in use");
        }
        try (Connection connection = database.connection()) {
            new Sql(connection, "delete from store_property where name = ?", PROVED).update();
            new Sql(connection, "insert into store_property (name, property_value) values (?, ?)", PROVED, fingerprint)
                    .update();
            connection.commit();
        } catch (SQLException e) {
            throw Failures.outward(new SqlFailure(e));
        }
    }

    /** Of all keys together; says nothing about any. */
    private static String fingerprint(Keys keys) {
        StringBuilder checks = new StringBuilder();
        keys.all()
                .forEach((purpose, versions) -> versions.forEach((version, secret) -> checks.append(purpose)
                        .append(version)
                        .append(KeyCheck.value(secret))
                        .append('\n')));
        byte[] hash = Hashes.sha256().digest(checks.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash);
    }
}
