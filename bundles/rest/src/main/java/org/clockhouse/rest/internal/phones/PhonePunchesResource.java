package org.clockhouse.rest.internal.phones;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Slice;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Conditional;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;
import org.clockhouse.terminal.Fix;
import org.clockhouse.terminal.PhonePunch;
import org.clockhouse.terminal.PhonePunch.Doubt;
import org.clockhouse.terminal.PhonePunch.State;
import org.clockhouse.terminal.PhonePunchId;
import org.clockhouse.terminal.PhonePunches;

/** Punches that people make on their own phones, and what is to be looked at of them. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PhonePunchesResource {

    private final PhonePunches punches;
    private final Directory directory;

    public PhonePunchesResource(PhonePunches punches, Directory directory) {
        this.punches = punches;
        this.directory = directory;
    }

    /**
     * @param latitude in millionths of a degree, WGS 84
     * @param longitude in millionths of a degree, WGS 84
     * @param accuracy metres within which it really is
     */
    public record FixView(
            @Min(-90_000_000) @Max(90_000_000) int latitude,
            @Min(-180_000_000) @Max(180_000_000) int longitude,
            @Min(0) @Max(Fix.LEAST_EXACT) int accuracy) {

        Fix domain() {
            return new Fix(latitude, longitude, accuracy);
        }

        static FixView of(Fix fix) {
            return new FixView(fix.latitude(), fix.longitude(), fix.accuracy());
        }
    }

    /** @param fix absent where the phone did not say, or once it is destroyed */
    public record PhonePunchPositionView(@Maybe FixView fix) {}

    /**
     * @param id made by the phone, a UUID; the same again is what is there
     * @param phoneId the bound phone that signs
     * @param deviceTime what the phone's clock says now
     * @param queuedAt absent for a punch that is pressed now; else when it was pressed
     * @param signature by the phone's key over eight lines: {@code clockhouse-punch}, id, phone, key, queuedAt in milliseconds
     *     since 1970 or nothing, latitude, longitude, accuracy or nothing; ECDSA SHA-256, P1363, Base64
     */
    public record PhonePunchDraft(
            PhonePunchId id,
            CredentialId phoneId,
            FunctionKey key,
            Instant deviceTime,
            @Maybe Instant queuedAt,
            @Maybe FixView fix,
            @Size(min = 1, max = 200) String signature) {

        PhonePunch.Draft domain() {
            return new PhonePunch.Draft(
                    id,
                    phoneId,
                    key,
                    deviceTime,
                    Optional.ofNullable(queuedAt),
                    Optional.ofNullable(fix).map(FixView::domain),
                    BoundPhonesResource.base64(signature));
        }
    }

    /**
     * @param at which counts: when it came, or what the phone's clock said where it was queued
     * @param accuracy metres within which the position really is; absent without one
     * @param distance metres to the middle of the nearest place of the person
     * @param place that one's name
     * @param positionKept whether there is a position to look at
     */
    public record PhonePunchView(
            PhonePunchId id,
            EmployeeId employeeId,
            @Maybe String number,
            @Maybe LocalName name,
            CredentialId phoneId,
            FunctionKey key,
            Instant at,
            Instant receivedAt,
            Instant deviceTime,
            @Maybe Integer accuracy,
            @Maybe Integer distance,
            @Maybe LocalName place,
            boolean onFieldWork,
            List<Doubt> doubts,
            State state,
            boolean positionKept,
            @Maybe String decidedBy,
            @Maybe Instant decidedAt,
            @Maybe String reason,
            long version)
            implements Versioned {

        public static PhonePunchView of(PhonePunch punch, Map<EmployeeId, Employee> people) {
            Optional<Employee> person = Optional.ofNullable(people.get(punch.person()));
            return new PhonePunchView(
                    punch.id(),
                    punch.person(),
                    Results.orNull(person.map(Employee::number)),
                    Results.orNull(person.map(Employee::name)),
                    punch.phone(),
                    punch.key(),
                    punch.at(),
                    punch.receivedAt(),
                    punch.deviceTime(),
                    punch.fix().map(Fix::accuracy).orElse(null),
                    punch.distance().isPresent() ? punch.distance().getAsInt() : null,
                    Results.orNull(punch.place()),
                    punch.onFieldWork(),
                    punch.doubts().stream().sorted().toList(),
                    punch.state(),
                    punch.fix().isPresent(),
                    Results.orNull(punch.by()),
                    Results.orNull(punch.decided()),
                    Results.orNull(punch.why()),
                    punch.version());
        }
    }

    /**
     * @param allowed whether the caller may punch by phone now
     * @param places where, by name; one without a circle is anywhere
     * @param onFieldWork whether the place does not matter now
     */
    public record PhoneLeaveView(
            boolean allowed, List<PhonePlacesResource.PhonePlaceView> places, boolean onFieldWork, int mostAccuracy) {}

    public record PhonePunchVerdictDraft(boolean counts, @Maybe @Size(max = 300) String reason) {}

    @GET
    @Path("phone-leave")
    @Requires("phone.use")
    @Summary("Whether the caller may punch by phone now, and where")
    public PhoneLeaveView leave(@Context Caller caller) {
        PhonePunches.Leave leave =
                caller.employee().map(self -> punches.leave(caller.org(), self)).orElse(PhonePunches.Leave.NONE);
        return new PhoneLeaveView(
                leave.allowed(),
                leave.places().stream()
                        .map(PhonePlacesResource.PhonePlaceView::of)
                        .toList(),
                leave.onFieldWork(),
                leave.rule().mostAccuracy());
    }

    @POST
    @Path("phone-punches")
    @Requires("phone.use")
    @Summary("Punches on the caller's own phone; answered after the commit. Whether it counts is its state")
    @Answers(status = 201, value = PhonePunchView.class)
    public Response punch(PhonePunchDraft draft, @Context Caller caller) {
        PhonePunch made = punches.punch(caller.actor(), caller.requireEmployee(), draft.domain());
        return Results.created("phone-punches?employeeId=" + made.person().text(), view(made, caller));
    }

    @GET
    @Path("phone-punches")
    @Requires("punch.read")
    @Summary("Punches by phone of people whom the caller may see, the latest first; never where they were")
    public Slice<PhonePunchView> list(
            @QueryParam("state") State state,
            @QueryParam("employeeId") EmployeeId employeeId,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        Slice<PhonePunch> slice = punches.page(
                caller.org(),
                caller.scope(),
                Optional.ofNullable(state),
                Optional.ofNullable(employeeId),
                Results.page(after, limit));
        Map<EmployeeId, Employee> people = people(slice.items(), caller);
        return slice.map(punch -> PhonePunchView.of(punch, people));
    }

    @GET
    @Path("phone-punches/{id}/position")
    @Requires("phone.review")
    @Summary("Where the phone was; every look is audited")
    public PhonePunchPositionView look(@PathParam("id") PhonePunchId id, @Context Caller caller) {
        return new PhonePunchPositionView(punches.look(caller.actor(), caller.scope(), id)
                .map(FixView::of)
                .orElse(null));
    }

    @POST
    @Path("phone-punches/{id}/verdicts")
    @Conditional
    @Requires("phone.review")
    @Summary("Says whether a punch that is held counts; the day is worked out again")
    @Answers(value = PhonePunchView.class)
    public PhonePunchView decide(
            @PathParam("id") PhonePunchId id,
            PhonePunchVerdictDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return view(
                punches.decide(
                        caller.actor(),
                        caller.scope(),
                        id,
                        draft.counts(),
                        Results.text(draft.reason()),
                        expected.version()),
                caller);
    }

    @POST
    @Path("phone-punches/{id}/reopenings")
    @Conditional
    @Requires("phone.review")
    @Summary("Takes a verdict back: the punch waits again")
    @Answers(value = PhonePunchView.class)
    public PhonePunchView reopen(@PathParam("id") PhonePunchId id, @Context Caller caller, @Context Expected expected) {
        return view(punches.reopen(caller.actor(), caller.scope(), id, expected.version()), caller);
    }

    private PhonePunchView view(PhonePunch punch, Caller caller) {
        return PhonePunchView.of(punch, people(List.of(punch), caller));
    }

    private Map<EmployeeId, Employee> people(Collection<PhonePunch> shown, Caller caller) {
        return directory.of(caller.org(), shown.stream().map(PhonePunch::person).collect(Collectors.toSet()));
    }
}
