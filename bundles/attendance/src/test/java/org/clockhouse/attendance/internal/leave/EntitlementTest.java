package org.clockhouse.attendance.internal.leave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import org.clockhouse.attendance.leave.LeaveType;
import org.junit.jupiter.api.Test;

/** What a year brings, by years of work with whomever. */
class EntitlementTest {

    private static final LeaveType ANNUAL = LeaveTypes.ALL.stream()
            .filter(type -> type.code().equals("ANNUAL"))
            .findFirst()
            .orElseThrow();

    private static int days(String since, String hired, int year) {
        return Entitlement.of(ANNUAL, LocalDate.parse(since), LocalDate.parse(hired), year)
                .map(Entitlement::days)
                .orElse(0);
    }

    @Test
    void t048FiveTenAndFifteenDaysByYearsOfWork() {
        assertEquals(5, days("2024-07-01", "2024-07-01", 2026));
        assertEquals(10, days("2014-07-01", "2020-03-01", 2026));
        assertEquals(15, days("2001-07-01", "2020-03-01", 2026));
    }

    @Test
    void whoIsHiredWithinTheYearHasThePartThatIsLeftInWholeDays() {
        // 1 July to 31 December are 184 of 365 days: 5.04 of 10.
        assertEquals(5, days("2010-01-01", "2026-07-01", 2026));
        assertEquals(0, days("2010-01-01", "2026-12-20", 2026));
    }

    @Test
    void theFirstYearOfWorkBringsNothingUntilItIsOver() {
        assertEquals(0, days("2026-03-01", "2026-03-01", 2026));
        // From 1 March 2027 on, 306 of 365 days: 4.19 of 5.
        assertEquals(4, days("2026-03-01", "2026-03-01", 2027));
    }

    @Test
    void aGrantIsCarriedForAYear() {
        Optional<Entitlement> due =
                Entitlement.of(ANNUAL, LocalDate.parse("2020-01-01"), LocalDate.parse("2020-01-01"), 2026);
        assertEquals(Optional.of(LocalDate.parse("2027-12-31")), due.map(Entitlement::expires));
    }
}
