package org.clockhouse.account;

import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/** Keys of machines. */
@ProviderType
public interface ApiKeys {

    /** Newest first, revoked ones too. */
    Slice<ApiKey> page(OrgId org, Page page);

    /** @throws org.clockhouse.kernel.NotFound kind {@code api-key} */
    ApiKey find(OrgId org, ApiKeyId id);

    /** The key of a secret, when it holds now. Counts as use. */
    Optional<ApiKey> find(String secret);

    /**
     * @throws org.clockhouse.kernel.Refused {@code grant.role.unknown}, {@code grant.too-much}, {@code api-key.name.empty},
     *     {@code api-key.expired} when it would end before it begins
     */
    NewApiKey create(Actor actor, ApiKeyDraft draft);

    /** For good. Nothing happens to a key that is revoked already. */
    ApiKey revoke(Actor actor, ApiKeyId id, String reason);
}
