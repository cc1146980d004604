package org.clockhouse.terminal.internal.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.Sighting;
import org.clockhouse.credential.use.CardUses;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Topic;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes.Outcome;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.Road;
import org.clockhouse.terminal.PictureReview.Reason;
import org.clockhouse.terminal.SnapshotRule;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.spi.PictureReviewRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Which fresh punches somebody is to look at. They are marked whether their picture is there yet or not: those that never get
 * one wait unseen until their days are over.
 */
@Component(service = PicturePicks.class)
public final class PicturePicks {

    private static final Duration FRESH = Duration.ofDays(1);
    /** A card that was issued longer ago is none that is new. */
    private static final Duration NEW = Duration.ofDays(30);

    private static final List<Pick> PICKS =
            List.of(PicturePicks::stoppedCard, PicturePicks::newCard, PicturePicks::lowScore, PicturePicks::sample);

    private final SnapshotIntake intake;
    private final PictureReviewRepository reviews;
    private final CardUses uses;
    private final Journal journal;

    /** @param card which it was made with, as far as the terminal told */
    private record Seen(OrgId org, Punch punch, Optional<Credential> card, SnapshotRule rule) {}

    @FunctionalInterface
    private interface Pick {
        Optional<Reason> of(PicturePicks picks, Seen seen);
    }

    @Activate
    public PicturePicks(
            @Reference SnapshotIntake intake,
            @Reference PictureReviewRepository reviews,
            @Reference CardUses uses,
            @Reference Journal journal) {
        this.intake = intake;
        this.reviews = reviews;
        this.uses = uses;
        this.journal = journal;
    }

    /** Before the uses of cards in the page are noted: a first use is one that follows none. */
    void look(OrgId org, List<Punch> page) {
        SnapshotRule rule = intake.rule(org);
        List<Punch> fresh = rule.on() ? fresh(page) : List.of();
        if (fresh.isEmpty()) {
            return;
        }
        for (Seen seen : seen(org, fresh, rule)) {
            Set<Reason> reasons = PICKS.stream()
                    .flatMap(pick -> pick.of(this, seen).stream())
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Reason.class)));
            if (!reasons.isEmpty()) {
                mark(org, List.of(seen.punch()), reasons);
            }
        }
    }

    /** Cards of two people were held to one reader within a moment. */
    void twoPeople(OrgId org, List<Punch> together) {
        if (intake.isOn(org)) {
            mark(org, fresh(together), Set.of(Reason.TWO_PEOPLE));
        }
    }

    private List<Punch> fresh(List<Punch> page) {
        Instant since = journal.now().minus(FRESH);
        return page.stream()
                .filter(punch -> punch.road() != Road.FILE
                        && punch.at().isAfter(since)
                        && punch.employee().isPresent())
                .toList();
    }

    private List<Seen> seen(OrgId org, List<Punch> fresh, SnapshotRule rule) {
        List<Punch> carded = fresh.stream()
                .filter(punch -> punch.subject().kind() == PunchSubject.Kind.CARD)
                .toList();
        List<Optional<Credential>> cards = carded.isEmpty()
                ? List.of()
                : uses.named(
                        org,
                        carded.stream()
                                .map(punch -> Sighting.card(punch.subject().text(), punch.at()))
                                .toList());
        List<Seen> seen = new ArrayList<>();
        for (Punch punch : fresh) {
            int card = carded.indexOf(punch);
            seen.add(new Seen(org, punch, card < 0 ? Optional.empty() : cards.get(card), rule));
        }
        return seen;
    }

    private void mark(OrgId org, List<Punch> punches, Set<Reason> reasons) {
        journal.run(
                org,
                Topic.TERMINALS,
                () -> punches.forEach(
                        punch -> reviews.mark(punch.position(), punch.terminal(), punch.at(), reasons, journal.now())));
    }

    /** What came late may have been made before. */
    private Optional<Reason> stoppedCard(Seen seen) {
        return seen.card().filter(card -> card.stoppedAt(seen.punch().at())).map(card -> Reason.STOPPED_CARD);
    }

    private Optional<Reason> newCard(Seen seen) {
        return seen.card()
                .filter(card -> card.issuedAt().isAfter(seen.punch().at().minus(NEW))
                        && uses.of(seen.org(), Scope.EVERYBODY, card.id()).isEmpty())
                .map(card -> Reason.NEW_CARD);
    }

    private Optional<Reason> lowScore(Seen seen) {
        boolean low = seen.punch().attributes().outcome() == Outcome.ACCEPTED
                && seen.punch().attributes().score().orElse(100) < seen.rule().lowScore();
        return low ? Optional.of(Reason.LOW_SCORE) : Optional.empty();
    }

    /** By its position, so that the same punch is drawn again or not again; nobody who punches knows it. */
    private Optional<Reason> sample(Seen seen) {
        long mixed = Long.hashCode(seen.punch().position() * 0x9E3779B97F4A7C15L) & 0x7fffffffL;
        return mixed % 100 < seen.rule().samplePercent() ? Optional.of(Reason.SAMPLE) : Optional.empty();
    }
}
