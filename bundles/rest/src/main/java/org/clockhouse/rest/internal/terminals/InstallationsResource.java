package org.clockhouse.rest.internal.terminals;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.kernel.Readiness;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.BodyLimit;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Unconditional;
import org.clockhouse.rest.internal.http.Versioned;
import org.clockhouse.terminal.Installation;
import org.clockhouse.terminal.Installation.Check;
import org.clockhouse.terminal.Installation.Link;
import org.clockhouse.terminal.Installation.Verdict;
import org.clockhouse.terminal.Installations;
import org.clockhouse.terminal.TerminalPort;

/** How terminals are hung up: where they are to call, and the sheet of what was looked at, with photographs. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class InstallationsResource {

    private final Installations installations;
    private final TerminalPort port;

    public InstallationsResource(Installations installations, TerminalPort port) {
        this.installations = installations;
        this.port = port;
    }

    /**
     * @param network such as address, switch port or name of the WiFi
     * @param checks what was looked at; what is not mentioned was not
     */
    public record InstallationDraft(
            Link link,
            @Maybe @Size(max = 300) String network,
            @Maybe Map<Check, Verdict> checks,
            @Maybe @Size(max = 1_000) String note) {

        Installation.Draft domain() {
            return new Installation.Draft(
                    link, Results.text(network), checks == null ? Map.of() : checks, Results.text(note));
        }
    }

    public record InstallationPhotoView(String id, String by, Instant at) {

        static InstallationPhotoView of(Installation.Photo photo) {
            return new InstallationPhotoView(photo.id(), photo.by(), photo.at());
        }
    }

    /** @param version 0 while nobody wrote anything */
    public record InstallationView(
            Link link,
            @Maybe String network,
            Map<Check, Verdict> checks,
            @Maybe String note,
            List<InstallationPhotoView> photos,
            @Maybe String writtenBy,
            @Maybe Instant writtenAt,
            long version)
            implements Versioned {

        static InstallationView of(Installation sheet) {
            return new InstallationView(
                    sheet.draft().link(),
                    Results.orNull(sheet.draft().network()),
                    sheet.draft().checks(),
                    Results.orNull(sheet.draft().note()),
                    sheet.photos().stream().map(InstallationPhotoView::of).toList(),
                    sheet.written().map(Installation.Written::by).orElse(null),
                    sheet.written().map(Installation.Written::at).orElse(null),
                    sheet.version());
        }
    }

    /**
     * @param port absent while closed: no driver for terminals that call serves, or there is trouble
     * @param tlsPort absent where there is none
     * @param hosts addresses of this machine, the likeliest first
     * @param trouble why it does not open though it should
     */
    public record TerminalPortView(
            @Maybe Integer port, @Maybe Integer tlsPort, List<String> hosts, @Maybe String trouble) {}

    @GET
    @Path("terminal-port")
    @Requires("terminal.read")
    @Summary("Where terminals that call are to call, as it is typed at them")
    public TerminalPortView port() {
        TerminalPort.Address address = port.address();
        return new TerminalPortView(
                address.port() == 0 ? null : address.port(),
                address.tlsPort() == 0 ? null : address.tlsPort(),
                address.hosts(),
                address.trouble().map(Readiness.Reason::detail).orElse(null));
    }

    @GET
    @Path("terminals/{id}/installation")
    @Requires("terminal.read")
    @Summary("How and where the terminal hangs; version 0 while nobody wrote it down")
    public InstallationView get(@PathParam("id") TerminalId id, @Context Caller caller) {
        return InstallationView.of(installations.of(caller.org(), caller.scope(), id));
    }

    @PUT
    @Path("terminals/{id}/installation")
    @Requires("terminal.write")
    @Summary("Writes down how and where the terminal hangs, and what was looked at")
    public InstallationView write(
            @PathParam("id") TerminalId id,
            InstallationDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return InstallationView.of(
                installations.write(caller.actor(), caller.scope(), id, draft.domain(), expected.version()));
    }

    @POST
    @Path("terminals/{id}/installation/photos")
    @Requires("terminal.write")
    @BodyLimit(Installations.MOST_BYTES + 1)
    @Consumes(MediaType.WILDCARD)
    @Summary("Adds a JPEG or PNG picture sent as it is, up to 10 MiB, six at most; it is kept encrypted")
    @Answers(status = 201, value = InstallationPhotoView.class)
    public Response add(@PathParam("id") TerminalId id, InputStream body, @Context Caller caller) throws IOException {
        Installation.Photo photo = installations.add(caller.actor(), caller.scope(), id, body);
        return Results.created(
                "terminals/" + id.text() + "/installation/photos/" + photo.id(), InstallationPhotoView.of(photo));
    }

    @GET
    @Path("terminals/{id}/installation/photos/{photo}")
    @Requires("terminal.read")
    @Produces({"image/jpeg", MediaType.WILDCARD})
    @Summary("One photograph of the installation as JPEG")
    @Answers(value = byte[].class)
    public Response photo(@PathParam("id") TerminalId id, @PathParam("photo") String photo, @Context Caller caller)
            throws IOException {
        return Results.file(
                installations.photo(caller.org(), caller.scope(), id, photo), "image/jpeg", "installation.jpg");
    }

    @DELETE
    @Path("terminals/{id}/installation/photos/{photo}")
    @Unconditional
    @Requires("terminal.write")
    @Summary("Removes a photograph of the installation")
    public void remove(@PathParam("id") TerminalId id, @PathParam("photo") String photo, @Context Caller caller) {
        installations.remove(caller.actor(), caller.scope(), id, photo);
    }
}
