package org.clockhouse.rest.internal.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.closing.PeriodId;
import org.clockhouse.attendance.leave.LeaveBalance;
import org.clockhouse.attendance.leave.LeaveCatalogue;
import org.clockhouse.attendance.leave.LeaveEntry;
import org.clockhouse.attendance.leave.LeaveLot;
import org.clockhouse.attendance.leave.LeaveType;
import org.clockhouse.attendance.leave.Leaves;
import org.clockhouse.attendance.rule.PeriodPolicy;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class LeavesResource {

    private final Leaves leaves;
    private final LeaveCatalogue types;
    private final Employees employees;
    private final Sites sites;
    private final Clock clock;

    public LeavesResource(Leaves leaves, LeaveCatalogue types, Employees employees, Sites sites, Clock clock) {
        this.leaves = leaves;
        this.types = types;
        this.employees = employees;
        this.sites = sites;
        this.clock = clock;
    }

    /** @param years of work from which so many days are granted */
    public record LeaveStepView(@Min(0) @Max(60) int years, @Min(1) @Max(366) int days) {}

    /**
     * One edition of a type.
     *
     * @param from leave that begins on this date or later is judged by it
     * @param unit minutes of the plan that a request covers are a multiple of it
     * @param mostDays of one request
     * @param deadline days after its first date, or before it when negative, by which it is asked for
     * @param balance whether it is taken from an account
     * @param yearly what a year of it brings, by years of work
     * @param offered whether it can be asked for
     * @param attachment whether nobody agrees to it before a file lies beside the request
     * @param attended whether it counts as attended, and not as leave
     * @param sign one or two letters for the month sheet
     */
    public record LeaveTypeView(
            String code,
            LocalDate from,
            LocalName name,
            LeaveType.Basis basis,
            int paidPercent,
            int unit,
            @Maybe Integer mostDays,
            @Maybe Integer deadline,
            boolean balance,
            List<LeaveStepView> yearly,
            int carryMonths,
            boolean offered,
            boolean attachment,
            boolean attended,
            @Maybe LocalName sign,
            long version)
            implements Versioned {

        static LeaveTypeView of(LeaveType type) {
            LeaveType.Terms terms = type.terms();
            return new LeaveTypeView(
                    type.code(),
                    type.from(),
                    terms.name(),
                    terms.basis(),
                    terms.paidPercent(),
                    terms.unit(),
                    orNull(terms.mostDays()),
                    orNull(terms.deadline()),
                    terms.balance(),
                    terms.yearly().stream()
                            .map(step -> new LeaveStepView(step.years(), step.days()))
                            .toList(),
                    terms.carryMonths(),
                    terms.offered(),
                    terms.attachment(),
                    terms.attended(),
                    terms.sign().orElse(null),
                    type.version());
        }

        private static Integer orNull(OptionalInt value) {
            return value.isPresent() ? value.getAsInt() : null;
        }
    }

    /** An edition from a date on, as {@link LeaveTypeView}. */
    public record LeaveTypeDraft(
            LocalDate from,
            LocalName name,
            LeaveType.Basis basis,
            @Min(0) @Max(300) int paidPercent,
            @Min(1) @Max(480) int unit,
            @Maybe @Min(1) @Max(366) Integer mostDays,
            @Maybe @Min(-366) @Max(366) Integer deadline,
            boolean balance,
            @Size(max = 12) List<LeaveStepView> yearly,
            @Min(0) @Max(36) int carryMonths,
            boolean offered,
            @Maybe Boolean attachment,
            @Maybe Boolean attended,
            @Maybe LocalName sign) {

        LeaveType.Terms domain() {
            return new LeaveType.Terms(
                    name,
                    basis,
                    paidPercent,
                    unit,
                    mostDays == null ? OptionalInt.empty() : OptionalInt.of(mostDays),
                    deadline == null ? OptionalInt.empty() : OptionalInt.of(deadline),
                    balance,
                    yearly.stream()
                            .map(step -> new LeaveType.Step(step.years(), step.days()))
                            .toList(),
                    carryMonths,
                    offered,
                    Boolean.TRUE.equals(attachment),
                    Boolean.TRUE.equals(attended),
                    Optional.ofNullable(sign));
        }
    }

    /** @param expires the last date on which it can be taken @param onExpiry what becomes then of what nobody took */
    public record LeaveLotView(
            LocalDate from, int minutes, @Maybe LocalDate expires, @Maybe PeriodPolicy.OnExpiry onExpiry) {

        static LeaveLotView of(LeaveLot lot) {
            return new LeaveLotView(
                    lot.from().date(),
                    lot.left(),
                    lot.expires().orElse(null),
                    lot.expires().isPresent() ? lot.from().onExpiry() : null);
        }
    }

    /**
     * @param minutes that can be taken
     * @param day minutes of a day of leave, by the rules that hold for the person
     * @param inDays whether people think of it in days
     * @param expired and gone, before anybody took it
     * @param paid instead of being taken, since it expired
     * @param lots what they are made of, those that expire first in front
     */
    public record LeaveBalanceView(
            String type,
            LocalName name,
            int minutes,
            int day,
            boolean inDays,
            int brought,
            int taken,
            int expired,
            int paid,
            List<LeaveLotView> lots) {

        static LeaveBalanceView of(LeaveBalance balance, int day) {
            return new LeaveBalanceView(
                    balance.type().code(),
                    balance.type().name(),
                    balance.minutes(),
                    day,
                    balance.type().isInDays(),
                    balance.brought(),
                    balance.taken(),
                    balance.lapsed(),
                    balance.paid(),
                    balance.lots().stream().map(LeaveLotView::of).toList());
        }
    }

    /** @param workingSince with whomever; the days of a year follow from it */
    public record LeaveAccountView(LocalDate workingSince, List<LeaveBalanceView> balances) {}

    /** @param source the year, the request, or the overtime it comes from */
    public record LeaveEntryView(
            String type,
            LeaveEntry.Kind kind,
            String source,
            LocalDate date,
            int minutes,
            @Maybe LocalDate expires,
            @Maybe String reason,
            String by,
            Instant at) {

        static LeaveEntryView of(LeaveEntry entry) {
            return new LeaveEntryView(
                    entry.type(),
                    entry.kind(),
                    entry.source(),
                    entry.date(),
                    entry.minutes(),
                    entry.expires().orElse(null),
                    entry.reason().isEmpty() ? null : entry.reason(),
                    entry.by(),
                    entry.at());
        }
    }

    /** @param minutes more, or fewer */
    public record LeaveEntryDraft(
            @Size(max = 40) String type,
            LocalDate date,
            int minutes,
            @Maybe LocalDate expires,
            @Size(max = 400) String reason) {}

    public record LeaveSeniorityDraft(LocalDate since) {}

    public record LeaveGrantDraft(@Size(max = 40) String type, int year) {}

    /** @param from OT_REST, OT_WORKDAY or both */
    public record CompensationDraft(PeriodId periodId, Set<Bucket> from) {}

    public record LeaveGrantView(int people) {}

    @GET
    @Path("leave-types")
    @Requires("timesheet.read")
    @Summary("Types of leave on a date, today unless said; also those that cannot be asked for")
    public Slice<LeaveTypeView> types(@QueryParam("date") LocalDate date, @Context Caller caller) {
        LocalDate on = date == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : date;
        return new Slice<>(
                types.on(caller.org(), on).stream().map(LeaveTypeView::of).toList(), "");
    }

    @GET
    @Path("leave-types/{code}")
    @Requires("timesheet.read")
    @Summary("The newest edition of a type of leave")
    public LeaveTypeView type(@PathParam("code") String code, @Context Caller caller) {
        return types.editions(caller.org()).stream()
                .filter(type -> type.code().equals(code))
                .reduce((one, later) -> later)
                .map(LeaveTypeView::of)
                .orElseThrow(() -> new NotFound("leave-type", code));
    }

    @GET
    @Path("leave-types/{code}/editions")
    @Requires("timesheet.read")
    @Summary("Every edition of a type of leave, the oldest first")
    public Slice<LeaveTypeView> typeEditions(@PathParam("code") String code, @Context Caller caller) {
        return new Slice<>(
                types.editions(caller.org()).stream()
                        .filter(type -> type.code().equals(code))
                        .map(LeaveTypeView::of)
                        .toList(),
                "");
    }

    @PUT
    @Path("leave-types/{code}")
    @Requires(value = "leave.write", everywhere = true)
    @Summary("Makes a type of leave, or changes one from a date on; version 0 while it is as it shipped or new")
    public LeaveTypeView putType(
            @PathParam("code") String code, LeaveTypeDraft draft, @Context Caller caller, @Context Expected expected) {
        return LeaveTypeView.of(
                types.put(caller.actor(), new LeaveType(code, draft.from(), draft.domain(), expected.version())));
    }

    @GET
    @Path("leave-accounts/{id}")
    @Requires("timesheet.read")
    @Summary("What a person can take on a date, unless said on that which it is at the person's site")
    public LeaveAccountView account(
            @PathParam("id") EmployeeId id, @QueryParam("date") LocalDate date, @Context Caller caller) {
        LocalDate on = date == null ? today(id, caller) : date;
        int day =
                leaves.dayLengths(caller.org(), caller.scope(), List.of(id), on).getOrDefault(id, LeaveType.DAY);
        return new LeaveAccountView(
                leaves.workingSince(caller.org(), caller.scope(), id),
                leaves.balances(caller.org(), caller.scope(), id, on).stream()
                        .map(balance -> LeaveBalanceView.of(balance, day))
                        .toList());
    }

    private LocalDate today(EmployeeId id, Caller caller) {
        Employee person = employees.find(caller.org(), caller.scope(), id);
        return LocalDate.ofInstant(
                clock.instant(), sites.find(caller.org(), person.site()).zone());
    }

    @GET
    @Path("leave-accounts/{id}/entries")
    @Requires("timesheet.read")
    @Summary("The lines of a person's leave account, by date")
    public Slice<LeaveEntryView> entries(@PathParam("id") EmployeeId id, @Context Caller caller) {
        return new Slice<>(
                leaves.entries(caller.org(), caller.scope(), id).stream()
                        .map(LeaveEntryView::of)
                        .toList(),
                "");
    }

    @POST
    @Path("leave-accounts/{id}/entries")
    @Requires("leave.write")
    @Summary("Adds to a leave account, or takes from it, by hand")
    public LeaveEntryView adjust(@PathParam("id") EmployeeId id, LeaveEntryDraft draft, @Context Caller caller) {
        return LeaveEntryView.of(leaves.adjust(
                caller.actor(),
                caller.scope(),
                id,
                draft.type(),
                draft.date(),
                draft.minutes(),
                Optional.ofNullable(draft.expires()),
                draft.reason()));
    }

    @POST
    @Path("leave-accounts/{id}/seniority")
    @Requires("leave.write")
    @Summary("Says since when a person works, with whomever; grants to come follow from it")
    public LeaveAccountView seniority(
            @PathParam("id") EmployeeId id, LeaveSeniorityDraft draft, @Context Caller caller) {
        leaves.setWorkingSince(caller.actor(), caller.scope(), id, draft.since());
        return account(id, null, caller);
    }

    @POST
    @Path("leave-grants")
    @Requires("leave.write")
    @Summary("Grants a year to everybody that the caller may grant it to and who has not had it")
    public LeaveGrantView grant(LeaveGrantDraft draft, @Context Caller caller) {
        return new LeaveGrantView(leaves.grant(caller.actor(), caller.scope(), draft.type(), draft.year()));
    }

    @POST
    @Path("leave-compensations")
    @Requires("leave.write")
    @Summary("Turns overtime of a locked period into time off, once")
    public LeaveGrantView compensate(CompensationDraft draft, @Context Caller caller) {
        return new LeaveGrantView(leaves.compensate(caller.actor(), caller.scope(), draft.periodId(), draft.from()));
    }
}
