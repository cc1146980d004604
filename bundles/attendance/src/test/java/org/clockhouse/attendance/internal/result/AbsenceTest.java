package org.clockhouse.attendance.internal.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.credential.access.AccessLevel;
import org.clockhouse.credential.access.AccessLevelId;
import org.clockhouse.credential.access.AccessPlan;
import org.clockhouse.credential.access.Reach;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.junit.jupiter.api.Test;

/** Nobody is absent before the terminals that they may use have reported. */
class AbsenceTest {

    private final Office office = new Office();
    private final EmployeeId ann = office.hire();
    private final EmployeeId bob = office.hire();

    @Test
    void absentOnlyWhenTheTerminalsHaveReportedPastTheWindow() {
        office.at("2026-11-16T03:00:00Z");
        office.dayShift();
        office.settle();
        assertEquals(DayStatus.PROVISIONAL, office.result(ann, "2026-11-16").status());
        office.at("2026-11-16T23:00:00Z");
        office.reported("2026-11-16T12:00:00Z");
        office.settle();
        DayResult waiting = office.result(ann, "2026-11-16");
        assertEquals(DayStatus.PROVISIONAL, waiting.status());
        assertEquals(0, waiting.minutes().get(Bucket.ABSENT));
        office.reported("2026-11-16T16:01:00Z");
        office.settle();
        DayResult absent = office.result(ann, "2026-11-16");
        assertEquals(DayStatus.ABSENT, absent.status());
        assertEquals(480, absent.minutes().get(Bucket.ABSENT));
        assertEquals(ResultState.FINAL, absent.state());
        office.settle();
        assertEquals(absent.version(), office.result(ann, "2026-11-16").version());
    }

    @Test
    void absentAsSoonAsTheTerminalsThatOneMayUseHaveReported() {
        TerminalId press = TerminalId.next();
        TerminalId broken = TerminalId.next();
        office.memory.reported(press, office.site.id(), "2026-11-16T23:00:00Z");
        office.memory.reported(broken, office.site.id(), "2026-11-16T01:00:00Z");
        office.access = only(Set.of(ann), press, broken);
        office.at("2026-11-16T23:00:00Z");
        office.dayShift();
        office.settle();
        assertEquals(DayStatus.ABSENT, office.result(ann, "2026-11-16").status());
        assertEquals(
                DayStatus.PROVISIONAL,
                office.result(bob, "2026-11-16").status(),
                "bob may have used the terminal that is broken");
        office.access = only(Set.of(ann, bob), press, broken);
        office.settle();
        assertEquals(DayStatus.ABSENT, office.result(bob, "2026-11-16").status(), "now it is not one of his");
    }

    @Test
    void whoIsLetInElsewhereMeanwhileWaitsForThat() {
        TerminalId press = TerminalId.next();
        office.memory.reported(press, office.site.id(), "2026-11-16T02:00:00Z");
        office.reported("2026-11-16T01:00:00Z");
        office.at("2026-11-16T23:00:00Z");
        office.dayShift();
        office.settle();
        assertEquals(DayStatus.PROVISIONAL, office.result(bob, "2026-11-16").status());
        office.access = only(Set.of(bob), press, new TerminalId(office.site.id().value()));
        office.settle();
        assertEquals(DayStatus.PROVISIONAL, office.result(bob, "2026-11-16").status());
        office.memory.reported(press, office.site.id(), "2026-11-16T16:01:00Z");
        office.settle();
        assertEquals(DayStatus.ABSENT, office.result(bob, "2026-11-16").status());
        assertEquals(DayStatus.PROVISIONAL, office.result(ann, "2026-11-16").status());
    }

    @Test
    void aTerminalElsewhereThatOneMayUseIsWaitedForToo() {
        TerminalId yard = TerminalId.next();
        SiteId other = office.registry.site("北京", "Asia/Shanghai").id();
        office.reported("2026-11-16T23:00:00Z");
        office.memory.reported(yard, other, "2026-11-16T10:00:00Z");
        AccessLevel level = new AccessLevel(
                AccessLevelId.next(),
                new LocalName("堆场", "Yard"),
                AccessLevel.Places.of(Set.of(yard)),
                new AccessLevel.Group(Set.of(), Set.of(ann), false),
                AccessLevel.Validity.ALWAYS,
                1);
        TerminalId gate = new TerminalId(office.site.id().value());
        office.access = plan(level, wall(yard, other), wall(gate, office.site.id()));
        office.at("2026-11-16T23:00:00Z");
        office.dayShift();
        office.settle();
        assertEquals(DayStatus.PROVISIONAL, office.result(ann, "2026-11-16").status());
        assertEquals(DayStatus.ABSENT, office.result(bob, "2026-11-16").status());
        office.memory.reported(yard, other, "2026-11-16T16:01:00Z");
        office.settle();
        assertEquals(DayStatus.ABSENT, office.result(ann, "2026-11-16").status());
    }

    private AccessPlan only(Set<EmployeeId> people, TerminalId terminal, TerminalId beside) {
        AccessLevel level = new AccessLevel(
                AccessLevelId.next(),
                new LocalName("冲压", "Press"),
                AccessLevel.Places.of(Set.of(terminal)),
                new AccessLevel.Group(Set.of(), people, true),
                AccessLevel.Validity.ALWAYS,
                1);
        return plan(level, wall(terminal, office.site.id()), wall(beside, office.site.id()));
    }

    private static AccessPlan plan(AccessLevel level, WallTerminal... terminals) {
        return new AccessPlan(
                List.of(new AccessPlan.Way(
                        level, new Reach.Circle(Set.of(), level.group().people()))),
                List.of(terminals));
    }

    private static WallTerminal wall(TerminalId id, SiteId site) {
        return new WallTerminal(
                id,
                new LocalName("门", "Door"),
                site,
                Optional.empty(),
                true,
                true,
                Instant.EPOCH,
                WallTerminal.Ability.UNKNOWN);
    }
}
