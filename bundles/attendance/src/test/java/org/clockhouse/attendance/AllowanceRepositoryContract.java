package org.clockhouse.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.rule.AllowanceRule;
import org.clockhouse.attendance.rule.AllowanceRule.Kind;
import org.clockhouse.attendance.rule.AllowanceRule.Reach;
import org.clockhouse.attendance.rule.AllowanceRule.Terms;
import org.clockhouse.attendance.rule.AllowanceRuleId;
import org.clockhouse.attendance.spi.AllowanceRepository;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.junit.jupiter.api.Test;

/** What every repository of allowances does. */
public abstract class AllowanceRepositoryContract {

    private final OrgId org = OrgId.next();

    protected abstract Transactions transactions();

    protected abstract AllowanceRepository allowances();

    private AllowanceRule put(AllowanceRule rule) {
        return transactions().in(org, () -> allowances().put(rule));
    }

    private List<AllowanceRule> all(OrgId company) {
        return transactions().in(company, () -> allowances().all());
    }

    private static AllowanceRule rule(String code, Reach reach) {
        Terms terms = new Terms(new LocalName("夜班津贴", "Night"), code, Bucket.NIGHT, 240, Kind.PERCENT, 150, reach);
        return new AllowanceRule(
                AllowanceRuleId.next(), terms, LocalDate.parse("2026-11-01"), Optional.empty(), "hr", 0);
    }

    @Test
    void itComesBackAsItWasPutWhereverItHolds() {
        Reach reach = new Reach(
                Set.of(SiteId.next(), SiteId.next()),
                Set.of(AreaId.next()),
                Set.of(DepartmentId.next()),
                Set.of("护士 长", "Nurse"),
                Set.of(ShiftId.next()));
        AllowanceRule made = put(rule("N1", reach));
        assertEquals(1, made.version());
        assertEquals(List.of(made), all(org));
        assertEquals(reach, all(org).get(0).terms().reach());
        assertEquals(List.of(), all(OrgId.next()));
    }

    @Test
    void theyAreListedByPayCodeTheOldestFirst() {
        AllowanceRule second = put(rule("B", Reach.EVERYWHERE));
        AllowanceRule first = put(rule("A", Reach.EVERYWHERE));
        AllowanceRule third = put(rule("B", Reach.EVERYWHERE));
        assertEquals(List.of(first, second, third), all(org));
    }

    @Test
    void oneThatEndedKeepsItsEndAndWhoeverReadItBeforeIsToldSo() {
        AllowanceRule made = put(rule("N1", Reach.EVERYWHERE));
        AllowanceRule ended = put(made.until(LocalDate.parse("2026-11-30")));
        assertEquals(2, ended.version());
        assertEquals(List.of(ended), all(org));
        assertThrows(Stale.class, () -> put(made.until(LocalDate.parse("2026-12-31"))));
    }
}
