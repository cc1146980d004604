package org.clockhouse.request.internal;

import static org.clockhouse.request.internal.WordHouse.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.request.Chain;
import org.clockhouse.request.Request;
import org.junit.jupiter.api.Test;

class ChainsTest {

    private final WordHouse house = new WordHouse();

    @Test
    void aSitesChainComesBeforeTheCompanysAndMovesNoRequestThatIsUnderWay() {
        Request before = house.submit(house.wangs);
        Chain chain = house.office.chains.set(
                house.root, new Chain("WORD", Optional.of(house.site.id()), List.of(new RoleId("HR")), 5, true, 0));
        assertEquals(List.of(new RoleId("HR")), house.submit(house.wangs).steps());
        assertEquals(2, before.steps().size());
        assertEquals(
                2,
                house.office
                        .chains
                        .of(house.registry.org, "WORD", Optional.empty())
                        .steps()
                        .size());
        assertEquals(2, house.office.chains.list(house.registry.org).size());
        assertThrows(
                Stale.class,
                () -> house.office.chains.set(house.root, new Chain("WORD", chain.site(), chain.steps(), 6, true, 7)));
        assertEquals(
                "chain.role.unknown",
                refusal(() -> house.office.chains.set(
                        house.root, new Chain("WORD", Optional.empty(), List.of(new RoleId("KING")), 6, true, 0))));
        assertThrows(
                NotFound.class,
                () -> house.office.chains.set(
                        house.root, new Chain("WORD", Optional.of(SiteId.next()), chain.steps(), 6, true, 0)));
    }

    @Test
    void aChainThatWouldComeBackToWhoeverAsksIsRefusedWithThePlace() {
        Refused refused = assertThrows(
                Refused.class,
                () -> house.office.chains.set(
                        house.root,
                        new Chain(
                                "WORD",
                                Optional.empty(),
                                List.of(new RoleId("MANAGER"), new RoleId("EMPLOYEE")),
                                2,
                                true,
                                0)));
        assertEquals("chain.role.own", refused.code());
        assertEquals("/steps/1", refused.violations().get(0).pointer());
        assertEquals(2, house.submit(house.wangs).steps().size(), "the chain is as it was");
    }
}
