package org.clockhouse.rest.internal.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.validation.Valid;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.attendance.rule.RuleSets;
import org.clockhouse.attendance.trial.RuleTrial;
import org.clockhouse.attendance.trial.TrialChange;
import org.clockhouse.kernel.CalendarId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.report.ReportRequest;
import org.clockhouse.report.TrialSheets;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Unconditional;
import org.clockhouse.rest.internal.time.PersonDayView;
import org.clockhouse.rest.internal.time.TimesheetsResource;

@Path("/rule-trials")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RuleTrialsResource {

    private final TrialRuns runs;
    private final TrialSheets sheets;
    private final RuleSets rules;

    public RuleTrialsResource(TrialRuns runs, TrialSheets sheets, RuleSets rules) {
        this.runs = runs;
        this.sheets = sheets;
        this.rules = rules;
    }

    /** What is to be other, one of the three; and a month, or from and until (inclusive). */
    public record RuleTrialDraft(
            @Maybe @Valid TriedRules rules,
            @Maybe @Valid TriedShift shift,
            @Maybe @Valid TriedCalendar calendar,
            @Maybe YearMonth month,
            @Maybe LocalDate from,
            @Maybe LocalDate until) {}

    /** @param settings all that depart from the defaults, as in a rule set */
    public record TriedRules(RuleSetId ruleSetId, @Size(max = 100) Map<String, @Size(max = 200) String> settings) {}

    public record TriedShift(ShiftId shiftId, @Valid ShiftDraft shift) {}

    public record TriedCalendar(CalendarId calendarId, @Valid CalendarsResource.CalendarDraft calendar) {}

    /**
     * @param people worked out so far
     * @param of all of them; 0 until they are counted
     * @param found once done
     * @param code what went wrong, when it failed
     */
    public record RuleTrialView(
            String id,
            Instant startedAt,
            TrialRuns.State state,
            int people,
            int of,
            Duration took,
            @Maybe TrialFindingsView found,
            @Maybe String code,
            @Maybe String detail) {

        static RuleTrialView of(TrialRuns.Run run) {
            boolean failed = run.state() == TrialRuns.State.FAILED;
            return new RuleTrialView(
                    run.id(),
                    run.startedAt(),
                    run.state(),
                    run.people(),
                    run.of(),
                    run.took(),
                    run.trial().map(TrialFindingsView::of).orElse(null),
                    failed ? run.code() : null,
                    failed ? run.detail() : null);
        }
    }

    /**
     * @param days worked out
     * @param movedPeople who have a day that would be other
     * @param movedDays of all of them
     * @param worse how many have more minutes against them, or fewer for them
     * @param minutes more or fewer over everybody; what stays is left out
     * @param gained on how many days a status or flag would be new
     * @param lost on how many it would be gone
     * @param lates how many days of anybody count how many minutes late, by minutes
     */
    public record TrialFindingsView(
            LocalDate from,
            LocalDate until,
            int people,
            int days,
            int movedPeople,
            int movedDays,
            int worse,
            Map<Bucket, Integer> minutes,
            Map<String, Integer> gained,
            Map<String, Integer> lost,
            List<TrialLateView> lates) {

        static TrialFindingsView of(RuleTrial trial) {
            return new TrialFindingsView(
                    trial.dates().from(),
                    trial.dates().until(),
                    trial.people(),
                    trial.days(),
                    trial.moved().size(),
                    trial.movedDays(),
                    trial.worse(),
                    trial.minutes(),
                    trial.gained(),
                    trial.lost(),
                    trial.lates().stream().map(TrialLateView::of).toList());
        }
    }

    /** @param now days that have so many minutes late as they are @param then days that would have them */
    public record TrialLateView(int minutes, int now, int then) {

        static TrialLateView of(RuleTrial.Late late) {
            return new TrialLateView(late.minutes(), late.now(), late.then());
        }
    }

    public record MovedPersonView(
            PersonDayView.PersonView employee,
            List<LocalDate> dates,
            boolean worse,
            Map<Bucket, Integer> minutes,
            Map<String, Integer> gained,
            Map<String, Integer> lost) {

        static MovedPersonView of(RuleTrial.Moved moved) {
            return new MovedPersonView(
                    PersonDayView.PersonView.of(moved.person()),
                    moved.dates(),
                    moved.isWorse(),
                    moved.minutes(),
                    moved.gained(),
                    moved.lost());
        }
    }

    @POST
    @Requires("timesheet.read")
    @Summary("Tries a change on everybody's dates; nothing is stored; ask at Location how far it is")
    @Answers(status = 202, value = RuleTrialView.class)
    public Response start(RuleTrialDraft draft, @Context Caller caller) {
        TimesheetsResource.Period period =
                TimesheetsResource.Period.of(draft.month(), draft.from(), draft.until(), MonthQuery.LONGEST);
        TrialRuns.Run run = runs.start(
                caller.actor(),
                caller.scope(),
                change(draft, caller),
                new TrialChange.Dates(period.from(), period.until()));
        return Results.accepted("rule-trials/" + run.id(), RuleTrialView.of(run));
    }

    @GET
    @Path("{id}")
    @Requires("timesheet.read")
    @Summary("How far a trial is and what it found; only whoever started it sees it, until they start another")
    public RuleTrialView get(@PathParam("id") String id, @Context Caller caller) {
        return RuleTrialView.of(runs.find(caller.actor(), id));
    }

    @GET
    @Path("{id}/people")
    @Requires("timesheet.read")
    @Summary("Whose days would be other, in the order of the month sheet")
    public Slice<MovedPersonView> people(
            @PathParam("id") String id,
            @QueryParam("worseOnly") Boolean worseOnly,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        List<RuleTrial.Moved> moved = found(id, caller).moved().stream()
                .filter(person -> !Boolean.TRUE.equals(worseOnly) || person.isWorse())
                .toList();
        Page page = Results.page(after, limit);
        int from = (int) page.afterNumber(0);
        if (from < 0 || from > moved.size()) {
            throw Page.unknownCursor();
        }
        int until = Math.min(moved.size(), from + page.limit());
        return new Slice<>(moved.subList(from, until), until < moved.size() ? String.valueOf(until) : "")
                .map(MovedPersonView::of);
    }

    @GET
    @Path("{id}/content")
    @Requires("timesheet.read")
    @Produces(MediaType.WILDCARD)
    @Summary("The same people as a sheet; an xlsx in Chinese, unless said")
    @Answers(value = byte[].class)
    public Response content(
            @PathParam("id") String id,
            @QueryParam("format") ReportRequest.Format format,
            @QueryParam("language") ReportRequest.Language language,
            @Context Caller caller) {
        RuleTrial trial = found(id, caller);
        ReportRequest.Format wanted = format == null ? ReportRequest.Format.XLSX : format;
        ReportRequest.Language words = language == null ? ReportRequest.Language.ZH : language;
        StreamingOutput out = stream -> sheets.write(caller.actor(), trial, wanted, words, stream);
        return Results.file(
                out,
                wanted.mediaType(),
                "rule-trial-" + trial.dates().from() + "_" + trial.dates().until() + "." + wanted.extension());
    }

    @DELETE
    @Path("{id}")
    @Unconditional
    @Requires("timesheet.read")
    @Summary("Stops a trial and forgets what it found")
    public void stop(@PathParam("id") String id, @Context Caller caller) {
        runs.stop(caller.actor(), id);
    }

    private RuleTrial found(String id, Caller caller) {
        TrialRuns.Run run = runs.find(caller.actor(), id);
        return run.trial().orElseThrow(() -> new Refused("trial.not-done", "the trial is " + run.state()));
    }

    private TrialChange change(RuleTrialDraft draft, Caller caller) {
        long given = Stream.of(draft.rules(), draft.shift(), draft.calendar())
                .filter(Objects::nonNull)
                .count();
        if (given != 1) {
            throw ProblemException.invalid("/rules", "value.one-of", "one of rules, shift and calendar is wanted");
        }
        if (draft.shift() != null) {
            ShiftDraft shift = draft.shift().shift();
            RuleSetId by =
                    shift.ruleSetId() == null ? rules.standard(caller.org()).id() : shift.ruleSetId();
            return new TrialChange.OfShift(draft.shift().shiftId(), shift.terms(by));
        }
        if (draft.calendar() != null) {
            return new TrialChange.OfCalendar(
                    draft.calendar().calendarId(), draft.calendar().calendar().domain());
        }
        return new TrialChange.OfRules(
                draft.rules().ruleSetId(), Policy.of(draft.rules().settings()));
    }
}
