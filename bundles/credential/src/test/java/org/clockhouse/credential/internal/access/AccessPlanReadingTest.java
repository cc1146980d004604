package org.clockhouse.credential.internal.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.WallTerminals;
import org.clockhouse.credential.access.AccessLevel;
import org.clockhouse.credential.access.AccessLevelId;
import org.clockhouse.credential.access.AccessPlan;
import org.clockhouse.credential.access.AccessPlans;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.organisation.Site;
import org.junit.jupiter.api.Test;

/** Whoever works days out asks round after round; every terminal is read when one was changed, and not for each of them. */
class AccessPlanReadingTest {

    private final TestClock clock = new TestClock("2026-11-01T02:00:00Z");
    private final RecordedAudit audit = new RecordedAudit();
    private final RecordedChanges hints = new RecordedChanges();
    private final InMemoryRegistry registry = new InMemoryRegistry(new InMemoryTransactions(), audit, hints, clock);
    private final InMemoryDesk desk = new InMemoryDesk(registry, audit, hints, clock);
    private final AccessPlans plans = (AccessPlans) desk.levels;
    private final Site works = registry.site("工厂", "Asia/Shanghai");
    private final WallTerminal gate = hang("Gate");

    private WallTerminal hang(String name) {
        WallTerminal terminal = WallTerminals.at(works.id(), name, true, clock.instant());
        desk.wall.hung.add(terminal);
        return terminal;
    }

    private void level() {
        desk.levels.add(
                registry.actor,
                new AccessLevel(
                        AccessLevelId.next(),
                        new LocalName("", "Lab"),
                        AccessLevel.Places.of(Set.of(gate.id())),
                        new AccessLevel.Group(Set.of(), Set.of(), false),
                        AccessLevel.Validity.ALWAYS,
                        0));
    }

    private AccessPlan read() {
        return plans.read(registry.actor.org());
    }

    @Test
    void withoutLevelsNoTerminalIsRead() {
        assertEquals(AccessPlan.PLAIN, read());
        assertEquals(0, desk.wall.readings);
    }

    @Test
    void withLevelsTerminalsAreReadOnceUntilOneChanges() {
        level();
        AccessPlan plan = read();
        for (int round = 0; round < 20; round++) {
            assertEquals(plan, read());
        }
        assertEquals(1, desk.wall.readings);
        WallTerminal back = hang("Back");
        assertEquals(List.of(gate, back), read().terminals());
        assertEquals(2, desk.wall.readings);
        desk.wall.hung.remove(back);
        assertEquals(1, read().terminals().size());
    }

    @Test
    void aLevelThatChangesCountsAtOnce() {
        level();
        assertEquals(1, read().ways().size());
        level();
        assertEquals(2, read().ways().size());
        assertEquals(1, desk.wall.readings);
    }
}
