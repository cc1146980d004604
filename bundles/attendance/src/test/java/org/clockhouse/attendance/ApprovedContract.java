package org.clockhouse.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.leave.LeaveEntry;
import org.clockhouse.attendance.rule.PeriodPolicy.OnExpiry;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.request.RequestId;
import org.junit.jupiter.api.Test;

/** What every store keeps of approved requests and of leave accounts. */
public interface ApprovedContract extends AnnAndBob {

    @Test
    default void whatIsApprovedIsFoundByPersonAndTime() {
        Instant noon = Instant.parse("2026-11-16T04:00:00Z");
        Approved punch = new Approved(ANN, RequestId.next(), Approved.Kind.PUNCH_OUT, noon, noon, "");
        Approved leave = new Approved(
                ANN, RequestId.next(), Approved.Kind.LEAVE, noon.plusSeconds(60), noon.plusSeconds(3660), "ANNUAL");
        Approved others = new Approved(BOB, RequestId.next(), Approved.Kind.TRIP, noon, noon.plusSeconds(60), "");
        run(() -> List.of(punch, leave, others).forEach(approved()::put));
        assertEquals(List.of(punch, leave), approvedOf(List.of(ANN), noon.minusSeconds(60), noon.plusSeconds(120)));
        assertEquals(List.of(leave), approvedOf(List.of(ANN), noon.plusSeconds(3600), noon.plusSeconds(7200)));
        assertEquals(List.of(), approvedOf(List.of(ANN), noon.plusSeconds(4000), noon.plusSeconds(7200)));
        assertEquals(
                3, approvedOf(List.of(ANN, BOB), noon, noon.plusSeconds(7200)).size());
        assertEquals(List.of(), transactions().in(OrgId.next(), () -> approved()
                .of(List.of(ANN), noon, noon.plusSeconds(7200))));
    }

    @Test
    default void whatIsApprovedAgainReplacesAndWhatIsTakenBackIsGone() {
        Instant noon = Instant.parse("2026-11-16T04:00:00Z");
        RequestId request = RequestId.next();
        Approved first = new Approved(ANN, request, Approved.Kind.TRIP, noon, noon.plusSeconds(60), "");
        Approved longer = new Approved(ANN, request, Approved.Kind.TRIP, noon, noon.plusSeconds(600), "");
        run(() -> {
            approved().put(first);
            approved().put(longer);
        });
        assertEquals(List.of(longer), approvedOf(List.of(ANN), noon, noon.plusSeconds(60)));
        run(() -> approved().remove(ANN, request));
        assertEquals(List.of(), approvedOf(List.of(ANN), noon, noon.plusSeconds(60)));
        run(() -> approved().remove(ANN, request));
    }

    private List<Approved> approvedOf(List<EmployeeId> people, Instant from, Instant until) {
        return in(() -> approved().of(people, from, until));
    }

    @Test
    default void aLineOfALeaveAccountIsAddedOnce() {
        LeaveEntry grant = new LeaveEntry(
                ANN,
                "ANNUAL",
                LeaveEntry.Kind.GRANTED,
                "2026",
                MONDAY,
                2_400,
                Optional.of(MONDAY.plusYears(1)),
                OnExpiry.PAY_AT_RATE,
                "",
                "HR",
                NOW);
        LeaveEntry taken = new LeaveEntry(
                ANN,
                "ANNUAL",
                LeaveEntry.Kind.TAKEN,
                "r1",
                MONDAY.plusDays(1),
                -480,
                Optional.empty(),
                OnExpiry.LAPSE,
                "回家",
                "王",
                NOW);
        run(() -> {
            assertEquals(2, leaves().add(List.of(grant, taken)));
            assertEquals(0, leaves().add(List.of(grant)));
            assertTrue(leaves().isKept("ANNUAL"));
            assertFalse(leaves().isKept("LIEU"));
            assertEquals(List.of(grant, taken), leaves().of(List.of(ANN, BOB)));
        });
        assertEquals(List.of(), transactions().in(OrgId.next(), () -> leaves().of(List.of(ANN))));
    }

    @Test
    default void sinceWhenSomebodyWorksIsWhatWasSaidLast() {
        run(() -> {
            leaves().setWorkingSince(ANN, MONDAY);
            leaves().setWorkingSince(ANN, MONDAY.minusYears(9));
            assertEquals(Map.of(ANN, MONDAY.minusYears(9)), leaves().workingSince(List.of(ANN, BOB)));
        });
    }
}
