package org.clockhouse.rest.internal.terminals;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.credential.LocalText;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchFilter;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Conditional;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;
import org.clockhouse.terminal.PictureReview;
import org.clockhouse.terminal.PictureReviews;
import org.clockhouse.terminal.Snapshot;
import org.clockhouse.terminal.SnapshotId;
import org.clockhouse.terminal.SnapshotRule;
import org.clockhouse.terminal.Snapshots;
import org.clockhouse.terminal.Terminals;

/** Pictures that terminals take of punches, and what people see in them. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SnapshotsResource {

    private final Snapshots snapshots;
    private final PictureReviews reviews;
    private final Terminals terminals;
    private final Directory directory;

    public SnapshotsResource(Snapshots snapshots, PictureReviews reviews, Terminals terminals, Directory directory) {
        this.snapshots = snapshots;
        this.reviews = reviews;
        this.terminals = terminals;
        this.directory = directory;
    }

    /**
     * @param samplePercent of the punches with a picture, how many of a hundred are looked at by chance
     * @param mostPerDay as many pictures of one terminal are kept of a day there
     * @param full names of terminals of which no more are kept today
     */
    public record SnapshotRuleView(
            boolean on,
            int keepDays,
            String zh,
            String en,
            int samplePercent,
            int lowScore,
            int mostPerDay,
            List<LocalName> full,
            long version)
            implements Versioned {

        static SnapshotRuleView of(SnapshotRule rule, List<LocalName> full) {
            return new SnapshotRuleView(
                    rule.on(),
                    rule.keepDays(),
                    rule.notice().zh(),
                    rule.notice().en(),
                    rule.samplePercent(),
                    rule.lowScore(),
                    rule.mostPerDay(),
                    full,
                    rule.version());
        }
    }

    /** @param zh what people at the terminals are told */
    public record SnapshotRuleDraft(
            boolean on,
            @Min(1) @Max(SnapshotRule.LONGEST_KEPT) int keepDays,
            @Size(max = 8000) String zh,
            @Size(max = 8000) String en,
            @Min(0) @Max(100) int samplePercent,
            @Min(0) @Max(100) int lowScore,
            @Maybe @Min(1) @Max(SnapshotRule.LARGEST_DAY) Integer mostPerDay) {}

    /**
     * @param holder the number that the terminal gave; absent where it knew nobody
     * @param punch position of the punch it belongs to; absent while none is known
     */
    public record SnapshotView(
            SnapshotId id,
            TerminalId terminalId,
            @Maybe String holder,
            Instant at,
            @Maybe Long punch,
            @Maybe EmployeeId employeeId) {

        static SnapshotView of(Snapshot snapshot) {
            return new SnapshotView(
                    snapshot.id(),
                    snapshot.terminal(),
                    Results.orNull(snapshot.holder()),
                    snapshot.at(),
                    snapshot.punch().isPresent() ? snapshot.punch().getAsLong() : null,
                    Results.orNull(snapshot.employee()));
        }
    }

    /**
     * @param punch its position, by which the review is known
     * @param employeeId absent when the punch is nobody's any more
     */
    public record PictureReviewView(
            long punch,
            TerminalId terminalId,
            @Maybe LocalName terminalName,
            @Maybe EmployeeId employeeId,
            @Maybe String number,
            @Maybe LocalName name,
            Instant at,
            List<PictureReview.Reason> reasons,
            List<SnapshotId> snapshots,
            PictureReview.Verdict verdict,
            @Maybe String decidedBy,
            long version)
            implements Versioned {

        static PictureReviewView of(PictureReview review, TerminalNames names, Map<EmployeeId, Employee> people) {
            Optional<Employee> person = review.employee().map(people::get);
            return new PictureReviewView(
                    review.punch(),
                    review.terminal(),
                    names.of(review.terminal()),
                    Results.orNull(review.employee()),
                    Results.orNull(person.map(Employee::number)),
                    Results.orNull(person.map(Employee::name)),
                    review.at(),
                    review.reasons().stream().sorted().toList(),
                    review.snapshots(),
                    review.verdict(),
                    Results.orNull(review.by()),
                    review.version());
        }
    }

    /** What somebody saw. */
    public enum Seen {
        SAME,
        OTHER,
        UNSURE
    }

    public record PictureVerdictDraft(Seen verdict) {}

    @GET
    @Path("snapshot-rule")
    @Requires("snapshot.read")
    @Summary("Whether pictures that terminals take of punches are kept: off until somebody switches it on")
    public SnapshotRuleView rule(@Context Caller caller) {
        return view(snapshots.rule(caller.org()), caller);
    }

    @PUT
    @Path("snapshot-rule")
    @Requires(value = "snapshot.configure", everywhere = true)
    @Summary("Switches pictures of punches on or off, says for how long and what people are told")
    public SnapshotRuleView set(SnapshotRuleDraft draft, @Context Caller caller, @Context Expected expected) {
        SnapshotRule rule = new SnapshotRule(
                draft.on(),
                draft.keepDays(),
                new LocalText(draft.zh(), draft.en()),
                draft.samplePercent(),
                draft.lowScore(),
                draft.mostPerDay() == null ? SnapshotRule.OFF.mostPerDay() : draft.mostPerDay(),
                expected.version());
        return view(snapshots.set(caller.actor(), rule), caller);
    }

    private SnapshotRuleView view(SnapshotRule rule, Caller caller) {
        List<LocalName> full = snapshots.full(caller.org(), caller.scope()).stream()
                .map(id -> terminals
                        .find(caller.org(), caller.scope(), id)
                        .terminal()
                        .name())
                .toList();
        return SnapshotRuleView.of(rule, full);
    }

    @GET
    @Path("snapshots")
    @Requires("snapshot.read")
    @Summary("Pictures of one person's punches or of one terminal, the oldest first, at most 200; never the picture"
            + " itself")
    public Slice<SnapshotView> list(
            @QueryParam("employeeId") EmployeeId employeeId,
            @QueryParam("terminalId") TerminalId terminalId,
            @QueryParam("from") Instant from,
            @QueryParam("until") Instant until,
            @Context Caller caller) {
        Instant since = from == null ? Instant.EPOCH : from;
        Instant end = until == null ? PunchFilter.OPEN : until;
        List<Snapshot> found = List.of();
        if (employeeId != null) {
            found = snapshots.of(caller.org(), caller.scope(), employeeId, since, end).stream()
                    .filter(snapshot ->
                            terminalId == null || snapshot.terminal().equals(terminalId))
                    .toList();
        } else if (terminalId != null) {
            found = snapshots.at(caller.org(), caller.scope(), terminalId, since, end);
        }
        return new Slice<>(found.stream().map(SnapshotView::of).toList(), "");
    }

    @GET
    @Path("snapshots/{id}/picture")
    @Requires("snapshot.read")
    @Produces({"image/jpeg", MediaType.WILDCARD})
    @Summary("The picture as JPEG; every look is audited")
    @Answers(value = byte[].class)
    public Response look(@PathParam("id") SnapshotId id, @Context Caller caller) {
        return Results.file(snapshots.look(caller.actor(), caller.scope(), id), "image/jpeg", "punch.jpg");
    }

    @GET
    @Path("picture-reviews")
    @Requires("snapshot.review")
    @Summary("Punches whose pictures wait to be compared with the person's photograph, the oldest first")
    public Slice<PictureReviewView> waiting(
            @QueryParam("after") String after, @QueryParam("limit") Integer limit, @Context Caller caller) {
        Slice<PictureReview> slice = reviews.waiting(caller.org(), caller.scope(), Results.page(after, limit));
        TerminalNames names = TerminalNames.of(caller.org(), terminals);
        Map<EmployeeId, Employee> people = people(slice.items(), caller);
        return slice.map(review -> PictureReviewView.of(review, names, people));
    }

    @POST
    @Path("picture-reviews/{punch}/verdicts")
    @Conditional
    @Requires("snapshot.review")
    @Summary("Says whom the picture shows; somebody else raises an alarm, and the punch counts until it is corrected")
    @Answers(value = PictureReviewView.class)
    public PictureReviewView decide(
            @PathParam("punch") long punch,
            PictureVerdictDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        PictureReview.Verdict verdict =
                PictureReview.Verdict.valueOf(draft.verdict().name());
        return view(reviews.decide(caller.actor(), caller.scope(), punch, verdict, expected.version()), caller);
    }

    @POST
    @Path("picture-reviews/{punch}/reopenings")
    @Conditional
    @Requires("snapshot.review")
    @Summary("Takes a verdict back: it waits again, and an alarm that it alone raised is closed")
    @Answers(value = PictureReviewView.class)
    public PictureReviewView reopen(
            @PathParam("punch") long punch, @Context Caller caller, @Context Expected expected) {
        return view(reviews.reopen(caller.actor(), caller.scope(), punch, expected.version()), caller);
    }

    private PictureReviewView view(PictureReview review, Caller caller) {
        return PictureReviewView.of(review, TerminalNames.of(caller.org(), terminals), people(List.of(review), caller));
    }

    private Map<EmployeeId, Employee> people(Collection<PictureReview> shown, Caller caller) {
        return directory.of(
                caller.org(),
                shown.stream().flatMap(review -> review.employee().stream()).collect(Collectors.toSet()));
    }
}
