package org.clockhouse.attendance.internal.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Scope;

/** What holds whenever facts arrive. */
class RecalculationPropertiesTest {

    private static final String FROM = "2026-11-09";
    private static final String UNTIL = "2026-11-20";
    private static final LocalDateTime START = LocalDate.parse("2026-11-10").atStartOfDay();

    @Provide
    Arbitrary<List<Integer>> minutes() {
        return Arbitraries.integers().between(0, 9 * 1_440).list().ofMaxSize(8);
    }

    private static String[] times(List<Integer> minutes) {
        return minutes.stream()
                .map(minute -> START.plusMinutes(minute).toString().replace('T', ' '))
                .toArray(String[]::new);
    }

    private static Office office() {
        Office office = new Office();
        office.everybodyWorks(OfficeShifts.workdays(office.shift("D9", "09:00", "18:00")), "2026-11-01");
        return office;
    }

    @Property(tries = 60)
    void aLaterPunchNeverChangesAnotherPersonsMinutes(
            @ForAll("minutes") List<Integer> hers,
            @ForAll("minutes") List<Integer> his,
            @ForAll("minutes") List<Integer> later) {
        Office office = office();
        EmployeeId ann = office.hire();
        EmployeeId bob = office.hire();
        office.punch(ann, times(hers));
        office.punch(bob, times(his));
        office.settle();
        List<DayResult> before = office.results(ann, FROM, UNTIL);
        office.punch(bob, times(later));
        office.settle();
        assertEquals(before, office.results(ann, FROM, UNTIL));
    }

    @Property(tries = 60)
    void workingOutAgainChangesNothing(@ForAll("minutes") List<Integer> hers) {
        Office office = office();
        EmployeeId ann = office.hire();
        office.punch(ann, times(hers));
        office.settle();
        List<DayResult> before = office.results(ann, FROM, UNTIL);
        office.timesheets.recalculate(office.actor, Scope.EVERYBODY, LocalDate.parse(FROM), LocalDate.parse(UNTIL));
        office.settle();
        assertEquals(before, office.results(ann, FROM, UNTIL));
    }
}
