package org.clockhouse.terminal.internal;

import static org.clockhouse.terminal.internal.PictureGate.DAWN;
import static org.clockhouse.terminal.internal.PictureGate.EIGHT;
import static org.clockhouse.terminal.internal.PictureGate.LATE;
import static org.clockhouse.terminal.internal.PictureGate.SHANGHAI;
import static org.clockhouse.terminal.internal.PictureGate.jpeg;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.clockhouse.credential.LocalText;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.PunchPhoto;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.terminal.Snapshot;
import org.clockhouse.terminal.SnapshotRule;
import org.clockhouse.terminal.internal.picture.SnapshotIntake;
import org.junit.jupiter.api.Test;

/** What is kept of pictures, who sees them, and when they are destroyed. */
class PicturesTest {

    private final PictureGate at = new PictureGate();

    /** It is eight o'clock in Shanghai, and midnight there in sixteen hours. */
    @Test
    void t007OfOneTerminalADayNoMoreThanTheRuleSaysAreKeptAndItsPunchesCountAllTheSame() {
        at.switchOn(0, 0, 2);
        for (int i = 0; i < 4; i++) {
            at.photograph("000117", EIGHT.plusMinutes(i), jpeg());
            at.punch(at.wang, EIGHT.plusMinutes(i));
        }
        assertEquals(2, at.picturesAtTheGate().size());
        assertEquals(4, at.house.punches().size());
        assertEquals(Set.of(at.gate.id()), at.book.full(at.house.org, Scope.EVERYBODY));

        at.house.clock.advance(Duration.ofHours(15));
        at.photograph("000117", EIGHT.plusHours(15), jpeg());
        assertEquals(2, at.picturesAtTheGate().size());
        at.house.clock.advance(Duration.ofHours(1));
        at.photograph("000117", EIGHT.plusHours(16), jpeg());
        assertEquals(3, at.picturesAtTheGate().size());
        assertEquals(Set.of(), at.book.full(at.house.org, Scope.EVERYBODY));
    }

    @Test
    void t007AfterAStartPicturesOfTheDayAreCountedOn() {
        at.switchOn(0, 0, 2);
        at.photograph("000117", EIGHT, jpeg());
        at.photograph("000117", EIGHT.plusMinutes(1), jpeg());
        SnapshotIntake restarted = new SnapshotIntake(
                at.house.pictures.snapshots(),
                at.house.blobs,
                at.house.people,
                at.house.log,
                at.house.standings,
                at.house.journal);
        PunchPhoto third = PunchPhoto.builder(jpeg())
                .holderNumber("000117")
                .clockReading(EIGHT.plusMinutes(2))
                .build();
        restarted.take(at.house.org, at.gate, List.of(third));
        assertEquals(2, at.picturesAtTheGate().size());
        assertEquals(Set.of(at.gate.id()), restarted.full(at.house.org));
    }

    @Test
    void t007NothingIsKeptUntilSomebodySwitchesItOnAndSaysWhatPeopleAreTold() {
        at.photograph("000117", EIGHT, jpeg());
        assertEquals(List.of(), at.picturesAtTheGate());
        assertFalse(at.house.snapshots.isOn(at.house.org));
        SnapshotRule silent = new SnapshotRule(true, 30, LocalText.NONE, 0, 0, 500, 0);
        assertEquals(
                "snapshot.notice",
                assertThrows(Refused.class, () -> at.book.set(at.house.admin, silent))
                        .code());
        at.switchOn(0, 0);
        at.photograph("000117", EIGHT, jpeg());
        assertEquals(1, at.picturesAtTheGate().size());
        assertTrue(at.house.audit.actions().contains("snapshot-rule.set"));
    }

    @Test
    void aPictureFindsItsPunchWhicheverOfThemComesFirst() {
        at.switchOn(0, 0);
        at.photograph("000117", EIGHT, jpeg());
        assertEquals(List.of(), at.picturesOf(at.wang), "there is no punch yet");
        at.punch(at.wang, EIGHT);
        at.watch();
        at.punch(at.li, EIGHT);
        at.watch();
        at.photograph("000118", EIGHT, jpeg());
        assertEquals(1, at.picturesOf(at.wang).size());
        assertEquals(1, at.picturesOf(at.li).size());
        assertEquals(
                EIGHT.atZone(SHANGHAI).toInstant(), at.picturesOf(at.li).get(0).at());
    }

    @Test
    void aPictureOfNobodyIsNotTheOneOfWhoeverPunchedInThatSecond() {
        at.switchOn(0, 0);
        at.photograph("", EIGHT, jpeg());
        at.punch(at.wang, EIGHT);
        at.watch();
        assertEquals(List.of(), at.picturesOf(at.wang));
        assertEquals(1, at.picturesAtTheGate().size());
    }

