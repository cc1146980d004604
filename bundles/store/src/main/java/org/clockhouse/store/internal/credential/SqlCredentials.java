package org.clockhouse.store.internal.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.spi.CredentialRepository;
import org.clockhouse.credential.spi.IdentifierKeys;
import org.clockhouse.credential.spi.IdentifierKeys.Keyed;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.spi.EmployeeRepository;
import org.clockhouse.store.internal.BlindIndex;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.ScopeSql;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.registry.Among;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Credentials by statements: every read is by a blind index or a scope, and a number is sealed beside its hashes. */
@Component
public final class SqlCredentials implements CredentialRepository {

    private static final String ISSUED = " and c.kind in ('CARD', 'PIN')";

    private static final String SELECT = "select c.id, c.holder_id, c.kind, c.identifier, c.state, c.valid_from,"
            + " c.valid_until, c.issued_at, c.revoked_at, c.replaces_id, c.reason, c.lent,"
            + " c.uses, c.activated_at, c.moved_at, c.stopped_at, c.version from credential c";

    private static final String BY_ID = SELECT + " --DERBY-PROPERTIES index=credential_by_id\n where c.org_id = ?";

    private final JpaTransactions transactions;
    private final CredentialRow rows;
    private final BlindIndex index;
    private final EmployeeRepository employees;

    @Activate
    public SqlCredentials(
            @Reference JpaTransactions transactions,
            @Reference FieldCipher cipher,
            @Reference BlindIndex index,
            @Reference EmployeeRepository employees) {
        this.transactions = transactions;
        this.employees = employees;
        this.rows = new CredentialRow(cipher.column("credential", "identifier"));
        this.index = index;
    }

    @Override
    public Optional<Credential> find(CredentialId credential) {
        return where("c.id = ?", credential.text()).first(rows::read);
    }

    @Override
    public List<Credential> of(EmployeeId holder) {
        return where("c.holder_id = ?", holder.text())
                .append(" order by c.id desc")
                .list(rows::read);
    }

    @Override
    public List<Credential> of(Collection<EmployeeId> holders) {
        return Among.list(
                transactions,
                SELECT + " where c.org_id = ?",
                "c.holder_id",
                holders.stream().map(EmployeeId::text).toList(),
                "",
                rows::read);
    }

    @Override
    public Optional<Credential> holdingExact(String exact) {
        return where("c.live_exact = ?", index.of("credential.exact", exact)).first(rows::read);
    }

    @Override
    public Optional<Credential> holdingPrinted(String printed) {
        return where("c.live_printed = ?", index.of("credential.printed", printed))
                .first(rows::read);
    }

    @Override
    public List<IdentifierKeys.Hit> withKeys(Collection<String> searchKeys) {
        if (searchKeys.isEmpty()) {
            return List.of();
        }
        Map<String, String> keys = new HashMap<>();
        searchKeys.forEach(key -> keys.put(hex(hash(key)), key));
        List<Found> found = Among.probed(
                transactions,
                "select key_hash, credential_id from credential_search"
                        + " --DERBY-PROPERTIES index=credential_search_by_key\n where org_id = ?",
                "key_hash",
                hashes(searchKeys),
                row -> new Found(keys.get(hex(row.bytes("key_hash"))), row.text("credential_id")));
        Map<String, Credential> credentials = new HashMap<>();
        Among.probed(
                        transactions,
                        BY_ID,
                        "c.id",
                        found.stream().map(Found::credential).toList(),
                        rows::read)
                .forEach(credential -> credentials.put(credential.id().text(), credential));
        return found.stream()
                .map(one -> new IdentifierKeys.Hit(one.key(), credentials.get(one.credential())))
                .toList();
    }

    private record Found(String key, String credential) {}

    @Override
    public List<Credential> withExact(String exact) {
        return where("c.exact_hash = ?", index.of("credential.exact", exact))
                .append(" order by c.id desc")
                .list(rows::read);
    }

