package org.clockhouse.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.TimeOrdered;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.terminal.Errand.State;
import org.clockhouse.terminal.ErrandTask.Movement;
import org.clockhouse.terminal.spi.ErrandRepository;
import org.clockhouse.terminal.spi.EventRepository;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.junit.jupiter.api.Test;

/** What every keeper of errands and events must do. Each test uses a company of its own. */
public abstract class ErrandRepositoryContract {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    private final OrgId org = OrgId.next();

    protected abstract Transactions transactions();

    protected abstract TerminalRepository terminals();

    protected abstract ErrandRepository errands();

    protected abstract EventRepository events();

    private <T> T in(Supplier<T> work) {
        return transactions().in(org, work::get);
    }

    private TerminalId terminal() {
        Terminal gate = new Terminal(
                TerminalId.next(),
                new LocalName("", "Gate"),
                SiteId.next(),
                Optional.empty(),
                "acme.post",
                "",
                Map.of(),
                Optional.of(ZoneId.of("Europe/Madrid")),
                "",
                "",
                Direction.BOTH,
                Terminal.Purpose.BOTH,
                NOON,
                Terminal.Status.IN_USE,
                0);
        transactions().run(org, () -> terminals().add(gate));
        return gate.id();
    }

    private Errand add(TerminalId terminal, ErrandTask task) {
        return in(() -> errands().add(terminal, task, NOON, Optional.of(NOON.plusSeconds(3)), "Ana"));
    }

    @Test
    void everyTaskIsReadBackWholeUnderTheNextNumber() {
        TerminalId gate = terminal();
        List<ErrandTask> tasks = List.of(
                new ErrandTask.PutHolder("007", "王芳", Optional.of("0001e240"), Optional.of("4711")),
                new ErrandTask.PutHolder("8", "", Optional.empty(), Optional.empty()),
                new ErrandTask.RemoveHolder("007"),
                new ErrandTask.SetClock(),
                new ErrandTask.Restart(),
                new ErrandTask.MoveDoor(2, Movement.LOCK_DOWN),
                new ErrandTask.ReadPunches(
                        LocalDateTime.of(2026, 1, 1, 0, 0), LocalDateTime.of(2026, 1, 31, 23, 59, 59)),
                new ErrandTask.ReadHolders(),
                new ErrandTask.Identify(),
                new ErrandTask.ShowMessage(
                        7, "停电检修", LocalDateTime.of(2026, 1, 1, 0, 0), LocalDateTime.of(2026, 1, 31, 23, 59, 59), true),
                new ErrandTask.AddressMessage(7, "007"),
                new ErrandTask.WithdrawMessage(7),
                new ErrandTask.Probe(),
                new ErrandTask.ClearLog("full"),
                new ErrandTask.SetOption("VOLUME", "60"),
                new ErrandTask.Visit(),
                new ErrandTask.ReadLog(),
                new ErrandTask.Resync(Optional.empty(), true),
                new ErrandTask.Resync(Optional.of(EmployeeId.next()), false));
        List<Errand> added = tasks.stream().map(task -> add(gate, task)).toList();
        assertEquals(
                LongStream.rangeClosed(1, tasks.size()).boxed().toList(),
                added.stream().map(Errand::number).toList());
        assertEquals(added, in(() -> errands().open(gate)));
        assertEquals(Optional.of(added.get(0)), in(() -> errands().find(gate, 1)));
        assertEquals(Optional.empty(), in(() -> errands().find(TerminalId.next(), 1)));
    }

    @Test
    void whatIsSettledIsNoLongerOpenAndStaysInTheList() {
        TerminalId gate = terminal();
        Errand first = add(gate, new ErrandTask.Identify());
        Errand second = add(gate, new ErrandTask.Restart());
        Errand sent = first.become(State.SENT, "", NOON.plusSeconds(1));
        transactions().run(org, () -> errands().update(sent));
        assertEquals(1, in(() -> errands().open(gate)).get(0).handed());
        Errand forwarded = sent.become(State.FORWARDED, "", NOON.plusSeconds(1));
        transactions().run(org, () -> errands().update(forwarded));
        assertEquals(List.of(forwarded, second), in(() -> errands().open(gate)));
        assertEquals(Set.of(gate), in(() -> errands().terminals()));
        Errand refused = sent.become(State.REFUSED, "-1002", NOON.plusSeconds(2));
        transactions().run(org, () -> errands().update(refused));
        assertEquals(List.of(second), in(() -> errands().open(gate)));
        Slice<Errand> latest = in(() -> errands().page(gate, Page.first(1)));
        assertEquals(List.of(second), latest.items());
        assertEquals(
                List.of(refused),
                in(() -> errands().page(gate, new Page(latest.next(), 5))).items());
    }

    @Test
    void terminalsWithSomethingOpenAreKnown() {
        TerminalId gate = terminal();
        TerminalId other = terminal();
        assertEquals(Set.of(), in(() -> errands().terminals()));
        Errand errand = add(gate, new ErrandTask.Identify());
        add(other, new ErrandTask.Identify());
        transactions().run(org, () -> errands().update(errand.become(State.CONFIRMED, "", NOON)));
        assertEquals(Set.of(other), in(() -> errands().terminals()));
    }

    @Test
    void aRecordOfATerminalIsKeptOnce() {
        TerminalId gate = terminal();
        TerminalEvent first = event(gate, "r1", Optional.of(LocalDateTime.of(2020, 2, 23, 0, 4, 8)));
        TerminalEvent second = event(gate, "r2", Optional.empty());
        assertTrue(in(() -> events().add(first)));
        assertFalse(in(() -> events().add(event(gate, "r1", Optional.empty()))));
        assertTrue(in(() -> events().add(second)));
        assertTrue(in(() -> events().add(event(terminal(), "r1", Optional.empty()))));
        Slice<TerminalEvent> latest = in(() -> events().page(gate, Page.first(1)));
        assertEquals(List.of(second), latest.items());
        assertEquals(
                List.of(first),
                in(() -> events().page(gate, new Page(latest.next(), 5))).items());
    }

    private static TerminalEvent event(TerminalId terminal, String record, Optional<LocalDateTime> reading) {
        return new TerminalEvent(
                TimeOrdered.uuid().toString(), terminal, record, "MENU_ENTERED", "4", reading, NOON, "7", "原文");
    }
}