    @Test
    void whatIsNoPictureOrTooLargeIsForgottenAndTheSameAgainIsOne() {
        at.switchOn(0, 0);
        at.photograph("000117", EIGHT, Bytes.of("<svg onload=alert(1)>"));
        byte[] large = new byte[SnapshotIntake.MOST_BYTES + 1];
        System.arraycopy(jpeg().toArray(), 0, large, 0, 100);
        at.photograph("000117", EIGHT, Bytes.of(large));
        assertEquals(List.of(), at.picturesAtTheGate());
        at.photograph("000117", EIGHT, jpeg());
        at.photograph("000117", EIGHT, jpeg());
        assertEquals(1, at.picturesAtTheGate().size());
    }

    @Test
    void c054EveryLookIsAuditedAndWhatIsShownIsDrawnAnew() throws IOException {
        at.switchOn(0, 0);
        byte[] withScript = HexFormat.of().parseHex(jpeg().hex() + "3c7363726970743e");
        at.photograph("000117", EIGHT, Bytes.of(withScript));
        at.punch(at.wang, EIGHT);
        at.watch();
        Snapshot picture = at.picturesOf(at.wang).get(0);
        byte[] shown = at.book.look(at.house.admin, Scope.EVERYBODY, picture.id());
        assertEquals(40, ImageIO.read(new ByteArrayInputStream(shown)).getWidth());
        assertFalse(HexFormat.of().formatHex(shown).contains("3c7363726970743e"));
        assertTrue(at.house.audit.actions().contains("snapshot.look"));
        assertThrows(NotFound.class, () -> at.book.look(at.house.admin, Scope.only(at.li.id()), picture.id()));
        assertThrows(NotFound.class, () -> at.book.of(at.house.org, Scope.only(at.li.id()), at.wang.id(), DAWN, LATE));
    }

    @Test
    void whatBeganLikeAPictureAndIsNoneIsNotShown() {
        at.switchOn(0, 0);
        at.photograph("000117", EIGHT, Bytes.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3, 4, 5}));
        Snapshot kept = at.picturesAtTheGate().get(0);
        assertThrows(Refused.class, () -> at.book.look(at.house.admin, Scope.EVERYBODY, kept.id()));
    }

    @Test
    void t007PicturesAreDestroyedWhenTheirDaysAreOver() {
        at.switchOn(100, 0);
        at.photograph("000117", EIGHT, jpeg());
        at.punch(at.wang, EIGHT);
        at.watch();
        Snapshot picture = at.picturesOf(at.wang).get(0);
        at.house.clock.advance(Duration.ofDays(29));
        at.care.round();
        assertEquals(1, at.picturesAtTheGate().size());
        at.house.clock.advance(Duration.ofDays(2));
        at.care.round();
        assertEquals(List.of(), at.picturesAtTheGate());
        assertEquals(List.of(), at.waiting());
        assertThrows(
                NotFound.class,
                () -> at.house.transactions.in(at.house.org, () -> at.house.blobs.open(picture.hash())));
    }

    @Test
    void t007PicturesOfAVisitedTerminalAreReadAfterItsPunches() {
        at.wall.photos.put("pic/1", jpeg());
        LocalDateTime now = LocalDateTime.ofInstant(at.house.clock.instant(), SHANGHAI);
        at.wall.photograph("000117", now, "pic/1");
        at.house.tick(Duration.ofSeconds(10));
        assertEquals(List.of(), at.wall.asked, "nobody wants pictures");
        at.switchOn(0, 0);
        at.wall.photograph("000117", now.plusSeconds(1), "pic/1");
        at.wall.photograph("000118", now.plusSeconds(2), "pic/gone");
        at.wall.photograph("000118", now.minusDays(2), "pic/old");
        at.house.tick(Duration.ofSeconds(10));
        assertTrue(at.wall.context.keepsPhotos());
        assertEquals(List.of("pic/1", "pic/gone"), at.wall.asked);
        assertEquals(1, at.picturesOf(at.wang).size());
        assertEquals(0, at.wall.holds());
    }

    @Test
    void c054ThePictureOfWhoHeldARefusedCardStandsAtItsPunchOrElseAtItsTerminal() {
        at.switchOn(0, 0);
        at.house.people.know("0a0b0c0d", at.wang.id());
        at.wall.photos.put("pic/1", jpeg());
        LocalDateTime now = LocalDateTime.ofInstant(at.house.clock.instant(), SHANGHAI);
        at.wall.refuseCard("0a0b0c0d", now, "pic/1");
        at.wall.refuseCard("ffffffff", now.plusSeconds(1), "pic/1");
        at.house.tick(Duration.ofSeconds(10));
        assertEquals(1, at.picturesOf(at.wang).size(), "the card is known");
        assertEquals(2, at.picturesAtTheGate().size());
        assertEquals("", at.picturesAtTheGate().get(1).holder(), "a card's number is not kept beside its picture");
        at.watch();
        assertTrue(at.picturesAtTheGate().get(1).punch().isPresent(), "found when the log is read");
    }
}
