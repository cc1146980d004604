package org.clockhouse.terminal.internal.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.clockhouse.credential.Holders;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.PunchPhoto;
import org.clockhouse.driver.PunchPhotos;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.kernel.Blobs;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.terminal.Snapshot;
import org.clockhouse.terminal.SnapshotId;
import org.clockhouse.terminal.SnapshotRule;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.Hashes;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.People;
import org.clockhouse.terminal.internal.Translation;
import org.clockhouse.terminal.internal.health.Standings;
import org.clockhouse.terminal.spi.SnapshotRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in pictures of punches, and finds the punch of each, whichever of the two comes first. A picture is stored as the
 * terminal sent it, which is quick, and drawn anew when somebody looks. Whether any are wanted is remembered for some seconds.
 */
@Component(service = SnapshotIntake.class)
public final class SnapshotIntake {

    private static final Logger log = LoggerFactory.getLogger(SnapshotIntake.class);

    public static final int MOST_BYTES = 1 << 20;

    private static final Duration REMEMBER = Duration.ofSeconds(5);
    /** An older punch is not asked for its picture: a terminal's whole log would be. */
    private static final Duration FRESH = Duration.ofDays(1);

    private static final List<String> PICTURES = List.of("ffd8ff", "89504e470d0a1a0a");

    private final SnapshotRepository snapshots;
    private final Blobs blobs;
    private final Holders holders;
    private final PunchLog punches;
    private final Standings standings;
    private final Journal journal;
    private final Map<OrgId, Known> rules = new ConcurrentHashMap<>();

    /** What each terminal has sent of a day there. */
    private final Map<TerminalId, Day> days = new ConcurrentHashMap<>();

    private record Known(SnapshotRule rule, Instant until) {}

    /** @param until the midnight that ends it */
    private record Day(OrgId org, int taken, Instant until) {}

    @Activate
    public SnapshotIntake(
            @Reference SnapshotRepository snapshots,
            @Reference Blobs blobs,
            @Reference Holders holders,
            @Reference PunchLog punches,
            @Reference Standings standings,
            @Reference Journal journal) {
        this.snapshots = snapshots;
        this.blobs = blobs;
        this.holders = holders;
        this.punches = punches;
        this.standings = standings;
        this.journal = journal;
    }

    SnapshotRule rule(OrgId org) {
        Instant now = journal.now();
        Known known = rules.get(org);
        if (known == null || !known.until().isAfter(now)) {
            SnapshotRule rule = journal.read(org, snapshots::rule).orElse(SnapshotRule.OFF);
            known = new Known(rule, now.plus(REMEMBER));
            rules.put(org, known);
        }
        return known.rule();
    }

    public boolean isOn(OrgId org) {
        return rule(org).on();
    }

    /** Returns after the commit. */
    public void take(OrgId org, Terminal terminal, List<PunchPhoto> taken) {
        for (PunchPhoto photo : taken) {
            String holder = photo.holderNumber().strip();
            Optional<PunchSubject> subject = holder.isEmpty() || holder.length() > PunchSubject.LONGEST
                    ? Optional.empty()
                    : Optional.of(PunchSubject.number(holder));
            keep(org, terminal, subject, photo.clockReading(), photo.content());
        }
    }

    /** Asks for the pictures of the punches of a page, which are stored already, one by one. */
    public void fetch(OrgId org, Terminal terminal, TerminalSession session, List<RawPunch> page)
            throws DriverException, InterruptedException {
        if (!(session instanceof PunchPhotos photos) || !isOn(org)) {
            return;
        }
        LocalDateTime since = LocalDateTime.ofInstant(journal.now().minus(FRESH), standings.zone(org, terminal));
        for (RawPunch punch : page) {
            if (punch.photo().isPresent() && punch.clockReading().isAfter(since)) {
                Optional<Bytes> content = photos.photo(punch.photo().get());
                content.ifPresent(bytes -> keep(
                        org, terminal, Translation.subject(punch.subject()), Optional.of(punch.clockReading()), bytes));
            }
        }
    }

    private void keep(
            OrgId org,
            Terminal terminal,
            Optional<PunchSubject> subject,
            Optional<LocalDateTime> reading,
            Bytes content) {
        Instant now = journal.now();
        if (!isOn(org) || content.size() > MOST_BYTES || !isPicture(content) || isFull(org, terminal, now)) {
            return;
        }
        Optional<LocalDateTime> second = reading.map(shown -> shown.truncatedTo(ChronoUnit.SECONDS));
        Snapshot snapshot = new Snapshot(
                SnapshotId.next(),
                terminal.id(),
                subject.filter(who -> who.kind() == PunchSubject.Kind.NUMBER)
                        .map(PunchSubject::text)
                        .orElse(""),
                second,
                second.map(shown -> shown.atZone(standings.zone(org, terminal)).toInstant())
                        .orElse(now),
                now,
                OptionalLong.empty(),
                Optional.empty(),
                HexFormat.of().formatHex(Hashes.sha256().digest(content.toArray())));
        boolean isNew = journal.write(org, Topic.TERMINALS, () -> add(snapshot, content));
        if (isNew) {
            count(org, terminal);
        }
        if (isNew && second.isPresent() && subject.isPresent()) {
            punch(org, terminal, subject.get(), snapshot).ifPresent(punch -> link(org, snapshot, punch));
        }
    }