    @Override
    public void insert(Keyed keyed) {
        Credential c = keyed.credential();
        String id = c.id().text();
        refusing(() -> transactions
                .sql(
                        "insert into credential (org_id, id, holder_id, kind, identifier, exact_hash, live_exact,"
                                + " live_printed, state, valid_from, valid_until, issued_at, revoked_at, replaces_id,"
                                + " reason, lent, uses, activated_at, moved_at, stopped_at, version)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        org(),
                        id,
                        c.holder().text(),
                        c.kind(),
                        rows.sealed(c),
                        index.of("credential.exact", keyed.keys().exact()),
                        liveExact(keyed),
                        livePrinted(keyed),
                        c.state(),
                        c.validFrom(),
                        CredentialRow.until(c.validUntil()),
                        c.issuedAt(),
                        CredentialRow.until(c.revokedAt()),
                        c.replaces().map(CredentialId::text).orElse(""),
                        c.reason(),
                        c.temporary(),
                        CredentialRow.uses(c.terms()),
                        CredentialRow.until(c.terms().activatedAt()),
                        c.terms().movedAt(),
                        CredentialRow.stoppedAt(c.terms()),
                        c.version())
                .update());
        List<Object[]> keys = new ArrayList<>();
        keyed.keys().search().forEach(key -> keys.add(new Object[] {org(), hash(key), id}));
        Sql.batch(
                transactions.connection(),
                "insert into credential_search (org_id, key_hash, credential_id) values (?, ?, ?)",
                keys);
    }

    @Override
    public Credential update(Keyed keyed) {
        Credential c = keyed.credential();
        int changed = refusing(() -> transactions
                .sql(
                        "update credential set live_exact = ?, live_printed = ?, state = ?, valid_from = ?,"
                                + " valid_until = ?, revoked_at = ?, reason = ?, uses = ?, activated_at = ?, moved_at = ?,"
                                + " stopped_at = ?, version = version + 1"
                                + " where org_id = ? and id = ? and version = ?",
                        liveExact(keyed),
                        livePrinted(keyed),
                        c.state(),
                        c.validFrom(),
                        CredentialRow.until(c.validUntil()),
                        CredentialRow.until(c.revokedAt()),
                        c.reason(),
                        CredentialRow.uses(c.terms()),
                        CredentialRow.until(c.terms().activatedAt()),
                        c.terms().movedAt(),
                        CredentialRow.stoppedAt(c.terms()),
                        org(),
                        c.id().text(),
                        c.version())
                .update());
        if (changed == 0) {
            throw new Stale("credential", c.id().text());
        }
        return find(c.id()).orElseThrow();
    }

    @Override
    public Slice<Credential> page(Scope scope, CredentialQuery query, Page page) {
        if (query.never()) {
            return new Slice<>(List.of(), "");
        }
        boolean searches = !query.searchKeys().isEmpty() || !query.holders().isEmpty();
        List<Credential> found = searches ? searched(scope, query, page) : listed(scope, query, page);
        return Slice.of(found, page, credential -> credential.id().text());
    }

    @Override
    public List<Credential> due(Instant now, int limit) {
        return transactions
                .sql(SELECT + " where c.org_id = ? and c.valid_until <= ?", org(), now)
                .in("c.state", List.of(CredentialState.ISSUED, CredentialState.ACTIVE, CredentialState.SUSPENDED))
                .append(" order by c.valid_until fetch first " + limit + " rows only")
                .list(rows::read);
    }

    @Override
    public List<Credential> unactivated(Instant before, int limit) {
        return transactions
                .sql(SELECT + " where c.org_id = ? and c.state = 'ISSUED' and c.moved_at < ?" + ISSUED, org(), before)
                .append(" order by c.moved_at fetch first " + limit + " rows only")
                .list(rows::read);
    }

    @Override
    public void eachActiveCard(Consumer<Credential> consumer) {
        transactions
                .sql(SELECT + " where c.org_id = ? and c.state = 'ACTIVE' and c.kind = 'CARD'", org())
                .each(row -> consumer.accept(rows.read(row)));
    }

    @Override
    public Slice<Credential> temporary(Scope scope, Page page) {
        return bound(transactions.sql(SELECT + " where c.org_id = ? and c.lent = true", org()), scope, page);
    }

    @Override
    public Slice<Credential> ending(Scope scope, Instant until, Page page) {
        Sql sql = transactions.sql(
                SELECT + " where c.org_id = ? and c.kind = ? and c.valid_until <= ? and c.state <> ?",
                org(),
                CredentialKind.CARD,
                until,
                CredentialState.EXPIRED);
        return bound(sql, scope, page);
    }

    @Override
    public Slice<Credential> withLeavers(Scope scope, LocalDate endedBy, Page page) {
        Sql sql = transactions.sql(
                SELECT + " where c.org_id = ? and c.kind = ? and c.holder_id in"
                        + " (select id from employee where org_id = ? and ended_on <= ? and kind = 'EMPLOYEE')",
                org(),
                CredentialKind.CARD,
                org(),
                endedBy);
        return bound(sql, scope, page);
    }

