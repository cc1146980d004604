package org.clockhouse.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.TimeOrdered;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.terminal.spi.ExpectedRepository;
import org.junit.jupiter.api.Test;

/** What every keeper of terminals authorised beforehand must do. */
public abstract class ExpectedRepositoryContract {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    private final OrgId org = OrgId.next();
    private final SiteId works = SiteId.next();
    private final SiteId office = SiteId.next();

    protected abstract Transactions transactions();

    protected abstract ExpectedRepository expected();

    private <T> T in(Supplier<T> work) {
        return transactions().in(org, work::get);
    }

    private void run(Runnable work) {
        transactions().in(org, () -> {
            work.run();
            return null;
        });
    }

    private ExpectedTerminal terminal(SiteId site, String serial) {
        return new ExpectedTerminal(
                TimeOrdered.uuid().toString(),
                serial,
                new ExpectedTerminal.Draft(
                        new LocalName("东门", "East gate"),
                        site,
                        Optional.of(AreaId.next()),
                        "zk.push",
                        Direction.IN,
                        Terminal.Purpose.BOTH,
                        Optional.of(LocalDate.of(2026, 11, 1))),
                Optional.of(NOON),
                "kit",
                NOON,
                Optional.empty());
    }

    @Test
    void anAwaitedTerminalIsFoundByItsKeyUntilItHasArrived() {
        ExpectedTerminal gate = terminal(works, "A1");
        run(() -> expected().add(gate, "serial|A1"));
        assertEquals(Optional.of(gate), in(() -> expected().byKey("serial|A1")));
        assertEquals(Optional.empty(), in(() -> expected().byKey("serial|a1")));
        ExpectedTerminal here = gate.arrivedAs(TerminalId.next(), NOON);
        run(() -> expected().replace(here, ""));
        assertEquals(Optional.empty(), in(() -> expected().byKey("serial|A1")));
        assertEquals(Optional.of(here), in(() -> expected().find(gate.id())));
        run(() -> expected().remove(gate.id()));
        assertEquals(Optional.empty(), in(() -> expected().find(gate.id())));
    }

    @Test
    void aKeyFindsOne() {
        run(() -> expected().add(terminal(works, "A1"), "serial|A1"));
        Refused refused =
                assertThrows(Refused.class, () -> run(() -> expected().add(terminal(works, "A1"), "serial|A1")));
        assertEquals("terminal.expected.taken", refused.code());
    }

    @Test
    void theLatestComeFirstAndAScopeSeesThoseOfItsSites() {
        ExpectedTerminal gate = terminal(works, "A1");
        ExpectedTerminal door = terminal(office, "A2");
        run(() -> {
            expected().add(gate, "serial|A1");
            expected().add(door, "serial|A2");
        });
        Slice<ExpectedTerminal> first = in(() -> expected().page(Scope.EVERYBODY, Page.first(1)));
        assertEquals(List.of(door), first.items());
        assertEquals(
                List.of(gate),
                in(() -> expected().page(Scope.EVERYBODY, new Page(first.next(), 1)))
                        .items());
        Scope there = new Scope(false, Set.of(works), Set.of(), Set.of());
        assertEquals(
                List.of(gate), in(() -> expected().page(there, Page.first(9))).items());
    }
}
