package org.clockhouse.store.internal.punch;

import java.util.Set;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.PunchRepositoryContract;
import org.clockhouse.punch.spi.DayMark;
import org.clockhouse.punch.spi.PunchRepository;
import org.clockhouse.store.internal.Databases;
import org.junit.jupiter.api.AfterEach;

class PostgresPunchesTest extends PunchRepositoryContract {

    private final PunchStore store = new PunchStore(Databases.postgres());

    @AfterEach
    void stop() {
        store.punches().stop();
    }

    @Override
    protected PunchRepository punches() {
        return store.punches();
    }

    @Override
    protected Transactions transactions() {
        return store.open().transactions();
    }

    @Override
    protected void place(TerminalId terminal, SiteId site) {
        store.place(terminal, site);
    }

    @Override
    protected Set<DayMark> takeMarks() {
        return store.takeMarks();
    }
}
