package org.clockhouse.terminal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.terminal.spi.PictureReviewRepository;
import org.clockhouse.terminal.spi.SnapshotRepository;

class InMemoryPicturesTest extends PictureRepositoryContract {

    private final Map<Long, EmployeeId> punches = new HashMap<>();
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryPictures pictures =
            new InMemoryPictures(transactions, position -> Optional.ofNullable(punches.get(position)));

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected SnapshotRepository snapshots() {
        return pictures.snapshots();
    }

    @Override
    protected PictureReviewRepository reviews() {
        return pictures.reviews();
    }

    @Override
    protected long punched(TerminalId terminal, EmployeeId person, Instant at) {
        long position = punches.size() + 1L;
        punches.put(position, person);
        return position;
    }
}