    /** Counted in the store once a day and after a start, and here from then on. */
    private boolean isFull(OrgId org, Terminal terminal, Instant now) {
        Day day = days.get(terminal.id());
        if (day == null || !day.until().isAfter(now)) {
            ZoneId zone = standings.zone(org, terminal);
            LocalDate today = LocalDate.ofInstant(now, zone);
            Instant midnight = today.atStartOfDay(zone).toInstant();
            int taken = journal.read(org, () -> snapshots.receivedSince(terminal.id(), midnight));
            day = new Day(org, taken, today.plusDays(1).atStartOfDay(zone).toInstant());
            days.put(terminal.id(), day);
        }
        return day.taken() >= rule(org).mostPerDay();
    }

    private void count(OrgId org, Terminal terminal) {
        Day day =
                days.computeIfPresent(terminal.id(), (id, before) -> new Day(org, before.taken() + 1, before.until()));
        if (day != null && day.taken() == rule(org).mostPerDay()) {
            log.info(
                    "Terminal {} sent {} pictures today; no more are kept",
                    terminal.name().any(),
                    day.taken());
        }
    }

    /** Of which no more are kept today. */
    public Set<TerminalId> full(OrgId org) {
        int most = rule(org).mostPerDay();
        return days.entrySet().stream()
                .filter(entry -> entry.getValue().org().equals(org)
                        && entry.getValue().taken() >= most
                        && entry.getValue().until().isAfter(journal.now()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private boolean add(Snapshot snapshot, Bytes content) {
        if (snapshots.isKnown(snapshot)) {
            return false;
        }
        try {
            blobs.put(new ByteArrayInputStream(content.toArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        snapshots.add(snapshot);
        return true;
    }

    static boolean isPicture(Bytes content) {
        byte[] head = content.toArray();
        String begins = HexFormat.of().formatHex(head, 0, Math.min(8, head.length));
        return PICTURES.stream().anyMatch(begins::startsWith);
    }

    /** The one that came before its picture, if it is anybody's. */
    private Optional<Punch> punch(OrgId org, Terminal terminal, PunchSubject subject, Snapshot snapshot) {
        return holders.resolve(org, List.of(People.sighting(terminal, subject, snapshot.at())))
                .get(0)
                .known()
                .flatMap(person ->
                        punches
                                .of(
                                        org,
                                        List.of(person),
                                        snapshot.at().minus(FRESH),
                                        snapshot.at().plus(FRESH))
                                .stream()
                                .filter(punch -> punch.terminal().equals(terminal.id())
                                        && punch.subject().equals(subject)
                                        && isOfThatSecond(snapshot, punch))
                                .findFirst());
    }

    /** Pictures that came before these punches are theirs now. */
    void link(OrgId org, List<Punch> page) {
        if (!isOn(org)) {
            return;
        }
        Map<TerminalId, List<Punch>> byTerminal = page.stream().collect(Collectors.groupingBy(Punch::terminal));
        byTerminal.forEach((terminal, made) -> {
            List<LocalDateTime> readings = made.stream()
                    .map(punch -> punch.time().clockReading().truncatedTo(ChronoUnit.SECONDS))
                    .distinct()
                    .toList();
            for (Snapshot loose : journal.read(org, () -> snapshots.loose(terminal, readings))) {
                made.stream()
                        .filter(punch -> isOfThatSecond(loose, punch) && isOfWhomItSays(loose, punch.subject()))
                        .findFirst()
                        .ifPresent(punch -> link(org, loose, punch));
            }
        });
    }

    private static boolean isOfThatSecond(Snapshot snapshot, Punch punch) {
        return snapshot.clockReading()
                .filter(punch.time().clockReading().truncatedTo(ChronoUnit.SECONDS)::equals)
                .isPresent();
    }

    /** Of a card that was only read, its picture has no number either. */
    private static boolean isOfWhomItSays(Snapshot snapshot, PunchSubject subject) {
        return subject.kind() == PunchSubject.Kind.NUMBER
                ? subject.text().equals(snapshot.holder())
                : snapshot.holder().isEmpty();
    }

    private void link(OrgId org, Snapshot snapshot, Punch punch) {
        journal.run(org, Topic.TERMINALS, () -> snapshots.link(snapshot.id(), punch.position(), punch.at()));
    }
}
