package org.clockhouse.rest.internal.cards;

import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.Credentials;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Summary;

@Path("/employees/{id}/credentials")
@Produces(MediaType.APPLICATION_JSON)
public final class HeldCredentialsResource {

    private final Credentials credentials;
    private final Directory directory;

    public HeldCredentialsResource(Credentials credentials, Directory directory) {
        this.credentials = credentials;
        this.directory = directory;
    }

    @GET
    @Requires("credential.read")
    @Summary("Everything a person holds or held, the newest first")
    public Slice<CredentialView> list(@PathParam("id") EmployeeId id, @Context Caller caller) {
        List<Credential> held = credentials.of(caller.org(), caller.scope(), id);
        Map<EmployeeId, Employee> people = directory.of(caller.org(), List.of(id));
        return new Slice<>(
                held.stream()
                        .map(credential -> CredentialView.listed(credential, people))
                        .toList(),
                "");
    }
}
