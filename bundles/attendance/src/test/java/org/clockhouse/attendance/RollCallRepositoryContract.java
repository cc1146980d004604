package org.clockhouse.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.day.RollCall;
import org.clockhouse.attendance.day.RollCall.Entry;
import org.clockhouse.attendance.day.RollCall.Found;
import org.clockhouse.attendance.day.RollCall.How;
import org.clockhouse.attendance.day.RollCall.Standing;
import org.clockhouse.attendance.day.RollCallId;
import org.clockhouse.attendance.spi.RollCallRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Transactions;
import org.junit.jupiter.api.Test;

/** What every repository of roll calls does. */
public abstract class RollCallRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private final OrgId org = OrgId.next();
    private final SiteId site = SiteId.next();
    private final EmployeeId ann = EmployeeId.next();
    private final EmployeeId bob = EmployeeId.next();

    protected abstract Transactions transactions();

    protected abstract RollCallRepository calls();

    private RollCall call() {
        RollCall call = new RollCall(
                new RollCall.Head(
                        RollCallId.next(),
                        site,
                        NOW,
                        "warden",
                        Set.of(TerminalId.next(), TerminalId.next()),
                        Optional.empty()),
                List.of(
                        new Entry(bob, Standing.INSIDE, Optional.of(NOW.minusSeconds(60)), Optional.empty()),
                        new Entry(ann, Standing.UNSEEN, Optional.empty(), Optional.empty())));
        transactions().run(org, () -> calls().add(call, 17));
        return call;
    }

    private RollCall stored(RollCall call) {
        return transactions().in(org, () -> calls().find(call.head().id()).orElseThrow());
    }

    @Test
    void aRollCallComesBackInItsOrder() {
        RollCall call = call();
        assertEquals(call, stored(call));
        assertEquals(
                List.of(new RollCallRepository.Running(call.head(), 17)),
                transactions().in(org, calls()::running));
        assertEquals(Optional.empty(), transactions().in(OrgId.next(), () -> calls().find(
                        call.head().id())));
    }

    @Test
    void aSiteHasOneAtATime() {
        RollCall first = call();
        assertEquals(
                "roll-call.running", assertThrows(Refused.class, this::call).code());
        RollCall.Mention end = new RollCall.Mention(NOW.plusSeconds(600), "warden");
        assertTrue(transactions().in(org, () -> calls().end(first.head().id(), end)));
        assertFalse(transactions().in(org, () -> calls().end(first.head().id(), end)));
        assertEquals(Optional.of(end), stored(first).head().ended());
        RollCall second = call();
        assertEquals(
                List.of(second.head().id(), first.head().id()),
                transactions().in(org, () -> calls().newest(10)).stream()
                        .map(one -> one.head().id())
                        .toList());
    }

    @Test
    void whoIsFoundStaysFoundByTheFirst() {
        RollCall call = call();
        RollCallId id = call.head().id();
        Found byHand = new Found(NOW.plusSeconds(30), How.HAND, "warden");
        Found byCard = new Found(NOW.plusSeconds(40), How.CARD, "t");
        assertTrue(transactions().in(org, () -> calls().found(id, bob, byHand)));
        assertFalse(transactions().in(org, () -> calls().found(id, bob, byCard)));
        assertEquals(Optional.of(byHand), stored(call).entries().get(0).found());
        assertFalse(transactions().in(org, () -> calls().found(id, EmployeeId.next(), byCard)));
        RollCall.Summary summary =
                transactions().in(org, () -> calls().newest(1)).get(0);
        assertEquals(2, summary.listed());
        assertEquals(1, summary.found());
    }

    @Test
    void onlyWhatAHandTickedIsTakenBack() {
        RollCall call = call();
        RollCallId id = call.head().id();
        transactions().run(org, () -> {
            calls().found(id, bob, new Found(NOW, How.HAND, "warden"));
            calls().found(id, ann, new Found(NOW, How.CARD, "t"));
        });
        assertTrue(transactions().in(org, () -> calls().lost(id, bob)));
        assertFalse(transactions().in(org, () -> calls().lost(id, ann)));
        assertEquals(Optional.empty(), stored(call).entries().get(0).found());
        assertTrue(stored(call).entries().get(1).found().isPresent());
    }

    @Test
    void whoIsNotOnTheListComesLastAndOnce() {
        RollCall call = call();
        Entry guest = new Entry(
                EmployeeId.next(), Standing.UNLISTED, Optional.empty(), Optional.of(new Found(NOW, How.CARD, "t")));
        transactions().run(org, () -> {
            calls().add(call.head().id(), guest);
            calls().add(call.head().id(), guest);
            calls().reached(call.head().id(), 21);
        });
        assertEquals(3, stored(call).entries().size());
        assertEquals(guest, stored(call).entries().get(2));
        assertEquals(21, transactions().in(org, calls()::running).get(0).position());
    }
}
