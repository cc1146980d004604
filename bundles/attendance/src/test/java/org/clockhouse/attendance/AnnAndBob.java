package org.clockhouse.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.shift.ShiftTerms;
import org.clockhouse.attendance.spi.AdjustmentRepository;
import org.clockhouse.attendance.spi.ApprovedRepository;
import org.clockhouse.attendance.spi.CoverRepository;
import org.clockhouse.attendance.spi.DraftRepository;
import org.clockhouse.attendance.spi.LeaveRepository;
import org.clockhouse.attendance.spi.MarkRepository;
import org.clockhouse.attendance.spi.PeriodRepository;
import org.clockhouse.attendance.spi.PreferenceRepository;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.attendance.spi.RosterRepository;
import org.clockhouse.attendance.spi.RuleSetRepository;
import org.clockhouse.attendance.spi.SheetRepository;
import org.clockhouse.attendance.spi.ShiftRepository;
import org.clockhouse.attendance.spi.WatchRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.Transactions;

/** Two people of a company, in the repositories that a contract is about. */
public interface AnnAndBob {

    LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    EmployeeId ANN = EmployeeId.next();
    EmployeeId BOB = EmployeeId.next();

    /** Another one for each test. */
    OrgId org();

    Transactions transactions();

    ShiftRepository shifts();

    RuleSetRepository rules();

    RosterRepository rosters();

    ResultRepository results();

    MarkRepository marks();

    WatchRepository watches();

    ApprovedRepository approved();

    DraftRepository drafts();

    CoverRepository cover();

    PreferenceRepository preferences();

    PeriodRepository periods();

    SheetRepository sheets();

    AdjustmentRepository adjustments();

    LeaveRepository leaves();

    default RuleSet rule() {
        return in(() -> rules().put(new RuleSet(
                RuleSetId.next(),
                "R1",
                new LocalName("规则", "Rules"),
                1,
                Shift.ALWAYS,
                Policy.of(Map.of("late_grace", "10", "night", "22:00-06:00")),
                0)));
    }

    static ShiftTerms terms(String code, RuleSetId rules) {
        return new ShiftTerms(
                code,
                new LocalName("白班", "Day"),
                "#E1EFEB",
                List.of(new ShiftTerms.Segment(480, 720), new ShiftTerms.Segment(780, 1_020)),
                List.of(new ShiftTerms.Break(600, 610, true), new ShiftTerms.Break(840, 850, false)),
                120,
                360,
                rules,
                OptionalInt.of(5),
                OptionalInt.empty(),
                new ShiftTerms.CheckPoints(Optional.of(new ShiftTerms.Slot(-30, 600)), Optional.empty(), true, false));
    }

    default Shift shift(RuleSet rule) {
        return in(() -> shifts().put(new Shift(ShiftId.next(), 1, Shift.ALWAYS, terms("D1", rule.id()), false, 0)));
    }

    default <T> T in(Supplier<T> work) {
        return transactions().in(org(), work::get);
    }

    default void run(Runnable work) {
        transactions().run(org(), work::run);
    }
}
