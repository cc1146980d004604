package org.clockhouse.punch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchBatch.Progress;
import org.clockhouse.punch.spi.DayMark;
import org.clockhouse.punch.spi.PunchRepository;

/** Two people at a gate, and the keeper of punches that a contract is about. */
public interface AtTheGate {

    ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    Instant RECEIVED = Instant.parse("2026-11-02T00:00:00Z");
    LocalDateTime EIGHT = LocalDateTime.of(2026, 11, 2, 8, 0);
    TerminalId GATE = TerminalId.next();
    EmployeeId WANG = EmployeeId.next();
    EmployeeId LI = EmployeeId.next();

    /** Another one for each test, so one database serves them all. */
    OrgId org();

    PunchRepository punches();

    Transactions transactions();

    /** The terminal stands at the site. */
    void place(TerminalId terminal, SiteId site);

    /** The day marks that attributions left for the open transaction's company, which are forgotten with the read. */
    Set<DayMark> takeMarks();

    default List<String> filtered(Optional<EmployeeId> who, Instant from, Set<PunchFlag> flags, boolean unmatched) {
        PunchFilter filter = new PunchFilter(who, Optional.of(GATE), from, PunchFilter.OPEN, flags, unmatched);
        return subjects(
                in(() -> punches().page(Scope.EVERYBODY, filter, Page.first(9))).items());
    }

    static List<String> subjects(List<Punch> punches) {
        return punches.stream().map(p -> p.subject().text()).toList();
    }

    default List<Punch> after(long position) {
        return in(() -> punches().after(position, 1_000));
    }

    default <T> T in(Transactions.Work<T, RuntimeException> work) {
        return transactions().in(org(), work);
    }

    default Appended append(List<NewPunch> page) {
        return punches().append(org(), batch(GATE, page, List.of(), Progress.NONE));
    }

    static PunchBatch batch(
            TerminalId terminal, List<NewPunch> punches, List<QuarantineDraft> drafts, Progress progress) {
        return new PunchBatch(terminal, Road.VISIT, "stick.dat", RECEIVED, punches, drafts, progress);
    }

    static NewPunch punch(String number, LocalDateTime reading, EmployeeId... employee) {
        return new NewPunch(
                PunchSubject.number(number),
                Arrays.stream(employee).findFirst(),
                at(reading),
                PunchAttributes.of(Method.FINGERPRINT, FunctionKey.IN),
                Set.of());
    }

    static NewPunch punch(PunchSubject subject, LocalDateTime reading) {
        return new NewPunch(
                subject,
                Optional.empty(),
                at(reading),
                PunchAttributes.of(Method.CARD, FunctionKey.UNSTATED),
                Set.of());
    }

    static PunchTime at(LocalDateTime reading) {
        return PunchTime.of(reading, Duration.ofHours(8), SHANGHAI, PunchTime.OffsetSource.ZONE_RULES);
    }

    static Instant instant(LocalDateTime reading) {
        return at(reading).at();
    }
}
