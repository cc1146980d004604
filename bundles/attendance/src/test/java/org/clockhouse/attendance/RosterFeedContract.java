package org.clockhouse.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.roster.RosterFeed;
import org.clockhouse.attendance.spi.RosterFeedRepository;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Transactions;
import org.junit.jupiter.api.Test;

/** What every repository of calendars' addresses does. */
public abstract class RosterFeedContract {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private final OrgId org = OrgId.next();
    private final AccountId ann = AccountId.next();

    protected abstract Transactions transactions();

    protected abstract RosterFeedRepository feeds();

    private RosterFeed put(Optional<DepartmentId> department, String hash) {
        RosterFeed feed = new RosterFeed(ann, department, NOW, Optional.empty());
        transactions().run(org, () -> feeds().put(feed, hash));
        return feed;
    }

    private Optional<RosterFeed> find(String hash) {
        return transactions().in(org, () -> feeds().find(hash));
    }

    @Test
    void aNewAddressTakesTheOldOnesPlace() {
        put(Optional.empty(), "a".repeat(64));
        RosterFeed second = put(Optional.empty(), "b".repeat(64));
        assertEquals(Optional.empty(), find("a".repeat(64)));
        assertEquals(Optional.of(second), find("b".repeat(64)));
        assertEquals(Optional.empty(), transactions().in(OrgId.next(), () -> feeds().find("b".repeat(64))));
    }

    @Test
    void anAccountsAddressesStandBesideEachOtherAndEndOneByOne() {
        DepartmentId works = DepartmentId.next();
        RosterFeed team = put(Optional.of(works), "c".repeat(64));
        RosterFeed own = put(Optional.empty(), "d".repeat(64));
        assertEquals(List.of(own, team), transactions().in(org, () -> feeds().of(ann)));
        transactions().run(org, () -> feeds().remove(ann, Optional.of(works)));
        assertEquals(List.of(own), transactions().in(org, () -> feeds().of(ann)));
        assertEquals(Optional.empty(), find("c".repeat(64)));
    }

    @Test
    void whenItWasReadIsKept() {
        put(Optional.empty(), "e".repeat(64));
        transactions().run(org, () -> feeds().read("e".repeat(64), NOW.plusSeconds(60)));
        assertEquals(
                Optional.of(NOW.plusSeconds(60)),
                find("e".repeat(64)).orElseThrow().readAt());
    }
}
