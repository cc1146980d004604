package org.clockhouse.credential.internal.use;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialTerms;
import org.clockhouse.credential.Holding;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.PeopleCopies.Copy;
import org.clockhouse.registry.organisation.Site;
import org.junit.jupiter.api.Test;

class CardCopyDeskTest {

    private static final CardNumber NUMBER = CardNumber.of(32, 0x04A1B2C3L);

    private final TestClock clock = new TestClock("2026-11-02T08:00:00Z");
    private final InMemoryRegistry registry =
            new InMemoryRegistry(new InMemoryTransactions(), new RecordedAudit(), new RecordedChanges(), clock);
    private final InMemoryDesk desk = new InMemoryDesk(registry, new RecordedAudit(), new RecordedChanges(), clock);
    private final Site branch = registry.site("分部", "Asia/Shanghai");
    private final EmployeeId wang = EmployeeId.next();
    private final EmployeeId li = EmployeeId.next();
    private final TerminalId gate = TerminalId.next();

    CardCopyDeskTest() {
        registry.copies.set(
                registry.org,
                branch.id(),
                List.of(
                        new Copy(wang, "000117", new LocalName("王小明", "")),
                        new Copy(li, "000118", new LocalName("李雷", ""))));
    }

    @Test
    void aCardIsItsHoldersFromWhenItWasIssuedElsewhere() {
        set(card(CredentialId.next(), wang, CredentialState.ACTIVE));
        assertEquals(Optional.of(wang), holder());
        assertEquals(Set.of(wang), desk.levels.all(registry.org).get(0).group().people());
    }

    @Test
    void aCardThatWasHandedOnIsTheNextOnesEvenIfItsEndWasNotHeardOf() {
        CredentialId first = CredentialId.next();
        set(card(first, wang, CredentialState.ACTIVE));
        clock.advance(Duration.ofDays(1));
        set(card(CredentialId.next(), li, CredentialState.ACTIVE));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(Optional.of(li), holder());
        assertEquals(
                CredentialState.REVOKED,
                desk.credentials.find(registry.org, Scope.EVERYBODY, first).state());
    }

    @Test
    void whatIsStoppedElsewhereIsStoppedHereAndComesBackWithIt() {
        CredentialId id = CredentialId.next();
        for (CredentialState state :
                List.of(CredentialState.ACTIVE, CredentialState.SUSPENDED, CredentialState.ACTIVE)) {
            set(card(id, wang, state));
            assertEquals(
                    state,
                    desk.credentials.find(registry.org, Scope.EVERYBODY, id).state());
        }
        set();
        assertEquals(
                CredentialState.REVOKED,
                desk.credentials.find(registry.org, Scope.EVERYBODY, id).state());
    }

    private void set(Credential... credentials) {
        desk.copies.set(registry.org, List.of(credentials), Map.of(gate, Set.of(wang)));
    }

    private Optional<EmployeeId> holder() {
        Holding holding = desk.holders.holderAt(registry.org, CredentialKind.CARD, "04A1B2C3", clock.instant());
        return holding.known();
    }

    private Credential card(CredentialId id, EmployeeId holder, CredentialState state) {
        Instant issued = clock.instant();
        return new Credential(
                id,
                holder,
                new Identifier.Card(NUMBER),
                state,
                issued,
                Optional.empty(),
                issued,
                Optional.empty(),
                Optional.empty(),
                "",
                CredentialTerms.standard(true, issued),
                3);
    }
}
