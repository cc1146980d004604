package org.clockhouse.rest.internal.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.KeyRotations;
import org.clockhouse.kernel.KeyRotations.Rotation;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Summary;

/** New keys for what is sealed; the password is asked for again. */
@Path("key-rotations")
@Produces(MediaType.APPLICATION_JSON)
public final class KeyRotationsResource {

    private final KeyRotations rotations;
    private final AuditTrail audit;
    private final Clock clock;

    public KeyRotationsResource(KeyRotations rotations, AuditTrail audit, Clock clock) {
        this.rotations = rotations;
        this.audit = audit;
        this.clock = clock;
    }

    public enum RotationState {
        NEVER,
        RUNNING,
        DONE
    }

    /**
     * @param version of the keys in use since; 1 when they were never changed
     * @param values sealed again so far
     * @param files sealed again so far
     */
    public record KeyRotationView(
            RotationState state, int version, Instant startedAt, Instant finishedAt, long values, long files) {

        static KeyRotationView of(Optional<Rotation> rotation) {
            return rotation.map(last -> new KeyRotationView(
                            last.finishedAt().isPresent() ? RotationState.DONE : RotationState.RUNNING,
                            last.version(),
                            last.startedAt(),
                            last.finishedAt().orElse(null),
                            last.values(),
                            last.files()))
                    .orElse(new KeyRotationView(RotationState.NEVER, 1, null, null, 0, 0));
        }
    }

    @GET
    @Path("latest")
    @Requires(value = "key.rotate", everywhere = true)
    @Summary("How far the last change of keys is")
    public KeyRotationView latest() {
        return KeyRotationView.of(rotations.latest());
    }

    @POST
    @Requires(value = "key.rotate", everywhere = true)
    @Summary("Makes new keys and seals everything again with them, while people work; save the recovery file anew")
    @Answers(value = KeyRotationView.class, status = 202)
    public Response start(@Context Caller caller) {
        caller.requireRecentPassword(clock.instant());
        Rotation begun = rotations.start();
        audit.recordApart(AuditDraft.of(caller.actor(), "key.rotate", "key", "", "version " + begun.version())
                .with(Map.of("version", begun.version())));
        return Response.accepted(KeyRotationView.of(Optional.of(begun))).build();
    }
}
