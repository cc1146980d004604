package org.clockhouse.account.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.ApiKeyDraft;
import org.clockhouse.account.Grant;
import org.clockhouse.account.NewApiKey;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.Denied;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeysTest {

    private static final Scope SHANGHAI = new Scope(false, Set.of(SiteId.next()), Set.of(), Set.of());

    @TempDir
    Path directory;

    private House house;

    @BeforeEach
    void begin() {
        house = new House(directory);
    }

    @Test
    void aKeyHoldsWhatItWasGrantedAndNoMore() {
        NewApiKey made = make("payroll", Optional.empty());
        assertEquals(
                made.key().id(), house.keys.find(made.secret()).orElseThrow().id());
        assertEquals(SHANGHAI, house.permissions.require(made.key().actor("10.0.0.1", "r"), "timesheet.read"));
        assertThrows(Denied.class, () -> house.permissions.require(made.key().actor("10.0.0.1", "r"), "account.write"));
    }

    @Test
    void t081TheSecretIsShownOnceAndStandsNowhere() {
        NewApiKey made = make("payroll", Optional.empty());
        assertFalse(made.toString().contains(made.secret()));
        assertFalse(house.audit.drafts().toString().contains(made.secret()));
        assertTrue(made.secret().endsWith(made.key().hint()));
        assertEquals(Optional.empty(), house.keys.find(made.secret().substring(1)));
        assertEquals(Optional.empty(), house.keys.find("Bearer"));
    }

    @Test
    void aKeyEndsWhenItExpires() {
        NewApiKey made = make("payroll", Optional.of(house.clock.instant().plusSeconds(60)));
        house.clock.advance(Duration.ofSeconds(59));
        assertTrue(house.keys.find(made.secret()).isPresent());
        house.clock.advance(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), house.keys.find(made.secret()));
        Refused refused = assertThrows(Refused.class, () -> make("late", Optional.of(house.clock.instant())));
        assertEquals("api-key.expired", refused.code());
    }

    @Test
    void aRevokedKeyIsOfNoUseAndStaysInTheList() {
        NewApiKey made = make("payroll", Optional.empty());
        house.keys.revoke(house.system(), made.key().id(), "leaked");
        house.keys.revoke(house.system(), made.key().id(), "again");
        assertEquals(Optional.empty(), house.keys.find(made.secret()));
        assertThrows(
                Denied.class, () -> house.permissions.require(made.key().actor("10.0.0.1", "r"), "timesheet.read"));
        assertTrue(house.keys.find(house.org, made.key().id()).revoked());
        assertEquals(
                1,
                house.audit.actions().stream().filter("api-key.revoke"::equals).count());
    }

    @Test
    void lastUseIsKnownToTheMinute() {
        NewApiKey made = make("payroll", Optional.empty());
        assertEquals(
                Optional.empty(), house.keys.find(house.org, made.key().id()).lastUsed());
        house.keys.find(made.secret());
        Optional<Instant> first = house.keys.find(house.org, made.key().id()).lastUsed();
        assertEquals(Optional.of(house.clock.instant()), first);
        house.clock.advance(Duration.ofSeconds(30));
        house.keys.find(made.secret());
        assertEquals(first, house.keys.find(house.org, made.key().id()).lastUsed());
    }

    @Test
    void aKeyCannotHoldMoreThanItsMaker() {
        var manager = house.operator("Mona", "MANAGER", SHANGHAI).actor("10.0.0.1", "r");
        Refused refused = assertThrows(
                Refused.class,
                () -> house.keys.create(
                        manager, new ApiKeyDraft("more", Set.of(Grant.everywhere("MANAGER")), Optional.empty())));
        assertEquals("grant.too-much", refused.code());
    }

    private NewApiKey make(String name, Optional<Instant> expires) {
        return house.keys.create(
                house.system(), new ApiKeyDraft(name, Set.of(new Grant(new RoleId("MANAGER"), SHANGHAI)), expires));
    }
}
