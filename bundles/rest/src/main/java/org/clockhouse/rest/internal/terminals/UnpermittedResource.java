package org.clockhouse.rest.internal.terminals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.terminal.Unpermitted;
import org.clockhouse.terminal.Unpermitted.LetIn;

/** Who was let in where they may not be, which an alarm says in short. */
@Path("/terminals/{id}/unpermitted")
@Produces(MediaType.APPLICATION_JSON)
public final class UnpermittedResource {

    private final Unpermitted unpermitted;
    private final Directory directory;

    public UnpermittedResource(Unpermitted unpermitted, Directory directory) {
        this.unpermitted = unpermitted;
        this.directory = directory;
    }

    /** @param times how often within the last day */
    public record UnpermittedView(EmployeeId employeeId, String number, LocalName name, Instant last, int times) {}

    @GET
    @Requires("punch.read")
    @Summary("Who was let in at a terminal within the last day though they may not be there; who came last first")
    public Slice<UnpermittedView> list(@PathParam("id") TerminalId id, @Context Caller caller) {
        List<LetIn> letIn = unpermitted.at(caller.org(), caller.scope(), id);
        Map<EmployeeId, Employee> people =
                directory.of(caller.org(), letIn.stream().map(LetIn::employee).toList());
        return new Slice<>(
                letIn.stream().map(one -> view(one, people.get(one.employee()))).toList(), "");
    }

    private static UnpermittedView view(LetIn one, Employee person) {
        return new UnpermittedView(person.id(), person.number(), person.name(), one.last(), one.times());
    }
}
