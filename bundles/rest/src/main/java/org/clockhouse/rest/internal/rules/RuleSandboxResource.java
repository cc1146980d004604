package org.clockhouse.rest.internal.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.validation.Valid;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.day.DayExplanation.PunchUse.Use;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.attendance.trial.MadeDay;
import org.clockhouse.attendance.trial.RuleSandbox;
import org.clockhouse.attendance.trial.SandboxDay;
import org.clockhouse.attendance.trial.TrialChange;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.registry.calendar.DayType;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.time.MonthRowView;
import org.clockhouse.rest.internal.time.PersonDayView;
import org.clockhouse.rest.internal.time.TimesheetsResource;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RuleSandboxResource {

    private static final int DAY = 1_440;
    private static final ZoneId USUAL = ZoneId.of("Asia/Shanghai");

    private final RuleSandbox sandbox;

    public RuleSandboxResource(RuleSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** @param settings all that depart from the defaults, as in a rule set @param until inclusive */
    public record SandboxWeekDraft(
            RuleSetId ruleSetId,
            @Size(max = 100) Map<String, @Size(max = 200) String> settings,
            EmployeeId employeeId,
            LocalDate from,
            LocalDate until) {}

    /**
     * @param zone Asia/Shanghai, unless said
     * @param dayType a working day, unless said
     * @param shift what is planned; nothing, unless said
     */
    public record SandboxDayDraft(
            RuleSetId ruleSetId,
            @Size(max = 100) Map<String, @Size(max = 200) String> settings,
            LocalDate date,
            @Maybe ZoneId zone,
            @Maybe DayType dayType,
            @Maybe @Valid ShiftDraft shift,
            @Size(max = 40) List<@Valid SandboxPunchDraft> punches,
            @Maybe @Size(max = 10) List<@Valid SandboxStretchDraft> approved) {}

    /** @param nextDay whether it is made after the next midnight @param key what was pressed; nothing, unless said */
    public record SandboxPunchDraft(LocalTime at, @Maybe Boolean nextDay, @Maybe FunctionKey key) {}

    /** Leave, a trip or overtime; an end at or before its start is on the next date. */
    public record SandboxStretchDraft(Approved.Kind kind, LocalTime from, LocalTime until) {}

    /** @param now by the rules in force @param then by the settings given */
    public record SandboxDayView(
            LocalDate date,
            ZoneId zone,
            DayType dayType,
            List<SandboxPunchView> punches,
            SandboxOutcomeView now,
            SandboxOutcomeView then) {

        static SandboxDayView of(SandboxDay day) {
            return new SandboxDayView(
                    day.date(),
                    day.zone(),
                    day.dayType(),
                    day.punches().stream()
                            .map(punch -> new SandboxPunchView(punch.position(), punch.at(), punch.now(), punch.then()))
                            .toList(),
                    SandboxOutcomeView.of(day.now()),
                    SandboxOutcomeView.of(day.then()));
        }
    }

    public record SandboxPunchView(long position, Instant at, Use now, Use then) {}

    /** @param minutes of all shifts of the date by bucket; a bucket without minutes is left out @param lines in order of time */
    public record SandboxOutcomeView(
            List<PersonDayView.OccurrenceView> plan,
            List<DayStatus> statuses,
            Map<Bucket, Integer> minutes,
            List<String> flags,
            List<PersonDayView.LineView> lines) {

        static SandboxOutcomeView of(SandboxDay.Outcome outcome) {
            return new SandboxOutcomeView(
                    outcome.plan().stream().map(PersonDayView::occurrence).toList(),
                    outcome.results().stream().map(result -> result.status()).toList(),
                    MonthRowView.minutes(Buckets.sum(outcome.results().stream()
                            .map(result -> result.minutes())
                            .toList())),
                    outcome.results().stream()
                            .flatMap(result -> result.flags().stream())
                            .map(Flag::text)
                            .distinct()
                            .toList(),
                    outcome.lines().stream().map(PersonDayView::line).toList());
        }
    }

    @POST
    @Path("sandbox-days")
    @Requires("shift.read")
    @Summary("What a rule set, and other settings of it, make of a day that nobody worked; nothing is stored")
    public SandboxDayView day(SandboxDayDraft draft, @Context Caller caller) {
        return SandboxDayView.of(sandbox.made(caller.org(), change(draft.ruleSetId(), draft.settings()), made(draft)));
    }

    @POST
    @Path("sandbox-weeks")
    @Requires("timesheet.read")
    @Summary(
            "What other settings would have made of somebody's dates, with the reason for every minute; nothing is stored")
    public Slice<SandboxDayView> week(SandboxWeekDraft draft, @Context Caller caller) {
        TimesheetsResource.Period dates = TimesheetsResource.Period.of(null, draft.from(), draft.until(), 7);
        return new Slice<>(
                sandbox
                        .days(
                                caller.org(),
                                caller.scope(),
                                change(draft.ruleSetId(), draft.settings()),
                                draft.employeeId(),
                                new TrialChange.Dates(dates.from(), dates.until()))
                        .stream()
                        .map(SandboxDayView::of)
                        .toList(),
                "");
    }

    private static TrialChange.OfRules change(RuleSetId id, Map<String, String> settings) {
        return new TrialChange.OfRules(id, Policy.of(settings));
    }

    private static MadeDay made(SandboxDayDraft draft) {
        return new MadeDay(
                draft.date(),
                draft.zone() == null ? USUAL : draft.zone(),
                draft.dayType() == null ? DayType.WORKDAY : draft.dayType(),
                Optional.ofNullable(draft.shift()).map(shift -> shift.terms(draft.ruleSetId())),
                draft.punches().stream().map(RuleSandboxResource::punch).toList(),
                draft.approved() == null
                        ? List.of()
                        : draft.approved().stream()
                                .map(RuleSandboxResource::stretch)
                                .toList());
    }

    private static MadeDay.MadePunch punch(SandboxPunchDraft punch) {
        int next = Boolean.TRUE.equals(punch.nextDay()) ? DAY : 0;
        return new MadeDay.MadePunch(
                next + minute(punch.at()), punch.key() == null ? FunctionKey.UNSTATED : punch.key());
    }

    private static MadeDay.Stretch stretch(SandboxStretchDraft stretch) {
        if (stretch.kind().isPunch()) {
            throw ProblemException.invalid("/approved", "value.unknown", "one of LEAVE, TRIP and OVERTIME");
        }
        int from = minute(stretch.from());
        int until = minute(stretch.until());
        return new MadeDay.Stretch(stretch.kind(), from, until <= from ? until + DAY : until);
    }

    private static int minute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }
}
