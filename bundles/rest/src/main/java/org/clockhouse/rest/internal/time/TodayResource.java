package org.clockhouse.rest.internal.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.attendance.day.LiveBoard;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;

@Path("/today")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TodayResource {

    private final Timesheets timesheets;
    private final Sites sites;

    public TodayResource(Timesheets timesheets, Sites sites) {
        this.timesheets = timesheets;
        this.sites = sites;
    }

    public record LiveBoardView(List<SiteLineView> sites, Instant asOf) {}

    /**
     * People with a shift that is running now: {@code expected = onDuty + onBreak + missing + unknown + onLeave}.
     *
     * @param late of those on duty
     * @param unknown not seen, but a terminal of the site has not reported lately
     * @param reportedUpTo how far the site's terminals have reported; absent when one never did
     * @param shifts codes of those that are running now
     */
    public record SiteLineView(
            SiteId siteId,
            @Maybe LocalName name,
            int expected,
            int onDuty,
            int late,
            int onBreak,
            int missing,
            int unknown,
            int onLeave,
            @Maybe Instant reportedUpTo,
            List<String> shifts,
            List<PostLineView> posts) {}

    /** The people of one department at the site, counted as the site's. */
    public record PostLineView(
            DepartmentId departmentId,
            int expected,
            int onDuty,
            int late,
            int onBreak,
            int missing,
            int unknown,
            int onLeave) {

        static PostLineView of(LiveBoard.PostLine line) {
            LiveBoard.Figures figures = line.figures();
            return new PostLineView(
                    line.post(),
                    figures.expected(),
                    figures.onDuty(),
                    figures.late(),
                    figures.onBreak(),
                    figures.missing(),
                    figures.unknown(),
                    figures.onLeave());
        }
    }

    public record PersonNowView(
            PersonDayView.PersonView employee,
            LiveBoard.Presence presence,
            String shiftCode,
            LocalDateTime from,
            LocalDateTime until,
            @Maybe LocalDateTime lastPunch) {}

    @GET
    @Requires("timesheet.read")
    @Summary("Who is there now, by site")
    public LiveBoardView board(@QueryParam("siteId") SiteId siteId, @Context Caller caller) {
        LiveBoard board = timesheets.today(caller.org(), caller.scope(), siteId == null ? Set.of() : Set.of(siteId));
        Map<SiteId, LocalName> names = sites.all(caller.org()).stream().collect(Collectors.toMap(Site::id, Site::name));
        return new LiveBoardView(
                board.sites().stream()
                        .map(line -> line(line, names.get(line.site())))
                        .toList(),
                board.asOf());
    }

    @GET
    @Path("people")
    @Requires("timesheet.read")
    @Summary("The people behind the figures")
    public Slice<PersonNowView> people(
            @QueryParam("siteId") SiteId siteId,
            @QueryParam("state") LiveBoard.Presence state,
            @Context Caller caller) {
        return new Slice<>(
                timesheets
                        .people(caller.org(), caller.scope(), Optional.ofNullable(siteId), Optional.ofNullable(state))
                        .stream()
                        .map(TodayResource::person)
                        .toList(),
                "");
    }

    private static SiteLineView line(LiveBoard.SiteLine line, LocalName name) {
        LiveBoard.Figures figures = line.figures();
        return new SiteLineView(
                line.site(),
                name,
                figures.expected(),
                figures.onDuty(),
                figures.late(),
                figures.onBreak(),
                figures.missing(),
                figures.unknown(),
                figures.onLeave(),
                Results.orNull(line.reportedUpTo()),
                line.shifts(),
                line.posts().stream().map(PostLineView::of).toList());
    }

    private static PersonNowView person(LiveBoard.PersonNow now) {
        return new PersonNowView(
                PersonDayView.PersonView.of(now.person()),
                now.presence(),
                now.planned().code(),
                now.planned().from(),
                now.planned().until(),
                Results.orNull(now.lastPunch()));
    }
}
