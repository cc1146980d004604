package org.clockhouse.rest.internal.people;

import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.MergePatch;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/departments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
public final class DepartmentsResource {

    private final Departments departments;

    public DepartmentsResource(Departments departments) {
        this.departments = departments;
    }

    /** @param depth 1 for a root */
    public record DepartmentView(
            DepartmentId id, @Maybe DepartmentId parentId, LocalName name, int depth, boolean closed, long version)
            implements Versioned {}

    public record DepartmentDraft(LocalName name, @Maybe DepartmentId parentId, @Maybe Boolean closed) {

        org.clockhouse.registry.organisation.DepartmentDraft domain() {
            return new org.clockhouse.registry.organisation.DepartmentDraft(
                    name, Optional.ofNullable(parentId), Boolean.TRUE.equals(closed));
        }
    }

    @GET
    @Requires("organisation.read")
    @Summary("The whole tree, parents before their children")
    public Slice<DepartmentView> list(@Context Caller caller) {
        return new Slice<>(
                departments.tree(caller.org()).stream()
                        .map(DepartmentsResource::view)
                        .toList(),
                "");
    }

    @POST
    @Requires(value = "organisation.write", everywhere = true)
    @Summary("Adds a department")
    @Answers(status = 201, value = DepartmentView.class)
    public Response add(DepartmentDraft draft, @Context Caller caller) {
        Department department = departments.add(caller.actor(), draft.domain());
        return Results.created("departments/" + department.id().text(), view(department));
    }

    @GET
    @Path("{id}")
    @Requires("organisation.read")
    @Summary("One department")
    public DepartmentView get(@PathParam("id") DepartmentId id, @Context Caller caller) {
        return view(departments.find(caller.org(), id));
    }

    @PATCH
    @Path("{id}")
    @Requires(value = "organisation.write", everywhere = true)
    @Summary("Renames a department, closes it, or moves it with everything below it")
    public DepartmentView amend(
            @PathParam("id") DepartmentId id,
            MergePatch<DepartmentDraft> patch,
            @Context Caller caller,
            @Context Expected expected) {
        Department now = departments.find(caller.org(), id);
        DepartmentDraft draft = patch.on(new DepartmentDraft(now.name(), Results.orNull(now.parent()), now.closed()));
        return view(departments.amend(caller.actor(), id, draft.domain(), expected.version()));
    }

    private static DepartmentView view(Department department) {
        return new DepartmentView(
                department.id(),
                Results.orNull(department.parent()),
                department.name(),
                department.depth(),
                department.closed(),
                department.version());
    }
}
