package org.clockhouse.attendance.internal.timesheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Workers;
import org.clockhouse.kernel.internal.ThreadWorkers;
import org.clockhouse.registry.Employee;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MonthsAheadTest {

    private final Workers.Crew crew = new ThreadWorkers().crew("months", 2);

    @AfterEach
    void stop() {
        crew.close();
    }

    @Test
    void everybodyComesOnceInTheOrderOfThePages() {
        Office office = new Office();
        office.dayShift();
        for (int person = 0; person < 2 * MonthsAhead.PEOPLE + 30; person++) {
            office.hire();
        }
        EmployeeId late = office.hire();
        office.punch(late, "2026-11-17 09:20", "2026-11-17 18:00");
        office.settle();
        List<MonthRow> paged = new ArrayList<>();
        Page page = Page.first(70);
        do {
            Slice<MonthRow> some = office.timesheets.month(office.org, Scope.EVERYBODY, query(false), page);
            paged.addAll(some.items());
            page = new Page(some.next(), 70);
        } while (!page.after().isEmpty());
        assertEquals(paged, all(office, query(false)));
        assertEquals(
                paged.stream()
                        .filter(row -> row.days().stream().anyMatch(day -> day.isProblem()))
                        .toList(),
                all(office, query(true)));
    }

    @Test
    void aPeriodThatIsNoneIsRefusedBeforeAnythingIsRead() {
        Office office = new Office();
        LocalDate day = LocalDate.parse("2026-11-17");
        MonthQuery backwards =
                new MonthQuery(day, day.minusDays(1), Optional.empty(), Optional.empty(), Optional.empty(), "", false);
        assertThrows(Refused.class, () -> office.timesheets.months(office.org, Scope.EVERYBODY, backwards));
    }

    @Test
    void theSecondPageIsReadWhileTheFirstIsStillBeingRead() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        MonthsAhead ahead = new MonthsAhead(crew, MonthsAheadTest::twoPages, people -> {
            both.countDown();
            await(both);
            return List.of();
        });
        ahead.next();
        ahead.next();
        assertFalse(ahead.hasNext());
    }

    @Test
    void whatFailsInAReaderFailsForWhoLooks() {
        MonthsAhead ahead = new MonthsAhead(crew, MonthsAheadTest::twoPages, people -> {
            throw new Refused("timesheet.period", "as it was refused");
        });
        assertEquals(
                "timesheet.period", assertThrows(Refused.class, ahead::next).code());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Slice<Employee> twoPages(Page page) {
        return new Slice<>(List.of(), page.after().isEmpty() ? "second" : "");
    }

    private static List<MonthRow> all(Office office, MonthQuery query) {
        List<MonthRow> all = new ArrayList<>();
        office.timesheets.months(office.org, Scope.EVERYBODY, query).forEach(all::addAll);
        return all;
    }

    private static MonthQuery query(boolean problemsOnly) {
        return new MonthQuery(
                LocalDate.parse("2026-11-16"),
                LocalDate.parse("2026-11-18"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                problemsOnly);
    }
}
