package org.clockhouse.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.notice.spi.SubscriptionRepository;
import org.junit.jupiter.api.Test;

/** What every repository of subscriptions does. */
public abstract class SubscriptionRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private final OrgId org = OrgId.next();
    private final AccountId ann = AccountId.next();

    protected abstract Transactions transactions();

    protected abstract SubscriptionRepository subscriptions();

    private Subscription put(Subscription one) {
        return transactions().in(org, () -> subscriptions().put(one));
    }

    private Subscription draft(String name, Instant nextAt) {
        return new Subscription(
                SubscriptionId.next(),
                ann,
                name,
                "report",
                Map.of("report", "MONTH_SHEET", "text", "a=b", "by", ""),
                new Rhythm(Rhythm.Every.WEEK, 1, LocalTime.of(7, 0), ZoneId.of("Asia/Shanghai")),
                Channel.MAIL,
                "",
                true,
                nextAt,
                Optional.empty(),
                Subscription.Failure.NONE,
                0);
    }

    @Test
    void whatIsKeptComesBackAndIsChangedByWhoSawItAsItIs() {
        Subscription draft = draft("b", NOW);
        Subscription put = put(draft);
        Subscription other = put(draft("a", NOW));
        assertEquals(draft.at(1), put);
        assertEquals(List.of(other, put), transactions().in(org, () -> subscriptions()
                .of(ann)));
        assertEquals(
                Optional.of(put), transactions().in(org, () -> subscriptions().find(put.id())));
        Subscription ran = put(put.ran(NOW, new Subscription.Failure("a.code", "because"), false));
        assertEquals(
                Optional.of(ran), transactions().in(org, () -> subscriptions().find(put.id())));
        assertThrows(Stale.class, () -> put(put));
        assertThrows(
                Stale.class, () -> transactions().run(org, () -> subscriptions().remove(put)));
        transactions().run(org, () -> subscriptions().remove(ran));
        assertEquals(
                List.of(other), transactions().in(org, () -> subscriptions().of(ann)));
        transactions()
                .run(OrgId.next(), () -> assertEquals(List.of(), subscriptions().of(ann)));
    }

    @Test
    void theLongestDueComesFirst() {
        Subscription second = put(draft("second", NOW));
        Subscription first = put(draft("first", NOW.minusSeconds(1)));
        put(draft("later", NOW.plusSeconds(1)));
        Subscription off = put(draft("off", NOW));
        put(off.ran(NOW.minusSeconds(9_000_000), Subscription.Failure.NONE, false));
        assertEquals(List.of(first, second), transactions().in(org, () -> subscriptions()
                .due(NOW, 9)));
        assertEquals(
                List.of(first), transactions().in(org, () -> subscriptions().due(NOW, 1)));
    }
}
