package org.clockhouse.rest.internal.roster;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.attendance.roster.Assignment;
import org.clockhouse.attendance.roster.AssignmentId;
import org.clockhouse.attendance.roster.Pattern;
import org.clockhouse.attendance.roster.Rosters;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Conditional;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;

@Path("/assignments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AssignmentsResource {

    private final Rosters rosters;
    private final Directory directory;
    private final Departments departments;
    private final Sites sites;

    public AssignmentsResource(Rosters rosters, Directory directory, Departments departments, Sites sites) {
        this.rosters = rosters;
        this.directory = directory;
        this.departments = departments;
        this.sites = sites;
    }

    /** One of {@code week} and {@code pattern}; weekdays not named are off. */
    public record AssignmentDraft(
            @Maybe DepartmentId departmentId,
            @Maybe SiteId siteId,
            @Maybe EmployeeId employeeId,
            @Maybe Map<DayOfWeek, ShiftId> week,
            @Maybe AssignmentView.PatternView pattern,
            LocalDate from,
            @Maybe LocalDate until,
            @Maybe Boolean runsOnHolidays) {

        Pattern domain() {
            return new ScheduleDraft(week, pattern, runsOnHolidays).domain("");
        }
    }

    public record AssignmentEndingDraft(LocalDate until) {}

    @GET
    @Requires("shift.read")
    @Summary("Standing assignments by start, of the people that the caller may see")
    public Slice<AssignmentView> list(@Context Caller caller) {
        List<Assignment> all = rosters.assignments(caller.org());
        Predicate<Assignment.Target> seen = seen(all, caller);
        return new Slice<>(
                all.stream()
                        .filter(assignment -> seen.test(assignment.target()))
                        .map(AssignmentView::of)
                        .toList(),
                "");
    }

    @POST
    @Requires("shift.write")
    @Summary("Assigns shifts to everybody, a department, a site or a person")
    @Answers(status = 201, value = AssignmentView.class)
    public Response assign(AssignmentDraft draft, @Context Caller caller) {
        Assignment.Target target = target(draft);
        requireReach(target, caller);
        Assignment assignment = rosters.assign(
                caller.actor(),
                target,
                draft.domain(),
                draft.from(),
                Optional.ofNullable(draft.until()),
                Boolean.TRUE.equals(draft.runsOnHolidays()));
        return Results.created("assignments/" + assignment.id().text(), AssignmentView.of(assignment));
    }

    @GET
    @Path("{id}")
    @Requires("shift.read")
    @Summary("One assignment")
    public AssignmentView get(@PathParam("id") AssignmentId id, @Context Caller caller) {
        Assignment assignment = find(id, caller);
        if (!seen(List.of(assignment), caller).test(assignment.target())) {
            throw new NotFound("assignment", id.text());
        }
        return AssignmentView.of(assignment);
    }

    @POST
    @Path("{id}/endings")
    @Conditional
    @Requires("shift.write")
    @Summary("Ends an assignment with a date, inclusive")
    public AssignmentView end(
            @PathParam("id") AssignmentId id,
            AssignmentEndingDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        requireReach(find(id, caller).target(), caller);
        return AssignmentView.of(rosters.end(caller.actor(), id, expected.version(), draft.until()));
    }

    @DELETE
    @Path("{id}")
    @Requires("shift.write")
    @Summary("Takes an assignment back as if it had never been")
    public void withdraw(@PathParam("id") AssignmentId id, @Context Caller caller, @Context Expected expected) {
        requireReach(find(id, caller).target(), caller);
        rosters.withdraw(caller.actor(), id, expected.version());
    }

    private Assignment find(AssignmentId id, Caller caller) {
        return rosters.assignments(caller.org()).stream()
                .filter(assignment -> assignment.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("assignment", id.text()));
    }

    /** Those of everybody, and those that plan for somebody whom the caller may see. */
    private Predicate<Assignment.Target> seen(List<Assignment> all, Caller caller) {
        Set<EmployeeId> people = people(all, caller);
        List<Department> granted = granted(caller);
        boolean anyDepartment =
                caller.scope().everybody() || !caller.scope().sites().isEmpty();
        return target -> {
            if (target instanceof Assignment.Target.OfEmployee person) {
                return people.contains(person.employee());
            }
            if (target instanceof Assignment.Target.OfDepartment named && !anyDepartment) {
                Department department = departments.find(caller.org(), named.department());
                return granted.stream().anyMatch(own -> department.isWithin(own) || own.isWithin(department));
            }
            return true;
        };
    }

    /** Departments of the scope, and those of the people who are in it by name. */
    private List<Department> granted(Caller caller) {
        Stream<DepartmentId> ofPeople =
                directory.of(caller.org(), List.copyOf(caller.scope().people())).values().stream()
                        .map(Employee::department);
        return Stream.concat(caller.scope().departments().stream(), ofPeople)
                .distinct()
                .map(id -> departments.find(caller.org(), id))
                .toList();
    }

    private Set<EmployeeId> people(List<Assignment> all, Caller caller) {
        List<EmployeeId> named = all.stream()
                .map(Assignment::target)
                .filter(Assignment.Target.OfEmployee.class::isInstance)
                .map(target -> ((Assignment.Target.OfEmployee) target).employee())
                .distinct()
                .toList();
        return new HashSet<>(directory.seen(caller.org(), caller.scope(), named));
    }

    /** Whoever plans for people must be allowed to plan for all of them. */
    private void requireReach(Assignment.Target target, Caller caller) {
        if (target instanceof Assignment.Target.OfSite place) {
            sites.find(caller.org(), place.site());
        }
        if (caller.scope().everybody()) {
            return;
        }
        if (target instanceof Assignment.Target.OfEmployee person) {
            if (directory
                    .seen(caller.org(), caller.scope(), List.of(person.employee()))
                    .isEmpty()) {
                throw new NotFound("employee", person.employee().text());
            }
        } else if (target instanceof Assignment.Target.OfDepartment department) {
            requireDepartment(department.department(), caller);
        } else if (target instanceof Assignment.Target.OfSite place) {
            if (!caller.scope().sites().contains(place.site())) {
                throw new NotFound("site", place.site().text());
            }
        } else {
            throw new NotFound("employee", "everybody");
        }
    }

    private void requireDepartment(DepartmentId id, Caller caller) {
        Department department = departments.find(caller.org(), id);
        boolean within = caller.scope().departments().stream()
                .map(granted -> departments.find(caller.org(), granted))
                .anyMatch(department::isWithin);
        if (!within) {
            throw new NotFound("department", id.text());
        }
    }

    private static Assignment.Target target(AssignmentDraft draft) {
        long named = Stream.of(draft.departmentId(), draft.siteId(), draft.employeeId())
                .filter(Objects::nonNull)
                .count();
        if (named > 1) {
            throw ProblemException.invalid("/employeeId", "value.choice", "one of a department, a site and a person");
        }
        if (draft.siteId() != null) {
            return new Assignment.Target.OfSite(draft.siteId());
        }
        if (draft.employeeId() != null) {
            return new Assignment.Target.OfEmployee(draft.employeeId());
        }
        return draft.departmentId() == null
                ? new Assignment.Target.Everybody()
                : new Assignment.Target.OfDepartment(draft.departmentId());
    }
}
