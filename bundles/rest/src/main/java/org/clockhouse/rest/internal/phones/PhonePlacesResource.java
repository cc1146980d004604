package org.clockhouse.rest.internal.phones;

import java.util.Optional;
import javax.validation.Valid;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
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
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;
import org.clockhouse.terminal.PhonePlace;
import org.clockhouse.terminal.PhonePlace.Circle;
import org.clockhouse.terminal.PhonePlace.Whom;
import org.clockhouse.terminal.PhonePlaceId;
import org.clockhouse.terminal.PhonePlaces;
import org.clockhouse.terminal.PhonePunchRule;

/** Who may punch by phone, where, and how such punches are taken. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PhonePlacesResource {

    private final PhonePlaces places;

    public PhonePlacesResource(PhonePlaces places) {
        this.places = places;
    }

    public record PhonePunchRuleView(PhonePunchRule.Outside outside, int mostAccuracy, int keepDays, long version)
            implements Versioned {

        static PhonePunchRuleView of(PhonePunchRule rule) {
            return new PhonePunchRuleView(rule.outside(), rule.mostAccuracy(), rule.keepDays(), rule.version());
        }
    }

    /** @param mostAccuracy metres */
    public record PhonePunchRuleDraft(PhonePunchRule.Outside outside, int mostAccuracy, int keepDays) {}

    /** @param latitude in millionths of a degree, WGS 84; @param radius metres */
    public record CircleView(
            @Min(-90_000_000) @Max(90_000_000) int latitude,
            @Min(-180_000_000) @Max(180_000_000) int longitude,
            @Min(PhonePlace.SMALLEST) @Max(PhonePlace.LARGEST) int radius) {}

    /**
     * For everybody, or for those of one site, one department and what is below it, or one person.
     *
     * @param circle absent for anywhere
     */
    public record PhonePlaceView(
            PhonePlaceId id,
            LocalName name,
            @Maybe SiteId siteId,
            @Maybe DepartmentId departmentId,
            @Maybe EmployeeId employeeId,
            @Maybe CircleView circle,
            long version)
            implements Versioned {

        static PhonePlaceView of(PhonePlace place) {
            return new PhonePlaceView(
                    place.id(),
                    place.name(),
                    place.whom() instanceof Whom.OfSite of ? of.site() : null,
                    place.whom() instanceof Whom.OfDepartment of ? of.department() : null,
                    place.whom() instanceof Whom.OfEmployee of ? of.employee() : null,
                    place.circle()
                            .map(circle -> new CircleView(circle.latitude(), circle.longitude(), circle.radius()))
                            .orElse(null),
                    place.version());
        }
    }

    /** At most one of site, department and person; none is everybody. */
    public record PhonePlaceDraft(
            LocalName name,
            @Maybe SiteId siteId,
            @Maybe DepartmentId departmentId,
            @Maybe EmployeeId employeeId,
            @Maybe @Valid CircleView circle) {

        PhonePlace domain(PhonePlaceId id, long version) {
            return new PhonePlace(
                    id,
                    name,
                    whom(),
                    Optional.ofNullable(circle)
                            .map(each -> new Circle(each.latitude(), each.longitude(), each.radius())),
                    version);
        }

        private Whom whom() {
            int named = (siteId == null ? 0 : 1) + (departmentId == null ? 0 : 1) + (employeeId == null ? 0 : 1);
            if (named > 1) {
                throw new Refused("phone.place.whom", "a place is for a site, a department, a person or everybody");
            }
            if (siteId != null) {
                return new Whom.OfSite(siteId);
            }
            if (departmentId != null) {
                return new Whom.OfDepartment(departmentId);
            }
            return employeeId == null ? new Whom.Everybody() : new Whom.OfEmployee(employeeId);
        }
    }

    @GET
    @Path("phone-punch-rule")
    @Requires("punch.read")
    @Summary("What becomes of punches by phone from elsewhere, and for how long positions are kept")
    public PhonePunchRuleView rule(@Context Caller caller) {
        return PhonePunchRuleView.of(places.rule(caller.org()));
    }

    @PUT
    @Path("phone-punch-rule")
    @Requires(value = "phone.configure", everywhere = true)
    @Summary("Sets what becomes of punches by phone from elsewhere, and for how long positions are kept")
    public PhonePunchRuleView set(PhonePunchRuleDraft draft, @Context Caller caller, @Context Expected expected) {
        return PhonePunchRuleView.of(places.set(
                caller.actor(),
                new PhonePunchRule(draft.outside(), draft.mostAccuracy(), draft.keepDays(), expected.version())));
    }

    @GET
    @Path("phone-places")
    @Requires("phone.configure")
    @Summary("Who may punch by phone, and where")
    public Slice<PhonePlaceView> places(@Context Caller caller) {
        return new Slice<>(
                places.all(caller.org(), caller.scope()).stream()
                        .map(PhonePlaceView::of)
                        .toList(),
                "");
    }

    @POST
    @Path("phone-places")
    @Requires("phone.configure")
    @Summary("Lets people punch by phone at a place, or anywhere")
    @Answers(status = 201, value = PhonePlaceView.class)
    public Response add(PhonePlaceDraft draft, @Context Caller caller) {
        PhonePlace made = places.put(caller.actor(), caller.scope(), draft.domain(PhonePlaceId.next(), 0));
        return Results.created("phone-places", PhonePlaceView.of(made));
    }

    @PUT
    @Path("phone-places/{id}")
    @Requires("phone.configure")
    @Summary("Changes a place, or for whom it is")
    public PhonePlaceView change(
            @PathParam("id") PhonePlaceId id,
            PhonePlaceDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return PhonePlaceView.of(places.put(caller.actor(), caller.scope(), draft.domain(id, expected.version())));
    }

    @DELETE
    @Path("phone-places/{id}")
    @Requires("phone.configure")
    @Summary("Takes a place away: nobody punches there by phone from now on")
    @Answers(status = 204)
    public Response remove(@PathParam("id") PhonePlaceId id, @Context Caller caller, @Context Expected expected) {
        places.remove(caller.actor(), caller.scope(), id, expected.version());
        return Response.noContent().build();
    }
}
