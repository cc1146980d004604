package org.clockhouse.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.imageio.ImageIO;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.LocalText;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.PunchPhoto;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Topic;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchAttributes.Outcome;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.Road;
import org.clockhouse.registry.Department;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.Site;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.PictureReview;
import org.clockhouse.terminal.PictureReview.Reason;
import org.clockhouse.terminal.PictureReview.Verdict;
import org.clockhouse.terminal.Snapshot;
import org.clockhouse.terminal.SnapshotRule;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.health.Oddities;
import org.clockhouse.terminal.internal.picture.AttemptWatch;
import org.clockhouse.terminal.internal.picture.CardWatch;
import org.clockhouse.terminal.internal.picture.PictureReviewBook;
import org.clockhouse.terminal.internal.picture.SnapshotBook;
import org.clockhouse.terminal.internal.picture.SnapshotCare;
import org.clockhouse.terminal.internal.picture.SnapshotIntake;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the picture of a punch to what somebody saw in it. */
class PicturesTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDateTime EIGHT = LocalDateTime.of(2026, 11, 2, 8, 0);
    private static final Instant DAWN = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2027-11-01T00:00:00Z");

    private final Gatehouse house = new Gatehouse();
    private final WallTerminal wall = new WallTerminal(house.clock);
    private final Terminal gate = gate();
    private final Site site = house.registry.site("上海", "Asia/Shanghai");
    private final Department works = house.registry.department("工厂");
    private final Employee wang = house.registry.hire("000117", "王小明", site, works);
    private final Employee li = house.registry.hire("000118", "李雷", site, works);
    private final SnapshotBook book = new SnapshotBook(
            house.pictures.snapshots(),
            house.snapshots,
            house.register,
            house.registry.directory,
            house.blobs,
            house.journal);
    private final SnapshotCare care = new SnapshotCare(
            house.pictures.snapshots(),
            house.pictures.reviews(),
            house.blobs,
            house.companies,
            house.journal,
            house.direct);
    private final PictureReviewBook reviews =
            new PictureReviewBook(house.pictures.reviews(), house.registry.directory, house.alarms, house.journal);
    private final CardWatch cards = new CardWatch(
            house.log,
            house.desk.uses,
            house.strangers(),
            house.snapshots,
            house.picks,
            house.rows.terminals(),
            house.journal);
    private final AttemptWatch attempts = new AttemptWatch(
            house.log,
            house.healthRows.attempts(),
            new Oddities(house.registry.directory, house.alarms, house.journal, house.config),
            house.picks,
            house.journal);

    private Terminal gate() {
        house.add(wall);
        return house.register(WallTerminal.ID, WallTerminal.ENDPOINT);
    }

    @BeforeEach
    void theirNumbersAreKnown() {
        house.people.know("000117", wang.id());
        house.people.know("000118", li.id());
    }

    private void switchOn(int samplePercent, int lowScore) {
        switchOn(samplePercent, lowScore, 2_000);
    }

    private void switchOn(int samplePercent, int lowScore, int most) {
        book.set(
                house.admin,
                new SnapshotRule(
                        true,
                        30,
                        SnapshotRule.OFF.notice(),
                        samplePercent,
                        lowScore,
                        most,
                        book.rule(house.org).version()));
        house.clock.advance(Duration.ofSeconds(6));
    }

    private static Bytes jpeg() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
            return Bytes.of(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void photograph(String holder, LocalDateTime reading, Bytes content) {
        PunchPhoto photo = PunchPhoto.builder(content)
                .holderNumber(holder)
                .clockReading(reading)
                .build();
        house.snapshots.take(house.org, gate, List.of(photo));
    }

    private void punch(Employee who, LocalDateTime at, PunchSubject subject, OptionalInt score) {
        PunchAttributes plain = PunchAttributes.of(Method.FACE, FunctionKey.IN);
        PunchAttributes attributes = new PunchAttributes(
                plain.method(), plain.key(), 0, "", Outcome.ACCEPTED, "", plain.direction(), true, "", "", score);
        NewPunch punch = new NewPunch(
                subject,
                Optional.of(who.id()),
                PunchTime.of(at, Duration.ofHours(8), SHANGHAI, PunchTime.OffsetSource.ZONE_RULES),
                attributes,
                Set.of());
        house.log.append(
                house.org,
                new PunchBatch(
                        gate.id(),
                        Road.CALL,
                        "",
                        house.clock.instant(),
                        List.of(punch),
                        List.of(),
                        PunchBatch.Progress.NONE));
    }

    private void punch(Employee who, LocalDateTime at) {
        punch(who, at, PunchSubject.number(who.number()), OptionalInt.empty());
    }

    private void watch() {
        attempts.changed(house.org, Topic.PUNCHES);
        cards.changed(house.org, Topic.PUNCHES);
    }

    private List<Snapshot> picturesOf(Employee who) {
        return book.of(house.org, Scope.EVERYBODY, who.id(), DAWN, LATE);
    }

    private List<Snapshot> picturesAtTheGate() {
        return book.at(house.org, Scope.EVERYBODY, gate.id(), DAWN, LATE);
    }

    private List<PictureReview> waiting() {
        return reviews.waiting(house.org, Scope.EVERYBODY, Page.first(10)).items();
    }

    private List<String> alarms(Alarm.Kind kind) {
        return house.alarms.openOf(house.org, kind).stream().map(Alarm::detail).toList();
    }

    /** It is eight o'clock in Shanghai, and midnight there in sixteen hours. */
    @Test
    void t007OfOneTerminalADayNoMoreThanTheRuleSaysAreKeptAndItsPunchesCountAllTheSame() {
        switchOn(0, 0, 2);
        for (int i = 0; i < 4; i++) {
            photograph("000117", EIGHT.plusMinutes(i), jpeg());
            punch(wang, EIGHT.plusMinutes(i));
        }
        assertEquals(2, picturesAtTheGate().size());
        assertEquals(4, house.punches().size());
        assertEquals(Set.of(gate.id()), book.full(house.org, Scope.EVERYBODY));

        house.clock.advance(Duration.ofHours(15));
        photograph("000117", EIGHT.plusHours(15), jpeg());
        assertEquals(2, picturesAtTheGate().size());
        house.clock.advance(Duration.ofHours(1));
        photograph("000117", EIGHT.plusHours(16), jpeg());
        assertEquals(3, picturesAtTheGate().size());
        assertEquals(Set.of(), book.full(house.org, Scope.EVERYBODY));
    }

    @Test
    void t007AfterAStartPicturesOfTheDayAreCountedOn() {
        switchOn(0, 0, 2);
        photograph("000117", EIGHT, jpeg());
        photograph("000117", EIGHT.plusMinutes(1), jpeg());
        SnapshotIntake restarted = new SnapshotIntake(
                house.pictures.snapshots(), house.blobs, house.people, house.log, house.standings, house.journal);
        PunchPhoto third = PunchPhoto.builder(jpeg())
                .holderNumber("000117")
                .clockReading(EIGHT.plusMinutes(2))
                .build();
        restarted.take(house.org, gate, List.of(third));
        assertEquals(2, picturesAtTheGate().size());
        assertEquals(Set.of(gate.id()), restarted.full(house.org));
    }

    @Test
    void t007NothingIsKeptUntilSomebodySwitchesItOnAndSaysWhatPeopleAreTold() {
        photograph("000117", EIGHT, jpeg());
        assertEquals(List.of(), picturesAtTheGate());
        assertFalse(house.snapshots.isOn(house.org));
        SnapshotRule silent = new SnapshotRule(true, 30, LocalText.NONE, 0, 0, 500, 0);
        assertEquals(
                "snapshot.notice",
                assertThrows(Refused.class, () -> book.set(house.admin, silent)).code());
        switchOn(0, 0);
        photograph("000117", EIGHT, jpeg());
        assertEquals(1, picturesAtTheGate().size());
        assertTrue(house.audit.actions().contains("snapshot-rule.set"));
    }

    @Test
    void aPictureFindsItsPunchWhicheverOfThemComesFirst() {
        switchOn(0, 0);
        photograph("000117", EIGHT, jpeg());
        assertEquals(List.of(), picturesOf(wang), "there is no punch yet");
        punch(wang, EIGHT);
        watch();
        punch(li, EIGHT);
        watch();
        photograph("000118", EIGHT, jpeg());
        assertEquals(1, picturesOf(wang).size());
        assertEquals(1, picturesOf(li).size());
        assertEquals(EIGHT.atZone(SHANGHAI).toInstant(), picturesOf(li).get(0).at());
    }

    @Test
    void aPictureOfNobodyIsNotTheOneOfWhoeverPunchedInThatSecond() {
        switchOn(0, 0);
        photograph("", EIGHT, jpeg());
        punch(wang, EIGHT);
        watch();
        assertEquals(List.of(), picturesOf(wang));
        assertEquals(1, picturesAtTheGate().size());
    }

    @Test
    void whatIsNoPictureOrTooLargeIsForgottenAndTheSameAgainIsOne() {
        switchOn(0, 0);
        photograph("000117", EIGHT, Bytes.of("<svg onload=alert(1)>"));
        byte[] large = new byte[SnapshotIntake.MOST_BYTES + 1];
        System.arraycopy(jpeg().toArray(), 0, large, 0, 100);
        photograph("000117", EIGHT, Bytes.of(large));
        assertEquals(List.of(), picturesAtTheGate());
        photograph("000117", EIGHT, jpeg());
        photograph("000117", EIGHT, jpeg());
        assertEquals(1, picturesAtTheGate().size());
    }

    @Test
    void c054EveryLookIsAuditedAndWhatIsShownIsDrawnAnew() throws IOException {
        switchOn(0, 0);
        byte[] withScript = HexFormat.of().parseHex(jpeg().hex() + "3c7363726970743e");
        photograph("000117", EIGHT, Bytes.of(withScript));
        punch(wang, EIGHT);
        watch();
        Snapshot picture = picturesOf(wang).get(0);
        byte[] shown = book.look(house.admin, Scope.EVERYBODY, picture.id());
        assertEquals(40, ImageIO.read(new ByteArrayInputStream(shown)).getWidth());
        assertFalse(HexFormat.of().formatHex(shown).contains("3c7363726970743e"));
        assertTrue(house.audit.actions().contains("snapshot.look"));
        assertThrows(NotFound.class, () -> book.look(house.admin, Scope.only(li.id()), picture.id()));
        assertThrows(NotFound.class, () -> book.of(house.org, Scope.only(li.id()), wang.id(), DAWN, LATE));
    }

    @Test
    void whatBeganLikeAPictureAndIsNoneIsNotShown() {
        switchOn(0, 0);
        photograph("000117", EIGHT, Bytes.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3, 4, 5}));
        Snapshot kept = picturesAtTheGate().get(0);
        assertThrows(Refused.class, () -> book.look(house.admin, Scope.EVERYBODY, kept.id()));
    }

    @Test
    void t007PicturesAreDestroyedWhenTheirDaysAreOver() {
        switchOn(100, 0);
        photograph("000117", EIGHT, jpeg());
        punch(wang, EIGHT);
        watch();
        Snapshot picture = picturesOf(wang).get(0);
        house.clock.advance(Duration.ofDays(29));
        care.round();
        assertEquals(1, picturesAtTheGate().size());
        house.clock.advance(Duration.ofDays(2));
        care.round();
        assertEquals(List.of(), picturesAtTheGate());
        assertEquals(List.of(), waiting());
        assertThrows(NotFound.class, () -> house.transactions.in(house.org, () -> house.blobs.open(picture.hash())));
    }

    @Test
    void t007PicturesOfAVisitedTerminalAreReadAfterItsPunches() {
        wall.photos.put("pic/1", jpeg());
        LocalDateTime now = LocalDateTime.ofInstant(house.clock.instant(), SHANGHAI);
        wall.photograph("000117", now, "pic/1");
        house.tick(Duration.ofSeconds(10));
        assertEquals(List.of(), wall.asked, "nobody wants pictures");
        switchOn(0, 0);
        wall.photograph("000117", now.plusSeconds(1), "pic/1");
        wall.photograph("000118", now.plusSeconds(2), "pic/gone");
        wall.photograph("000118", now.minusDays(2), "pic/old");
        house.tick(Duration.ofSeconds(10));
        assertTrue(wall.context.keepsPhotos());
        assertEquals(List.of("pic/1", "pic/gone"), wall.asked);
        assertEquals(1, picturesOf(wang).size());
        assertEquals(0, wall.holds());
    }

    @Test
    void c054ThePictureOfWhoHeldARefusedCardStandsAtItsPunchOrElseAtItsTerminal() {
        switchOn(0, 0);
        house.people.know("0a0b0c0d", wang.id());
        wall.photos.put("pic/1", jpeg());
        LocalDateTime now = LocalDateTime.ofInstant(house.clock.instant(), SHANGHAI);
        wall.refuseCard("0a0b0c0d", now, "pic/1");
        wall.refuseCard("ffffffff", now.plusSeconds(1), "pic/1");
        house.tick(Duration.ofSeconds(10));
        assertEquals(1, picturesOf(wang).size(), "the card is known");
        assertEquals(2, picturesAtTheGate().size());
        assertEquals("", picturesAtTheGate().get(1).holder(), "a card's number is not kept beside its picture");
        watch();
        assertTrue(picturesAtTheGate().get(1).punch().isPresent(), "found when the log is read");
    }

    @Test
    void t007ALowScoreAndTwoPeoplesCardsWaitForSomebodysEye() {
        switchOn(0, 60);
        PunchSubject one = new PunchSubject(PunchSubject.Kind.CARD, "0a0b0c0d");
        PunchSubject other = new PunchSubject(PunchSubject.Kind.CARD, "0a0b0c0e");
        punch(wang, EIGHT, PunchSubject.number("000117"), OptionalInt.of(59));
        punch(li, EIGHT, PunchSubject.number("000118"), OptionalInt.of(60));
        punch(wang, EIGHT.plusMinutes(1), one, OptionalInt.empty());
        punch(li, EIGHT.plusMinutes(1), other, OptionalInt.empty());
        watch();
        assertEquals(List.of(), waiting(), "no picture came");
        photograph("000117", EIGHT, jpeg());
        assertEquals(Set.of(Reason.LOW_SCORE), waiting().get(0).reasons());
        assertEquals(1, waiting().size());
        long first = house.punches().get(2).position();
        PictureReview marked = house.transactions
                .in(house.org, () -> house.pictures.reviews().find(first))
                .orElseThrow();
        assertEquals(Set.of(Reason.TWO_PEOPLE), marked.reasons());
    }

    @Test
    void t007TheFirstUseOfANewCardAndAnyUseOfAStoppedOneWait() {
        switchOn(0, 0);
        Credential card = house.desk.credentials.issue(
                house.admin,
                Scope.EVERYBODY,
                new CredentialDraft(
                        wang.id(),
                        new Identifier.Card(CardNumber.of(32, 123_456)),
                        Optional.empty(),
                        Optional.empty(),
                        true));
        PunchSubject read = new PunchSubject(PunchSubject.Kind.CARD, "0001e240");
        LocalDateTime now = LocalDateTime.ofInstant(house.clock.instant(), SHANGHAI);
        punch(wang, now.plusSeconds(1), read, OptionalInt.empty());
        watch();
        punch(wang, now.plusSeconds(30), read, OptionalInt.empty());
        watch();
        house.desk.freezes.freeze(house.admin, Scope.EVERYBODY, card.id(), "lost");
        punch(wang, now.plusSeconds(60), read, OptionalInt.empty());
        watch();
        assertEquals(List.of(Set.of(Reason.NEW_CARD), Set.of(), Set.of(Reason.STOPPED_CARD)), reasons());
    }

    private List<Set<Reason>> reasons() {
        return house.punches().stream()
                .map(punch -> house.transactions
                        .in(house.org, () -> house.pictures.reviews().find(punch.position()))
                        .map(PictureReview::reasons)
                        .orElse(Set.of()))
                .toList();
    }

    @Test
    void t007ASampleIsDrawnByChanceAndTheSameEachTime() {
        switchOn(30, 0);
        for (int minute = 0; minute < 200; minute++) {
            punch(wang, EIGHT.plusSeconds(minute));
        }
        watch();
        long drawn = reasons().stream().filter(Set.of(Reason.SAMPLE)::equals).count();
        assertTrue(drawn > 30 && drawn < 90, drawn + " of 200");
    }

    @Test
    void t007SomebodyElseInThePictureIsAnAlarmUntilThatIsTakenBack() {
        switchOn(100, 0);
        punch(wang, EIGHT);
        watch();
        photograph("000117", EIGHT, jpeg());
        PictureReview review = waiting().get(0);
        assertEquals(Optional.of(wang.id()), review.employee());
        PictureReview other = reviews.decide(house.admin, Scope.EVERYBODY, review.punch(), Verdict.OTHER, 0);
        assertEquals(List.of(), waiting());
        assertTrue(alarms(Alarm.Kind.IMPERSONATION).get(0).startsWith("000117 at "));
        assertThrows(
                Stale.class,
                () -> reviews.decide(house.admin, Scope.EVERYBODY, review.punch(), Verdict.SAME, review.version()));
        reviews.reopen(house.admin, Scope.EVERYBODY, review.punch(), other.version());
        assertEquals(List.of(), alarms(Alarm.Kind.IMPERSONATION));
        assertEquals(1, waiting().size());
        assertTrue(house.audit.actions().containsAll(List.of("picture-review.decide", "picture-review.reopen")));
        assertEquals(1, house.punches().size(), "the punch counts until somebody corrects it");
    }

    @Test
    void t007WhoDoesNotSeeThePersonSeesNoPictureOfThemEither() {
        switchOn(100, 0);
        punch(wang, EIGHT);
        watch();
        photograph("000117", EIGHT, jpeg());
        long punch = waiting().get(0).punch();
        assertEquals(
                List.of(),
                reviews.waiting(house.org, Scope.only(li.id()), Page.first(10)).items());
        assertThrows(NotFound.class, () -> reviews.decide(house.admin, Scope.only(li.id()), punch, Verdict.SAME, 0));
    }
}
