package org.clockhouse.attendance.internal.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.InMemoryAllowances;
import org.clockhouse.attendance.day.AllowanceLine;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.attendance.internal.rule.AllowanceBook;
import org.clockhouse.attendance.rule.AllowanceRule;
import org.clockhouse.attendance.rule.AllowanceRule.Kind;
import org.clockhouse.attendance.rule.AllowanceRule.Reach;
import org.clockhouse.attendance.rule.AllowanceRule.Terms;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.organisation.Area;
import org.clockhouse.registry.organisation.AreaDraft;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is counted for pay: where it holds, from when, and what nothing changes any more. */
class AllowancesTest {

    private final Office office = new Office();
    private final InMemoryAllowances rows = new InMemoryAllowances(office.transactions, office.punches);
    private final AllowanceBook book = new AllowanceBook(
            rows,
            office.closed,
            office.shifts,
            office.registry.sites,
            office.registry.departments,
            office.audit,
            office.transactions,
            office.changes);
    private final AllowanceCounter counter = new AllowanceCounter(
            rows, office.registry.directory, office.registry.departments, office.registry.sites, office.transactions);
    private EmployeeId ann;
    private Shift night;

    @BeforeEach
    void threeNightsAreWorked() {
        ann = office.hire();
        night = office.shift("N", "22:00", "06:00");
        office.everybodyWorks(OfficeShifts.allDays(night), "2026-11-09");
        for (int day = 9; day <= 11; day++) {
            office.punch(ann, "2026-11-%02d 21:55".formatted(day), "2026-11-%02d 06:05".formatted(day + 1));
        }
        office.settle();
    }

    private static Reach in(SiteId site) {
        return new Reach(Set.of(site), Set.of(), Set.of(), Set.of(), Set.of());
    }

    private static Reach in(AreaId area) {
        return new Reach(Set.of(), Set.of(area), Set.of(), Set.of(), Set.of());
    }

    private static Reach in(DepartmentId department) {
        return new Reach(Set.of(), Set.of(), Set.of(department), Set.of(), Set.of());
    }

    private static Reach of(ShiftId shift) {
        return new Reach(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(shift));
    }

    private static Reach as(String post) {
        return new Reach(Set.of(), Set.of(), Set.of(), Set.of(post), Set.of());
    }

    private AllowanceRule add(String code, Bucket measure, int atLeast, Kind kind, int amount, Reach reach) {
        return book.add(
                office.actor,
                new Terms(new LocalName("津贴", "Allowance"), code, measure, atLeast, kind, amount, reach),
                LocalDate.parse("2026-11-01"),
                Optional.empty());
    }

    private List<AllowanceLine> lines() {
        MonthQuery query = MonthQuery.of(java.time.YearMonth.of(2026, 11));
        return counter.of(
                office.org,
                office.timesheets
                        .month(office.org, Scope.EVERYBODY, query, Page.first(10))
                        .items());
    }

    /** Minutes by pay code and date. */
    private Map<String, Integer> counted() {
        return lines().stream()
                .collect(Collectors.toMap(
                        line -> line.rule().terms().payCode() + " " + line.day().date(),
                        AllowanceLine::counted,
                        Integer::sum,
                        TreeMap::new));
    }

    private static String refusal(Runnable work) {
        return assertThrows(DomainException.class, work::run).code();
    }

    @Test
    void t070ANightSupplementHoldsInTheShopThatItIsFor() {
        add("NIGHT_A", Bucket.REGULAR, 240, Kind.PERCENT, 150, in(office.site.id()));
        add(
                "NIGHT_B",
                Bucket.ATTENDED,
                240,
                Kind.PERCENT,
                200,
                in(office.registry.site("北京", "Asia/Shanghai").id()));
        assertEquals(
                Map.of("NIGHT_A 2026-11-09", 720, "NIGHT_A 2026-11-10", 720, "NIGHT_A 2026-11-11", 720), counted());
    }

    @Test
    void t070AnAllowanceOfAnAreaIsForThosePunchingAtItsTerminals() {
        Area furnace = office.registry.sites.addArea(
                office.actor, new AreaDraft(office.site.id(), new LocalName("炉区", "Furnace")));
        Area office2 = office.registry.sites.addArea(
                office.actor, new AreaDraft(office.site.id(), new LocalName("办公区", "Offices")));
        add("HEAT", Bucket.ATTENDED, 1, Kind.MINUTES, 30, in(furnace.id()));
        add("DESK", Bucket.ATTENDED, 1, Kind.MINUTES, 5, in(office2.id()));
        assertEquals(Map.of(), counted());
        rows.stands(office.terminal, furnace.id());
        assertEquals(Map.of("HEAT 2026-11-09", 30, "HEAT 2026-11-10", 30, "HEAT 2026-11-11", 30), counted());
    }

