package org.clockhouse.rest.internal.terminals;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.BodyLimit;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.FileNames;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Unconditional;
import org.clockhouse.terminal.DriverOffer;
import org.clockhouse.terminal.Drivers;
import org.clockhouse.terminal.InstalledDriver;

/** Code comes in here, so the password is asked for again. */
@Path("/drivers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DriversResource {

    private static final int MOST_BYTES = 32 << 20;

    private final Drivers drivers;
    private final Clock clock;

    public DriversResource(Drivers drivers, Clock clock) {
        this.drivers = drivers;
        this.clock = clock;
    }

    /**
     * The software for a family of terminals.
     *
     * @param roads {@code VISIT}, {@code CALL_IN}, {@code FILE}
     * @param texts the driver's words by key
     * @param problem why it does not work; absent when it does
     * @param shipped the version that came with the suite and goes on when this one is removed; absent where there is none
     */
    public record DriverView(
            String id,
            String vendor,
            String model,
            List<String> roads,
            List<String> capabilities,
            @Maybe String endpointExample,
            List<DriverSettingView> settings,
            Map<String, LocalName> texts,
            List<DriverTriedView> tried,
            InstalledDriver.State state,
            @Maybe String problem,
            DriverJarView jar,
            DriverSignatureView signature,
            @Maybe String shipped) {}

    /**
     * What the driver's makers say they tried it with; what is not listed was not tried.
     *
     * @param firmware empty where none is known
     * @param evidence {@code EMULATED}, {@code FOREIGN} or {@code REAL}
     */
    public record DriverTriedView(String model, String firmware, String evidence) {}

    /**
     * Who stands behind a jar, as the certificates that are known here say now.
     *
     * @param signer absent when unsigned
     * @param fingerprint SHA-256 of the signer's certificate
     */
    public record DriverSignatureView(InstalledDriver.Trust trust, @Maybe String signer, @Maybe String fingerprint) {}

    /** What a jar would be, were it installed. @param replaces whose place it would take; absent for a new driver */
    public record DriverOfferView(
            String symbolicName,
            String version,
            String sha256,
            DriverSignatureView signature,
            @Maybe DriverView replaces) {}

    /** @param state {@code ACTIVE} or {@code STOPPED} */
    public record DriverStateDraft(InstalledDriver.State state) {}

    /** @param type {@code TEXT}, {@code NUMBER}, {@code FLAG}, {@code SECRET} or {@code CHOICE} */
    public record DriverSettingView(
            String key,
            String type,
            LocalName label,
            @Maybe LocalName help,
            String defaultValue,
            List<DriverChoiceView> choices,
            boolean required) {}

    public record DriverChoiceView(String value, LocalName label) {}

    /** @param signer absent when unsigned; @param installedAt absent for one that came with the suite */
    public record DriverJarView(
            String symbolicName,
            String version,
            String fileName,
            @Maybe String sha256,
            @Maybe String signer,
            InstalledDriver.Origin origin,
            @Maybe Instant installedAt,
            @Maybe String installedBy) {}

    @GET
    @Requires("driver.read")
    @Summary("Installed drivers by id")
    public Slice<DriverView> list(@Context Caller caller) {
        return new Slice<>(
                drivers.list(caller.org()).stream().map(DriversResource::view).toList(), "");
    }

    @POST
    @Requires(value = "driver.install", everywhere = true)
    @BodyLimit(MOST_BYTES)
    @Consumes(MediaType.WILDCARD)
    @Summary("Installs or updates a driver from its jar, sent as it is; nothing else restarts")
    @Answers(status = 201, value = DriverView.class)
    public Response install(@QueryParam("fileName") String fileName, InputStream body, @Context Caller caller)
            throws IOException {
        String name = FileNames.lastPart(fileName);
        caller.requireRecentPassword(clock.instant());
        InstalledDriver driver = drivers.install(caller.actor(), name, body);
        return Results.created("drivers/" + driver.id(), view(driver));
    }

    @POST
    @Path("checks")
    @Requires(value = "driver.install", everywhere = true)
    @BodyLimit(MOST_BYTES)
    @Consumes(MediaType.WILDCARD)
    @Summary("Checks a jar as an installation would, and says whose place it would take; nothing changes")
    public DriverOfferView check(@QueryParam("fileName") String fileName, InputStream body, @Context Caller caller)
            throws IOException {
        DriverOffer offer = drivers.look(caller.org(), FileNames.lastPart(fileName), body);
        return new DriverOfferView(
                offer.symbolicName(),
                offer.version(),
                offer.sha256(),
                signature(offer.signature()),
                offer.replaces().map(DriversResource::view).orElse(null));
    }

    @PUT
    @Path("{id}/state")
    @Unconditional
    @Requires(value = "driver.install", everywhere = true)
    @Summary("Stops a driver, which then rests over restarts too, or starts it again")
    public void setState(@PathParam("id") String id, DriverStateDraft draft, @Context Caller caller) {
        caller.requireRecentPassword(clock.instant());
        switch (draft.state()) {
            case ACTIVE -> drivers.start(caller.actor(), id);
            case STOPPED -> drivers.stop(caller.actor(), id);
            case FAILED -> throw new Refused("driver.state.invalid", "a driver is started or stopped");
        }
    }

    @DELETE
    @Path("{id}")
    @Unconditional
    @Requires(value = "driver.install", everywhere = true)
    @Summary(
            "Removes a driver. The one that came with the suite serves again where there is one; else its terminals show DRIVER_MISSING")
    public void remove(@PathParam("id") String id, @Context Caller caller) {
        caller.requireRecentPassword(clock.instant());
        drivers.remove(caller.actor(), id);
    }

    private static DriverView view(InstalledDriver driver) {
        return new DriverView(
                driver.id(),
                driver.vendor(),
                driver.model(),
                driver.roads().stream().sorted().toList(),
                driver.capabilities().stream().sorted().toList(),
                Results.orNull(driver.endpointExample()),
                driver.settings().stream().map(DriversResource::field).toList(),
                new TreeMap<>(driver.texts()),
                driver.tried().stream()
                        .map(one -> new DriverTriedView(one.model(), one.firmware(), one.evidence()))
                        .toList(),
                driver.state(),
                Results.orNull(driver.problem()),
                jar(driver.jar()),
                signature(driver.signature()),
                Results.orNull(driver.shipped()));
    }

    private static DriverSignatureView signature(InstalledDriver.Signature signature) {
        return new DriverSignatureView(
                signature.trust(), Results.orNull(signature.signer()), Results.orNull(signature.fingerprint()));
    }

    private static DriverSettingView field(InstalledDriver.Field field) {
        return new DriverSettingView(
                field.key(),
                field.type(),
                field.label(),
                Results.orNull(field.help()),
                field.defaultValue(),
                field.choices().stream()
                        .map(choice -> new DriverChoiceView(choice.value(), choice.label()))
                        .toList(),
                field.required());
    }

    private static DriverJarView jar(InstalledDriver.Jar jar) {
        return new DriverJarView(
                jar.symbolicName(),
                jar.version(),
                jar.fileName(),
                Results.orNull(jar.sha256()),
                Results.orNull(jar.signer()),
                jar.origin(),
                Results.orNull(jar.installedAt()),
                Results.orNull(jar.installedBy()));
    }
}
