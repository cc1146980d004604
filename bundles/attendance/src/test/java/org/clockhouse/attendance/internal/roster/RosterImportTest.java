package org.clockhouse.attendance.internal.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterImport;
import org.clockhouse.attendance.roster.RosterImport.Form;
import org.clockhouse.attendance.roster.RosterQuery;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.junit.jupiter.api.Test;

/** A roster read from a sheet: tried first, drawn when every cell is right, put back as one edit. */
class RosterImportTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    private final Office office = new Office();
    private final EmployeeId ann = office.hire();
    private final EmployeeId bob = office.hire();
    private final Shift am = office.shift("Am", "07:00", "15:00");
    private final Shift nt = office.shift("Nt", "23:00", "07:00");

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private RosterImport check(String sheet) {
        return office.rosterSheets.check(office.org, Scope.EVERYBODY, MONDAY, bytes(sheet));
    }

    private RosterImport take(String sheet) {
        return office.rosterSheets.take(office.actor, Scope.EVERYBODY, MONDAY, bytes(sheet));
    }

    private RosterDraft drafted(EmployeeId employee, int day) {
        RosterQuery query = new RosterQuery(
                MONDAY,
                MONDAY.plusDays(6),
                Optional.empty(),
                Optional.empty(),
                Set.of(employee),
                "",
                Set.of(RosterQuery.Part.DRAFTS));
        return office.grid
                .sheet(office.org, Scope.EVERYBODY, query, Page.first(5))
                .rows()
                .get(0)
                .cells()
                .get(day)
                .draft();
    }

    private static List<String> wrong(RosterImport found) {
        return found.wrong().stream()
                .map(each -> each.column() + each.row() + " " + each.text() + " " + each.reason())
                .toList();
    }

    @Test
    void aGridIsTriedWithoutATraceThenDrawnAndPutBackAsAWhole() {
        String sheet = "工号,姓名,2026-11-23,11/24,11月25日\n10001,甲,Am,休,\n10002,乙,,nt,\n";
        RosterImport tried = check(sheet);
        assertEquals(Form.GRID, tried.form());
        assertEquals(2, tried.people());
        assertEquals(3, tried.cells());
        assertEquals(2, tried.drafts().size(), "a day off that is one already is nothing new");
        assertTrue(drafted(ann, 0).isNone());
        RosterImport taken = take(sheet);
        assertEquals(List.of(am.id()), drafted(ann, 0).shifts());
        assertEquals(List.of(nt.id()), drafted(bob, 1).shifts());
        assertEquals(0, check(sheet).drafts().size(), "the same sheet again changes nothing");
        office.grid.undo(
                office.actor, Scope.EVERYBODY, taken.edit().orElseThrow().id());
        assertTrue(drafted(ann, 0).isNone());
    }

    @Test
    void aListWhosRowsAddUpIsReadAsWell() {
        Shift late = office.shift("Pm", "16:00", "22:00");
        RosterImport taken = take("number\tdate\tshift\n10001\t2026-11-23\tAm\n10001\t2026-11-23\tPm\n");
        assertEquals(Form.LIST, taken.form());
        assertEquals(List.of(am.id(), late.id()), drafted(ann, 0).shifts());
    }

    @Test
    void everyWrongCellIsNamedWithItsPlaceAndReasonAndNothingIsDrawn() {
        String sheet = "排班表\n工号,姓名,2026-11-23,2026-11-24,2026-01-05\n"
                + "10001,甲,Am,Xy,\n"
                + "99999,谁,Am,Am,\n"
                + "10002,乙,Nt,Am+Am,\n"
                + "10001,甲,Am,,\n";
        assertEquals(
                List.of(
                        "D3 Xy SHIFT_UNKNOWN",
                        "A4 99999 NUMBER_UNKNOWN",
                        "D5 Am+Am SHIFTS_CLASH",
                        "A6 10001 NUMBER_TWICE"),
                wrong(check(sheet)));
        Refused refused = assertThrows(Refused.class, () -> take(sheet));
        assertEquals("roster-import.wrong", refused.code());
        assertEquals(
                "/cells/D3 SHIFT_UNKNOWN Xy",
                refused.violations().get(0).pointer() + " "
                        + refused.violations().get(0).detail());
        assertTrue(drafted(ann, 0).isNone());
    }

    @Test
    void shiftsThatRunIntoEachOtherOrLieOutsideOfTheEmploymentAreWrongCells() {
        office.shift("Ea", "05:00", "09:00");
        assertEquals(List.of("C2 Ea OVERLAP"), wrong(check("工号,2026-11-23,2026-11-24\n10001,Nt,Ea\n")));
        assertEquals(List.of("B2 Am NOT_EMPLOYED"), wrong(check("工号,2000-11-23\n10001,Am\n")));
        assertEquals(
                List.of("B3 soon DATE_UNREADABLE"), wrong(check("工号,日期,班次\n10001,2026-11-23,Am\n10001,soon,Am\n")));
    }

    @Test
    void nothingOfASheetIsLeftOutInSilence() {
        assertEquals(
                List.of("C1 2026-11-31 DATE_UNREADABLE", "E1 11/24 DATE_TWICE", "A3  NUMBER_MISSING"),
                wrong(check("工号,2026-11-23,2026-11-31,2026-11-24,11/24,备注\n10001,Am,Am,,Am,x\n,Am,,,,\n,,,,,合计\n")));
        assertEquals(List.of("A3  NUMBER_MISSING"), wrong(check("工号,日期,班次\n10001,2026-11-23,Am\n,2026-11-24,Am\n")));
    }

    @Test
    void whomThePlannerDoesNotSeeIsUnknown() {
        Scope nobodyHere = new Scope(
                false, Set.of(), Set.of(office.registry.department("办公室").id()), Set.of());
        assertEquals(
                List.of("A2 10001 NUMBER_UNKNOWN"),
                wrong(office.rosterSheets.check(office.org, nobodyHere, MONDAY, bytes("工号,2026-11-23\n10001,Am\n"))));
    }

    @Test
    void aSheetWithoutHeadingsIsRefused() {
        assertEquals(
                "roster-import.headings",
                assertThrows(Refused.class, () -> check("a,b\nc,d\n")).code());
    }
}
