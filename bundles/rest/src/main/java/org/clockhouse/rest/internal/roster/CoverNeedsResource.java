package org.clockhouse.rest.internal.roster;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.attendance.generate.CoverNeed;
import org.clockhouse.attendance.generate.CoverNeeds;
import org.clockhouse.attendance.shift.ShiftTerms.Segment;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/cover-needs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CoverNeedsResource {

    private final CoverNeeds needs;
    private final Departments departments;

    public CoverNeedsResource(CoverNeeds needs, Departments departments) {
        this.needs = needs;
        this.departments = departments;
    }

    /**
     * @param end at or before the start it is on the next date
     * @param skill that so many of those who are there have; left out when it is about everybody who is there
     */
    public record CoverSpanView(
            @Size(min = 1, max = 7) List<DayOfWeek> days,
            LocalTime start,
            LocalTime end,
            @Min(1) @Max(9_999) int people,
            @Maybe @Size(max = 40) String skill) {

        static CoverSpanView of(CoverNeed.Span span) {
            return new CoverSpanView(
                    span.days().stream().sorted().toList(),
                    time(span.from()),
                    time(span.until()),
                    span.people(),
                    span.skill().isEmpty() ? null : span.skill());
        }

        private static LocalTime time(int minute) {
            return LocalTime.of(minute / 60 % 24, minute % 60);
        }

        CoverNeed.Span domain() {
            Segment stretch = Segment.of(start, end);
            return new CoverNeed.Span(Set.copyOf(days), stretch.from(), stretch.until(), people, Results.text(skill));
        }
    }

    /** @param spans where they overlap they add up, for each skill by itself */
    public record CoverNeedView(DepartmentId departmentId, List<CoverSpanView> spans, long version)
            implements Versioned {

        static CoverNeedView of(CoverNeed need) {
            return new CoverNeedView(
                    need.department(),
                    need.spans().stream().map(CoverSpanView::of).toList(),
                    need.version());
        }
    }

    public record CoverNeedDraft(@Size(max = 50) List<CoverSpanView> spans) {}

    @GET
    @Requires("shift.read")
    @Summary("How many people departments need when, of those that the caller plans for")
    public Slice<CoverNeedView> list(@Context Caller caller) {
        return new Slice<>(
                needs.list(caller.org()).stream()
                        .filter(need -> isSeen(need.department(), caller))
                        .map(CoverNeedView::of)
                        .toList(),
                "");
    }

    @GET
    @Path("{departmentId}")
    @Requires("shift.read")
    @Summary("What one department needs; version 0 while nothing is said")
    public CoverNeedView get(@PathParam("departmentId") DepartmentId departmentId, @Context Caller caller) {
        requireSeen(departmentId, caller);
        return CoverNeedView.of(needs.of(caller.org(), departmentId));
    }

    @PUT
    @Path("{departmentId}")
    @Requires("shift.write")
    @Summary("Says how many people a department needs when")
    public CoverNeedView put(
            @PathParam("departmentId") DepartmentId departmentId,
            CoverNeedDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        requireSeen(departmentId, caller);
        CoverNeed need = new CoverNeed(
                departmentId, draft.spans().stream().map(CoverSpanView::domain).toList(), expected.version());
        return CoverNeedView.of(needs.put(caller.actor(), need));
    }

    private void requireSeen(DepartmentId id, Caller caller) {
        if (!isSeen(id, caller)) {
            throw new NotFound("department", id.text());
        }
    }

    private boolean isSeen(DepartmentId id, Caller caller) {
        if (caller.scope().everybody()) {
            return true;
        }
        Department department = departments.find(caller.org(), id);
        return caller.scope().departments().stream()
                .map(granted -> departments.find(caller.org(), granted))
                .anyMatch(department::isWithin);
    }
}
