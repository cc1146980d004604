package org.clockhouse.attendance.internal.leave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.leave.LeaveBalance;
import org.clockhouse.attendance.leave.LeaveEntry;
import org.clockhouse.attendance.leave.LeaveEntry.Kind;
import org.clockhouse.attendance.leave.LeaveType;
import org.clockhouse.attendance.rule.PeriodPolicy.OnExpiry;
import org.clockhouse.kernel.EmployeeId;
import org.junit.jupiter.api.Test;

/** Lines become lots, and what expires first is taken first. */
class LeaveAccountTest {

    private static final EmployeeId ANN = EmployeeId.next();
    private static final LeaveType LIEU = LeaveTypes.ALL.stream()
            .filter(type -> type.code().equals(LeaveType.COMPENSATORY))
            .findFirst()
            .orElseThrow();
    private final List<LeaveEntry> entries = new ArrayList<>();

    private void line(Kind kind, String source, String date, int minutes, String expires) {
        line(kind, source, date, minutes, expires, OnExpiry.LAPSE);
    }

    private void line(Kind kind, String source, String date, int minutes, String expires, OnExpiry onExpiry) {
        entries.add(new LeaveEntry(
                ANN,
                LIEU.code(),
                kind,
                source,
                LocalDate.parse(date),
                minutes,
                expires.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(expires)),
                onExpiry,
                "",
                "",
                Instant.EPOCH));
    }

    private LeaveBalance on(String date) {
        return LeaveAccount.of(entries, LocalDate.parse(date)).balance(LIEU);
    }

    @Test
    void t048WhatExpiresFirstIsTakenFirst() {
        line(Kind.EARNED, "a", "2026-01-10", 240, "2026-12-31");
        line(Kind.EARNED, "b", "2026-02-10", 120, "2026-03-31");
        line(Kind.TAKEN, "r", "2026-03-01", -180, "");
        assertEquals(180, on("2026-03-01").minutes());
        assertEquals(180, on("2026-04-01").minutes());
        assertEquals(0, on("2026-04-01").lapsed());
    }

    @Test
    void theDayOfExpiryIsTheLastOnWhichItCanBeTaken() {
        line(Kind.EARNED, "b", "2026-02-10", 120, "2026-03-31");
        assertEquals(120, on("2026-03-31").minutes());
        assertEquals(0, on("2026-04-01").minutes());
        assertEquals(120, on("2026-04-01").lapsed());
    }

    @Test
    void whatWasEarnedByOvertimeAndNotTakenInTimeIsPaid() {
        line(Kind.EARNED, "OT_REST 2026-11-14 0", "2026-11-14", 390, "2027-02-12", OnExpiry.PAY_AT_RATE);
        line(Kind.TAKEN, "r", "2026-12-01", -240, "");
        assertEquals(150, on("2027-02-12").minutes());
        assertEquals(0, on("2027-02-12").paid());
        assertEquals(0, on("2027-02-13").minutes());
        assertEquals(150, on("2027-02-13").paid());
        assertEquals(0, on("2027-02-13").lapsed());
    }

    @Test
    void timeOffThatIsExtendedBeginsAnewEachTimeItWouldExpire() {
        line(Kind.EARNED, "OT_REST 2026-11-02 0", "2026-11-02", 100, "2026-11-12", OnExpiry.EXTEND);
        for (var end : Map.of("2026-11-12", "2026-11-12", "2026-11-13", "2026-11-22", "2026-11-23", "2026-12-02")
                .entrySet()) {
            LeaveBalance balance = on(end.getKey());
            assertEquals(100, balance.minutes());
            assertEquals(
                    Optional.of(LocalDate.parse(end.getValue())),
                    balance.lots().get(0).expires());
        }
        line(Kind.TAKEN, "r", "2027-03-01", -60, "");
        assertEquals(40, on("2027-03-01").minutes());
    }

    @Test
    void whatWasReturnedWasNeverTaken() {
        line(Kind.EARNED, "b", "2026-02-10", 120, "2026-03-31");
        line(Kind.TAKEN, "r", "2026-03-01", -120, "");
        line(Kind.RETURNED, "r", "2026-03-01", 120, "");
        assertEquals(120, on("2026-03-31").minutes());
        assertEquals(0, on("2026-03-31").taken());
    }

    @Test
    void whatWasTakenBeforehandIsSettledByWhatComes() {
        line(Kind.TAKEN, "r", "2026-03-01", -60, "");
        assertEquals(-60, on("2026-03-01").minutes());
        line(Kind.ADJUSTED, "x", "2026-03-02", 100, "");
        assertEquals(40, on("2026-03-02").minutes());
    }

    @Test
    void linesOfLaterDatesDoNotCountYet() {
        line(Kind.GRANTED, "2027", "2027-01-01", 2_400, "2028-12-31");
        assertEquals(0, on("2026-12-31").minutes());
        assertEquals(2_400, on("2027-01-01").minutes());
    }
}
