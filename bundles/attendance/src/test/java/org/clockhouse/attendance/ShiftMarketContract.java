package org.clockhouse.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.market.OpenShift;
import org.clockhouse.attendance.market.OpenShift.Claim;
import org.clockhouse.attendance.market.OpenShiftId;
import org.clockhouse.attendance.market.Swap;
import org.clockhouse.attendance.market.SwapId;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterEdit.Change;
import org.clockhouse.attendance.spi.OpenShiftRepository;
import org.clockhouse.attendance.spi.SwapRepository;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.request.RequestId;
import org.junit.jupiter.api.Test;

/** What every repository of swaps and open shifts does. */
public abstract class ShiftMarketContract {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    private final OrgId org = OrgId.next();
    private final EmployeeId ann = EmployeeId.next();
    private final EmployeeId bob = EmployeeId.next();

    protected abstract Transactions transactions();

    protected abstract SwapRepository swaps();

    protected abstract OpenShiftRepository openShifts();

    private RosterDraft cell(EmployeeId employee, long version, ShiftId... shifts) {
        return new RosterDraft(employee, MONDAY, RosterDraft.Kind.PLAN, List.of(shifts), version);
    }

    private Swap swap() {
        ShiftId day = ShiftId.next();
        return new Swap(
                SwapId.next(),
                ann,
                bob,
                MONDAY,
                MONDAY,
                List.of(
                        new Change(cell(ann, 0, day), cell(ann, 0)),
                        new Change(cell(bob, 0), cell(bob, 0, day, ShiftId.next()))),
                "家里有事",
                NOW,
                Swap.State.ASKED,
                Optional.empty(),
                0);
    }

    @Test
    void aSwapComesBackForBothAndChangesOnlyAsItWasRead() {
        Swap asked = transactions().in(org, () -> swaps().put(swap()));
        assertEquals(1, asked.version());
        assertEquals(Optional.of(asked), transactions().in(org, () -> swaps().find(asked.id())));
        for (EmployeeId either : List.of(ann, bob)) {
            assertEquals(List.of(asked), transactions().in(org, () -> swaps().of(either, NOW, MONDAY)));
        }
        Swap agreed = transactions().in(org, () -> swaps().put(asked.answered(Swap.State.AGREED)
                .asRequest(RequestId.next())
                .done(List.of(new Change(cell(ann, 3), cell(ann, 4))))));
        assertEquals(Optional.of(agreed), transactions().in(org, () -> swaps().find(asked.id())));
        assertThrows(Stale.class, () -> transactions().in(org, () -> swaps().put(asked)));
    }

    @Test
    void oldSwapsAndThoseOfOthersAreNotListed() {
        transactions().in(org, () -> swaps().put(swap()));
        assertEquals(List.of(), transactions().in(org, () -> swaps().of(EmployeeId.next(), NOW, MONDAY)));
        assertEquals(List.of(), transactions().in(org, () -> swaps().of(ann, NOW.plusSeconds(1), MONDAY.plusDays(1))));
        assertEquals(
                1,
                transactions()
                        .in(org, () -> swaps().of(ann, NOW.plusSeconds(1), MONDAY))
                        .size());
        assertEquals(List.of(), transactions().in(OrgId.next(), () -> swaps().of(ann, NOW, MONDAY)));
    }

    private OpenShift open(LocalDate date) {
        return new OpenShift(
                OpenShiftId.next(),
                DepartmentId.next(),
                "护士",
                date,
                ShiftId.next(),
                2,
                OpenShift.Giving.CHOSEN,
                "旺季",
                false,
                List.of(),
                0);
    }

    @Test
    void anOpenShiftKeepsItsClaims() {
        OpenShift opened = transactions().in(org, () -> openShifts().put(open(MONDAY)));
        assertEquals(
                Optional.of(opened), transactions().in(org, () -> openShifts().hold(opened.id())));
        OpenShift claimed = transactions().in(org, () -> openShifts()
                .put(opened.claimed(new Claim(bob, Claim.State.WANTED, NOW, List.of()))
                        .claimed(new Claim(
                                ann,
                                Claim.State.GIVEN,
                                NOW.plusSeconds(1),
                                List.of(new Change(cell(ann, 0), cell(ann, 5, ShiftId.next())))))));
        assertEquals(
                Optional.of(claimed), transactions().in(org, () -> openShifts().hold(opened.id())));
        assertEquals(1, claimed.free());
        OpenShift ended = transactions()
                .in(org, () -> openShifts().put(claimed.without(bob).ended()));
        assertEquals(
                Optional.of(ended), transactions().in(org, () -> openShifts().hold(opened.id())));
        assertThrows(
                Stale.class, () -> transactions().in(org, () -> openShifts().put(claimed)));
    }

    @Test
    void openShiftsAreListedByDate() {
        OpenShift later = transactions().in(org, () -> openShifts().put(open(MONDAY.plusDays(1))));
        OpenShift first = transactions().in(org, () -> openShifts().put(open(MONDAY)));
        assertEquals(
                List.of(first, later), transactions().in(org, () -> openShifts().between(MONDAY, MONDAY.plusDays(1))));
        assertEquals(List.of(first), transactions().in(org, () -> openShifts().between(MONDAY.minusDays(9), MONDAY)));
        assertEquals(Optional.empty(), transactions().in(OrgId.next(), () -> openShifts()
                .hold(first.id())));
    }
}
