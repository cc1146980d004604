package org.clockhouse.credential.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.clockhouse.credential.LocalText;
import org.clockhouse.credential.handover.Receipt;
import org.clockhouse.credential.phone.PhoneRule;
import org.clockhouse.credential.type.CardPolicy;
import org.clockhouse.credential.use.CareNotice;
import org.clockhouse.credential.use.CareNoticeId;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Language;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every store of the card office keeps. */
public abstract class OfficeContract {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    private final OrgId org = OrgId.next();
    private final SiteId site = SiteId.next();

    protected abstract Transactions transactions();

    protected abstract OfficeRepository office();

    protected abstract CareNoticeRepository notices();

    protected abstract PhoneRuleRepository phoneRule();

    @Test
    @DisplayName("T033: the rule of phones is kept as it was set, and changed only as it was read")
    void theRuleOfPhonesIsKeptAsItWasSet() {
        assertEquals(Optional.empty(), in(() -> phoneRule().rule()));
        PhoneRule on = new PhoneRule(true, 2, PhoneRule.Shared.FLAGGED, new LocalText("须知".repeat(2_000), "'"), 0);
        PhoneRule kept = in(() -> phoneRule().put(on));
        assertEquals(on.atVersion(1), kept);
        assertEquals(Optional.of(kept), in(() -> phoneRule().rule()));
        assertThrows(Stale.class, () -> in(() -> phoneRule().put(on)));
        PhoneRule off = new PhoneRule(false, 1, PhoneRule.Shared.REFUSED, LocalText.NONE, kept.version());
        assertEquals(2, in(() -> phoneRule().put(off)).version());
        assertEquals(Optional.of(off.atVersion(2)), in(() -> phoneRule().rule()));
    }

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

    @Test
    @DisplayName("C059: a receipt is kept word for word")
    void aReceiptIsKeptWordForWord() {
        Receipt receipt = new Receipt(CredentialId.next(), Language.ZH, "本人已领取", true, "王小明", NOW);
        transactions().run(org, () -> office().insert(receipt));
        assertEquals(Optional.of(receipt), in(() -> office().receipt(receipt.credential())));
        assertEquals(Optional.empty(), in(() -> office().receipt(CredentialId.next())));
    }

    @Test
    @DisplayName("C067, C069: a notice comes back as it was, and who confirmed which edition")
    void aNoticeComesBackAsItWasAndWhoConfirmedWhichEdition() {
        CareNotice.Draft draft = new CareNotice.Draft(
                CareNotice.Kind.CARE,
                new LocalName("爱护卡片", ""),
                new LocalText("请使用卡套", ""),
                Optional.of(site),
                true,
                false);
        CareNotice first = in(() -> notices().put(notice(draft)));
        CareNotice second = in(() -> notices().put(first.now(draft, NOW.plusSeconds(9))));
        assertEquals(1, second.edition());
        CareNotice.Draft other = new CareNotice.Draft(
                CareNotice.Kind.TRAINING, draft.title(), new LocalText("新", "new"), Optional.empty(), false, true);
        CareNotice third = in(() -> notices().put(second.now(other, NOW.plusSeconds(9))));
        assertEquals(2, third.edition());
        assertEquals(List.of(third), in(() -> notices().all()));
        assertThrows(Stale.class, () -> in(() -> notices().put(first)));
        EmployeeId wang = EmployeeId.next();
        EmployeeId li = EmployeeId.next();
        transactions().run(org, () -> notices().confirm(first.id(), 1, wang, "account-1", NOW));
        assertEquals(Map.of(wang, NOW), in(() -> notices().confirmed(first.id(), 1, List.of(wang, li))));
        assertEquals(Map.of(), in(() -> notices().confirmed(first.id(), 2, List.of(wang, li))));
    }

    private static CareNotice notice(CareNotice.Draft draft) {
        return new CareNotice(
                CareNoticeId.next(),
                draft.kind(),
                draft.title(),
                draft.text(),
                draft.site(),
                draft.confirm(),
                1,
                NOW,
                draft.withdrawn(),
                0);
    }

    private static CardPolicy policy(Optional<SiteId> site, String zh) {
        LocalText text = new LocalText(zh, "Terms, with 'quotes'");
        return new CardPolicy(site, text, LocalText.NONE, text, 2, 5, true, false, 0);
    }

    private <T> T in(Supplier<T> work) {
        return transactions().in(org, work::get);
    }
}
