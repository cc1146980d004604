package org.clockhouse.rest.internal.terminals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.terminal.AttemptStatistics;
import org.clockhouse.terminal.AttemptStatistics.Count;
import org.clockhouse.terminal.Attempts;
import org.clockhouse.terminal.Maintenance;
import org.clockhouse.terminal.MaintenanceEntry;
import org.clockhouse.terminal.RefusedAttempt;
import org.clockhouse.terminal.TerminalFilter;
import org.clockhouse.terminal.Terminals;

/** How attempts at terminals went, and what was done at the terminals. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class UpkeepResource {

    private static final int MOST_DAYS = 3_660;

    private final Attempts attempts;
    private final Maintenance maintenance;
    private final Terminals terminals;
    private final Directory directory;
    private final Clock clock;

    public UpkeepResource(
            Attempts attempts, Maintenance maintenance, Terminals terminals, Directory directory, Clock clock) {
        this.attempts = attempts;
        this.maintenance = maintenance;
        this.terminals = terminals;
        this.directory = directory;
        this.clock = clock;
    }

    /** @param hour of the day by the terminal's wall */
    public record AttemptHourView(int hour, long accepted, long refused) {}

    public record AttemptMethodView(PunchAttributes.Method method, long accepted, long refused) {}

    /** @param reason absent where the terminal gave none */
    public record RefusalReasonView(@Maybe String reason, long refused) {}

    /**
     * @param allAccepted at all terminals in that time
     * @param allRefused likewise
     * @param aboveNorm whether more is refused here than can be expected
     * @param delay from punch to store, on average
     */
    public record AttemptStatisticsView(
            long accepted,
            long refused,
            long allAccepted,
            long allRefused,
            boolean aboveNorm,
            @Maybe Duration delay,
            List<AttemptHourView> hours,
            List<AttemptMethodView> methods,
            List<RefusalReasonView> reasons) {

        static AttemptStatisticsView of(AttemptStatistics statistics) {
            return new AttemptStatisticsView(
                    statistics.all().accepted(),
                    statistics.all().refused(),
                    statistics.everywhere().accepted(),
                    statistics.everywhere().refused(),
                    statistics.isAboveNorm(),
                    Results.orNull(statistics.delay()),
                    statistics.hours().stream()
                            .map(of -> new AttemptHourView(
                                    of.hour(), of.count().accepted(), of.count().refused()))
                            .toList(),
                    statistics.methods().stream()
                            .map(of -> new AttemptMethodView(
                                    of.method(),
                                    of.count().accepted(),
                                    of.count().refused()))
                            .toList(),
                    statistics.reasons().stream()
                            .map(of -> new RefusalReasonView(Results.orNull(of.reason()), of.refused()))
                            .toList());
        }
    }

    public record AttemptCountView(TerminalId terminalId, long accepted, long refused) {}

    /** @param employeeId absent when nobody knows who it was, or for those who may not see them */
    public record RefusedAttemptView(
            long position,
            TerminalId terminalId,
            @Maybe LocalName terminalName,
            @Maybe EmployeeId employeeId,
            @Maybe String number,
            @Maybe LocalName name,
            Instant at,
            PunchAttributes.Method method,
            @Maybe String reason) {}

    /** @param nextOn when the same is due again */
    public record MaintenanceDraft(
            MaintenanceEntry.Work work,
            @Maybe @Size(max = 1000) String text,
            LocalDate doneOn,
            @Maybe LocalDate nextOn) {

        Maintenance.Draft domain() {
            return new Maintenance.Draft(work, Results.text(text), doneOn, Optional.ofNullable(nextOn));
        }
    }

    public record MaintenanceEntryView(
            String id,
            TerminalId terminalId,
            MaintenanceEntry.Work work,
            @Maybe String text,
            LocalDate doneOn,
            @Maybe LocalDate nextOn,
            String by,
            Instant at) {

        static MaintenanceEntryView of(MaintenanceEntry entry) {
            return new MaintenanceEntryView(
                    entry.id(),
                    entry.terminal(),
                    entry.work(),
                    Results.orNull(entry.text()),
                    entry.doneOn(),
                    Results.orNull(entry.nextOn()),
                    entry.by(),
                    entry.at());
        }
    }

    @GET
    @Path("terminals/{id}/attempts")
    @Requires("terminal.read")
    @Summary("How attempts at a terminal went by hour, method and reason; today unless days are given")
    public AttemptStatisticsView statistics(
            @PathParam("id") TerminalId id,
            @QueryParam("from") LocalDate from,
            @QueryParam("until") LocalDate until,
            @Context Caller caller) {
        LocalDate today = LocalDate.ofInstant(
                clock.instant(),
                terminals.find(caller.org(), caller.scope(), id).zone());
        LocalDate last = until == null ? today : until;
        return AttemptStatisticsView.of(
                attempts.statistics(caller.org(), caller.scope(), id, from == null ? last : from, last));
    }

    @GET
    @Path("attempt-counts")
    @Requires("terminal.read")
    @Summary("Attempts at each terminal that had any; the last seven days unless days are given")
    public Slice<AttemptCountView> counts(
            @QueryParam("from") LocalDate from, @QueryParam("until") LocalDate until, @Context Caller caller) {
        LocalDate last = until == null
                ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1)
                : until;
        LocalDate first = from == null ? last.minusDays(7) : from;
        Set<TerminalId> seen = seen(caller);
        List<AttemptCountView> counted = attempts.counts(caller.org(), first, last).entrySet().stream()
                .filter(entry -> seen.contains(entry.getKey()))
                .map(entry -> view(entry.getKey(), entry.getValue()))
                .toList();
        return new Slice<>(counted, "");
    }

    @GET
    @Path("refused-attempts")
    @Requires("punch.read")
    @Summary("Attempts that terminals refused, the latest first, with the reason and the person where known")
    public Slice<RefusedAttemptView> refused(
            @QueryParam("terminalId") TerminalId terminal,
            @QueryParam("employeeId") EmployeeId employee,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        if (employee != null) {
            directory.seen(caller.org(), caller.scope(), List.of(employee)).stream()
                    .findFirst()
                    .orElseThrow(() -> new NotFound("employee", employee.text()));
        }
        Slice<RefusedAttempt> slice = attempts.refused(
                caller.org(),
                caller.scope(),
                Optional.ofNullable(terminal),
                Optional.ofNullable(employee),
                Results.page(after, limit));
        TerminalNames names = TerminalNames.of(caller.org(), terminals);
        List<EmployeeId> named = slice.items().stream()
                .flatMap(attempt -> attempt.employee().stream())
                .distinct()
                .toList();
        Map<EmployeeId, Employee> people =
                directory.of(caller.org(), directory.seen(caller.org(), caller.scope(), named));
        return slice.map(attempt -> view(attempt, names, people));
    }

    @GET
    @Path("terminals/{id}/maintenance")
    @Requires("terminal.read")
    @Summary("What was done at a terminal, the latest written first")
    public Slice<MaintenanceEntryView> log(
            @PathParam("id") TerminalId id,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        return maintenance
                .of(caller.org(), caller.scope(), id, Results.page(after, limit))
                .map(MaintenanceEntryView::of);
    }

    @POST
    @Path("terminals/{id}/maintenance")
    @Requires("terminal.write")
    @Summary("Writes down what was done at a terminal, and when it is due again")
    @Answers(status = 201, value = MaintenanceEntryView.class)
    public Response note(@PathParam("id") TerminalId id, MaintenanceDraft draft, @Context Caller caller) {
        MaintenanceEntry entry = maintenance.note(caller.actor(), caller.scope(), id, draft.domain());
        return Results.created("terminals/" + id.text() + "/maintenance", MaintenanceEntryView.of(entry));
    }

    @GET
    @Path("maintenance-due")
    @Requires("terminal.read")
    @Summary("Maintenance that is due by a day, or within so many days from today; the longest overdue first")
    public Slice<MaintenanceEntryView> due(
            @QueryParam("by") LocalDate by, @QueryParam("days") Integer days, @Context Caller caller) {
        if (days != null && (days < 0 || days > MOST_DAYS)) {
            throw ProblemException.invalid("?days", "value.range", "0 to " + MOST_DAYS + " days are looked ahead");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate day = by == null ? today.plusDays(days == null ? 0 : days) : by;
        return new Slice<>(
                maintenance.due(caller.org(), caller.scope(), day).stream()
                        .map(MaintenanceEntryView::of)
                        .toList(),
                "");
    }

    private Set<TerminalId> seen(Caller caller) {
        Set<TerminalId> seen = new HashSet<>();
        String after = "";
        do {
            Slice<TerminalId> slice = terminals
                    .page(caller.org(), caller.scope(), TerminalFilter.ALL, Results.page(after, 500))
                    .map(standing -> standing.terminal().id());
            seen.addAll(slice.items());
            after = slice.next();
        } while (!after.isEmpty());
        return seen;
    }

    private static AttemptCountView view(TerminalId terminal, Count count) {
        return new AttemptCountView(terminal, count.accepted(), count.refused());
    }

    private static RefusedAttemptView view(
            RefusedAttempt attempt, TerminalNames names, Map<EmployeeId, Employee> people) {
        Employee employee = attempt.employee().map(people::get).orElse(null);
        return new RefusedAttemptView(
                attempt.position(),
                attempt.terminal(),
                names.of(attempt.terminal()),
                employee == null ? null : employee.id(),
                employee == null ? null : employee.number(),
                employee == null ? null : employee.name(),
                attempt.at(),
                attempt.method(),
                Results.orNull(attempt.reason()));
    }
}
