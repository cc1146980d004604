package org.clockhouse.account.spi;

import java.time.Instant;
import java.util.Optional;
import org.clockhouse.account.ApiKey;
import org.clockhouse.account.ApiKeyId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ConsumerType;

/** Keys of the open transaction's company. */
@ConsumerType
public interface ApiKeyRepository {

    Optional<ApiKey> find(ApiKeyId id);

    /** @param secretHash SHA-256 in hex */
    Optional<ApiKey> findByHash(String secretHash);

    /** Newest first. */
    Slice<ApiKey> page(Page page);

    void insert(ApiKey key, String secretHash);

    /**
     * @throws org.clockhouse.kernel.NotFound kind {@code api-key}
     * @throws org.clockhouse.kernel.Stale if the version is not the row's
     * @return with its new version
     */
    ApiKey update(ApiKey key);

    /** Does not change the version. */
    void touch(ApiKeyId id, Instant lastUsed);
}
