package org.clockhouse.rest.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.validation.Valid;
import javax.validation.constraints.Max;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Unavailable;

/** A resource with one of everything. */
@Path("/toys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
public final class ToysResource {

    final Map<String, ToyView> toys = new ConcurrentHashMap<>();
    final AtomicInteger made = new AtomicInteger();
    final CountDownLatch inside = new CountDownLatch(1);
    final Semaphore release = new Semaphore(0);

    public record ToyView(String id, LocalName name, @Maybe String colour, Duration lasts, long version)
            implements Versioned {}

    public record ToyDraft(
            LocalName name,
            @Maybe @Size(max = 10) String colour,
            Duration lasts,
            @Maybe LocalDate since,
            @Maybe List<@Valid Part> parts) {}

    public record Part(@NotBlank String name, @Max(9) int count) {}

    @POST
    @Requires("employee.write")
    public Response make(ToyDraft draft, @Context Caller caller) {
        if ("plaid".equals(draft.colour())) {
            throw new Refused("toy.plaid", "nobody wants plaid");
        }
        if ("slow".equals(draft.colour())) {
            inside.countDown();
            release.acquireUninterruptibly();
        }
        String id = "t" + made.incrementAndGet();
        toys.put(id, new ToyView(id, draft.name(), draft.colour(), draft.lasts(), 1));
        return Results.created("toys/" + id, toys.get(id));
    }

    @GET
    @Path("{id}")
    @Requires("employee.read")
    public ToyView get(@PathParam("id") String id) {
        if (!toys.containsKey(id)) {
            throw new NotFound("toy", id);
        }
        return toys.get(id);
    }

    @PATCH
    @Path("{id}")
    @Requires("employee.write")
    public ToyView amend(@PathParam("id") String id, MergePatch<ToyDraft> patch, @Context Expected expected) {
        ToyView now = toys.get(id);
        if (now.version() != expected.version()) {
            throw new Stale("toy", id);
        }
        ToyDraft draft = patch.on(new ToyDraft(now.name(), now.colour(), now.lasts(), null, null));
        toys.put(id, new ToyView(id, draft.name(), draft.colour(), draft.lasts(), now.version() + 1));
        return toys.get(id);
    }

    @DELETE
    @Path("{id}")
    @Requires("employee.write")
    public void remove(@PathParam("id") String id, @Context Expected expected) {
        toys.remove(id);
    }

    @POST
    @Path("keys")
    @Secret
    @Requires("account.write")
    public ToyView key() {
        made.incrementAndGet();
        return new ToyView("secret", new LocalName("", "secret"), null, Duration.ZERO, 1);
    }

    @POST
    @Path("files")
    @BodyLimit(3_000_000)
    @Consumes(MediaType.WILDCARD)
    @Requires("punch.upload")
    public ToyView upload(@QueryParam("fileName") String fileName, InputStream body) throws IOException {
        long size = body.transferTo(java.io.OutputStream.nullOutputStream());
        return new ToyView(
                FileNames.lastPart(fileName), new LocalName("", "file"), String.valueOf(size), Duration.ZERO, 1);
    }

    @GET
    @Path("failures/{kind}")
    @Public
    public ToyView fail(@PathParam("kind") String kind) {
        switch (kind) {
            case "duplicate" -> throw Refused.duplicate("toy.taken", "there is one");
            case "refused" ->
                throw new Refused(
                        "toy.wrong",
                        "two things",
                        List.of(
                                new Refused.Violation("/a", "a.wrong", "no"),
                                new Refused.Violation("/b", "b.wrong", "no")));
            case "unavailable" -> throw new Unavailable("store.unavailable", "down");
            default -> throw new IllegalStateException("select secret from table");
        }
    }

    @GET
    @Path("of/{employee}")
    @Public
    public ToyView of(
            @PathParam("employee") EmployeeId employee,
            @QueryParam("since") LocalDate since,
            @QueryParam("text") String text,
            @QueryParam("limit") Integer limit) {
        Results.page(null, limit);
        return new ToyView(employee.text(), new LocalName("", "of"), String.valueOf(since), Duration.ofHours(7), 1);
    }

    @GET
    @Path("all")
    @Public
    public Slice<ToyView> all() {
        return new Slice<>(List.copyOf(toys.values()), "");
    }

    @GET
    @Path("mine")
    @SignedIn
    public ToyView mine(@Context Caller caller) {
        return new ToyView(
                caller.actor().name(), new LocalName("", "mine"), caller.actor().requestId(), Duration.ZERO, 1);
    }
}
