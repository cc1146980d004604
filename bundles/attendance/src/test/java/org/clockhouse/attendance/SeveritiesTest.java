package org.clockhouse.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clockhouse.attendance.day.AttendanceException;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.calendar.DayType;
import org.junit.jupiter.api.Test;

class SeveritiesTest {

    private static final Severities USUAL = new Severities(Map.of());

    private static DayResult day(DayStatus status, Flag.Kind... flags) {
        return new DayResult(
                EmployeeId.next(),
                LocalDate.of(2026, 11, 16),
                0,
                Optional.empty(),
                DayType.WORKDAY,
                Optional.empty(),
                Optional.empty(),
                Buckets.NONE.with(Bucket.LATE, 12).with(Bucket.EARLY, 5),
                List.of(flags).stream().map(Flag::of).toList(),
                status,
                ResultState.FINAL,
                new DayResult.RuleRef(RuleSetId.next(), "STANDARD", 1, 1),
                1,
                1,
                Instant.EPOCH);
    }

    private static String of(DayResult day, Severities severities) {
        Person ann =
                new Person(day.employee(), "100001", new LocalName("安", "Ann"), SiteId.next(), DepartmentId.next());
        return AttendanceException.of(ann, day, severities).stream()
                .map(each -> each.name() + ":" + each.minutes() + ":" + each.severity())
                .collect(Collectors.joining(" "));
    }

    @Test
    void familiesHaveAUsualOne() {
        assertEquals("LATE:12:LOW EARLY:5:LOW", of(day(DayStatus.LATE), USUAL));
        assertEquals(
                "LATE:12:LOW EARLY:5:LOW ABSENT:0:HIGH MISSING_OUT:0:MEDIUM BANNED_NIGHT:0:HIGH LONG_BREAK:0:LOW",
                of(
                        day(
                                DayStatus.ABSENT,
                                Flag.Kind.MISSING_OUT,
                                Flag.Kind.BANNED_NIGHT,
                                Flag.Kind.LONG_BREAK,
                                Flag.Kind.DST),
                        USUAL));
    }

    @Test
    void rulesSayAnother() {
        Policy policy = Policy.of(Map.of("exception_severity", "EARLY:HIGH  ABSENT:MEDIUM"));
        assertEquals(
                "LATE:12:LOW EARLY:5:HIGH ABSENT:0:MEDIUM",
                of(day(DayStatus.ABSENT), policy.period().severities()));
    }

    @Test
    void aSeriousLateIsAStepGraver() {
        assertEquals("LATE:12:MEDIUM EARLY:5:LOW", of(day(DayStatus.SERIOUS_LATE), USUAL));
        Severities high = new Severities(Map.of("LATE", Severity.HIGH));
        assertEquals("LATE:12:HIGH EARLY:5:LOW", of(day(DayStatus.SERIOUS_LATE), high));
    }

    @Test
    void wordsThatAreNoneAreRefused() {
        for (String wrong : List.of("LATE:GRAVE", "LAZY:HIGH", "LATE", "LATE=HIGH")) {
            Refused refused = assertThrows(Refused.class, () -> Policy.of(Map.of("exception_severity", wrong)), wrong);
            assertEquals(
                    "/settings/exception_severity", refused.violations().get(0).pointer());
        }
    }
}
