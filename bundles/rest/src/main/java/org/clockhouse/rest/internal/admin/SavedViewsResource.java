package org.clockhouse.rest.internal.admin;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.SavedView;
import org.clockhouse.account.SavedViewId;
import org.clockhouse.account.SavedViews;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.SignedIn;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Unconditional;
import org.clockhouse.rest.internal.http.Versioned;

/** Filters of lists under a name. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SavedViewsResource {

    private final SavedViews views;

    public SavedViewsResource(SavedViews views) {
        this.views = views;
    }

    /** @param filters as in the console's address @param own whether the caller may change it @param chosen whether the screen opens with it */
    public record SavedViewView(
            SavedViewId id,
            String screen,
            String name,
            String filters,
            Set<RoleId> roles,
            boolean own,
            boolean chosen,
            long version)
            implements Versioned {}

    /** @param roles whose holders see it as well, for which {@code organisation.write} is needed */
    public record SavedViewDraft(
            @NotBlank @Size(max = 39) String screen,
            @NotBlank @Size(max = 80) String name,
            @Size(max = SavedView.LONGEST) String filters,
            @Size(max = 20) Set<RoleId> roles) {

        SavedView domain(SavedViewId id, Caller caller, long version) {
            return new SavedView(id, AccountId.of(caller.actor().id()), screen, name, filters, roles, version);
        }
    }

    /** @param viewId left out for the screen as it is */
    public record SavedViewChoiceDraft(@Maybe SavedViewId viewId) {}

    @GET
    @Path("saved-views")
    @SignedIn
    @Summary("Views of one screen: one's own, and those shared with one's roles")
    public Slice<SavedViewView> list(@QueryParam("screen") String screen, @Context Caller caller) {
        caller.person();
        if (screen == null) {
            throw ProblemException.invalid("?screen", "value.missing", "a screen is wanted");
        }
        Optional<SavedViewId> chosen = views.chosen(caller.actor(), screen);
        return new Slice<>(
                views.of(caller.actor(), screen).stream()
                        .map(view -> view(view, caller, chosen))
                        .toList(),
                "");
    }

    @POST
    @Path("saved-views")
    @SignedIn
    @Summary("Saves what a screen is filtered by")
    @Answers(status = 201, value = SavedViewView.class)
    public Response save(SavedViewDraft draft, @Context Caller caller) {
        caller.person();
        SavedView saved = views.save(caller.actor(), draft.domain(SavedViewId.next(), caller, 0));
        return Results.created("saved-views/" + saved.id().text(), view(saved, caller, Optional.empty()));
    }

    @GET
    @Path("saved-views/{id}")
    @Requires("own.read")
    @Summary("One of one's own views")
    public SavedViewView get(@PathParam("id") SavedViewId id, @Context Caller caller) {
        SavedView found = views.find(caller.actor(), id);
        return view(found, caller, views.chosen(caller.actor(), found.screen()));
    }

    @PUT
    @Path("saved-views/{id}")
    @Requires("own.read")
    @Summary("Changes one of one's own views")
    public SavedViewView amend(
            @PathParam("id") SavedViewId id, SavedViewDraft draft, @Context Caller caller, @Context Expected expected) {
        SavedView amended = views.amend(caller.actor(), draft.domain(id, caller, expected.version()));
        return view(amended, caller, views.chosen(caller.actor(), amended.screen()));
    }

    @DELETE
    @Path("saved-views/{id}")
    @Requires("own.read")
    @Summary("Forgets one of one's own views")
    public void remove(@PathParam("id") SavedViewId id, @Context Caller caller, @Context Expected expected) {
        views.remove(caller.actor(), id, expected.version());
    }

    @PUT
    @Path("saved-view-choices/{screen}")
    @SignedIn
    @Unconditional
    @Summary("Says which view a screen opens with, for oneself")
    public void choose(@PathParam("screen") String screen, SavedViewChoiceDraft draft, @Context Caller caller) {
        caller.person();
        views.choose(caller.actor(), screen, Optional.ofNullable(draft.viewId()));
    }

    private static SavedViewView view(SavedView view, Caller caller, Optional<SavedViewId> chosen) {
        return new SavedViewView(
                view.id(),
                view.screen(),
                view.name(),
                view.filters(),
                new TreeSet<>(view.roles()),
                view.owner().text().equals(caller.actor().id()),
                chosen.filter(view.id()::equals).isPresent(),
                view.version());
    }
}
