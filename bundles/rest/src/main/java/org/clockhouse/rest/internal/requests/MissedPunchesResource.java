package org.clockhouse.rest.internal.requests;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.attendance.day.AttendanceException;
import org.clockhouse.attendance.day.DeviceFaults;
import org.clockhouse.attendance.day.DeviceFaults.Touched;
import org.clockhouse.attendance.day.MissedPunches;
import org.clockhouse.attendance.day.MissedPunches.Suggestion;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.request.RequestId;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.requests.DeviceFaultsResource.EnteredView;
import org.clockhouse.rest.internal.terminals.TerminalNames;
import org.clockhouse.rest.internal.time.TimesheetsResource.Period;
import org.clockhouse.terminal.Terminals;

/** When somebody may have come or gone whose punch is missing, and one act that enters many such punches. */
@Path("/missed-punches")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MissedPunchesResource {

    private static final Set<AttendanceException.Kind> MISSING =
            Set.of(AttendanceException.Kind.MISSING_IN, AttendanceException.Kind.MISSING_OUT);

    private final MissedPunches missed;
    private final Timesheets timesheets;
    private final Terminals terminals;

    public MissedPunchesResource(MissedPunches missed, Timesheets timesheets, Terminals terminals) {
        this.missed = missed;
        this.timesheets = timesheets;
        this.terminals = terminals;
    }

    /**
     * @param at wall time of the person's site
     * @param terminalName where it was; absent for what is no punch
     * @param people of whom it is the median; absent where it is none
     */
    public record MissedPunchSuggestionView(
            EmployeeId employeeId,
            LocalDate date,
            DeviceFaults.Way way,
            LocalDateTime at,
            MissedPunches.Source source,
            @Maybe LocalName terminalName,
            @Maybe Integer people) {

        static MissedPunchSuggestionView of(Suggestion suggestion, Optional<TerminalNames> names) {
            return new MissedPunchSuggestionView(
                    suggestion.employee(),
                    suggestion.date(),
                    suggestion.way(),
                    suggestion.at(),
                    suggestion.source(),
                    suggestion
                            .terminal()
                            .flatMap(id -> names.map(all -> all.of(id)))
                            .orElse(null),
                    suggestion.people() == 0 ? null : suggestion.people());
        }
    }

    /** @param date the work date @param at wall time of the person's site */
    public record MissedPunchDraft(EmployeeId employeeId, LocalDate date, DeviceFaults.Way way, LocalDateTime at) {}

    public record MissedPunchesDraft(@Size(max = 500) List<MissedPunchDraft> punches, @Size(max = 300) String reason) {}

    public record MissedPunchesView(List<EnteredView> entered) {}

    public record MissedPunchesUndoDraft(@Size(max = 500) Set<RequestId> requestIds, @Size(max = 300) String reason) {}

    @GET
    @Path("suggestions")
    @Requires("timesheet.read")
    @Summary("The best of what is known about each missing punch that nobody settled, a page of people at once")
    public Slice<MissedPunchSuggestionView> suggestions(
            @QueryParam("from") LocalDate from,
            @QueryParam("until") LocalDate until,
            @QueryParam("siteId") SiteId siteId,
            @QueryParam("departmentId") DepartmentId departmentId,
            @QueryParam("employeeId") EmployeeId employeeId,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        MonthQuery days = Period.of(null, from, until).query(siteId, departmentId, employeeId, "", true);
        Slice<AttendanceException> open = timesheets.exceptions(
                caller.org(),
                caller.scope(),
                AttendanceException.Filter.all(days).only(MISSING).open(),
                Results.page(after, limit));
        Slice<Suggestion> found = missed.suggestions(caller.org(), caller.scope(), open);
        Optional<TerminalNames> names =
                found.items().stream().anyMatch(one -> one.terminal().isPresent())
                        ? Optional.of(TerminalNames.of(caller.org(), terminals))
                        : Optional.empty();
        return found.map(one -> MissedPunchSuggestionView.of(one, names));
    }

    @POST
    @Requires("request.enter")
    @Summary("Enters a correction for each, with one reason; one that is refused stops none of the others")
    public MissedPunchesView enter(MissedPunchesDraft draft, @Context Caller caller) {
        List<Touched> punches = draft.punches().stream()
                .map(one -> new Touched(one.employeeId(), one.date(), one.way(), one.at()))
                .toList();
        return new MissedPunchesView(
                missed.enter(caller.actor(), caller.scope(), punches, Results.text(draft.reason())).stream()
                        .map(EnteredView::of)
                        .toList());
    }

    @POST
    @Path("undos")
    @Requires("request.enter")
    @Summary("Withdraws corrections that were entered so, with what they did: all, or none")
    public void undo(MissedPunchesUndoDraft draft, @Context Caller caller) {
        missed.takeBack(caller.actor(), caller.scope(), draft.requestIds(), Results.text(draft.reason()));
    }
}
