package org.clockhouse.rest.internal.cards;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
import org.clockhouse.account.Permissions;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.biometric.Biometric;
import org.clockhouse.credential.biometric.Biometrics;
import org.clockhouse.credential.biometric.FacePhotos;
import org.clockhouse.credential.biometric.Sample;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.BodyLimit;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Conditional;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class BiometricsResource {

    private static final int MOST_BYTES = 256 << 20;

    private final Biometrics biometrics;
    private final FacePhotos faces;
    private final Directory directory;
    private final Permissions permissions;

    public BiometricsResource(Biometrics biometrics, FacePhotos faces, Directory directory, Permissions permissions) {
        this.biometrics = biometrics;
        this.faces = faces;
        this.directory = directory;
        this.permissions = permissions;
    }

    /**
     * @param slot which finger, from 0
     * @param family whose terminals can use it
     * @param state {@code ISSUED} waits for approval
     * @param quality from 0 to 100, where it is known
     * @param terminalId where it was taken; absent at the desk
     * @param sampleKept whether it is here still, and not at terminals alone
     * @param picture whether there is a picture to look at
     * @param reason why it ended
     */
    public record BiometricView(
            CredentialId id,
            @Maybe CredentialView.HolderRef holder,
            CredentialKind kind,
            int slot,
            String family,
            CredentialState state,
            @Maybe Integer quality,
            @Maybe TerminalId terminalId,
            Instant taken,
            String takenBy,
            boolean sampleKept,
            boolean picture,
            @Maybe String reason,
            long version)
            implements Versioned {

        static BiometricView of(Biometric biometric, Map<EmployeeId, Employee> people) {
            Biometric.Taken taken = biometric.taken();
            String reason = biometric.credential().reason();
            return new BiometricView(
                    taken.credential(),
                    CredentialView.HolderRef.of(people.get(taken.person())),
                    taken.kind(),
                    taken.slot(),
                    taken.family(),
                    biometric.credential().state(),
                    taken.quality().isPresent() ? taken.quality().getAsInt() : null,
                    taken.terminal().orElse(null),
                    taken.at(),
                    taken.by(),
                    biometric.sampleKept(),
                    biometric.sampleKept() && taken.family().equals(Sample.PHOTO),
                    reason.isEmpty() ? null : reason,
                    biometric.credential().version());
        }
    }

    /** Whose photograph is to be their face. */
    public record BiometricDraft(EmployeeId employeeId) {}

    public record BiometricEndingDraft(@Size(min = 1, max = 300) String reason) {}

    /**
     * @param problem why the picture was not kept, as the code of a refusal
     * @param face the face that waits for approval
     * @param faceProblem why it was not taken as a face
     */
    public record PhotoResultView(
            String file,
            @Maybe CredentialView.HolderRef person,
            @Maybe String problem,
            @Maybe BiometricView face,
            @Maybe String faceProblem) {}

    public record PhotoImportView(List<PhotoResultView> results) {}

    @GET
    @Path("biometrics")
    @Requires("credential.read")
    @Summary("The fingers, faces and palms that a person has or had, the newest first; never a sample")
    public Slice<BiometricView> list(@QueryParam("employeeId") EmployeeId employeeId, @Context Caller caller) {
        if (employeeId == null) {
            return new Slice<>(List.of(), "");
        }
        return views(new Slice<>(biometrics.of(caller.org(), caller.scope(), employeeId), ""), caller);
    }

    @GET
    @Path("pending-biometrics")
    @Requires("biometric.approve")
    @Summary("What waits for approval, the oldest first")
    public Slice<BiometricView> waiting(
            @QueryParam("after") String after, @QueryParam("limit") Integer limit, @Context Caller caller) {
        return views(biometrics.waiting(caller.org(), caller.scope(), Results.page(after, limit)), caller);
    }

    @POST
    @Path("biometrics")
    @Requires("biometric.enrol")
    @Summary("Takes the person's photograph as their face; it waits for approval")
    @Answers(status = 201, value = BiometricView.class)
    public Response enrol(BiometricDraft draft, @Context Caller caller) throws IOException {
        Biometric made = faces.enrol(caller.actor(), caller.scope(), draft.employeeId());
        return Results.created("biometrics?employeeId=" + draft.employeeId().text(), view(made, caller));
    }

    @POST
    @Path("biometrics/{id}/approvals")
    @Conditional
    @Requires("biometric.approve")
    @Summary("Makes one usable: it goes to the terminals where the person may come")
    @Answers(value = BiometricView.class)
    public BiometricView approve(@PathParam("id") CredentialId id, @Context Caller caller, @Context Expected expected) {
        return view(biometrics.approve(caller.actor(), caller.scope(), id, expected.version()), caller);
    }

    @POST
    @Path("biometrics/{id}/endings")
    @Conditional
    @Requires("biometric.approve")
    @Summary("Refuses one that waits, or ends one that is used; its sample is destroyed")
    @Answers(value = BiometricView.class)
    public BiometricView end(
            @PathParam("id") CredentialId id,
            BiometricEndingDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return view(biometrics.end(caller.actor(), caller.scope(), id, draft.reason(), expected.version()), caller);
    }

    @GET
    @Path("biometrics/{id}/picture")
    @Requires("biometric.approve")
    @Produces({"image/jpeg", MediaType.WILDCARD})
    @Summary("The picture that a face is made of, for whoever approves it; every look is audited")
    @Answers(value = byte[].class)
    public Response look(@PathParam("id") CredentialId id, @Context Caller caller) {
        return Results.file(biometrics.look(caller.actor(), caller.scope(), id), "image/jpeg", "face.jpg");
    }

    @POST
    @Path("photo-imports")
    @Requires("employee.import")
    @BodyLimit(MOST_BYTES)
    @Consumes(MediaType.WILDCARD)
    @Summary("Keeps the pictures of a ZIP file, named by employee number, as photographs; with faces=true as faces too")
    @Answers(value = PhotoImportView.class)
    public PhotoImportView take(@QueryParam("faces") Boolean faces, InputStream body, @Context Caller caller)
            throws IOException {
        boolean also = Boolean.TRUE.equals(faces);
        Scope scope = also ? permissions.require(caller.actor(), "biometric.enrol") : caller.scope();
        List<FacePhotos.Result> results =
                this.faces.take(caller.actor(), also ? narrower(scope, caller.scope()) : scope, body, also);
        Map<EmployeeId, Employee> people = directory.of(
                caller.org(),
                results.stream().flatMap(each -> each.person().stream()).collect(Collectors.toSet()));
        return new PhotoImportView(
                results.stream().map(each -> result(each, people)).toList());
    }

    /** Both rights are needed of each person; two different scopes are not cut with each other but asked to be one. */
    private static Scope narrower(Scope faces, Scope photos) {
        if (faces.everybody()) {
            return photos;
        }
        if (photos.everybody() || photos.equals(faces)) {
            return faces;
        }
        return Scope.NOBODY;
    }

    private static PhotoResultView result(FacePhotos.Result result, Map<EmployeeId, Employee> people) {
        return new PhotoResultView(
                result.file(),
                result.person()
                        .map(id -> CredentialView.HolderRef.of(people.get(id)))
                        .orElse(null),
                result.problem().isEmpty() ? null : result.problem(),
                result.face().map(face -> BiometricView.of(face, people)).orElse(null),
                result.faceProblem().isEmpty() ? null : result.faceProblem());
    }

    private Slice<BiometricView> views(Slice<Biometric> slice, Caller caller) {
        Map<EmployeeId, Employee> people = directory.of(
                caller.org(),
                slice.items().stream().map(each -> each.taken().person()).collect(Collectors.toSet()));
        return new Slice<>(
                slice.items().stream()
                        .map(each -> BiometricView.of(each, people))
                        .toList(),
                slice.next());
    }

    private BiometricView view(Biometric biometric, Caller caller) {
        return BiometricView.of(
                biometric, directory.of(caller.org(), List.of(biometric.taken().person())));
    }
}
