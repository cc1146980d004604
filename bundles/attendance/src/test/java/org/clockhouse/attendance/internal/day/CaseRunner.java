package org.clockhouse.attendance.internal.day;

import static org.clockhouse.attendance.internal.day.CaseValues.clock;
import static org.clockhouse.attendance.internal.day.CaseValues.has;
import static org.clockhouse.attendance.internal.day.CaseValues.instant;
import static org.clockhouse.attendance.internal.day.CaseValues.list;
import static org.clockhouse.attendance.internal.day.CaseValues.minute;
import static org.clockhouse.attendance.internal.day.CaseValues.number;
import static org.clockhouse.attendance.internal.day.CaseValues.ofDay;
import static org.clockhouse.attendance.internal.day.CaseValues.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.LeaveEntry;
import org.clockhouse.attendance.LeaveType;
import org.clockhouse.attendance.PeriodPolicy;
import org.clockhouse.attendance.PeriodPolicy.OnExpiry;
import org.clockhouse.attendance.PeriodPolicy.Split;
import org.clockhouse.attendance.PeriodPolicy.WorkSystem;
import org.clockhouse.attendance.Policy;
import org.clockhouse.attendance.Rounding;
import org.clockhouse.attendance.TierPolicy;
import org.clockhouse.attendance.internal.day.CaseDays.Result;
import org.clockhouse.attendance.internal.day.CaseYaml.Misread;
import org.clockhouse.attendance.internal.leave.LeaveAccount;
import org.clockhouse.attendance.internal.period.Allowances;
import org.clockhouse.attendance.internal.period.Ceilings;
import org.clockhouse.attendance.internal.period.ComprehensiveHours;
import org.clockhouse.attendance.internal.period.CorrectionQuota;
import org.clockhouse.attendance.internal.period.Rest;
import org.clockhouse.attendance.internal.period.Rotation;
import org.clockhouse.attendance.internal.period.WorkedDays;
import org.clockhouse.attendance.internal.period.WorkedDays.By;
import org.clockhouse.kernel.EmployeeId;

/** Puts the named values of a run into the engine, by the run's kind, and what comes out under the names of the format. */
final class CaseRunner {

    /** What a run came to. */
    record Outcome(List<Map<String, Object>> results, Optional<List<String>> unassigned) {}

    private CaseRunner() {}

    static Outcome run(JsonNode run) {
        return switch (text(run, "kind")) {
            case "day" -> day(run);
            case "rounding" -> only(rounding(run));
            case "half_day" -> new Outcome(halfDays(run), Optional.empty());
            case "period" -> only(period(run));
            case "cap" -> new Outcome(caps(run), Optional.empty());
            case "correction" -> new Outcome(corrections(run), Optional.empty());
            case "ledger" -> only(ledger(run));
            case "recalculation" -> only(recalculation(run));
            case "roster" -> only(roster(run));
            case "allowance" -> only(allowances(run));
            default -> throw new Misread("no such kind: " + text(run, "kind"));
        };
    }

    private static Outcome only(Map<String, Object> result) {
        return new Outcome(List.of(result), Optional.empty());
    }

    private static Policy policy(JsonNode run) {
        return Policy.of(CaseValues.settings(run.path("rule")));
    }

    private static Outcome day(JsonNode run) {
        CaseDays days = new CaseDays(run);
        List<Result> results = days.results();
        List<Map<String, Object>> values = new ArrayList<>();
        List<List<Flag>> ceilings = monthFlags(results, number(run, "month_to_date"), days.policy());
        for (int i = 0; i < results.size(); i++) {
            values.add(values(results.get(i), ceilings.get(i)));
        }
        return new Outcome(
                values,
                Optional.of(days.unassigned().stream()
                        .map(minute ->
                                WallClock.wall(minute, days.zone()).toString().replace('T', ' '))
                        .toList()));
    }

    /** Ceilings of a month are tested over days; the day itself tests that of the date. */
    private static List<List<Flag>> monthFlags(List<Result> results, int before, Policy policy) {
        List<Ceilings.Worked> worked = results.stream()
                .map(result -> new Ceilings.Worked(
                        result.date(), result.evaluated().minutes().overtime()))
                .toList();
        return Ceilings.of(worked, before, policy.overtime()).stream()
                .map(measured -> measured.flags().stream()
                        .filter(flag -> flag.kind() == Flag.Kind.MONTH_CAP)
                        .toList())
                .toList();
    }

