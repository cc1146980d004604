package org.clockhouse.rest.internal.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.attendance.Severity;
import org.clockhouse.attendance.day.AttendanceException;
import org.clockhouse.attendance.day.DayExplanation;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.attendance.leave.LeaveDays;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchFlag;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.Road;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Masks;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.terminals.TerminalNames;
import org.clockhouse.terminal.PhonePunch;
import org.clockhouse.terminal.PhonePunches;
import org.clockhouse.terminal.Terminals;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TimesheetsResource {

    private final Timesheets timesheets;
    private final LeaveDays leave;
    private final Terminals terminals;
    private final PhonePunches phonePunches;
    private final Clock clock;

    public TimesheetsResource(
            Timesheets timesheets, LeaveDays leave, Terminals terminals, PhonePunches phonePunches, Clock clock) {
        this.timesheets = timesheets;
        this.leave = leave;
        this.terminals = terminals;
        this.phonePunches = phonePunches;
        this.clock = clock;
    }

    /** @param pending how many (person, date) wait to be worked out again; 0 when every result is up to date */
    public record TimesheetStatusView(long pending, Instant asOf) {}

    /** @param name by which rule sets speak of it */
    public record AttendanceExceptionView(
            PersonDayView.PersonView employee,
            LocalDate date,
            AttendanceException.Kind kind,
            String name,
            int minutes,
            Severity severity,
            MonthRowView.DayCell day) {}

    /**
     * A punch as it came.
     *
     * @param clockReading what the terminal's clock showed
     * @param offsetSource why {@code at} is that instant
     * @param receivedAt when the suite stored it
     * @param raw the record as the terminal sent it, text or hexadecimal; absent where the driver kept none, and for those who may not see it
     */
    public record PunchRecordView(
            long position,
            Instant at,
            LocalDateTime clockReading,
            ZoneId zone,
            PunchTime.OffsetSource offsetSource,
            Road road,
            Instant receivedAt,
            List<PunchFlag> flags,
            @Maybe String raw) {

        static PunchRecordView of(Punch punch, Masks masks) {
            return new PunchRecordView(
                    punch.position(),
                    punch.at(),
                    punch.time().clockReading(),
                    punch.time().zone(),
                    punch.time().source(),
                    punch.road(),
                    punch.receivedAt(),
                    punch.flags().stream().sorted().toList(),
                    masks.show("punch.raw", punch.attributes().raw()));
        }
    }

    @GET
    @Path("timesheets")
    @Requires("timesheet.read")
    @Summary("The month sheet, or any period of at most 62 days: people by number, each with their days")
    public Slice<MonthRowView> month(
            @QueryParam("month") YearMonth month,
            @QueryParam("from") LocalDate from,
            @QueryParam("until") LocalDate until,
            @QueryParam("siteId") SiteId siteId,
            @QueryParam("departmentId") DepartmentId departmentId,
            @QueryParam("employeeId") EmployeeId employeeId,
            @QueryParam("text") String text,
            @QueryParam("problemsOnly") Boolean problemsOnly,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        Period period = Period.of(month, from, until);
        MonthQuery query = period.query(siteId, departmentId, employeeId, text, Boolean.TRUE.equals(problemsOnly));
        Slice<MonthRow> rows = timesheets.month(caller.org(), caller.scope(), query, Results.page(after, limit));
        Map<EmployeeId, Map<LocalDate, String>> types = leave.of(caller.org(), rows.items());
        return rows.map(
                row -> MonthRowView.of(row, types.getOrDefault(row.person().id(), Map.of())));
    }

    @GET
    @Path("timesheets/status")
    @Requires("timesheet.read")
    @Summary("Whether every result is up to date")
    public TimesheetStatusView status(@Context Caller caller) {
        return new TimesheetStatusView(timesheets.pending(caller.org()), clock.instant());
    }

    @GET
    @Path("timesheets/{employeeId}/{date}")
    @Requires("timesheet.read")
    @Summary("One person's date with the reason for every minute")
    public PersonDayView day(
            @PathParam("employeeId") EmployeeId employeeId, @PathParam("date") LocalDate date, @Context Caller caller) {
        DayExplanation day = timesheets.day(caller.org(), caller.scope(), employeeId, date);
        return PersonDayView.of(
                day, TerminalNames.of(caller.org(), terminals), byPhone(caller, employeeId, day.punches()));
    }

    @GET
    @Path("timesheets/{employeeId}/{date}/versions")
    @Requires("timesheet.read")
    @Summary(
            "What is stored of one person's date, and then each final result that it took the place of, the newest first")
    public Slice<PersonDayView.ResultView> versions(
            @PathParam("employeeId") EmployeeId employeeId, @PathParam("date") LocalDate date, @Context Caller caller) {
        return new Slice<>(
                timesheets.versions(caller.org(), caller.scope(), employeeId, date).stream()
                        .map(PersonDayView::result)
                        .toList(),
                "");
    }

    @GET
    @Path("timesheets/{employeeId}/{date}/records")
    @Requires("timesheet.audit")
    @Summary("The punches of one person's date as they came from the terminals")
    public Slice<PunchRecordView> records(
            @PathParam("employeeId") EmployeeId employeeId, @PathParam("date") LocalDate date, @Context Caller caller) {
        Masks masks = caller.masks();
        return new Slice<>(
                timesheets.day(caller.org(), caller.scope(), employeeId, date).punches().stream()
                        .map(use -> PunchRecordView.of(use.punch(), masks))
                        .toList(),
                "");
    }

    /** The evidence of those that were made by phone, by their instant. */
    private Map<Instant, PhonePunch> byPhone(Caller caller, EmployeeId person, List<DayExplanation.PunchUse> uses) {
        List<Instant> made = uses.stream()
                .map(DayExplanation.PunchUse::punch)
                .filter(punch -> punch.attributes().method() == PunchAttributes.Method.PHONE)
                .map(Punch::at)
                .sorted()
                .toList();
        return made.isEmpty()
                ? Map.of()
                : phonePunches
                        .of(
                                caller.org(),
                                person,
                                made.get(0),
                                made.get(made.size() - 1).plusSeconds(1))
                        .stream()
                        .collect(Collectors.toMap(PhonePunch::at, Function.identity()));
    }

    @GET
    @Path("exceptions")
    @Requires("timesheet.read")
    @Summary("Where days depart from their plans, person by person and by date; with order SEVERITY the gravest first")
    public Slice<AttendanceExceptionView> exceptions(
            @QueryParam("month") YearMonth month,
            @QueryParam("from") LocalDate from,
            @QueryParam("until") LocalDate until,
            @QueryParam("siteId") SiteId siteId,
            @QueryParam("departmentId") DepartmentId departmentId,
            @QueryParam("employeeId") EmployeeId employeeId,
            @QueryParam("kind") AttendanceException.Kind kind,
            @QueryParam("severity") Severity severity,
            @QueryParam("order") AttendanceException.Order order,
            @QueryParam("settledOnly") Boolean settledOnly,
            @QueryParam("openOnly") Boolean openOnly,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        Period period = Period.of(month, from, until);
        MonthQuery query = period.query(siteId, departmentId, employeeId, "", true);
        AttendanceException.Filter filter = new AttendanceException.Filter(
                query,
                kind == null ? Set.of() : Set.of(kind),
                severity == null ? Set.of() : Set.of(severity),
                Boolean.TRUE.equals(settledOnly),
                Boolean.TRUE.equals(openOnly),
                order == null ? AttendanceException.Order.PERSON : order);
        return timesheets
                .exceptions(caller.org(), caller.scope(), filter, Results.page(after, limit))
                .map(TimesheetsResource::view);
    }

    private static AttendanceExceptionView view(AttendanceException exception) {
        return new AttendanceExceptionView(
                PersonDayView.PersonView.of(exception.person()),
                exception.day().date(),
                exception.kind(),
                exception.name(),
                exception.minutes(),
                exception.severity(),
                MonthRowView.DayCell.of(exception.day()));
    }

    /** A month, or two dates, both inclusive. */
    public record Period(LocalDate from, LocalDate until) {

        public static Period of(YearMonth month, LocalDate from, LocalDate until) {
            return of(month, from, until, MonthQuery.LONGEST);
        }

        public static Period of(YearMonth month, LocalDate from, LocalDate until, int longest) {
            if (month != null) {
                return new Period(month.atDay(1), month.atEndOfMonth());
            }
            if (from == null || until == null) {
                throw ProblemException.invalid("?month", "value.missing", "month, or from and until, is wanted");
            }
            if (until.isBefore(from) || until.isAfter(from.plusDays(longest - 1L))) {
                throw ProblemException.invalid("?until", "value.range", "a period has 1 to " + longest + " days");
            }
            return new Period(from, until);
        }

        /** Those parts of it that are wanted; what is null does not matter. */
        public MonthQuery query(
                SiteId site, DepartmentId department, EmployeeId employee, String text, boolean problemsOnly) {
            return new MonthQuery(
                    from,
                    until,
                    Optional.ofNullable(site),
                    Optional.ofNullable(department),
                    Optional.ofNullable(employee),
                    Results.text(text),
                    problemsOnly);
        }
    }
}
