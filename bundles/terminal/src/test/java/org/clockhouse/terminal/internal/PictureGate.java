package org.clockhouse.terminal.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.imageio.ImageIO;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.PunchPhoto;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
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
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.terminal.PictureReview;
import org.clockhouse.terminal.Snapshot;
import org.clockhouse.terminal.SnapshotRule;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.health.Oddities;
import org.clockhouse.terminal.internal.picture.AttemptWatch;
import org.clockhouse.terminal.internal.picture.CardWatch;
import org.clockhouse.terminal.internal.picture.PictureReviewBook;
import org.clockhouse.terminal.internal.picture.SnapshotBook;
import org.clockhouse.terminal.internal.picture.SnapshotCare;

/** A gate whose terminal photographs Wang and Li, and what looks at its pictures. */
final class PictureGate {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final LocalDateTime EIGHT = LocalDateTime.of(2026, 11, 2, 8, 0);
    static final Instant DAWN = Instant.parse("2026-11-01T00:00:00Z");
    static final Instant LATE = Instant.parse("2027-11-01T00:00:00Z");

    final Gatehouse house = new Gatehouse();
    final WallTerminal wall = new WallTerminal(house.clock);
    final Terminal gate = gate();
    final Site site = house.registry.site("上海", "Asia/Shanghai");
    private final Department works = house.registry.department("工厂");
    final Employee wang = house.registry.hire("000117", "王小明", site, works);
    final Employee li = house.registry.hire("000118", "李雷", site, works);
    final SnapshotBook book = new SnapshotBook(
            house.pictures.snapshots(),
            house.snapshots,
            house.register,
            house.registry.directory,
            house.blobs,
            house.journal);
    final SnapshotCare care = new SnapshotCare(
            house.pictures.snapshots(),
            house.pictures.reviews(),
            house.blobs,
            house.companies,
            house.journal,
            house.direct);
    final PictureReviewBook reviews =
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

    PictureGate() {
        house.people.know("000117", wang.id());
        house.people.know("000118", li.id());
    }

    private Terminal gate() {
        house.add(wall);
        return house.register(WallTerminal.ID, WallTerminal.ENDPOINT);
    }

    void switchOn(int samplePercent, int lowScore) {
        switchOn(samplePercent, lowScore, 2_000);
    }

    void switchOn(int samplePercent, int lowScore, int most) {
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

    static Bytes jpeg() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
            return Bytes.of(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void photograph(String holder, LocalDateTime reading, Bytes content) {
        PunchPhoto photo = PunchPhoto.builder(content)
                .holderNumber(holder)
                .clockReading(reading)
                .build();
        house.snapshots.take(house.org, gate, List.of(photo));
    }

    void punch(Employee who, LocalDateTime at, PunchSubject subject, OptionalInt score) {
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

    void punch(Employee who, LocalDateTime at) {
        punch(who, at, PunchSubject.number(who.number()), OptionalInt.empty());
    }

    void watch() {
        attempts.changed(house.org, Topic.PUNCHES);
        cards.changed(house.org, Topic.PUNCHES);
    }

    List<Snapshot> picturesOf(Employee who) {
        return book.of(house.org, Scope.EVERYBODY, who.id(), DAWN, LATE);
    }

    List<Snapshot> picturesAtTheGate() {
        return book.at(house.org, Scope.EVERYBODY, gate.id(), DAWN, LATE);
    }

    List<PictureReview> waiting() {
        return reviews.waiting(house.org, Scope.EVERYBODY, Page.first(10)).items();
    }
}
