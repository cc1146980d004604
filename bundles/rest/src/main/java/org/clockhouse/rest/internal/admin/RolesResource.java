package org.clockhouse.rest.internal.admin;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.account.FieldMask;
import org.clockhouse.account.Permissions;
import org.clockhouse.account.Role;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.Roles;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RolesResource {

    private final Roles roles;
    private final Permissions permissions;

    public RolesResource(Roles roles, Permissions permissions) {
        this.roles = roles;
        this.permissions = permissions;
    }

    /** @param masks fields the role sees covered or not at all, by {@code <thing>.<field>} */
    public record RoleView(
            RoleId id,
            LocalName name,
            List<String> permissions,
            Map<String, FieldMask> masks,
            Role.Reach reach,
            boolean builtIn,
            long version)
            implements Versioned {}

    public record RoleDraft(
            RoleId id,
            LocalName name,
            @Size(max = 200) List<String> permissions,
            @Maybe @Size(max = 100) Map<String, FieldMask> masks,
            @Maybe Role.Reach reach) {

        org.clockhouse.account.RoleDraft domain() {
            return new org.clockhouse.account.RoleDraft(
                    id,
                    name,
                    Set.copyOf(permissions),
                    masks == null ? Map.of() : masks,
                    reach == null ? Role.Reach.GRANTED_SCOPE : reach);
        }
    }

    /** @param items every permission there is, in the order of the console's list */
    public record PermissionList(List<String> items) {}

    @GET
    @Path("roles")
    @Requires(value = "account.read", everywhere = true)
    @Summary("Roles, the suite's own first")
    public Slice<RoleView> list(@Context Caller caller) {
        return new Slice<>(
                roles.list(caller.org()).stream().map(RolesResource::view).toList(), "");
    }

    @POST
    @Path("roles")
    @Requires(value = "role.write", everywhere = true)
    @Summary("Defines a role of the company's own")
    @Answers(status = 201, value = RoleView.class)
    public Response define(RoleDraft draft, @Context Caller caller) {
        Role role = roles.define(caller.actor(), draft.domain());
        return Results.created("roles/" + role.id().text(), view(role));
    }

    @GET
    @Path("roles/{id}")
    @Requires(value = "account.read", everywhere = true)
    @Summary("One role")
    public RoleView get(@PathParam("id") RoleId id, @Context Caller caller) {
        return view(roles.find(caller.org(), id));
    }

    @PUT
    @Path("roles/{id}")
    @Requires(value = "role.write", everywhere = true)
    @Summary("Changes a role; holders have the changed rights from their next request on")
    public RoleView amend(
            @PathParam("id") RoleId id, RoleDraft draft, @Context Caller caller, @Context Expected expected) {
        RoleDraft same = new RoleDraft(id, draft.name(), draft.permissions(), draft.masks(), draft.reach());
        return view(roles.amend(caller.actor(), same.domain(), expected.version()));
    }

    @GET
    @Path("permissions")
    @Requires(value = "account.read", everywhere = true)
    @Summary("Every permission there is")
    public PermissionList permissions(@Context Caller caller) {
        return new PermissionList(permissions.all());
    }

    private static RoleView view(Role role) {
        return new RoleView(
                role.id(),
                role.name(),
                role.permissions().stream().sorted().toList(),
                new TreeMap<>(role.masks()),
                role.reach(),
                role.builtIn(),
                role.version());
    }
}
