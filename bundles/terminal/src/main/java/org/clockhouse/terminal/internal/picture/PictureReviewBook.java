package org.clockhouse.terminal.internal.picture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Topic;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.PictureReview;
import org.clockhouse.terminal.PictureReview.Verdict;
import org.clockhouse.terminal.PictureReviews;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.health.AlarmBook;
import org.clockhouse.terminal.spi.PictureReviewRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people saw in pictures of punches, and the alarm where it was somebody else. */
@Component
public final class PictureReviewBook implements PictureReviews {

    private final PictureReviewRepository reviews;
    private final Directory directory;
    private final AlarmBook alarms;
    private final Journal journal;

    @Activate
    public PictureReviewBook(
            @Reference PictureReviewRepository reviews,
            @Reference Directory directory,
            @Reference AlarmBook alarms,
            @Reference Journal journal) {
        this.reviews = reviews;
        this.directory = directory;
        this.alarms = alarms;
        this.journal = journal;
    }

    @Override
    public Slice<PictureReview> waiting(OrgId org, Scope scope, Page page) {
        return journal.read(org, () -> reviews.waiting(scope, page));
    }

    @Override
    public PictureReview decide(Actor actor, Scope scope, long punch, Verdict verdict, long version) {
        return journal.write(actor.org(), Topic.TERMINALS, () -> {
            PictureReview before = find(actor.org(), scope, punch, version);
            PictureReview made = reviews.put(before.decided(verdict, actor.name(), Optional.of(journal.now())));
            String number = number(actor.org(), before);
            journal.record(audit(actor, "picture-review.decide", before, number)
                    .with(Map.of("verdict", verdict, "punch", punch)));
            if (verdict == Verdict.OTHER) {
                alarms.tell(
                        actor.org(),
                        before.terminal(),
                        Alarm.Kind.IMPERSONATION,
                        number + " at " + before.at() + ": the picture shows somebody else");
            }
            return made;
        });
    }

    @Override
    public PictureReview reopen(Actor actor, Scope scope, long punch, long version) {
        return journal.write(actor.org(), Topic.TERMINALS, () -> {
            PictureReview before = find(actor.org(), scope, punch, version);
            PictureReview made = reviews.put(before.decided(Verdict.WAITING, "", Optional.empty()));
            journal.record(audit(actor, "picture-review.reopen", before, number(actor.org(), before))
                    .with(Map.of("verdict", before.verdict(), "punch", punch)));
            if (before.verdict() == Verdict.OTHER) {
                withdraw(actor, before);
            }
            return made;
        });
    }

    private void withdraw(Actor actor, PictureReview before) {
        alarms.openOf(actor.org(), Alarm.Kind.IMPERSONATION).stream()
                .filter(alarm -> alarm.terminal().equals(before.terminal())
                        && reviews.others(alarm.terminal(), alarm.since()) == 0)
                .forEach(alarm -> alarms.close(actor, alarm.id(), "the verdict was taken back"));
    }

    private PictureReview find(OrgId org, Scope scope, long punch, long version) {
        PictureReview found = reviews.find(punch)
                .filter(review -> isSeen(org, scope, review))
                .orElseThrow(() -> new NotFound("picture-review", Long.toString(punch)));
        if (found.version() != version) {
            throw new Stale("picture-review", Long.toString(punch));
        }
        return found;
    }

    private boolean isSeen(OrgId org, Scope scope, PictureReview review) {
        return scope.everybody()
                || review.employee()
                        .filter(person ->
                                !directory.seen(org, scope, List.of(person)).isEmpty())
                        .isPresent();
    }

    private String number(OrgId org, PictureReview review) {
        return review.employee()
                .map(person -> directory.of(org, List.of(person)).get(person))
                .map(Employee::number)
                .orElse("");
    }

    private static AuditDraft audit(Actor actor, String action, PictureReview review, String number) {
        return AuditDraft.of(
                actor,
                action,
                "employee",
                review.employee().map(person -> person.text()).orElse(""),
                number);
    }
}