    private static Map<String, Object> values(Result result, List<Flag> more) {
        Evaluated evaluated = result.evaluated();
        Work work = result.work();
        Buckets minutes = evaluated.minutes();
        ZoneId zone = work.occurrence().zone();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("work_date", result.date().toString());
        result.shift().ifPresent(shift -> values.put("shift", shift));
        for (Bucket bucket : Bucket.values()) {
            values.put(bucket.name().toLowerCase(Locale.ROOT), minutes.get(bucket));
        }
        if (evaluated.status() == DayStatus.PROVISIONAL && !work.policy().isIrregular()) {
            values.put("short", uncovered(minutes));
        }
        values.put("tiers", CaseValues.named(minutes.tiers()));
        values.put("status", evaluated.status().name());
        values.put(
                "flags",
                Stream.concat(evaluated.flags().stream(), more.stream())
                        .map(Flag::text)
                        .toList());
        values.put("required_end", clock(work.duty().until(), zone));
        work.lastOut().ifPresent(out -> values.put("out", clock(out, zone)));
        if (work.hasPunches()) {
            values.put("raw_in", clock(work.stamps().get(0).stampedMinute(), zone));
            values.put(
                    "raw_out", clock(work.stamps().get(work.stamps().size() - 1).stampedMinute(), zone));
        }
        in(work).ifPresent(stamp -> values.put("effective_in", clock(stamp.minute(), zone)));
        out(work).ifPresent(stamp -> values.put("effective_out", clock(stamp.minute(), zone)));
        rate(minutes).ifPresent(rate -> values.put("rate", rate));
        values.put("comp_leave_minutes", minutes.get(Bucket.OT_REST));
        return values;
    }

    /** The engine calls nothing short that is not known yet; the format's word is the arithmetic of its other keys. */
    private static int uncovered(Buckets minutes) {
        int covered = minutes.get(Bucket.LEAVE) + minutes.get(Bucket.TRIP) + minutes.get(Bucket.CREDITED);
        return Math.max(0, minutes.get(Bucket.REQUIRED) - covered - minutes.get(Bucket.REGULAR));
    }

    private static Optional<Stamp> in(Work work) {
        return work.firstIn().or(() -> work.stamps().stream().findFirst());
    }

    private static Optional<Stamp> out(Work work) {
        int last = work.stamps().size() - 1;
        return work.pairs()
                .lastOut()
                .or(() -> last > 0 ? Optional.of(work.stamps().get(last)) : Optional.empty());
    }

    private static Optional<BigDecimal> rate(Buckets minutes) {
        if (minutes.get(Bucket.OT_HOLIDAY) > 0) {
            return Optional.of(new BigDecimal("3.0"));
        }
        if (minutes.get(Bucket.OT_REST) > 0) {
            return Optional.of(new BigDecimal("2.0"));
        }
        return minutes.get(Bucket.OT_WORKDAY) > 0 ? Optional.of(new BigDecimal("1.5")) : Optional.empty();
    }

    private static Map<String, Object> rounding(JsonNode run) {
        var rounding = policy(run).rounding();
        List<Object> rounded = new ArrayList<>();
        Rounding ofTimes = rounding.in().isNone() ? rounding.out() : rounding.in();
        for (JsonNode time : list(run, "times")) {
            rounded.add(clock(ofTimes.of(ofDay(time.asText())), ZoneId.of("Z")));
        }
        Rounding ofLengths = Stream.of(rounding.meal(), rounding.day(), rounding.leave())
                .filter(each -> !each.isNone())
                .findFirst()
                .orElse(Rounding.NONE);
        for (JsonNode length : list(run, "lengths")) {
            rounded.add(ofLengths.of(CaseValues.number(length.asText(), "lengths")));
        }
        return Map.of("rounded", rounded);
    }

    private static List<Map<String, Object>> halfDays(JsonNode run) {
        Occurrence shift = new CaseDays(run).onlyShift();
        List<Map<String, Object>> values = new ArrayList<>();
        for (JsonNode split : list(run, "splits")) {
            HalfDays halves = HalfDays.of(shift, CaseValues.word(Split.class, text(split, "type")), at(split, shift));
            values.add(Map.of(
                    "am_end", clock(halves.morningUntil(), shift.zone()),
                    "pm_start", clock(halves.afternoonFrom(), shift.zone()),
                    "am_required", halves.morningRequired(),
                    "pm_required", halves.afternoonRequired()));
        }
        return values;
    }

    /** A time of day before the start is on the next date. */
    private static int at(JsonNode split, Occurrence shift) {
        if (!has(split, "at")) {
            return shift.from();
        }
        int minute = WallClock.minute(shift.date(), ofDay(text(split, "at")), shift.zone());
        return minute < shift.from()
                ? WallClock.minute(shift.date().plusDays(1), ofDay(text(split, "at")), shift.zone())
                : minute;
    }

