package org.clockhouse.rest.internal.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.LeaveBalance;
import org.clockhouse.attendance.LeaveEntry;
import org.clockhouse.attendance.LeaveType;
import org.clockhouse.attendance.Leaves;
import org.clockhouse.attendance.PeriodId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Summary;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class LeavesResource {

    private final Leaves leaves;
    private final Clock clock;

    public LeavesResource(Leaves leaves, Clock clock) {
        this.leaves = leaves;
        this.clock = clock;
    }

    /** @param mostDays of one request @param balance whether it is taken from one */
    public record LeaveTypeView(
            String code,
            LocalName name,
            LeaveType.Basis basis,
            int paidPercent,
            @Maybe Integer mostDays,
            boolean balance) {

        static LeaveTypeView of(LeaveType type) {
            return new LeaveTypeView(
                    type.code(),
                    type.name(),
                    type.basis(),
                    type.paidPercent(),
                    type.mostDays().isPresent() ? type.mostDays().getAsInt() : null,
                    type.hasBalance());
        }
    }

    public record LeaveLotView(LocalDate from, int minutes, @Maybe LocalDate expires) {

        static LeaveLotView of(LeaveBalance.Lot lot) {
            return new LeaveLotView(lot.from(), lot.left(), lot.expires().orElse(null));
        }
    }

    /** @param minutes that can be taken @param lots what they are made of, those that expire first in front */
    public record LeaveBalanceView(
            String type, LocalName name, int minutes, int brought, int taken, int expired, List<LeaveLotView> lots) {

        static LeaveBalanceView of(LeaveBalance balance) {
            return new LeaveBalanceView(
                    balance.type().code(),
                    balance.type().name(),
                    balance.minutes(),
                    balance.brought(),
                    balance.taken(),
                    balance.expired(),
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
    @Summary("Types of leave")
    public Slice<LeaveTypeView> types(@Context Caller caller) {
        return new Slice<>(leaves.types().stream().map(LeaveTypeView::of).toList(), "");
    }

    @GET
    @Path("leave-accounts/{id}")
    @Requires("timesheet.read")
    @Summary("What a person can take on a date, today unless said")
    public LeaveAccountView account(
            @PathParam("id") EmployeeId id, @QueryParam("date") LocalDate date, @Context Caller caller) {
        LocalDate on = date == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : date;
        return new LeaveAccountView(
                leaves.workingSince(caller.org(), caller.scope(), id),
                leaves.balances(caller.org(), caller.scope(), id, on).stream()
                        .map(LeaveBalanceView::of)
                        .toList());
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
