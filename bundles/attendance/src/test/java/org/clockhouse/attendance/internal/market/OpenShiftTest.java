package org.clockhouse.attendance.internal.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.market.OpenShift;
import org.clockhouse.attendance.market.OpenShift.Claim;
import org.clockhouse.attendance.market.OpenShift.Giving;
import org.clockhouse.attendance.market.OpenShiftDraft;
import org.clockhouse.attendance.market.OpenShifts.Offered;
import org.clockhouse.attendance.roster.OneOff;
import org.clockhouse.attendance.roster.RosterQuery;
import org.clockhouse.attendance.roster.RosterSheet.Finding;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.notice.NoticeTopic;
import org.junit.jupiter.api.Test;

/** Shifts that planners open and people take. */
class OpenShiftTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    private final Office office = new Office();
    private final EmployeeId ann = office.hire();
    private final EmployeeId bob = office.hire();
    private final Shift late = office.shift("Pm", "15:00", "23:00");

    private OpenShift open(int places, Giving giving) {
        return office.openShifts.open(
                office.actor,
                Scope.EVERYBODY,
                new OpenShiftDraft(office.works.id(), "", MONDAY, late.id(), places, giving, "旺季"));
    }

    private OpenShift take(EmployeeId person, OpenShift shift) {
        return office.openShifts.take(office.actor, person, shift.id());
    }

    private boolean works(EmployeeId employee) {
        RosterQuery query =
                new RosterQuery(MONDAY, MONDAY, Optional.empty(), Optional.empty(), Set.of(employee), "", Set.of());
        return office.grid
                .sheet(office.org, Scope.EVERYBODY, query, Page.first(5))
                .rows()
                .get(0)
                .cells()
                .get(0)
                .shifts()
                .contains(late.id());
    }

    private static String refused(org.junit.jupiter.api.function.Executable act) {
        return assertThrows(Refused.class, act).code();
    }

    @Test
    void whoComesFirstWorksItAndFullIsFull() {
        OpenShift shift = open(1, Giving.FIRST_COME);
        assertEquals(
                List.of(NoticeTopic.OPEN_SHIFT, NoticeTopic.OPEN_SHIFT),
                office.notices.sent().stream().map(each -> each.topic()).toList());
        assertEquals(0, take(ann, shift).free());
        assertTrue(works(ann));
        assertEquals(1, take(ann, shift).claims().size(), "taking twice is once");
        assertEquals("open-shift.full", refused(() -> take(bob, shift)));
        assertEquals("open-shift.given", refused(() -> office.openShifts.leave(office.actor, ann, shift.id())));
    }

    @Test
    void thePlannerChoosesAmongThoseWhoWantIt() {
        OpenShift shift = open(1, Giving.CHOSEN);
        take(ann, shift);
        take(bob, shift);
        assertTrue(!works(ann) && !works(bob));
        assertEquals(
                1,
                office.openShifts.leave(office.actor, ann, shift.id()).claims().size());
        OpenShift given = office.openShifts.give(office.actor, Scope.EVERYBODY, shift.id(), bob);
        assertEquals(Claim.State.GIVEN, given.claimOf(bob).orElseThrow().state());
        assertTrue(works(bob));
    }

    @Test
    void aPlaceThatIsTakenBackIsFreeAgainAndThePlanIsAsBefore() {
        OpenShift shift = open(1, Giving.FIRST_COME);
        take(ann, shift);
        office.openShifts.takeBack(office.actor, Scope.EVERYBODY, shift.id(), ann);
        assertTrue(!works(ann));
        take(bob, shift);
        office.rosters.change(
                office.actor,
                new OneOff(
                        bob,
                        MONDAY,
                        List.of(),
                        "krank",
                        office.rosters
                                .changes(office.org, bob, MONDAY, MONDAY)
                                .get(0)
                                .version()));
        assertEquals(
                "roster.changed-since",
                refused(() -> office.openShifts.takeBack(office.actor, Scope.EVERYBODY, shift.id(), bob)));
    }

    @Test
    void whatDoesNotFitIsSaidBeforeAndRefused() {
        Shift evening = office.shift("Ev", "18:00", "22:00");
        office.rosters.change(office.actor, new OneOff(ann, MONDAY, List.of(evening.id()), "", 0));
        OpenShift shift = open(2, Giving.FIRST_COME);
        Offered offered = office.openShifts.offered(office.org, ann).get(0);
        assertEquals(Set.of(Finding.Kind.OVERLAP), offered.against());
        assertEquals("roster.findings", refused(() -> take(ann, shift)));
        assertEquals(
                2,
                office.openShifts
                        .list(office.org, Scope.EVERYBODY, MONDAY, MONDAY)
                        .get(0)
                        .free());
    }

    @Test
    void itIsOnlyForItsDepartmentItsPositionAndUntilItIsClosed() {
        EmployeeId elsewhere = office.registry
                .hire("20001", "外人", office.site, office.registry.department("办公室"))
                .id();
        OpenShift shift = open(1, Giving.FIRST_COME);
        assertThrows(NotFound.class, () -> take(elsewhere, shift));
        assertEquals(List.of(), office.openShifts.offered(office.org, elsewhere));
        office.openShifts.close(office.actor, Scope.EVERYBODY, shift.id());
        assertEquals("open-shift.closed", refused(() -> take(ann, shift)));
        assertEquals(List.of(), office.openShifts.offered(office.org, ann));
        office.openShifts.open(
                office.actor,
                Scope.EVERYBODY,
                new OpenShiftDraft(office.works.id(), "焊工", MONDAY, late.id(), 1, Giving.FIRST_COME, ""));
        assertEquals(List.of(), office.openShifts.offered(office.org, ann));
        assertEquals(
                "open-shift.begun",
                refused(() -> office.openShifts.open(
                        office.actor,
                        Scope.EVERYBODY,
                        new OpenShiftDraft(
                                office.works.id(),
                                "",
                                LocalDate.parse("2026-11-20"),
                                late.id(),
                                1,
                                Giving.FIRST_COME,
                                ""))));
    }
}
