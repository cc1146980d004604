package org.clockhouse.store.internal.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.terminal.PhonePlace;
import org.clockhouse.terminal.PhonePlaceId;
import org.clockhouse.terminal.PhonePunchRepositoryContract;
import org.clockhouse.terminal.spi.PhonePunchRepository;
import org.junit.jupiter.api.Test;

/** The contract on one of the databases, and that rows alone do not say where somebody lives. */
abstract class StoredPhonePunches extends PhonePunchRepositoryContract {

    private final Databases.Open store;

    StoredPhonePunches(Databases.Open store) {
        this.store = store;
    }

    @Test
    void whereAPlaceIsLiesSealedInItsRow() {
        PhonePlace home = new PhonePlace(
                PhonePlaceId.next(),
                new LocalName("家", ""),
                new PhonePlace.Whom.Everybody(),
                Optional.of(new PhonePlace.Circle(31_230_416, 121_473_701, 200)),
                0);
        transactions().run(org, () -> phonePunches().put(home));
        List<String> rows = transactions().in(org, () -> store.transactions()
                .sql("select circle from phone_place where org_id = ?", org.text())
                .list(row -> new String(row.bytes("circle"), StandardCharsets.ISO_8859_1)));
        assertEquals(1, rows.size());
        assertFalse(rows.get(0).contains("31230416"));
    }

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected PhonePunchRepository phonePunches() {
        return new JdbcPhonePunches(store.transactions(), store.cipher());
    }
}
