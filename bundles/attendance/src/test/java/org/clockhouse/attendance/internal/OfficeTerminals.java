package org.clockhouse.attendance.internal;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.spi.Mark;
import org.clockhouse.attendance.spi.MarkRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.punch.InMemoryPunches;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchFlag;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.PunchTime.OffsetSource;
import org.clockhouse.punch.Road;
import org.clockhouse.punch.internal.StoredPunchLog;

/** The terminal of a site in Shanghai, and what it reads. */
final class OfficeTerminals {

    private final OrgId org;
    private final TerminalId terminal;
    private final InMemoryPunches punches;
    private final StoredPunchLog log;
    private final MarkRepository marks;
    private final InMemoryTransactions transactions;
    private final TestClock clock;

    OfficeTerminals(
            OrgId org,
            TerminalId terminal,
            InMemoryPunches punches,
            StoredPunchLog log,
            MarkRepository marks,
            InMemoryTransactions transactions,
            TestClock clock) {
        this.org = org;
        this.terminal = terminal;
        this.punches = punches;
        this.log = log;
        this.marks = marks;
        this.transactions = transactions;
        this.clock = clock;
    }

    void punch(EmployeeId employee, Duration ahead, String... readings) {
        PunchAttributes card = PunchAttributes.of(Method.CARD, FunctionKey.UNSTATED);
        append(Arrays.stream(readings)
                .map(time -> read(employee, time.replace(' ', 'T'), ahead, card))
                .toList());
        transactions.run(
                org,
                () -> marks.add(punches.takeTouched().stream()
                        .map(mark -> new Mark(mark.employee(), mark.day(), mark.day()))
                        .toList()));
    }

    void passed(EmployeeId employee, String at, PunchAttributes attributes) {
        append(List.of(read(employee, at, Duration.ZERO, attributes)));
    }

    private static NewPunch read(EmployeeId employee, String at, Duration ahead, PunchAttributes attributes) {
        return new NewPunch(
                PunchSubject.number(employee.text()),
                Optional.of(employee),
                PunchTime.of(
                        LocalDateTime.parse(at),
                        Duration.ofHours(8).plus(ahead),
                        ZoneId.of("Asia/Shanghai"),
                        OffsetSource.MEASURED),
                attributes,
                ahead.isZero() ? Set.of() : Set.of(PunchFlag.CLOCK_OFF));
    }

    private void append(List<NewPunch> read) {
        log.append(
                org,
                new PunchBatch(terminal, Road.VISIT, "", clock.instant(), read, List.of(), PunchBatch.Progress.NONE));
    }
}