    /** Of those that are somebody's. */
    private Slice<Credential> bound(Sql sql, Scope scope, Page page) {
        sql.in(
                "c.state",
                List.of(
                        CredentialState.ISSUED,
                        CredentialState.ACTIVE,
                        CredentialState.SUSPENDED,
                        CredentialState.EXPIRED));
        ScopeSql.seen(sql, org(), "c.holder_id", scope);
        sql.and(!page.after().isEmpty(), "c.id < ?", page.after());
        List<Credential> found = sql.append(" order by c.id desc fetch first " + (page.limit() + 1) + " rows only")
                .list(rows::read);
        return Slice.of(found, page, credential -> credential.id().text());
    }

    private List<Credential> listed(Scope scope, CredentialQuery query, Page page) {
        Sql sql = transactions.sql(SELECT + " where c.org_id = ?", org());
        ScopeSql.seen(sql, org(), "c.holder_id", scope);
        query.state().ifPresent(state -> sql.append(" and c.state = ?", state));
        query.kind().ifPresentOrElse(kind -> sql.append(" and c.kind = ?", kind), () -> sql.append(ISSUED));
        query.employee().ifPresent(employee -> sql.append(" and c.holder_id = ?", employee.text()));
        sql.and(!page.after().isEmpty(), "c.id < ?", page.after());
        return sql.append(" order by c.id desc fetch first " + (page.limit() + 1) + " rows only")
                .list(rows::read);
    }

    /** What a search means is little: it is looked up by its keys and sorted here, since no index has it in order. */
    private List<Credential> searched(Scope scope, CredentialQuery query, Page page) {
        Set<Credential> all = new HashSet<>(withKeys(query.searchKeys()).stream()
                .map(IdentifierKeys.Hit::credential)
                .toList());
        all.addAll(Among.list(
                transactions,
                SELECT + " where c.org_id = ?",
                "c.holder_id",
                query.holders().stream().map(EmployeeId::text).toList(),
                "",
                rows::read));
        Set<EmployeeId> seen = employees.seen(
                scope, all.stream().map(Credential::holder).distinct().toList());
        return all.stream()
                .filter(c -> seen.contains(c.holder()))
                .filter(c -> query.state().map(c.state()::equals).orElse(true))
                .filter(c -> query.kind().map(c.kind()::equals).orElse(c.kind().isIssued()))
                .filter(c -> query.employee().map(c.holder()::equals).orElse(true))
                .filter(c -> page.after().isEmpty() || c.id().text().compareTo(page.after()) < 0)
                .sorted(Comparator.comparing(Credential::id).reversed())
                .limit(page.limit() + 1L)
                .toList();
    }

    private Sql where(String condition, Object value) {
        return transactions.sql(SELECT + " where c.org_id = ? and " + condition, org(), value);
    }

    /** While the number is held its own index, afterwards something that is nobody else's. */
    private byte[] liveExact(Keyed keyed) {
        return keyed.credential().state().holdsNumber()
                ? index.of("credential.exact", keyed.keys().exact())
                : index.of("credential.retired", keyed.credential().id().text());
    }

    private byte[] livePrinted(Keyed keyed) {
        boolean held = keyed.credential().state().holdsNumber()
                && !keyed.keys().printed().isEmpty();
        return held
                ? index.of("credential.printed", keyed.keys().printed())
                : index.of("credential.retired", keyed.credential().id().text());
    }

    private static <T> T refusing(java.util.function.Supplier<T> write) {
        try {
            return write.get();
        } catch (RuntimeException e) {
            if (!Failures.isDuplicate(e)) {
                throw e;
            }
            throw names(e, "CREDENTIAL_PRINTED_KEY")
                    ? Refused.duplicateAt("/printed", "credential.printed.taken", "that printed number is held already")
                    : Refused.duplicateAt("/number", "credential.number.taken", "that number is held already");
        }
    }

    private static boolean names(Throwable failure, String constraint) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage())
                    .toUpperCase(java.util.Locale.ROOT)
                    .contains(constraint)) {
                return true;
            }
        }
        return false;
    }

    private List<byte[]> hashes(Collection<String> keys) {
        return keys.stream().distinct().map(this::hash).toList();
    }

    private byte[] hash(String key) {
        return index.of("credential.search", key);
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private String org() {
        return transactions.org().text();
    }
}
