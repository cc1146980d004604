package org.clockhouse.report.internal.figure;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.registry.calendar.DayType;
import org.junit.jupiter.api.Test;

class PersonRunTest {

    private static final Policy ELEVEN_HOURS = Policy.of(Map.of("min_rest", "660"));

    private final PersonRun run = new PersonRun();
    private final EmployeeId ann = EmployeeId.next();

    private DayResult worked(String date, int ordinal, String in, String out) {
        return new DayResult(
                ann,
                LocalDate.parse(date),
                ordinal,
                Optional.empty(),
                DayType.WORKDAY,
                Optional.of(LocalDateTime.parse(in)),
                out.isEmpty() ? Optional.empty() : Optional.of(LocalDateTime.parse(out)),
                Buckets.of(0, 480, 480),
                List.of(),
                DayStatus.NORMAL,
                ResultState.FINAL,
                new DayResult.RuleRef(RuleSetId.next(), "EU", 1, 2),
                1,
                1,
                Instant.EPOCH);
    }

    @Test
    void lessRestThanTheRulesAskForIsMarkedOnTheLaterDate() {
        assertFalse(run.next(worked("2026-11-02", 0, "2026-11-02T14:00", "2026-11-02T22:00"), ELEVEN_HOURS)
                .shortRest());
        assertTrue(run.next(worked("2026-11-03", 0, "2026-11-03T08:59", "2026-11-03T17:00"), ELEVEN_HOURS)
                .shortRest());
        assertFalse(run.next(worked("2026-11-04", 0, "2026-11-04T04:00", "2026-11-04T12:00"), ELEVEN_HOURS)
                .shortRest());
    }

    @Test
    void twoShiftsOfOneDateAndRulesWithoutRestAskForNone() {
        run.next(worked("2026-11-02", 0, "2026-11-02T06:00", "2026-11-02T10:00"), ELEVEN_HOURS);
        assertFalse(run.next(worked("2026-11-02", 1, "2026-11-02T14:00", "2026-11-02T22:00"), ELEVEN_HOURS)
                .shortRest());
        assertFalse(run.next(worked("2026-11-03", 0, "2026-11-03T06:00", "2026-11-03T14:00"), Policy.STANDARD)
                .shortRest());
    }

    @Test
    void aDateWithoutAPunchOutDoesNotHideTheOneBefore() {
        run.next(worked("2026-11-02", 0, "2026-11-02T14:00", "2026-11-02T23:00"), ELEVEN_HOURS);
        assertTrue(run.next(worked("2026-11-03", 0, "2026-11-03T06:00", ""), ELEVEN_HOURS)
                .shortRest());
    }
}