    private static Map<String, Object> period(JsonNode run) {
        Policy policy = policy(run);
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

    private static List<Map<String, Object>> caps(JsonNode run) {
        List<Ceilings.Worked> days = list(run, "days").stream()
                .map(day -> new Ceilings.Worked(CaseValues.dateOf(text(day, "date")), number(day, "ot")))
                .toList();
        List<Map<String, Object>> values = new ArrayList<>();
        for (Ceilings.Measured day :
                Ceilings.of(days, number(run, "month_to_date"), policy(run).overtime())) {
            values.add(Map.of(
                    "date", day.date().toString(),
                    "ot_workday", day.overtime(),
                    "within_cap", day.within(),
                    "over_cap", day.over(),
                    "over_day_cap", day.overDay(),
                    "payable", day.payable(),
                    "flags", day.flags().stream().map(Flag::text).toList()));
        }
        return values;
    }

    private static List<Map<String, Object>> corrections(JsonNode run) {
        CaseDays days = new CaseDays(run);
        Policy policy = policy(run);
        CorrectionQuota quota =
                new CorrectionQuota(policy.period(), date -> days.typeOf(date).isWorked());
        Optional<LocalDateTime> now = has(run, "as_of")
                ? Optional.of(LocalDateTime.ofInstant(instant(text(run, "as_of"), days.zone()), days.zone()))
                : Optional.empty();
        List<Map<String, Object>> values = new ArrayList<>();
        for (JsonNode request : list(run, "requests")) {
            String missed = text(request, "missed");
            LocalDate date = CaseValues.date(missed, days.zone());
            if (values.isEmpty()) {
                quota.charged(date, number(run, "used"));
            }
            CorrectionQuota.Answer answer = quota.submit(date, now.map(LocalDateTime::toLocalDate));
            Map<String, Object> value = new LinkedHashMap<>();
            if (answer.accepted() && days.timeOf(missed).isPresent()) {
                Instant at = instant(missed, days.zone());
                days.add(new CaseDays.Punch(at, CaseDays.key(request.path("key").asText("NONE")), at));
            }
            List<Result> results = days.results();
            if (!results.isEmpty()) {
                value.putAll(values(around(results, minute(missed, days.zone()), date), List.of()));
            }
            value.put("accepted", answer.accepted());
            answer.refused().ifPresent(reason -> value.put("reason", reason.name()));
            value.put("used_after", answer.used());
            answer.lastDate().ifPresent(last -> value.put("last_date", last.toString()));
            values.add(value);
        }
        return values;
    }

    /** The result in whose window a missed punch is; for a date alone that of the date. */
    private static Result around(List<Result> results, int missed, LocalDate date) {
        return results.stream()
                .filter(result -> result.work().occurrence().window().holds(missed))
                .min(Comparator.comparing(result -> !result.date().equals(date)))
                .or(() -> results.stream()
                        .filter(result -> result.date().equals(date))
                        .findFirst())
                .orElse(results.get(0));
    }

    private static Map<String, Object> ledger(JsonNode run) {
        LocalDate asOf = CaseValues.date(text(run, "as_of"), CaseValues.zone(run));
        PeriodPolicy policy = policy(run).period();
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
            rate(Buckets.NONE.with(Bucket.valueOf(lot.from().source().split(" ")[0]), lot.left()))
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
        return Set.of("OT_REST", "OT_WORKDAY").contains(entry.path("source").asText());
    }

    private static Map<String, Object> recalculation(JsonNode run) {
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
        List<List<Flag>> ceilings = monthFlags(results, before, policy);
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

    private static Map<String, Object> roster(JsonNode run) {
        Map<String, Object> values = new LinkedHashMap<>();
        JsonNode rule = run.path("rule");
        if (has(rule, "pattern")) {
            Rotation rotation = new Rotation(
                    list(rule, "pattern").stream().map(JsonNode::asText).toList(),
                    CaseValues.dateOf(text(rule, "anchor")));
            LocalDate date = CaseValues.dateOf(text(run, "date"));
            Map<String, Object> crews = new TreeMap<>();
            rule.path("crew_offset")
                    .properties()
                    .forEach(crew -> crews.put(
                            crew.getKey(),
                            rotation.on(date, CaseValues.signed(crew.getValue().asText(), "crew_offset"))));
            values.put("crews", crews);
        }
        List<Occurrence> shifts = new CaseDays(run).shifts();
        if (shifts.size() > 1) {
            Rest rest = Rest.between(
                    shifts.get(0).until(),
                    shifts.get(1).from(),
                    policy(run).period().leastRest());
            values.put("rest", rest.minutes());
            values.put("rest_short_by", rest.shortBy());
        }
        return values;
    }

    private static Map<String, Object> allowances(JsonNode run) {
        List<Map<String, Integer>> results = new ArrayList<>();
        for (JsonNode result : list(run, "results")) {
            Map<String, Integer> minutes = new TreeMap<>();
            result.properties().forEach(field -> {
                if (field.getValue().asText().matches("-?\\d{1,9}")) {
                    minutes.put(
                            field.getKey(), Integer.parseInt(field.getValue().asText()));
                }
            });
            results.add(minutes);
        }
        return Map.of(
                "counts",
                CaseValues.named(Allowances.count(results, policy(run).period().allowances())));
    }
}
