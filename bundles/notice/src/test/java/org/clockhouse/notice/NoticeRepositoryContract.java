package org.clockhouse.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.notice.spi.NoticeRepository;
import org.clockhouse.notice.spi.NoticeRepository.Told;
import org.junit.jupiter.api.Test;

/** What every repository of notices does. */
public abstract class NoticeRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private final OrgId org = OrgId.next();
    private final AccountId ann = AccountId.next();
    private final AccountId bob = AccountId.next();

    protected abstract Transactions transactions();

    protected abstract NoticeRepository notices();

    private Notice add(String key, Instant at, AccountId... readers) {
        Notice notice =
                new Notice(NoticeId.next(), NoticeTopic.LATE, new LocalName("迟到", "Late"), "attendance/x", at, false);
        transactions().run(org, () -> notices().add(List.of(new Told(notice, key, Set.of(readers)))));
        return notice;
    }

    @Test
    void noticesComeBackToTheirReadersTheNewestFirstInPages() {
        Notice first = add("a", NOW, ann, bob);
        Notice second = add("b", NOW, ann);
        transactions().run(org, () -> {
            Slice<Notice> page = notices().of(ann, Page.first(1));
            assertEquals(List.of(second), page.items());
            assertEquals(
                    List.of(first), notices().of(ann, new Page(page.next(), 1)).items());
            assertEquals(List.of(first), notices().of(bob, Page.first(10)).items());
            assertEquals(Set.of("a", "b"), notices().known(List.of("a", "b", "c")));
        });
        transactions().run(OrgId.next(), () -> assertEquals(0, notices().unread(ann)));
    }

    @Test
    void whatOneHasReadIsUnreadForTheOthers() {
        Notice first = add("a", NOW, ann, bob);
        add("b", NOW, ann);
        transactions().run(org, () -> notices().read(ann, Optional.of(first.id()), NOW));
        transactions().run(org, () -> {
            assertEquals(1, notices().unread(ann));
            assertEquals(1, notices().unread(bob));
        });
        transactions().run(org, () -> notices().read(ann, Optional.empty(), NOW));
        assertEquals(0, (int) transactions().in(org, () -> notices().unread(ann)));
    }

    @Test
    void theOldAreForgottenWithTheirReaders() {
        add("old", NOW.minusSeconds(60), ann);
        add("new", NOW, ann);
        assertEquals(1, (int) transactions().in(org, () -> notices().forget(NOW, 10)));
        assertEquals(1, (int) transactions().in(org, () -> notices().unread(ann)));
        assertEquals(0, (int) transactions().in(org, () -> notices().forget(NOW, 10)));
    }

    @Test
    void aRuleIsChangedByWhoSawItAsItIs() {
        NoticeRule rule = new NoticeRule(
                NoticeTopic.MISSING, false, Set.of(new RoleId("HR"), new RoleId("MANAGER")), Duration.ofMinutes(20), 0);
        NoticeRule put = transactions().in(org, () -> notices().put(rule));
        assertEquals(rule.at(1), put);
        assertEquals(List.of(put), transactions().in(org, notices()::rules));
        assertThrows(Stale.class, () -> transactions().in(org, () -> notices().put(rule)));
        assertEquals(2, transactions().in(org, () -> notices().put(put)).version());
        assertThrows(Stale.class, () -> transactions().in(org, () -> notices().put(put)));
    }
}
