package org.clockhouse.store.internal.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.ApiKey;
import org.clockhouse.account.ApiKeyId;
import org.clockhouse.account.Grant;
import org.clockhouse.account.spi.ApiKeyRepository;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.Sql.Row;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keys with their grants. */
@Component
public final class SqlApiKeys implements ApiKeyRepository {

    private final JpaTransactions transactions;
    private final GrantRows grants;

    @Activate
    public SqlApiKeys(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
        this.grants = new GrantRows(transactions);
    }

    @Override
    public Optional<ApiKey> find(ApiKeyId id) {
        return read(transactions.sql("select * from api_key where org_id = ? and id = ?", org(), id.text())).stream()
                .findFirst();
    }

    @Override
    public Optional<ApiKey> findByHash(String secretHash) {
        return read(transactions.sql("select * from api_key where org_id = ? and secret_hash = ?", org(), secretHash))
                .stream()
                .findFirst();
    }

    @Override
    public Slice<ApiKey> page(Page page) {
        List<ApiKey> found = read(transactions
                .sql("select * from api_key where org_id = ?", org())
                .and(!page.after().isEmpty(), "id < ?", page.after())
                .append(" order by id desc fetch first " + (page.limit() + 1) + " rows only"));
        return Slice.of(found, page, key -> key.id().text());
    }

    @Override
    public void insert(ApiKey key, String secretHash) {
        transactions
                .sql(
                        "insert into api_key (org_id, id, name, hint, secret_hash, created_at, last_used_at, expires_at,"
                                + " revoked, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        org(),
                        key.id().text(),
                        key.name(),
                        key.hint(),
                        secretHash,
                        key.createdAt(),
                        key.lastUsed().orElse(null),
                        key.expires().orElse(null),
                        key.revoked(),
                        key.version())
                .update();
        grants.replace(key.id().text(), key.grants());
    }

    @Override
    public ApiKey update(ApiKey key) {
        int changed = transactions
                .sql(
                        "update api_key set name = ?, expires_at = ?, revoked = ?, version = version + 1"
                                + " where org_id = ? and id = ? and version = ?",
                        key.name(),
                        key.expires().orElse(null),
                        key.revoked(),
                        org(),
                        key.id().text(),
                        key.version())
                .update();
        ApiKey after = find(key.id())
                .orElseThrow(() -> new NotFound("api-key", key.id().text()));
        if (changed == 0) {
            throw new Stale("api-key", key.id().text());
        }
        grants.replace(key.id().text(), key.grants());
        return after;
    }

    @Override
    public void touch(ApiKeyId id, Instant lastUsed) {
        transactions
                .sql("update api_key set last_used_at = ? where org_id = ? and id = ?", lastUsed, org(), id.text())
                .update();
    }

    private List<ApiKey> read(Sql select) {
        List<ApiKey> bare = select.list(row -> key(row, Set.of()));
        Map<String, Set<Grant>> held = bare.isEmpty()
                ? Map.of()
                : grants.of(bare.stream().map(found -> found.id().text()).toList());
        return bare.stream()
                .map(found -> found.withGrants(held.getOrDefault(found.id().text(), Set.of())))
                .toList();
    }

    private static ApiKey key(Row row, Set<Grant> held) {
        return new ApiKey(
                ApiKeyId.of(row.text("id")),
                OrgId.of(row.text("org_id")),
                row.text("name"),
                row.text("hint"),
                held,
                row.instant("created_at"),
                row.optionalInstant("last_used_at"),
                row.optionalInstant("expires_at"),
                row.flag("revoked"),
                row.number("version"));
    }

    private String org() {
        return transactions.org().text();
    }
}
