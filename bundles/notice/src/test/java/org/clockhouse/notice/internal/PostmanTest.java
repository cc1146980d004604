package org.clockhouse.notice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.Account;
import org.clockhouse.account.internal.Staff;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DirectWorkers;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryBlobs;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OneCompany;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.Channel;
import org.clockhouse.notice.InMemoryNotices;
import org.clockhouse.notice.InMemoryOutbox;
import org.clockhouse.notice.MailPace;
import org.clockhouse.notice.MailSettings;
import org.clockhouse.notice.MailSettings.Security;
import org.clockhouse.notice.Message;
import org.clockhouse.notice.Message.State;
import org.clockhouse.notice.MessageDraft;
import org.clockhouse.notice.MessageId;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeRule;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Wording;
import org.clockhouse.notice.spi.Parcel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PostmanTest {

    private final TestClock clock = new TestClock("2026-11-20T08:00:00Z");
    private final DirectWorkers workers = new DirectWorkers();
    private final RecordedAudit audit = new RecordedAudit();

    @TempDir
    Path folder;

    private Staff staff;
    private InMemoryOutbox rows;
    private InMemoryBlobs blobs;
    private PostOffice office;
    private MailRoad mailRoad;
    private NoticeBook notices;
    private OutboxBook outbox;
    private ChannelBook channels;

    @BeforeEach
    void open() throws Exception {
        staff = new Staff(folder);
        InMemoryNotices noticeRows = new InMemoryNotices(staff.transactions());
        rows = new InMemoryOutbox(staff.transactions(), noticeRows);
        blobs = new InMemoryBlobs(staff.transactions());
        office = new PostOffice(null, false);
        office.offersTls = false;
        mailRoad = new MailRoad(rows.channels(), staff.transactions(), clock);
        notices = new NoticeBook(
                noticeRows,
                new Readers(staff.accounts()),
                new Outlets(rows.channels(), rows.letters(), rows.messages(), clock),
                audit,
                staff.transactions(),
                new RecordedChanges(),
                clock);
        outbox = new OutboxBook(rows.messages(), audit, staff.transactions(), clock);
        WebhookRoad webhookRoad = new WebhookRoad(rows.channels(), new Targets(""), staff.transactions(), clock, "");
        FolderRoad folderRoad = new FolderRoad(folder.toString());
        channels = new ChannelBook(
                rows.channels(),
                mailRoad,
                webhookRoad,
                folderRoad,
                new Targets(""),
                audit,
                staff.transactions(),
                clock);
        OneCompany companies = new OneCompany(staff.org());
        new Collector(
                rows.letters(),
                rows.channels(),
                outbox,
                staff.accounts(),
                companies,
                staff.transactions(),
                clock,
                workers);
        new Postman(
                rows.messages(),
                notices,
                blobs,
                List.of(mailRoad, webhookRoad, folderRoad),
                companies,
                staff.transactions(),
                clock,
                workers);
        mailOn();
    }

    @AfterEach
    void close() throws IOException {
        office.close();
    }

    private void mailOn() {
        staff.transactions().run(staff.org(), () -> rows.channels()
                .put(new MailSettings(
                        true,
                        "localhost",
                        office.port(),
                        Security.NONE,
                        "",
                        "",
                        "clock@example.com",
                        "https://clock.example.com/",
                        "",
                        rows.channels().mail().version())));
    }

    private MessageId post() {
        return outbox.post(
                staff.org(), new MessageDraft(Channel.MAIL, "ann@example.com", "Late", "Wang is late", List.of()));
    }

    private Message message(MessageId id) {
        return staff.transactions()
                .in(staff.org(), () -> rows.messages().find(id).orElseThrow());
    }

    private static String idOf(String mail) {
        return mail.lines()
                .filter(line -> line.startsWith("Message-ID"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsPostedLeavesOnce() {
        MessageId id = post();
        workers.tick();
        workers.tick();
        assertEquals(1, office.mails.size());
        assertEquals(State.SENT, message(id).state());
    }

    @Test
    void whatIsRolledBackNeverLeaves() {
        assertThrows(IllegalStateException.class, () -> staff.transactions().run(staff.org(), () -> {
            post();
            throw new IllegalStateException("rolled back");
        }));
        workers.tick();
        assertEquals(List.of(), office.mails);
    }

    @Test
    void whoDiesBetweenClaimingAndSendingIsFollowedWhenTheLeaseEnds() {
        MessageId id = post();
        claim();
        workers.tick();
        assertEquals(List.of(), office.mails, "the lease is another's");
        clock.advance(Duration.ofMinutes(10));
        workers.tick();
        assertEquals(1, office.mails.size());
        assertEquals(State.SENT, message(id).state());
    }

    @Test
    void whoDiesBetweenSendingAndSettlingIsFollowedUnderTheSameId() throws Exception {
        post();
        mailRoad.send(staff.org(), claim(), Optional.empty());
        clock.advance(Duration.ofMinutes(10));
        workers.tick();
        assertEquals(2, office.mails.size());
        assertEquals(idOf(office.mails.get(0)), idOf(office.mails.get(1)));
    }

    private Parcel claim() {
        return staff.transactions().in(staff.org(), () -> rows.messages()
                .claim(Channel.MAIL, clock.instant(), clock.instant().plus(Duration.ofMinutes(10)))
                .orElseThrow());
    }

    @Test
    void aLineThatIsCutBeforeTheAnswerSendsAgainUnderTheSameId() {
        office.cutsAfterData = 1;
        MessageId id = post();
        workers.tick();
        assertEquals(State.WAITING, message(id).state());
        clock.advance(Duration.ofMinutes(1));
        workers.tick();
        assertEquals(State.SENT, message(id).state());
        assertEquals(idOf(office.mails.get(0)), idOf(office.mails.get(1)));
    }

    @Test
    void whatDoesNotArriveIsTriedLessAndLessOftenAndGivenUpAfterADay() {
        Account admin = staff.operator("it", "SYSTEM_ADMINISTRATOR", Scope.EVERYBODY);
        office.toReceiver = "451 later";
        MessageId id = post();
        workers.tick();
        Duration first = Duration.between(clock.instant(), message(id).dueAt());
        assertTrue(first.compareTo(Duration.ofSeconds(24)) >= 0 && first.compareTo(Duration.ofSeconds(36)) <= 0);
        for (int hour = 0; hour < 26; hour++) {
            clock.advance(Duration.ofMinutes(73));
            workers.tick();
        }
        assertEquals(State.GIVEN_UP, message(id).state());
        assertEquals("RECEIVER: 451 later", message(id).failure());
        assertEquals(
                new LocalName(
                        "已放弃发送：Late（收件人被拒绝：451 later）", "Given up sending: Late (the receiver was refused: 451 later)"),
                notices.of(admin.actor("", ""), Page.first(1)).items().get(0).text());
        assertEquals(
                1,
                outbox.page(staff.org(), Optional.of(State.GIVEN_UP), Page.first(9))
                        .items()
                        .size());

        office.toReceiver = "250 ok";
        Actor actor = admin.actor("", "");
        outbox.again(actor, id);
        workers.tick();
        assertEquals(State.SENT, message(id).state());
        Refused refused = assertThrows(Refused.class, () -> outbox.again(actor, id));
        assertEquals("message.not-given-up", refused.code());
    }

    @Test
    void whatFailedTogetherDoesNotComeBackTogether() {
        assertNotEquals(BackOff.after(3, 0.1), BackOff.after(3, 0.9));
        assertEquals(Duration.ofMinutes(1), BackOff.after(2, 0.5));
        assertEquals(Duration.ofHours(1), BackOff.after(40, 0.5));
    }

    @Test
    void aReceiverThatDoesNotExistIsGivenUpAtOnceAndTheNextStillGetsIts() {
        office.toReceiver = "550 no such user";
        MessageId dead = post();
        workers.tick();
        assertEquals(State.GIVEN_UP, message(dead).state());
        office.toReceiver = "250 ok";
        post();
        workers.tick();
        assertEquals(1, office.mails.size());
    }

    @Test
    void t108FiftyNoticesAreOneMailInTheReadersLanguage() {
        Account manager = staff.operator("manager", "MANAGER", Scope.EVERYBODY);
        staff.transactions().run(staff.org(), () -> rows.letters().choose(manager.id(), "boss@example.com"));
        NoticeRule standard = NoticeTopic.LATE.standard();
        notices.amend(
                manager.actor("", ""),
                new NoticeRule(
                        NoticeTopic.LATE,
                        true,
                        standard.roles(),
                        standard.delay(),
                        MailPace.SOON,
                        Wording.STANDARD,
                        0));
        for (int i = 0; i < 50; i++) {
            notices.send(staff.org(), List.of(late("n" + i)));
        }
        workers.tick();
        assertEquals(List.of(), office.mails, "they are still collected");
        clock.advance(Duration.ofMinutes(2));
        workers.tick();
        workers.tick();
        assertEquals(1, office.mails.size());
        assertTrue(office.mails.get(0).contains("To: <boss@example.com>"));
        clock.advance(Duration.ofMinutes(2));
        workers.tick();
        assertEquals(1, office.mails.size());
    }

    private static NoticeDraft late(String key) {
        return new NoticeDraft(
                NoticeTopic.LATE,
                key,
                Map.of(
                        "name", new LocalName("王小明", "Wang Xiaoming"),
                        "minutes", new LocalName("12", "12"),
                        "shift", new LocalName("Am", "Am")),
                new Audience.Over(EmployeeId.next(), SiteId.next(), Set.of()),
                "attendance/x");
    }

    @Test
    void t117AFileIsPutIntoTheFolderOfItWholeAndOnce() throws IOException {
        String blob = staff.transactions()
                .in(staff.org(), () -> blobs.put(new ByteArrayInputStream("a,b".getBytes(StandardCharsets.UTF_8))));
        MessageId id = outbox.post(
                staff.org(),
                new MessageDraft(
                        Channel.FOLDER,
                        "payroll-2026-10.csv",
                        "Payroll",
                        "",
                        List.of(new MessageDraft.File("payroll-2026-10.csv", "text/csv", blob))));
        workers.tick();
        assertEquals(State.SENT, message(id).state());
        assertEquals("a,b", Files.readString(folder.resolve("payroll-2026-10.csv")));
        try (var files = Files.list(folder)) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".part")));
        }
    }

    @Test
    void aPasswordIsForTheServerThatItWasGivenFor() {
        Actor actor =
                staff.operator("it", "SYSTEM_ADMINISTRATOR", Scope.EVERYBODY).actor("", "");
        MailSettings given = new MailSettings(
                true, "mail.example.com", 587, Security.STARTTLS, "suite", "geheim", "c@example.com", "", "", 1);
        MailSettings set = channels.setMail(actor, given);
        assertEquals("", set.password());
        assertEquals(
                "geheim",
                staff.transactions()
                        .in(staff.org(), () -> rows.channels().mail())
                        .password());
        assertEquals("", channels.mail(staff.org()).password());
        MailSettings kept = channels.setMail(actor, set);
        assertEquals(
                "geheim",
                staff.transactions()
                        .in(staff.org(), () -> rows.channels().mail())
                        .password());
        MailSettings elsewhere = new MailSettings(
                true, "evil.example.com", 587, Security.STARTTLS, "suite", "", "c@example.com", "", "", kept.version());
        Refused refused = assertThrows(Refused.class, () -> channels.setMail(actor, elsewhere));
        assertEquals("mail.password-again", refused.code());
        assertTrue(audit.drafts().stream().noneMatch(entry -> entry.toString().contains("geheim")));
    }
}
