package org.clockhouse.account.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.junit.jupiter.api.Test;

/** What the repository of the company promises. One test, since a database can be founded once. */
public abstract class CompanyRepositoryContract {

    protected abstract Transactions transactions();

    protected abstract CompanyRepository founding();

    protected abstract Companies companies();

    @Test
    public void aCompanyIsFoundedOnce() {
        OrgId org = OrgId.next();
        assertThrows(IllegalStateException.class, () -> transactions().run(org, () -> {
            foundUnlessDone();
            throw new IllegalStateException("on purpose");
        }));
        assertTrue(!companies().all().contains(org));
        transactions().run(OrgId.next(), this::foundUnlessDone);
        List<OrgId> founded = companies().all();
        assertEquals(1, founded.size());
        assertThrows(Stale.class, () -> transactions()
                .run(OrgId.next(), () -> founding().found(Instant.EPOCH)));
        assertEquals(founded, companies().all());
        assertEquals(founded.get(0), transactions().in(OrgId.next(), () -> companies()
                .home()));
    }

    private void foundUnlessDone() {
        if (companies().all().isEmpty()) {
            founding().found(Instant.parse("2026-10-01T12:00:00Z"));
        }
    }
}
