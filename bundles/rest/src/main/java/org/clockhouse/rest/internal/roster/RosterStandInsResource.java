package org.clockhouse.rest.internal.roster;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.attendance.market.StandIn;
import org.clockhouse.attendance.market.StandIns;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.time.PersonDayView;

@Path("/roster-stand-ins")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RosterStandInsResource {

    private final StandIns standIns;

    public RosterStandInsResource(StandIns standIns) {
        this.standIns = standIns;
    }

    /**
     * Somebody who is free and fits.
     *
     * @param fills how long people are missing while this person would be there
     * @param week planned from Monday to Sunday, the shift and drafts included
     */
    public record StandInView(PersonDayView.PersonView employee, Duration fills, Duration week) {

        static StandInView of(StandIn standIn) {
            return new StandInView(
                    PersonDayView.PersonView.of(standIn.person()),
                    Duration.ofMinutes(standIn.fills()),
                    Duration.ofMinutes(standIn.week()));
        }
    }

    @GET
    @Requires("shift.write")
    @Summary(
            "Who is free on a date, can what is asked for and breaks no rule with the shift: where people are missing, or instead of somebody")
    public Slice<StandInView> list(
            @QueryParam("date") LocalDate date,
            @QueryParam("shiftId") ShiftId shiftId,
            @QueryParam("insteadOf") EmployeeId insteadOf,
            @QueryParam("siteId") SiteId siteId,
            @QueryParam("departmentId") DepartmentId departmentId,
            @Context Caller caller) {
        if (date == null) {
            throw ProblemException.invalid("?date", "value.missing", "the date is wanted");
        }
        if (shiftId == null) {
            throw ProblemException.invalid("?shiftId", "value.missing", "the shift is wanted");
        }
        StandIns.Question question = new StandIns.Question(
                date,
                shiftId,
                Optional.ofNullable(insteadOf),
                Optional.ofNullable(siteId),
                Optional.ofNullable(departmentId));
        return new Slice<>(
                standIns.of(caller.org(), caller.scope(), question).stream()
                        .map(StandInView::of)
                        .toList(),
                "");
    }
}
