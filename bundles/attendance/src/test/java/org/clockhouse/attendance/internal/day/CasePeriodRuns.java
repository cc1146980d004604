package org.clockhouse.attendance.internal.day;

import static org.clockhouse.attendance.internal.day.CaseValues.has;
import static org.clockhouse.attendance.internal.day.CaseValues.list;
import static org.clockhouse.attendance.internal.day.CaseValues.number;
import static org.clockhouse.attendance.internal.day.CaseValues.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.internal.leave.LeaveAccount;
import org.clockhouse.attendance.internal.period.Ceilings;
import org.clockhouse.attendance.internal.period.ComprehensiveHours;
import org.clockhouse.attendance.internal.period.WorkedDays;
import org.clockhouse.attendance.internal.period.WorkedDays.By;
import org.clockhouse.attendance.leave.LeaveEntry;
import org.clockhouse.attendance.leave.LeaveType;
import org.clockhouse.attendance.rule.PeriodPolicy;
import org.clockhouse.attendance.rule.PeriodPolicy.OnExpiry;
import org.clockhouse.attendance.rule.PeriodPolicy.WorkSystem;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.TierPolicy;
import org.clockhouse.kernel.EmployeeId;

/** Runs of what is counted over many days: hours of a period, ceilings, and leave that was earned. */
final class CasePeriodRuns {

    private CasePeriodRuns() {}

    static Map<String, Object> period(JsonNode run) {
        Policy policy = CaseRunner.policy(run);
        List<Integer> attended =
                list(run, "days").stream().map(day -> number(day, "attended")).toList();
        Map<String, Object> values = new LinkedHashMap<>();
        if (policy.period().system() == WorkSystem.COMPREHENSIVE) {
            int total = has(run, "worked_total")
                    ? number(run, "worked_total")
                    : attended.stream().mapToInt(Integer::intValue).sum();
            ComprehensiveHours hours =
                    ComprehensiveHours.of(total, number(run, "of_which_statutory"), number(run, "workdays"), policy);
            values.put("attended", hours.attended());
            values.put("regular", hours.regular());
            values.put("standard", hours.standard());
            values.put("ot_workday", hours.overtime());
            values.put("ot_rest", 0);
            values.put("ot_holiday", hours.holiday());
            values.put("avg_month_ot", hours.monthly());
            values.put("over_cap", hours.overCap());
            return values;
        }
        TierPolicy tiers = policy.overtime().tiers();
        SortedMap<LocalDate, Integer> byDate = new TreeMap<>();
        list(run, "days")
                .forEach(day ->
                        byDate.merge(CaseValues.dateOf(text(day, "date")), number(day, "attended"), Integer::sum));
        WorkedDays.Sum sum =
                WorkedDays.of(WorkedDays.worked(byDate, date -> byDate.getOrDefault(date, 0) > 0, tiers), tiers);
        values.put("attended", sum.attended());
        values.put("regular", sum.regular());
        values.put("overtime", sum.overtime());
        boolean onlyOfWeek = !tiers.weekly().isEmpty()
                && tiers.twoWeekly().isEmpty()
                && !tiers.isOfRows()
                && tiers.weekdays().isEmpty();
        values.put("tiers", CaseValues.named(onlyOfWeek ? sum.of(By.WEEK) : sum.tiers()));
        return values;
    }

    static List<Map<String, Object>> caps(JsonNode run) {
        List<Ceilings.Worked> days = list(run, "days").stream()
                .map(day -> new Ceilings.Worked(CaseValues.dateOf(text(day, "date")), number(day, "ot")))
                .toList();
        List<Map<String, Object>> values = new ArrayList<>();
        for (Ceilings.Measured day : Ceilings.of(
                days, number(run, "month_to_date"), CaseRunner.policy(run).overtime())) {
            values.add(Map.of(
                    "date", day.date().toString(),
                    "ot_workday", day.overtime(),
                    "within_cap", day.within(),
                    "over_cap", day.over(),
                    "over_day_cap", day.overDay(),
                    "payable", day.overtime(),
                    "flags", day.flags().stream().map(Flag::text).toList()));
        }
        return values;
    }

    static Map<String, Object> ledger(JsonNode run) {
        LocalDate asOf = CaseValues.date(text(run, "as_of"), CaseValues.zone(run));
        PeriodPolicy policy = CaseRunner.policy(run).period();
        List<LeaveEntry> entries = new ArrayList<>();
        list(run, "entries").stream()
                .filter(entry -> isLot(entry) || number(entry, "minutes") < 0)
                .forEach(entry -> entries.add(entry(entry, policy, entries.size())));
        LeaveAccount account = LeaveAccount.of(entries, asOf);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("balance", account.minutes());
        values.put("paid_on_expiry", 0);
        account.open().stream().findFirst().ifPresent(lot -> {
            lot.expires().ifPresent(date -> {
                values.put("expires_on", date.toString());
                values.put("paid_on_expiry", policy.onExpiry() == OnExpiry.PAY_AT_RATE ? lot.left() : 0);
            });
            CaseDayRuns.rate(
                            Buckets.NONE.with(Bucket.valueOf(lot.from().source().split(" ")[0]), lot.left()))
                    .ifPresent(rate -> values.put("rate", rate));
        });
        return values;
    }

    private static LeaveEntry entry(JsonNode entry, PeriodPolicy policy, int number) {
        LocalDate date = CaseValues.dateOf(text(entry, "date"));
        return new LeaveEntry(
                EmployeeId.next(),
                LeaveType.COMPENSATORY,
                isLot(entry) ? LeaveEntry.Kind.EARNED : LeaveEntry.Kind.TAKEN,
                (isLot(entry) ? text(entry, "source") : "") + " " + number,
                date,
                number(entry, "minutes"),
                isLot(entry) && policy.compExpiry().isPresent()
                        ? Optional.of(date.plusDays(policy.compExpiry().getAsInt()))
                        : Optional.empty(),
                policy.onExpiry(),
                "",
                "",
                Instant.EPOCH);
    }

    /** Work on a statutory date is paid, and never becomes time off. */
    private static boolean isLot(JsonNode entry) {
        return number(entry, "minutes") >= 0
                && CaseValues.word(Source.class, text(entry, "source")) != Source.OT_HOLIDAY;
    }

    private enum Source {
        OT_REST,
        OT_WORKDAY,
        OT_HOLIDAY
    }
}
