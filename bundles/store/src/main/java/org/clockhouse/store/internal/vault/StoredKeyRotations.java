package org.clockhouse.store.internal.vault;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.KeyRotations;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.SealedColumn;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through every sealed column again and again until it meets no value under an old key: somebody may have sealed with
 * it just before the new one was there and committed after. The state is a row, so that a restart goes on.
 */
@Component(immediate = true)
public final class StoredKeyRotations implements KeyRotations {

    private static final Logger log = LoggerFactory.getLogger(StoredKeyRotations.class);
    private static final String STATE = "keys.rotation";

    private final Database database;
    private final Companies companies;
    private final FileBlobs blobs;
    private final Clock clock;
    private final Workers.Crew crew;
    private final AtomicLong values = new AtomicLong();
    private final AtomicLong files = new AtomicLong();

    @Activate
    public StoredKeyRotations(
            @Reference Database database,
            @Reference Companies companies,
            @Reference FileBlobs blobs,
            @Reference Clock clock,
            @Reference Workers workers) {
        this.database = database;
        this.companies = companies;
        this.blobs = blobs;
        this.clock = clock;
        this.crew = workers.crew("key-rotation", 1);
        crew.run(() -> latest().filter(last -> last.finishedAt().isEmpty()).ifPresent(this::reseal));
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    @Override
    public synchronized Rotation start() {
        if (latest().filter(last -> last.finishedAt().isEmpty()).isPresent()) {
            throw new Refused("rotation.running", "the keys are being changed already");
        }
        try {
            values.set(0);
            files.set(0);
            Rotation begun = new Rotation(database.renewKeys(), clock.instant(), Optional.empty(), 0, 0);
            keep(begun);
            crew.run(() -> reseal(begun));
            return begun;
        } catch (SQLException e) {
            throw new Unavailable("rotation.failed", "no new keys were made: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Rotation> latest() {
        try (Connection connection = database.connection()) {
            Optional<Rotation> kept = new Sql(
                            connection, "select property_value from store_property where name = ?", STATE)
                    .first(row -> row.text("property_value"))
                    .map(StoredKeyRotations::read);
            connection.commit();
            return kept.map(last -> last.finishedAt().isPresent()
                    ? last
                    : new Rotation(last.version(), last.startedAt(), Optional.empty(), values.get(), files.get()));
        } catch (SQLException e) {
            throw new Unavailable("store.unavailable", "the database cannot be reached", e);
        }
    }

    private void reseal(Rotation running) {
        try {
            for (SealedColumn column : SealedColumn.all()) {
                ResealedColumn again = new ResealedColumn(database, column);
                while (again.pass(values::addAndGet) > 0) {
                    log.debug("Sealed values of {} again", column);
                }
            }
            for (OrgId org : companies.all()) {
                files.addAndGet(blobs.reseal(org));
            }
            keep(new Rotation(
                    running.version(), running.startedAt(), Optional.of(clock.instant()), values.get(), files.get()));
            log.info("Keys changed to version {}: {} values and {} files", running.version(), values, files);
        } catch (IOException | SQLException | RuntimeException e) {
            log.error("The change of keys is not done; it goes on at the next start", e);
        }
    }

    private void keep(Rotation rotation) throws SQLException {
        String text = rotation.version() + " " + rotation.startedAt().toEpochMilli() + " "
                + rotation.finishedAt().map(Instant::toEpochMilli).orElse(0L) + " " + rotation.values() + " "
                + rotation.files();
        try (Connection connection = database.connection()) {
            new Sql(connection, "delete from store_property where name = ?", STATE).update();
            new Sql(connection, "insert into store_property (name, property_value) values (?, ?)", STATE, text)
                    .update();
            connection.commit();
        }
    }

    private static Rotation read(String text) {
        String[] words = text.split(" ");
        long finished = Long.parseLong(words[2]);
        return new Rotation(
                Integer.parseInt(words[0]),
                Instant.ofEpochMilli(Long.parseLong(words[1])),
                finished == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(finished)),
                Long.parseLong(words[3]),
                Long.parseLong(words[4]));
    }
}
