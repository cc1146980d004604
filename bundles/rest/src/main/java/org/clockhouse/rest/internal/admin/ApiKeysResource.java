package org.clockhouse.rest.internal.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.validation.Valid;
import javax.validation.constraints.NotBlank;
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
import org.clockhouse.account.ApiKey;
import org.clockhouse.account.ApiKeyId;
import org.clockhouse.account.ApiKeys;
import org.clockhouse.account.NewApiKey;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Secret;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ApiKeysResource {

    private final ApiKeys keys;

    public ApiKeysResource(ApiKeys keys) {
        this.keys = keys;
    }

    /** @param hint the last four characters of the secret; @param lastUsed to the minute */
    public record ApiKeyView(
            ApiKeyId id,
            String name,
            String hint,
            List<GrantView> grants,
            Instant createdAt,
            @Maybe Instant lastUsed,
            @Maybe Instant expires,
            boolean revoked,
            long version)
            implements Versioned {}

    public record ApiKeyDraft(
            @NotBlank @Size(max = 80) String name,
            @Size(min = 1, max = 100) List<@Valid GrantView> grants,
            @Maybe Instant expires) {}

    /** @param secret goes into {@code Authorization: Bearer}; shown this once */
    public record NewApiKeyView(ApiKeyView key, String secret) {}

    public record ApiKeyRevocationDraft(@Maybe @Size(max = 300) String reason) {}

    @GET
    @Requires(value = "account.read", everywhere = true)
    @Summary("Keys, the newest first, revoked ones too")
    public Slice<ApiKeyView> list(
            @QueryParam("after") String after, @QueryParam("limit") Integer limit, @Context Caller caller) {
        return keys.page(caller.org(), Results.page(after, limit)).map(ApiKeysResource::view);
    }

    @POST
    @Secret
    @Requires(value = "account.write", everywhere = true)
    @Summary("Makes a key for a machine")
    @Answers(status = 201, value = NewApiKeyView.class)
    public Response create(ApiKeyDraft draft, @Context Caller caller) {
        NewApiKey made = keys.create(
                caller.actor(),
                new org.clockhouse.account.ApiKeyDraft(
                        draft.name().strip(), GrantView.domain(draft.grants()), Optional.ofNullable(draft.expires())));
        return Results.created(
                "api-keys/" + made.key().id().text(), new NewApiKeyView(view(made.key()), made.secret()));
    }

    @GET
    @Path("{id}")
    @Requires(value = "account.read", everywhere = true)
    @Summary("One key")
    public ApiKeyView get(@PathParam("id") ApiKeyId id, @Context Caller caller) {
        return view(keys.find(caller.org(), id));
    }

    @POST
    @Path("{id}/revocations")
    @Requires(value = "account.write", everywhere = true)
    @Summary("Ends a key for good")
    public ApiKeyView revoke(@PathParam("id") ApiKeyId id, ApiKeyRevocationDraft draft, @Context Caller caller) {
        return view(keys.revoke(caller.actor(), id, Results.text(draft.reason())));
    }

    private static ApiKeyView view(ApiKey key) {
        return new ApiKeyView(
                key.id(),
                key.name(),
                key.hint(),
                GrantView.of(key.grants()),
                key.createdAt(),
                Results.orNull(key.lastUsed()),
                Results.orNull(key.expires()),
                key.revoked(),
                key.version());
    }
}
