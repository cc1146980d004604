package org.clockhouse.attendance.internal.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.InMemoryFailedStarts;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchAttributes.Outcome;
import org.clockhouse.request.Ticket;
import org.clockhouse.request.TicketFilter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Friday 20 November 2026: the shift starts at 09:00 in Shanghai, which is 01:00 UTC. */
class FailedStartsTest {

    private final Office office = new Office();
    private final EmployeeId ann = office.hire();
    private final FailedStarts starts = new FailedStarts(
            office.log,
            office.memory.results,
            new InMemoryFailedStarts(office.transactions),
            office.desk.tickets,
            office.registry.organisation,
            office.transactions,
            office.clock,
            office.workers);

    @BeforeEach
    void start() {
        office.at("2026-11-20T00:30:00Z");
        office.everybodyWorks(OfficeShifts.workdays(office.shift("D9", "09:00", "18:00")), "2026-11-01");
        office.settle();
    }

    @Test
    void t112WhoIsRefusedBeforeTheShiftAndDoesNotGetThroughIsFollowedUp() {
        refuse("2026-11-20T08:58:00");
        refuse("2026-11-20T08:58:09");
        starts.look();
        assertEquals(List.of(), tickets());
        office.clock.advance(Duration.ofMinutes(11));
        starts.look();
        starts.look();
        assertEquals(1, tickets().size());
        Ticket ticket = tickets().get(0);
        assertEquals(Optional.of(ann), ticket.employee());
        assertEquals(Ticket.Subject.OTHER.desk(), ticket.desk());
        String text = ticket.entries().get(0).text();
        assertTrue(text.contains("2026-11-20 08:58") && text.contains("MISREAD"), text);
    }

    @Test
    void t112WhoGotThroughWithAnotherTryIsNot() {
        refuse("2026-11-20T08:58:00");
        office.punch(ann, "2026-11-20 08:58:20");
        office.clock.advance(Duration.ofMinutes(11));
        starts.look();
        assertEquals(List.of(), tickets());
    }

    @Test
    void t112ARefusalFarFromTheStartSaysNothingOfTheShift() {
        refuse("2026-11-20T06:00:00");
        refuse("2026-11-20T12:00:00");
        office.clock.advance(Duration.ofHours(6));
        starts.look();
        assertEquals(List.of(), tickets());
    }

    private List<Ticket> tickets() {
        return office.desk
                .tickets
                .page(
                        office.org,
                        Scope.EVERYBODY,
                        new TicketFilter(Optional.empty(), Optional.empty(), Optional.empty(), false),
                        Page.first(10))
                .items();
    }

    private void refuse(String wall) {
        office.passed(
                ann,
                wall,
                new PunchAttributes(
                        Method.FINGERPRINT,
                        FunctionKey.UNSTATED,
                        0,
                        "",
                        Outcome.REFUSED,
                        "MISREAD",
                        Direction.BOTH,
                        true,
                        "",
                        ""));
    }
}
