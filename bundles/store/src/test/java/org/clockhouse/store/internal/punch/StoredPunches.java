package org.clockhouse.store.internal.punch;

import java.util.Set;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.AttributionContract;
import org.clockhouse.punch.PunchIntakeContract;
import org.clockhouse.punch.PunchProgressContract;
import org.clockhouse.punch.PunchReadingContract;
import org.clockhouse.punch.spi.DayMark;
import org.clockhouse.punch.spi.PunchRepository;
import org.clockhouse.store.internal.Databases;
import org.junit.jupiter.api.AfterEach;

/** The contracts on one of the databases. */
abstract class StoredPunches
        implements PunchIntakeContract, PunchProgressContract, PunchReadingContract, AttributionContract {

    private final OrgId org = OrgId.next();
    private final PunchStore store;

    StoredPunches(Databases.Open database) {
        this.store = new PunchStore(database);
    }

    @AfterEach
    void stop() {
        store.punches().stop();
    }

    @Override
    public OrgId org() {
        return org;
    }

    @Override
    public PunchRepository punches() {
        return store.punches();
    }

    @Override
    public Transactions transactions() {
        return store.open().transactions();
    }

    @Override
    public void place(TerminalId terminal, SiteId site) {
        store.place(terminal, site);
    }

    @Override
    public Set<DayMark> takeMarks() {
        return store.takeMarks();
    }
}
