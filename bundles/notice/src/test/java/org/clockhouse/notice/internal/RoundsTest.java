package org.clockhouse.notice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.clockhouse.account.Account;
import org.clockhouse.account.internal.Staff;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Denied;
import org.clockhouse.kernel.DirectWorkers;
import org.clockhouse.kernel.InMemoryBlobs;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OneCompany;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.notice.Channel;
import org.clockhouse.notice.InMemoryNotices;
import org.clockhouse.notice.InMemoryOutbox;
import org.clockhouse.notice.InMemorySubscriptions;
import org.clockhouse.notice.MailSettings;
import org.clockhouse.notice.MailSettings.Security;
import org.clockhouse.notice.Message;
import org.clockhouse.notice.Rhythm;
import org.clockhouse.notice.Subscription;
import org.clockhouse.notice.Subscription.Failure;
import org.clockhouse.notice.SubscriptionId;
import org.clockhouse.notice.SubscriptionKind;
import org.clockhouse.notice.spi.Parcel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundsTest {

    /** Says who wanted it on which day. */
    private static final class Diary implements SubscriptionKind {

        private Supplier<RuntimeException> trouble = () -> null;
        private boolean english = true;

        @Override
        public String code() {
            return "diary";
        }

        @Override
        public void check(Actor owner, Map<String, String> wants) {
            if (!wants.containsKey("page")) {
                throw new Refused("diary.page", "a page is wanted");
            }
        }

        @Override
        public Product make(Actor owner, Map<String, String> wants, LocalDate today, OutputStream out)
                throws IOException {
            if (trouble.get() != null) {
                throw trouble.get();
            }
            out.write((owner.name() + " " + today).getBytes(StandardCharsets.UTF_8));
            return new Product(
                    new LocalName("日记 " + today, "Diary " + today), "diary-" + today + ".txt", "text/plain", english);
        }
    }

    private final TestClock clock = new TestClock("2026-11-20T08:00:00Z");
    private final DirectWorkers workers = new DirectWorkers();
    private final RecordedAudit audit = new RecordedAudit();
    private final Diary diary = new Diary();

    @TempDir
    Path folder;

    private Staff staff;
    private InMemoryOutbox rows;
    private InMemoryBlobs blobs;
    private NoticeBook notices;
    private SubscriptionBook book;
    private Account ann;

    @BeforeEach
    void open() {
        staff = new Staff(folder);
        InMemoryNotices noticeRows = new InMemoryNotices(staff.transactions());
        rows = new InMemoryOutbox(staff.transactions(), noticeRows);
        blobs = new InMemoryBlobs(staff.transactions());
        notices = new NoticeBook(
                noticeRows,
                new Readers(staff.accounts()),
                new Outlets(rows.channels(), rows.letters(), rows.messages(), clock),
                audit,
                staff.transactions(),
                new RecordedChanges(),
                clock);
        InMemorySubscriptions subscriptions = new InMemorySubscriptions(staff.transactions());
        SubscriptionKinds kinds = new SubscriptionKinds();
        kinds.add(diary);
        book = new SubscriptionBook(
                subscriptions,
                kinds,
                rows.channels(),
                rows.letters(),
                new FolderRoad(folder.toString()),
                audit,
                staff.transactions(),
                clock);
        new Rounds(
                folder.resolve("made"),
                subscriptions,
                kinds,
                rows.letters(),
                rows.channels(),
                new OutboxBook(rows.messages(), audit, staff.transactions(), clock),
                notices,
                staff.accounts(),
                blobs,
                new OneCompany(staff.org()),
                staff.transactions(),
                clock,
                workers);
        ann = staff.operator("ann", "MANAGER", Scope.EVERYBODY);
    }

    private void mailOn() {
        mailOn("");
    }

    private void mailOn(String console) {
        staff.transactions().run(staff.org(), () -> {
            rows.channels()
                    .put(new MailSettings(
                            true,
                            "mail",
                            25,
                            Security.NONE,
                            "",
                            "",
                            "c@example.com",
                            console,
                            "",
                            rows.channels().mail().version()));
            rows.letters().choose(ann.id(), "ann@example.com");
        });
    }

    private Subscription draft(Channel channel, Map<String, String> wants) {
        return new Subscription(
                SubscriptionId.next(),
                ann.id(),
                "My diary",
                "diary",
                wants,
                new Rhythm(Rhythm.Every.MONTH, 1, LocalTime.of(7, 0), ZoneId.of("Asia/Shanghai")),
                channel,
                "",
                true,
                Instant.EPOCH,
                Optional.empty(),
                Failure.NONE,
                0);
    }

    private Actor actor() {
        return ann.actor("", "");
    }

    private Subscription add() {
        mailOn();
        return book.add(actor(), draft(Channel.MAIL, Map.of("page", "1")));
    }

    private List<Message> posted() {
        return staff.transactions().in(staff.org(), () -> rows.messages()
                .page(Optional.empty(), Page.first(9))
                .items());
    }

    @Test
    void t117AMonthlySummaryIsMadeOnItsDayWhereTheSiteIsAndPostedOnce() throws IOException {
        add();
        clock.set("2026-11-30T22:59:00Z");
        workers.tick();
        assertEquals(List.of(), posted());
        clock.set("2026-11-30T23:00:00Z");
        workers.tick();
        workers.tick();
        assertEquals(1, posted().size());
        Parcel parcel = staff.transactions().in(staff.org(), () -> rows.messages()
                .claim(Channel.MAIL, clock.instant(), clock.instant())
                .orElseThrow());
        assertEquals("ann@example.com", parcel.message().target());
        assertEquals("My diary · Diary 2026-12-01", parcel.message().subject());
        assertEquals("diary-2026-12-01.txt", parcel.files().get(0).name());
        try (InputStream file = staff.transactions()
                .in(staff.org(), () -> blobs.open(parcel.files().get(0).blob()))) {
            assertEquals("ann 2026-12-01", new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
        clock.set("2026-12-31T23:00:00Z");
        workers.tick();
        assertEquals(2, posted().size());
        try (var left = Files.list(folder.resolve("made"))) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void t117AMailSaysWhyOneGetsItAndLeadsToWhereOneEndsIt() {
        Subscription one = add();
        assertEquals(
                """
                Diary 2026-12-01

                --\s
                You get this because you subscribed to "My diary", on day 1 of every month at 07:00 (Asia/Shanghai).
                To change or end it, sign in to the console: Subscriptions, in the menu with your name.
                """,
                firstBody("2026-11-30T23:00:00Z"));
        mailOn("https://clock.example.com/");
        diary.english = false;
        assertEquals(
                """
                日记 2027-01-01

                --\s
                您收到此邮件，是因为您订阅了“My diary”（每月 1 日 07:00 (Asia/Shanghai)）。
                如需更改或停止，请在此登录：https://clock.example.com/subscriptions?of=%s
                """
                        .formatted(one.id().text()),
                firstBody("2026-12-31T23:00:00Z"));
    }

    private String firstBody(String moment) {
        clock.set(moment);
        workers.tick();
        return staff.transactions().in(staff.org(), () -> rows.messages()
                .claim(Channel.MAIL, clock.instant(), clock.instant().plusSeconds(100_000_000))
                .orElseThrow()
                .body());
    }

    @Test
    void aFileInTheFolderIsCalledAfterTheSubscriptionToo() {
        Subscription one = book.add(actor(), draft(Channel.FOLDER, Map.of("page", "1")));
        clock.set("2026-11-30T23:00:00Z");
        workers.tick();
        String target = posted().get(0).target();
        assertEquals("diary-2026-12-01-" + one.id().text().substring(24) + ".txt", target);
    }

    @Test
    void whoseAccountIsDisabledGetsNothingMoreAndItHearsOfIt() {
        Account it = staff.operator("it", "SYSTEM_ADMINISTRATOR", Scope.EVERYBODY);
        Subscription one = add();
        staff.accounts().setDisabled(it.actor("", ""), ann.id(), ann.version(), true, "left");
        clock.set("2026-11-30T23:00:00Z");
        workers.tick();
        workers.tick();
        assertEquals(List.of(), posted());
        Subscription stopped = book.find(actor(), one.id());
        assertFalse(stopped.on());
        assertEquals("subscription.owner-disabled", stopped.failure().code());
        assertEquals(
                new LocalName(
                        "订阅已停止：My diary（所有者的账号已停用）",
                        "A subscription was stopped: My diary (the owner's account is disabled)"),
                notices.of(it.actor("", ""), Page.first(9)).items().get(0).text());
    }

    @Test
    void whatAListIsAboutMayBeGoneWithoutItsOwnerBeingGone() {
        Subscription one = add();
        diary.trouble = () -> new NotFound("department", "7");
        clock.set("2026-11-30T23:00:00Z");
        workers.tick();
        Subscription after = book.find(actor(), one.id());
        assertTrue(after.on());
        assertEquals(new NotFound("department", "7").code(), after.failure().code());
    }

    @Test
    void whoMayNotHaveItAnyMoreGetsNothingMore() {
        Subscription one = add();
        diary.trouble = () -> new Denied("report.run");
        clock.set("2026-11-30T23:00:00Z");
        workers.tick();
        assertFalse(book.find(actor(), one.id()).on());
        assertEquals(
                new Failure("permission.missing", "needs permission report.run"),
                book.find(actor(), one.id()).failure());
    }

    @Test
    void whatIsRefusedOnceIsTriedAtTheNextTime() {
        Subscription one = add();
        diary.trouble = () -> new Refused("report.too-many-groups", "too many groups");
        clock.set("2026-11-30T23:00:00Z");
        workers.tick();
        assertEquals(
                new Failure("report.too-many-groups", "too many groups"),
                book.find(actor(), one.id()).failure());
        assertTrue(book.find(actor(), one.id()).on());
        diary.trouble = () -> null;
        clock.set("2026-12-31T23:00:00Z");
        workers.tick();
        assertEquals(Failure.NONE, book.find(actor(), one.id()).failure());
        assertEquals(1, posted().size());
    }

    @Test
    void whatBreaksOffIsMadeAnewAndPostedOnce() {
        add();
        diary.trouble = () -> new Unavailable("store.unavailable", "the database is away");
        clock.set("2026-11-30T23:00:00Z");
        workers.tick();
        assertEquals(List.of(), posted());
        diary.trouble = () -> null;
        workers.tick();
        workers.tick();
        assertEquals(1, posted().size());
    }

    @Test
    void whatCannotBeMadeOrCannotLeaveIsRefusedAtEntry() {
        Map<String, String> page = Map.of("page", "1");
        assertEquals("subscription.mail-off", refused(draft(Channel.MAIL, page)));
        mailOn();
        assertEquals("diary.page", refused(draft(Channel.MAIL, Map.of())));
        staff.transactions().run(staff.org(), () -> rows.letters().choose(ann.id(), ""));
        assertEquals("subscription.no-address", refused(draft(Channel.MAIL, page)));
    }

    private String refused(Subscription draft) {
        return assertThrows(Refused.class, () -> book.add(actor(), draft)).code();
    }

    @Test
    void everybodySeesTheirOwn() {
        Subscription one = add();
        Actor bob = staff.operator("bob", "MANAGER", Scope.EVERYBODY).actor("", "");
        assertEquals(List.of(), book.of(bob));
        assertThrows(NotFound.class, () -> book.remove(bob, one.id(), one.version()));
        assertEquals(List.of(one), book.of(actor()));
        book.hurry(actor(), one.id());
        workers.tick();
        assertEquals(1, posted().size());
    }
}
