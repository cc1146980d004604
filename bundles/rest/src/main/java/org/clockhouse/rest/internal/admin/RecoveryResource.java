package org.clockhouse.rest.internal.admin;

import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.RecoveryKeys;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Secret;
import org.clockhouse.rest.internal.http.Summary;

/** The keys leave the server here, wrapped; so the password is asked for again. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RecoveryResource {

    private final RecoveryKeys keys;
    private final AuditTrail audit;
    private final Clock clock;

    public RecoveryResource(RecoveryKeys keys, AuditTrail audit, Clock clock) {
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    public record RecoveryDraft(@NotBlank @Size(max = 200) String passphrase) {

        @Override
        public String toString() {
            return "RecoveryDraft[]";
        }
    }

    /** @param file as it was saved, in Base64 */
    public record RecoveryProofDraft(
            @NotBlank @Size(max = 200_000) String file, @NotBlank @Size(max = 200) String passphrase) {

        @Override
        public String toString() {
            return "RecoveryProofDraft[]";
        }
    }

    public record RecoveryView(boolean saved) {}

    @POST
    @Path("recovery-file")
    @Secret
    @Requires(value = "recovery.save", everywhere = true)
    @Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.WILDCARD})
    @Summary("A file with the secret keys, wrapped under the passphrase; prove it afterwards")
    @Answers(value = byte[].class)
    public Response save(RecoveryDraft draft, @Context Caller caller) {
        caller.requireRecentPassword(clock.instant());
        byte[] file = withPassphrase(draft.passphrase(), keys::save);
        audit.recordApart(AuditDraft.of(caller.actor(), "recovery.save", "recovery", "", "recovery file"));
        return Results.file(file, MediaType.APPLICATION_OCTET_STREAM, "clockhouse-recovery.key");
    }

    @POST
    @Path("recovery-proofs")
    @Secret
    @Requires(value = "recovery.save", everywhere = true)
    @Summary("Opens a saved file and holds it against the keys in use")
    public RecoveryView prove(RecoveryProofDraft draft, @Context Caller caller) {
        byte[] file = decoded(draft.file());
        withPassphrase(draft.passphrase(), passphrase -> {
            keys.prove(file, passphrase);
            return null;
        });
        audit.recordApart(AuditDraft.of(caller.actor(), "recovery.prove", "recovery", "", "recovery file"));
        return new RecoveryView(keys.isProved());
    }

    private static <T> T withPassphrase(String text, Function<char[], T> work) {
        char[] passphrase = text.toCharArray();
        try {
            return work.apply(passphrase);
        } finally {
            Arrays.fill(passphrase, ' ');
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("/file", "value.format", "Base64 is wanted");
        }
    }
}
