package org.clockhouse.store.internal.terminal;

import java.time.Instant;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.terminal.PictureRepositoryContract;
import org.clockhouse.terminal.spi.PictureReviewRepository;
import org.clockhouse.terminal.spi.SnapshotRepository;

/** The contract on one of the databases. */
abstract class StoredPictures extends PictureRepositoryContract {

    private final Databases.Open store;
    private long last;

    StoredPictures(Databases.Open store) {
        this.store = store;
    }

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected SnapshotRepository snapshots() {
        return new JdbcSnapshots(store.transactions());
    }

    @Override
    protected PictureReviewRepository reviews() {
        return new JdbcPictureReviews(store.transactions());
    }

    /** Only what pictures are joined with. */
    @Override
    protected long punched(TerminalId terminal, EmployeeId person, Instant at) {
        long position = ++last;
        transactions().run(org, () -> store.transactions()
                .sql(
                        "insert into punch (org_id, position, terminal_number, subject_hash, reading, made_at,"
                                + " received_at, manner_number, employee_id)"
                                + " values (?, ?, 1, ?, 0, ?, ?, 1, ?)",
                        org.text(),
                        position,
                        position,
                        at,
                        at,
                        person.text())
                .update());
        return position;
    }
}