    @Test
    void t072ShiftPostAndDepartmentCarryPayCodes() {
        Shift day = office.shift("D", "08:00", "17:00");
        add("P_NIGHT", Bucket.REGULAR, 1, Kind.PERCENT, 100, of(night.id()));
        add("P_DAY", Bucket.REGULAR, 1, Kind.PERCENT, 100, of(day.id()));
        add("P_WORKS", Bucket.REGULAR, 1, Kind.PERCENT, 50, in(office.works.id()));
        add("P_POST", Bucket.REGULAR, 1, Kind.PERCENT, 10, as("NURSE"));
        add("P_OTHER", Bucket.REGULAR, 1, Kind.PERCENT, 10, as("nobody's"));
        office.registry.employees.transfer(
                office.actor,
                Scope.EVERYBODY,
                ann,
                LocalDate.parse("2026-11-10"),
                new Placement(office.site.id(), office.press.id(), "Nurse"),
                "",
                office.registry.directory.of(office.org, List.of(ann)).get(ann).version());
        Map<String, Integer> counted = counted();
        assertEquals(480, counted.get("P_NIGHT 2026-11-09"));
        assertEquals(240, counted.get("P_WORKS 2026-11-09"));
        assertEquals(48, counted.get("P_POST 2026-11-10"));
        assertEquals(8, counted.size(), counted.toString());
    }

    @Test
    void eachLineSaysWhatWasMeasuredAndByWhichRule() {
        AllowanceRule rule = add("HEAT", Bucket.REGULAR, 480, Kind.MINUTES, 45, Reach.EVERYWHERE);
        add("LONG", Bucket.REGULAR, 481, Kind.MINUTES, 45, Reach.EVERYWHERE);
        AllowanceLine line = lines().get(0);
        assertEquals(rule, line.rule());
        assertEquals(480, line.measured());
        assertEquals(45, line.counted());
        assertEquals(3, lines().size());
    }

    @Test
    void itHoldsFromItsFirstDateToItsLast() {
        AllowanceRule rule = add("HEAT", Bucket.ATTENDED, 1, Kind.MINUTES, 30, Reach.EVERYWHERE);
        AllowanceRule ended = book.end(office.actor, rule.id(), rule.version(), LocalDate.parse("2026-11-10"));
        assertEquals(Map.of("HEAT 2026-11-09", 30, "HEAT 2026-11-10", 30), counted());
        assertEquals(
                "allowance.ended",
                refusal(() -> book.end(office.actor, rule.id(), ended.version(), LocalDate.parse("2026-11-10"))));
        book.end(office.actor, rule.id(), ended.version(), LocalDate.parse("2026-10-01"));
        assertEquals(Map.of(), counted());
        assertTrue(office.audit.actions().containsAll(List.of("allowance.add", "allowance.end")));
    }

    @Test
    void whatIsLockedCountsTheSameForEver() {
        AllowanceRule rule = add("HEAT", Bucket.ATTENDED, 1, Kind.MINUTES, 30, Reach.EVERYWHERE);
        office.closing.locked(office.actor, "2026-11-01", "2026-11-10");
        assertEquals(
                "period.locked",
                refusal(() -> book.end(office.actor, rule.id(), rule.version(), LocalDate.parse("2026-11-09"))));
        assertEquals(
                "period.locked", refusal(() -> add("MORE", Bucket.ATTENDED, 1, Kind.MINUTES, 30, Reach.EVERYWHERE)));
        book.end(office.actor, rule.id(), rule.version(), LocalDate.parse("2026-11-10"));
        assertEquals(Map.of("HEAT 2026-11-09", 30, "HEAT 2026-11-10", 30), counted());
    }

    @Test
    void whatMakesNoSenseIsRefusedWithItsPlace() {
        assertEquals(
                "allowance.invalid",
                refusal(() -> add("night", Bucket.ATTENDED, 1, Kind.MINUTES, 30, Reach.EVERYWHERE)));
        assertEquals(
                "allowance.invalid",
                refusal(() -> add("NIGHT", Bucket.ATTENDED, 1, Kind.MINUTES, 30, Reach.EVERYWHERE)));
        assertEquals("allowance.invalid", refusal(() -> add("A", Bucket.LATE, 1, Kind.MINUTES, 30, Reach.EVERYWHERE)));
        assertEquals("allowance.invalid", refusal(() -> add("A", Bucket.NIGHT, 0, Kind.MINUTES, 30, Reach.EVERYWHERE)));
        assertEquals(
                "allowance.invalid", refusal(() -> add("A", Bucket.NIGHT, 1, Kind.PERCENT, 1001, Reach.EVERYWHERE)));
        assertEquals("allowance.reach", refusal(() -> add("A", Bucket.NIGHT, 1, Kind.MINUTES, 30, in(AreaId.next()))));
        AllowanceRule rule = add("A", Bucket.NIGHT, 1, Kind.MINUTES, 30, Reach.EVERYWHERE);
        assertThrows(Stale.class, () -> book.end(office.actor, rule.id(), 7, LocalDate.parse("2026-11-10")));
        assertThrows(
                NotFound.class,
                () -> book.end(
                        office.actor,
                        org.clockhouse.attendance.rule.AllowanceRuleId.next(),
                        1,
                        LocalDate.parse("2026-11-10")));
    }
}
