package org.clockhouse.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.clockhouse.kernel.KeyRotations.Rotation;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Workers;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.vault.FileBlobs;
import org.clockhouse.store.internal.vault.StoredKeyRotations;

/**
 * Sealed values a second that a change of keys seals again while somebody reads and opens others all the time, beside the
 * same values read and written back in the same chunks with nothing in between and nobody else there.
 */
final class RotationBench {

    private static final int VALUES = 50_000;
    private static final int CHUNK = 500;

    private final OrgId org = OrgId.next();
    private final Database database;
    private final JpaTransactions transactions;
    private final FieldCipher.Column sealed;

    private RotationBench(Database database) {
        this.database = database;
        this.transactions = new JpaTransactions(database);
        this.sealed = database.cipher().column("punch", "sealed");
    }

    static void derby() throws Exception {
        Places.derby((database, bare) -> new RotationBench(database).run(bare, "derby"));
    }

    static void postgres() throws Exception {
        Places.postgres((database, bare) -> new RotationBench(database).run(bare, "postgresql"));
    }

    private void run(DataSource bare, String name) throws Exception {
        insert();
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong reads = new AtomicLong();
        Thread reader = new Thread(() -> {
            for (int i = 0; !over.get(); i = (i + 7) % VALUES) {
                read(i);
                reads.incrementAndGet();
            }
        });
        reader.start();
        long began = System.nanoTime();
        Rotation done = rotate();
        double took = (System.nanoTime() - began) / 1e9;
        over.set(true);
        reader.join();
        if (done.values() != VALUES) {
            throw new IllegalStateException("of " + VALUES + " values " + done.values() + " were sealed again");
        }
        System.err.printf("%d values were read meanwhile%n", reads.get());
        System.out.println(new Line("key-rotation." + name, VALUES / took, VALUES / writtenBack(bare), 0, "values/s"));
    }

    private Rotation rotate() {
        FileBlobs blobs = new FileBlobs(database, transactions, Clock.systemUTC());
        StoredKeyRotations rotations = new StoredKeyRotations(
                database, () -> List.of(org), blobs, Clock.systemUTC(), (name, threads) -> new AtOnce());
        rotations.start();
        return rotations.latest().orElseThrow();
    }

    /** Work is done by the caller, so that it is over when the call is. */
    private static final class AtOnce implements Workers.Crew {

        @Override
        public void run(Runnable work) {
            work.run();
        }

        @Override
        public <T> Future<T> submit(Callable<T> work) {
            throw new UnsupportedOperationException("a rotation does not wait for an answer");
        }

        @Override
        public Future<?> later(Duration delay, Runnable work) {
            throw new UnsupportedOperationException("a rotation does not put off");
        }

        @Override
        public Future<?> every(Duration period, Runnable work) {
            throw new UnsupportedOperationException("a rotation does not repeat");
        }

        @Override
        public void close() {}
    }

    private void insert() {
        for (int from = 0; from < VALUES; from += CHUNK) {
            List<Object[]> rows = new ArrayList<>();
            for (int i = from; i < from + CHUNK; i++) {
                rows.add(
                        new Object[] {org.text(), i, i, sealed.seal(place(i), "0123456789 2026-11-01 08:00:00 1 0 0")});
            }
            transactions.run(
                    org,
                    () -> Sql.batch(
                            transactions.appending(),
                            "insert into punch (org_id, position, terminal_number, subject_hash, reading, made_at, received_at,"
                                    + " manner_number, sealed) values (?, ?, 1, ?, 7, 0, 0, 1, ?)",
                            rows));
        }
    }

    private void read(int position) {
        byte[] value = transactions.in(org, () -> transactions
                .sql("select sealed from punch where org_id = ? and position = ?", org.text(), position)
                .first(row -> row.bytes("sealed"))
                .orElseThrow());
        sealed.open(place(position), value);
    }

    private String place(int position) {
        return org.text() + "|" + position + "|7";
    }

    /** @return seconds */
    private double writtenBack(DataSource bare) throws SQLException {
        long began = System.nanoTime();
        try (Connection reading = bare.getConnection();
                Connection writing = bare.getConnection()) {
            reading.setAutoCommit(false);
            writing.setAutoCommit(false);
            try (PreparedStatement select = reading.prepareStatement("select * from punch");
                    PreparedStatement update =
                            writing.prepareStatement("update punch set sealed = ? where org_id = ? and position = ?")) {
                select.setFetchSize(1_000);
                int open = 0;
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        update.setBytes(1, found.getBytes("sealed"));
                        update.setString(2, found.getString("org_id"));
                        update.setLong(3, found.getLong("position"));
                        update.addBatch();
                        if (++open % CHUNK == 0) {
                            update.executeBatch();
                            writing.commit();
                        }
                    }
                }
                update.executeBatch();
                writing.commit();
            }
            reading.commit();
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
