package org.clockhouse.account.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.ApiKey;
import org.clockhouse.account.ApiKeyId;
import org.clockhouse.account.FieldMask;
import org.clockhouse.account.Grant;
import org.clockhouse.account.Role;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.junit.jupiter.api.Test;

/** What the repositories of keys and roles promise. */
public abstract class RightsRepositoriesContract {

    private final OrgId org = OrgId.next();
    private final Instant noon = Instant.parse("2026-10-01T12:00:00Z");

    protected abstract Transactions transactions();

    protected abstract ApiKeyRepository keys();

    protected abstract RoleRepository roles();

    @Test
    public void aKeyIsFoundByIdAndByTheHashOfItsSecret() {
        ApiKey key = key("export", Optional.of(noon.plusSeconds(60)));
        insert(key);
        assertEquals(Optional.of(key), in(() -> keys().find(key.id())));
        assertEquals(Optional.of(key), in(() -> keys().findByHash(hash(key))));
        assertEquals(Optional.empty(), in(() -> keys().findByHash("0".repeat(64))));
    }

    @Test
    public void aKeyThatIsRevokedStaysAndCountsItsVersion() {
        ApiKey key = key("export", Optional.empty());
        insert(key);
        ApiKey revoked = in(() -> keys().update(revoked(key)));
        assertEquals(2, revoked.version());
        assertEquals(Optional.of(revoked), in(() -> keys().find(key.id())));
        assertThrows(Stale.class, () -> in(() -> keys().update(revoked(key))));
        assertThrows(NotFound.class, () -> in(() -> keys().update(key("ghost", Optional.empty()))));
    }

    @Test
    public void useIsWrittenDownWithoutANewVersion() {
        ApiKey key = key("export", Optional.empty());
        insert(key);
        transactions().run(org, () -> keys().touch(key.id(), noon.plusSeconds(5)));
        ApiKey read = in(() -> keys().find(key.id())).orElseThrow();
        assertEquals(Optional.of(noon.plusSeconds(5)), read.lastUsed());
        assertEquals(1, read.version());
    }

    @Test
    public void keysArePagedFromTheNewest() {
        List<String> names = List.of("a", "b", "c");
        names.forEach(name -> insert(key(name, Optional.empty())));
        Slice<ApiKey> first = in(() -> keys().page(Page.first(2)));
        assertEquals(List.of("c", "b"), first.items().stream().map(ApiKey::name).toList());
        Slice<ApiKey> rest = in(() -> keys().page(new Page(first.next(), 2)));
        assertEquals(List.of("a"), rest.items().stream().map(ApiKey::name).toList());
        assertEquals("", rest.next());
    }

    @Test
    public void aRoleIsReadBackAsItWasWrittenAndCountsItsVersion() {
        Role role = role("NIGHT_DESK", Set.of("employee.read", "own.read"));
        transactions().run(org, () -> roles().insert(role));
        assertEquals(Optional.of(role), in(() -> roles().find(role.id())));
        Role after = in(() -> roles().update(role("NIGHT_DESK", Set.of())));
        assertEquals(2, after.version());
        assertEquals(List.of(after), in(() -> roles().list()));
        assertThrows(Stale.class, () -> in(() -> roles().update(role)));
        assertThrows(NotFound.class, () -> in(() -> roles().update(role("GHOST", Set.of()))));
    }

    @Test
    public void aCodeIsTakenOnceInACompany() {
        transactions().run(org, () -> roles().insert(role("NIGHT_DESK", Set.of())));
        Refused refused = assertThrows(
                Refused.class, () -> transactions().run(org, () -> roles().insert(role("NIGHT_DESK", Set.of()))));
        assertEquals("role.code.taken", refused.code());
        OrgId other = OrgId.next();
        assertEquals(List.of(), transactions().in(other, () -> roles().list()));
        transactions().run(other, () -> roles().insert(role("NIGHT_DESK", Set.of())));
    }

    private Role role(String code, Set<String> permissions) {
        return new Role(
                new RoleId(code),
                new LocalName("夜班", "Night desk"),
                permissions,
                Map.of("employee.phone", FieldMask.HIDDEN, "employee.email", FieldMask.COVERED),
                Role.Reach.GRANTED_SCOPE,
                false,
                1);
    }

    private ApiKey key(String name, Optional<Instant> expires) {
        Scope scope = new Scope(false, Set.of(SiteId.next()), Set.of(), Set.of());
        return new ApiKey(
                ApiKeyId.next(),
                org,
                name,
                "Ab-_",
                Set.of(new Grant(new RoleId("HR"), scope)),
                noon,
                Optional.empty(),
                expires,
                false,
                1);
    }

    private static ApiKey revoked(ApiKey key) {
        return new ApiKey(
                key.id(),
                key.org(),
                key.name(),
                key.hint(),
                key.grants(),
                key.createdAt(),
                key.lastUsed(),
                key.expires(),
                true,
                key.version());
    }

    private void insert(ApiKey key) {
        transactions().run(org, () -> keys().insert(key, hash(key)));
    }

    private static String hash(ApiKey key) {
        return (key.id().text().replace("-", "") + "0".repeat(64)).substring(0, 64);
    }

    private <T> T in(Transactions.Work<T, RuntimeException> work) {
        return transactions().in(org, work);
    }
}
