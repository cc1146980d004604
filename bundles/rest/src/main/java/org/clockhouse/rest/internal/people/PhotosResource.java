package org.clockhouse.rest.internal.people;

import java.io.IOException;
import java.io.InputStream;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.registry.Photos;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.BodyLimit;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Unconditional;

@Path("/employees/{id}/photo")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PhotosResource {

    private final Photos photos;

    public PhotosResource(Photos photos) {
        this.photos = photos;
    }

    @GET
    @Requires("employee.read")
    @Produces({"image/jpeg", MediaType.WILDCARD})
    @Summary("The person's photograph as JPEG; an answer without content while there is none")
    @Answers(value = byte[].class)
    public Response get(@PathParam("id") EmployeeId id, @Context Caller caller) throws IOException {
        return photos.of(caller.org(), caller.scope(), id)
                .map(jpeg -> Results.file(jpeg, "image/jpeg", "photo.jpg"))
                .orElseGet(() -> Response.noContent().build());
    }

    @PUT
    @Unconditional
    @Requires("employee.write")
    @BodyLimit(Photos.MOST_BYTES + 1)
    @Consumes(MediaType.WILDCARD)
    @Summary("Keeps the picture of a JPEG or PNG file sent as it is, up to 10 MiB, instead of the one before")
    public void put(@PathParam("id") EmployeeId id, InputStream body, @Context Caller caller) throws IOException {
        photos.put(caller.actor(), caller.scope(), id, body);
    }

    @DELETE
    @Unconditional
    @Requires("employee.write")
    @Summary("Removes the person's photograph")
    public void remove(@PathParam("id") EmployeeId id, @Context Caller caller) {
        photos.remove(caller.actor(), caller.scope(), id);
    }
}
