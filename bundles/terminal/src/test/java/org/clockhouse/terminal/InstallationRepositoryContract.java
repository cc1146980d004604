package org.clockhouse.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.TimeOrdered;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.terminal.Installation.Check;
import org.clockhouse.terminal.Installation.Link;
import org.clockhouse.terminal.Installation.Verdict;
import org.clockhouse.terminal.spi.InstallationRepository;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every keeper of installation sheets must do. */
public abstract class InstallationRepositoryContract {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    private final OrgId org = OrgId.next();
    private final TerminalId gate = TerminalId.next();

    protected abstract Transactions transactions();

    protected abstract TerminalRepository terminals();

    protected abstract InstallationRepository installations();

    @BeforeEach
    void aTerminalHangs() {
        Terminal terminal = new Terminal(
                gate,
                new LocalName("东门", "East gate"),
                SiteId.next(),
                Optional.empty(),
                "zk.push",
                "",
                Map.of(),
                Optional.of(ZoneId.of("Asia/Shanghai")),
                "A1",
                "",
                Direction.BOTH,
                Terminal.Purpose.ATTENDANCE,
                NOON,
                Terminal.Status.IN_USE,
                0);
        transactions().run(org, () -> terminals().add(terminal));
    }

    private Installation stored() {
        return transactions().in(org, () -> installations().of(gate));
    }

    private void put(Installation.Draft draft, long version) {
        Installation sheet =
                new Installation(gate, draft, List.of(), Optional.of(new Installation.Written("kit", NOON)), version);
        transactions().run(org, () -> installations().put(sheet));
    }

    @Test
    void aSheetIsWrittenAndWrittenAgainWithItsVersion() {
        assertEquals(Installation.unwritten(gate, List.of()), stored());
        Installation.Draft draft = new Installation.Draft(
                Link.POE,
                "192.168.1.201, port 7",
                Map.of(Check.GLARE, Verdict.FAILED, Check.POWER, Verdict.PASSED),
                "");
        put(draft, 0);
        assertEquals(draft, stored().draft());
        assertEquals(1, stored().version());
        assertThrows(Stale.class, () -> put(draft, 0));
        Installation.Draft better =
                new Installation.Draft(Link.WIFI, "", Map.of(Check.GLARE, Verdict.PASSED), "turned to the wall");
        put(better, 1);
        assertEquals(better, stored().draft());
        assertEquals(2, stored().version());
        assertThrows(Stale.class, () -> put(draft, 1));
    }

    @Test
    void photographsStandBesideTheSheetTheOldestFirst() {
        Installation.Photo first = photo();
        Installation.Photo second = photo();
        transactions().run(org, () -> installations().add(gate, first));
        transactions().run(org, () -> installations().add(gate, second));
        assertEquals(List.of(first, second), stored().photos());
        put(stored().draft(), 0);
        transactions().run(org, () -> installations().remove(gate, first.id()));
        assertEquals(List.of(second), stored().photos());
    }

    private static Installation.Photo photo() {
        return new Installation.Photo(TimeOrdered.uuid().toString(), "a".repeat(64), "kit", NOON);
    }
}
