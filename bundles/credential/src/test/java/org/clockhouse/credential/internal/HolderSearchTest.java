package org.clockhouse.credential.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Holding;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.Sighting;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.kernel.internal.ChangeDispatcher;
import org.clockhouse.kernel.internal.ThreadWorkers;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With hints as the suite has them: what was asked for before is remembered, and holds no longer than it is true. */
class HolderSearchTest {

    private static final Identifier.Card CARD = new Identifier.Card(CardNumber.of(32, 0x04A1B2C3L));

    private final TestClock clock = new TestClock("2026-11-23T02:00:00Z");
    private final RecordedAudit audit = new RecordedAudit();
    private final ChangeDispatcher hints = new ChangeDispatcher(new ThreadWorkers());
    private final InMemoryRegistry registry = new InMemoryRegistry(new InMemoryTransactions(), audit, hints, clock);
    private final InMemoryDesk desk = new InMemoryDesk(registry, audit, hints, clock);
    private final Site site = registry.site("上海", "Asia/Shanghai");
    private final Department works = registry.department("工厂");

    @AfterEach
    void stop() {
        hints.stop();
    }

    private Optional<EmployeeId> whose(Sighting sighting) {
        Holding first = desk.holders.resolve(registry.org, List.of(sighting)).get(0);
        assertEquals(
                first, desk.holders.resolve(registry.org, List.of(sighting)).get(0));
        return first.known();
    }

    private Optional<EmployeeId> number() {
        return whose(Sighting.number("117", clock.instant()));
    }

    private Optional<EmployeeId> card() {
        return whose(Sighting.card("04A1B2C3", clock.instant()));
    }

    @Test
    void whoIsHiredIsKnownByTheNextPunch() {
        assertEquals(Optional.empty(), number());
        Employee wang = registry.hire("000117", "王小明", site, works);
        assertEquals(Optional.of(wang.id()), number());
        Employee li = registry.hire("117", "李雷", site, works);
        assertEquals(Optional.of(li.id()), number(), "the one with exactly this number");
    }

    @Test
    void aCardIsItsNewHoldersWithTheNextPunchAndItsOldHoldersBefore() {
        Employee wang = registry.hire("000117", "王小明", site, works);
        Employee li = registry.hire("000118", "李雷", site, works);
        assertEquals(Optional.empty(), card());
        Credential first = issue(wang);
        clock.advance(Duration.ofHours(1));
        assertEquals(Optional.of(wang.id()), card());
        Sighting before = Sighting.card("04A1B2C3", clock.instant());
        clock.advance(Duration.ofHours(1));
        desk.credentials.move(
                registry.actor, Scope.EVERYBODY, first.id(), CredentialState.REVOKED, "returned", first.version());
        clock.advance(Duration.ofHours(1));
        assertEquals(Optional.empty(), card());
        issue(li);
        clock.advance(Duration.ofHours(1));
        assertEquals(Optional.of(li.id()), card());
        assertEquals(Optional.of(wang.id()), whose(before));
    }

    @Test
    void whatATransactionSeesThatIsRolledBackIsNotRemembered() {
        try {
            registry.transactions.run(registry.org, () -> {
                registry.hire("000117", "王小明", site, works);
                assertTrue(number().isPresent());
                throw new IllegalStateException("on purpose");
            });
        } catch (IllegalStateException expected) {
            assertEquals("on purpose", expected.getMessage());
        }
        assertEquals(Optional.empty(), number());
    }

    private Credential issue(Employee holder) {
        return desk.credentials.issue(
                registry.actor,
                Scope.EVERYBODY,
                new CredentialDraft(holder.id(), CARD, Optional.empty(), Optional.empty(), true));
    }
}
