package org.clockhouse.account.spi;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.clockhouse.account.ApiKey;
import org.clockhouse.account.ApiKeyId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;

/** Keys in maps. */
public final class InMemoryApiKeys implements ApiKeyRepository {

    private final Table<ApiKeyId, ApiKey> rows;
    private final Table<String, ApiKeyId> hashes;

    public InMemoryApiKeys(InMemoryTransactions transactions) {
        this.rows = new Table<>(transactions);
        this.hashes = new Table<>(transactions);
    }

    @Override
    public Optional<ApiKey> find(ApiKeyId id) {
        return rows.find(id);
    }

    @Override
    public Optional<ApiKey> findByHash(String secretHash) {
        return hashes.find(secretHash).flatMap(rows::find);
    }

    @Override
    public Slice<ApiKey> page(Page page) {
        List<ApiKey> found = rows.values()
                .filter(row -> page.after().isEmpty() || row.id().text().compareTo(page.after()) < 0)
                .sorted(Comparator.comparing(ApiKey::id).reversed())
                .limit(page.limit() + 1L)
                .toList();
        return Slice.of(found, page, key -> key.id().text());
    }

    @Override
    public void insert(ApiKey key, String secretHash) {
        rows.put(key.id(), key);
        hashes.put(secretHash, key.id());
    }

    @Override
    public ApiKey update(ApiKey key) {
        ApiKey row = find(key.id())
                .orElseThrow(() -> new NotFound("api-key", key.id().text()));
        if (row.version() != key.version()) {
            throw new Stale("api-key", key.id().text());
        }
        ApiKey after = copy(key, row.lastUsed(), key.version() + 1);
        rows.put(key.id(), after);
        return after;
    }

    @Override
    public void touch(ApiKeyId id, Instant lastUsed) {
        find(id).ifPresent(row -> rows.put(id, copy(row, Optional.of(lastUsed), row.version())));
    }

    private static ApiKey copy(ApiKey key, Optional<Instant> lastUsed, long version) {
        return new ApiKey(
                key.id(),
                key.org(),
                key.name(),
                key.hint(),
                key.grants(),
                key.createdAt(),
                lastUsed,
                key.expires(),
                key.revoked(),
                version);
    }
}
