package org.clockhouse.credential.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.clockhouse.credential.CardPolicy;
import org.clockhouse.credential.LocalText;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every store of the card office keeps. */
public abstract class OfficeContract {

    private final OrgId org = OrgId.next();
    private final SiteId site = SiteId.next();

    protected abstract Transactions transactions();

    protected abstract OfficeRepository office();

    @Test
    @DisplayName("C057: a policy is kept by site, with both texts whole")
    void aPolicyIsKeptBySiteWithBothTextsWhole() {
        CardPolicy everywhere = in(() -> office().put(policy(Optional.empty(), "x".repeat(8_000))));
        CardPolicy here = in(() -> office().put(policy(Optional.of(site), "")));
        assertEquals(1, here.version());
        CardPolicy changed =
                in(() -> office().put(policy(Optional.empty(), "须知").atVersion(everywhere.version())));
        assertEquals(Set.of(changed, here), Set.copyOf(in(() -> office().policies())));
        assertThrows(Stale.class, () -> in(() -> office().put(everywhere)));
        assertThrows(Stale.class, () -> in(() -> office().put(policy(Optional.of(site), ""))));
        assertEquals(List.of(), transactions().in(OrgId.next(), () -> office().policies()));
    }

    @Test
    @DisplayName("C037: who issued a card is known")
    void whoIssuedACardIsKnown() {
        CredentialId card = CredentialId.next();
        transactions().run(org, () -> office().issued(card, "account-1"));
        assertEquals(Optional.of("account-1"), in(() -> office().issuer(card)));
        assertEquals(Optional.empty(), in(() -> office().issuer(CredentialId.next())));
    }

    private static CardPolicy policy(Optional<SiteId> site, String zh) {
        LocalText text = new LocalText(zh, "Terms, with 'quotes'");
        return new CardPolicy(site, text, LocalText.NONE, text, 2, 5, true, false, 0);
    }

    private <T> T in(Supplier<T> work) {
        return transactions().in(org, work::get);
    }
}
