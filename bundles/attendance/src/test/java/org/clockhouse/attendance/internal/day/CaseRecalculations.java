package org.clockhouse.attendance.internal.day;

import static org.clockhouse.attendance.internal.day.CaseValues.instant;
import static org.clockhouse.attendance.internal.day.CaseValues.list;
import static org.clockhouse.attendance.internal.day.CaseValues.number;
import static org.clockhouse.attendance.internal.day.CaseValues.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.internal.day.CaseDays.Result;
import org.clockhouse.attendance.internal.period.Ceilings;
import org.clockhouse.attendance.rule.Policy;

/** Runs of days that were locked, and of what came in after that. */
final class CaseRecalculations {

    private CaseRecalculations() {}

    static Map<String, Object> recalculation(JsonNode run) {
        CaseDays days = new CaseDays(run);
        Policy policy = days.policy();
        int before = number(run, "month_to_date");
        Map<String, Object> values = new LinkedHashMap<>();
        List<Result> all = days.results();
        int version = 0;
        List<Long> inputs = List.of();
        Optional<JsonNode> lock = lock(run, days, all);
        List<Result> results = lock.map(each -> inside(each, all)).orElse(all);
        if (lock.isPresent()) {
            Instant at = instant(text(lock.get(), "at"), days.zone());
            List<Result> locked = inside(lock.get(), days.results(at));
            inputs = inputs(locked);
            version++;
            values.put("locked_version", version);
            values.put("locked_regular", sum(locked, Bucket.REGULAR));
            int ofMonth = before + overtime(locked);
            int adjustment = overtime(results) - overtime(locked);
            int within = Ceilings.within(adjustment, ofMonth, policy.overtime().monthCap());
            values.put("locked_month_ot", ofMonth);
            values.put("adjustment_in", adjustedIn(days).toString());
            values.put("adjustment_regular", sum(results, Bucket.REGULAR) - sum(locked, Bucket.REGULAR));
            values.put("adjustment_ot", adjustment);
            values.put("within_cap", within);
            values.put("over_cap", adjustment - within);
        }
        // A delivery brings what is there already: the log keeps one of each, and the inputs stay the same.
        for (int i = 0; i < Math.max(1, number(run, "deliveries")); i++) {
            List<Result> again = days.results();
            List<Long> now = inputs(lock.map(each -> inside(each, again)).orElse(again));
            version += now.equals(inputs) ? 0 : 1;
            inputs = now;
        }
        values.put("new_version", version);
        values.put("result_version", version);
        values.put("new_regular", sum(results, Bucket.REGULAR));
        values.put("regular", sum(results, Bucket.REGULAR));
        values.put("stored_punches", days.punches().size());
        List<String> flags = new ArrayList<>();
        List<List<Flag>> ceilings = CaseDayRuns.monthFlags(results, before, policy);
        for (int i = 0; i < results.size(); i++) {
            results.get(i).evaluated().flags().forEach(flag -> flags.add(flag.text()));
            ceilings.get(i).forEach(flag -> flags.add(flag.text()));
        }
        values.put("flags", flags.stream().distinct().toList());
        return values;
    }

    /** The first lock that holds a work date of the run: what is locked does not change by being locked again. */
    private static Optional<JsonNode> lock(JsonNode run, CaseDays days, List<Result> results) {
        return list(run, "locks").stream()
                .filter(lock -> !inside(lock, results).isEmpty())
                .min(Comparator.comparing(lock -> instant(text(lock, "at"), days.zone())));
    }

    private static List<Result> inside(JsonNode lock, List<Result> results) {
        LocalDate first = CaseValues.dateOf(text(lock, "first"));
        LocalDate last = CaseValues.dateOf(text(lock, "last"));
        return results.stream()
                .filter(result ->
                        !result.date().isBefore(first) && !result.date().isAfter(last))
                .toList();
    }

    private static YearMonth adjustedIn(CaseDays days) {
        Instant latest = days.punches().stream()
                .map(CaseDays.Punch::received)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return YearMonth.from(latest.atZone(days.zone()));
    }

    private static List<Long> inputs(List<Result> results) {
        return results.stream().map(result -> result.evaluated().inputHash()).toList();
    }

    private static int sum(List<Result> results, Bucket bucket) {
        return results.stream()
                .mapToInt(result -> result.evaluated().minutes().get(bucket))
                .sum();
    }

    private static int overtime(List<Result> results) {
        return results.stream()
                .mapToInt(result -> result.evaluated().minutes().overtime())
                .sum();
    }
}
