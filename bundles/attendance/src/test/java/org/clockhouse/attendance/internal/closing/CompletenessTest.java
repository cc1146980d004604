package org.clockhouse.attendance.internal.closing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.closing.SiteCompleteness;
import org.clockhouse.attendance.closing.SiteCompleteness.Behind;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.junit.jupiter.api.Test;

/** It is Friday 20 November, 16:00 in Shanghai. */
class CompletenessTest {

    private final Office office = new Office();

    private List<SiteCompleteness> until(Scope scope, String date) {
        return office.closing.completeness.of(office.org, scope, Optional.empty(), LocalDate.parse(date));
    }

    private SiteCompleteness here(String date) {
        return until(Scope.EVERYBODY, date).get(0);
    }

    @Test
    void t113APastDateIsCompleteWhenEveryTerminalHasReportedPastItsEnd() {
        TerminalId yard = TerminalId.next();
        office.memory.reported(yard, office.site.id(), "2026-11-18T15:59:00Z");
        assertTrue(here("2026-11-17").isComplete());
        SiteCompleteness wednesday = here("2026-11-18");
        assertEquals(2, wednesday.terminals());
        assertEquals(Optional.of(Instant.parse("2026-11-18T15:59:00Z")), wednesday.reportedUpTo());
        assertEquals(
                List.of(yard), wednesday.behind().stream().map(Behind::terminal).toList());
        office.memory.reported(yard, office.site.id(), "2026-11-18T16:00:00Z");
        assertTrue(here("2026-11-18").isComplete());
    }

    @Test
    void t113WhileADateLastsTerminalsHaveToHaveReportedLately() {
        office.reported("2026-11-20T07:49:59Z");
        assertFalse(here("2026-11-20").isComplete());
        assertFalse(here("2026-11-30").isComplete());
        office.reported("2026-11-20T07:50:00Z");
        assertTrue(here("2026-11-20").isComplete());
        assertTrue(here("2026-11-30").isComplete());
    }

    @Test
    void t069ASiteWhoseTerminalNeverReportedIsNotFresh() {
        office.reported("1970-01-01T00:00:00Z");
        assertEquals(Optional.empty(), here("2026-11-20").reportedUpTo());
        assertFalse(here("2026-11-20").isComplete());
    }

    @Test
    void t069OneSeesTheSitesWhereOnesPeopleWork() {
        EmployeeId ann = office.hire();
        assertEquals(1, until(Scope.only(ann), "2026-11-20").size());
        Scope press = new Scope(false, Set.of(), Set.of(office.press.id()), Set.of());
        assertEquals(1, until(press, "2026-11-20").size());
        assertEquals(List.of(), until(Scope.NOBODY, "2026-11-20"));
    }
}
