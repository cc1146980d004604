package org.clockhouse.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.notice.Message.State;
import org.clockhouse.notice.spi.ChannelRepository;
import org.clockhouse.notice.spi.LetterRepository;
import org.clockhouse.notice.spi.LetterRepository.Letter;
import org.clockhouse.notice.spi.MessageRepository;
import org.clockhouse.notice.spi.NoticeRepository;
import org.clockhouse.notice.spi.NoticeRepository.Told;
import org.clockhouse.notice.spi.Parcel;
import org.junit.jupiter.api.Test;

/** What every repository of what leaves the suite does. */
public abstract class OutboxRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant LEASE_END = NOW.plusSeconds(60);

    private final OrgId org = OrgId.next();

    protected abstract Transactions transactions();

    protected abstract MessageRepository messages();

    protected abstract LetterRepository letters();

    protected abstract ChannelRepository channels();

    protected abstract NoticeRepository notices();

    private Parcel mail(Instant madeAt) {
        Parcel parcel = new Parcel(
                Message.of(Channel.MAIL, "ann@example.com", "迟到 Late", madeAt),
                "王小明 late",
                List.of(new MessageDraft.File("month.xlsx", "application/x", "a".repeat(64))));
        transactions().run(org, () -> messages().add(parcel));
        return parcel;
    }

    private Optional<Parcel> claim(Instant now) {
        return transactions().in(org, () -> messages().claim(Channel.MAIL, now, now.plusSeconds(60)));
    }

    private static Message after(Message message, State state, Instant due, String failure) {
        return new Message(
                message.id(),
                message.channel(),
                message.target(),
                message.subject(),
                state,
                message.attempts(),
                message.madeAt(),
                due,
                failure);
    }

    private boolean settle(Message after) {
        return transactions().in(org, () -> messages().settle(after));
    }

    @Test
    void oneAtATimeHasAMessageUntilTheLeaseEnds() {
        Parcel added = mail(NOW);
        Parcel first = claim(NOW).orElseThrow();
        assertEquals(1, first.message().attempts());
        assertEquals(added.body(), first.body());
        assertEquals(added.files(), first.files());
        assertEquals(added.message().subject(), first.message().subject());
        assertEquals(Optional.empty(), claim(NOW.plusSeconds(59)));
        Parcel second = claim(LEASE_END).orElseThrow();
        assertEquals(added.message().id(), second.message().id());
        assertFalse(settle(after(first.message(), State.GIVEN_UP, NOW, "")), "the first attempt comes too late");
        assertTrue(settle(after(second.message(), State.SENT, NOW, "")));
        assertFalse(settle(after(second.message(), State.GIVEN_UP, NOW, "")), "it was sent");
        assertEquals(Optional.empty(), claim(LEASE_END.plusSeconds(60)));
    }

    @Test
    void theLongestDueOfTheChannelComesFirst() {
        Parcel late = mail(NOW.minusSeconds(5));
        Parcel later = mail(NOW);
        mail(NOW.plusSeconds(5));
        transactions().run(org, () -> messages()
                .add(new Parcel(Message.of(Channel.FOLDER, "a.csv", "a", NOW.minusSeconds(9)), "", List.of())));
        assertEquals(late.message().id(), claim(NOW).orElseThrow().message().id());
        assertEquals(later.message().id(), claim(NOW).orElseThrow().message().id());
        assertEquals(Optional.empty(), claim(NOW));
    }

    @Test
    void whatWasGivenUpIsListedAndWaitsAgainWhenAsked() {
        mail(NOW);
        Message claimed = claim(NOW).orElseThrow().message();
        assertTrue(settle(after(claimed, State.GIVEN_UP, NOW, "RECEIVER: 550 no such user")));
        Message waiting = mail(NOW).message();
        transactions().run(org, () -> {
            Slice<Message> dead = messages().page(Optional.of(State.GIVEN_UP), Page.first(10));
            assertEquals(1, dead.items().size());
            assertEquals("RECEIVER: 550 no such user", dead.items().get(0).failure());
            Slice<Message> all = messages().page(Optional.empty(), Page.first(1));
            assertEquals(waiting.id(), all.items().get(0).id());
            assertEquals(
                    claimed.id(),
                    messages()
                            .page(Optional.empty(), new Page(all.next(), 1))
                            .items()
                            .get(0)
                            .id());
            assertFalse(messages().revive(waiting.id(), NOW));
            assertTrue(messages().revive(claimed.id(), NOW));
        });
        assertEquals(1, claim(NOW).orElseThrow().message().attempts());
        transactions()
                .run(
                        OrgId.next(),
                        () -> assertEquals(Optional.empty(), messages().find(claimed.id())));
    }

    @Test
    void whatWaitsIsNotForgotten() {
        mail(NOW.minusSeconds(10));
        settle(after(claim(NOW).orElseThrow().message(), State.SENT, NOW, ""));
        mail(NOW.minusSeconds(10));
        assertEquals(List.of(List.of("a".repeat(64))), transactions().in(org, () -> messages()
                .forget(NOW, 10)));
        assertEquals(List.of(), transactions().in(org, () -> messages().forget(NOW, 10)));
    }

    @Test
    void aReaderTakesAllThatWaitsAsSoonAsOneIsDue() {
        AccountId ann = AccountId.next();
        AccountId bob = AccountId.next();
        Notice soon = notice(ann, bob);
        Notice later = notice(ann, bob);
        transactions().run(org, () -> {
            letters().queue(List.of(new Letter(soon.id(), ann, NOW)));
            letters()
                    .queue(List.of(
                            new Letter(later.id(), ann, NOW.plusSeconds(60)),
                            new Letter(later.id(), bob, NOW.plusSeconds(60))));
        });
        assertEquals(List.of(), transactions().in(org, () -> letters().due(NOW.minusSeconds(1), 10)));
        assertEquals(List.of(ann), transactions().in(org, () -> letters().due(NOW, 10)));
        assertEquals(
                List.of(soon, later), transactions().in(org, () -> letters().take(ann)));
        assertEquals(List.of(), transactions().in(org, () -> letters().due(NOW, 10)));
        assertEquals(List.of(later), transactions().in(org, () -> letters().take(bob)));
    }

    private Notice notice(AccountId... readers) {
        Notice notice = new Notice(NoticeId.next(), NoticeTopic.LATE, new LocalName("迟到", "Late"), "x", NOW, false);
        transactions().run(org, () -> notices()
                .add(List.of(new Told(notice, notice.id().text(), Set.of(readers)))));
        return notice;
    }

    @Test
    void anAccountGetsItsMailWhereItSays() {
        AccountId ann = AccountId.next();
        transactions().run(org, () -> letters().choose(ann, "ann@example.com"));
        transactions().run(org, () -> letters().choose(ann, "a@example.com"));
        assertEquals(Map.of(ann, "a@example.com"), transactions().in(org, () -> letters()
                .addresses(Set.of(ann, AccountId.next()))));
        transactions().run(org, () -> letters().choose(ann, ""));
        assertEquals(Map.of(), transactions().in(org, () -> letters().addresses(Set.of(ann))));
    }

    @Test
    void theMailServerIsChangedByWhoSawItAsItIs() {
        assertEquals(MailSettings.NONE, transactions().in(org, channels()::mail));
        MailSettings settings = new MailSettings(
                true,
                "mail.example.com",
                465,
                MailSettings.Security.TLS,
                "suite",
                "geheim",
                "clock@example.com",
                "https://clock.example.com",
                "",
                0);
        MailSettings put = transactions().in(org, () -> channels().put(settings));
        assertEquals(settings.at(1), put);
        assertEquals(put, transactions().in(org, channels()::mail));
        assertThrows(Stale.class, () -> transactions().in(org, () -> channels().put(settings)));
        assertEquals(2, transactions().in(org, () -> channels().put(put)).version());
    }

    @Test
    void webhooksAreChangedByWhoSawThemAsTheyAre() {
        Webhook hook = new Webhook(
                WebhookId.next(),
                "ERP",
                Webhook.Dialect.SIGNED,
                "https://erp.example.com/in?a=b",
                Set.of(NoticeTopic.LATE, NoticeTopic.ABSENT),
                true,
                "geheim",
                0);
        Webhook put = transactions().in(org, () -> channels().put(hook));
        assertEquals(List.of(put), transactions().in(org, channels()::webhooks));
        assertEquals(hook.at(1), put);
        assertThrows(Stale.class, () -> transactions().in(org, () -> channels().put(hook)));
        transactions().run(org, () -> channels().put(put.at(put.url(), "anders")));
        assertEquals(
                "anders", transactions().in(org, channels()::webhooks).get(0).secret());
    }

    @Test
    void t108ARobotKeepsItsWholeAddress() {
        Webhook robot = new Webhook(
                WebhookId.next(),
                "班组群",
                Webhook.Dialect.DINGTALK,
                "https://oapi.dingtalk.com/robot/send?access_token=k3y",
                Set.of(NoticeTopic.LATE),
                true,
                "",
                0);
        Webhook put = transactions().in(org, () -> channels().put(robot));
        assertEquals(List.of(put), transactions().in(org, channels()::webhooks));
        assertEquals(robot.at(1), put);
    }
}
