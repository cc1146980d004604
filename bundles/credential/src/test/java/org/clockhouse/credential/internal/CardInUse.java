package org.clockhouse.credential.internal;

import java.util.List;
import java.util.Optional;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.Sighting;
import org.clockhouse.credential.WallTerminals;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.use.CardSight;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;

/** Wang's card, and two terminals where he works, of which one is reached. It is Monday 23 November 2026, ten in the morning there. */
public final class CardInUse {

    private static final Identifier.Card CARD = new Identifier.Card(CardNumber.of(32, 0x04A1B2C3L));

    public final TestClock clock = new TestClock("2026-11-23T02:00:00Z");
    public final RecordedAudit audit = new RecordedAudit();
    private final RecordedChanges hints = new RecordedChanges();
    public final InMemoryRegistry registry = new InMemoryRegistry(new InMemoryTransactions(), audit, hints, clock);
    public final InMemoryDesk desk = new InMemoryDesk(registry, audit, hints, clock);
    public final Site site = registry.site("上海", "Asia/Shanghai");
    public final Department works = registry.department("工厂");
    private final Department line = registry.department("一线", works);
    public final Employee wang = registry.hire("000117", "王小明", site, line);
    public final WallTerminal gate = hang("Gate", true);
    public final WallTerminal store = hang("Store", false);

    public void see(long position, boolean letIn) {
        desk.uses.note(
                registry.org,
                position,
                List.of(new CardSight(gate.id(), Sighting.card("04A1B2C3", clock.instant()), clock.instant(), letIn)));
    }

    private WallTerminal hang(String name, boolean reachable) {
        WallTerminal terminal =
                WallTerminals.at(site.id(), name, reachable, clock.instant().minusSeconds(600));
        desk.wall.hung.add(terminal);
        return terminal;
    }

    public Credential issue(boolean active) {
        return desk.credentials.issue(
                registry.actor,
                Scope.EVERYBODY,
                new CredentialDraft(wang.id(), CARD, Optional.empty(), Optional.empty(), active));
    }

    public Credential issue(boolean active, long number) {
        return desk.credentials.issue(
                registry.actor,
                Scope.EVERYBODY,
                new CredentialDraft(
                        wang.id(),
                        new Identifier.Card(CardNumber.of(32, number)),
                        Optional.empty(),
                        Optional.empty(),
                        active));
    }

    public Credential move(Credential card, CredentialState to) {
        return desk.credentials.move(registry.actor, Scope.EVERYBODY, card.id(), to, "a reason", card.version());
    }
}
