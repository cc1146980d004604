package org.clockhouse.attendance.internal.day;

import static org.clockhouse.attendance.internal.day.CaseValues.clock;
import static org.clockhouse.attendance.internal.day.CaseValues.has;
import static org.clockhouse.attendance.internal.day.CaseValues.instant;
import static org.clockhouse.attendance.internal.day.CaseValues.list;
import static org.clockhouse.attendance.internal.day.CaseValues.minute;
import static org.clockhouse.attendance.internal.day.CaseValues.number;
import static org.clockhouse.attendance.internal.day.CaseValues.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.internal.day.CaseDays.Result;
import org.clockhouse.attendance.internal.period.Ceilings;
import org.clockhouse.attendance.internal.period.CorrectionQuota;
import org.clockhouse.attendance.internal.result.Evaluated;
import org.clockhouse.attendance.rule.Policy;

/** Runs of days: what each day came to, under the names of the format. */
final class CaseDayRuns {

    private CaseDayRuns() {}

    static CaseRunner.Outcome day(JsonNode run) {
        CaseDays days = new CaseDays(run);
        List<Result> results = days.results();
        List<Map<String, Object>> values = new ArrayList<>();
        List<List<Flag>> ceilings = monthFlags(results, number(run, "month_to_date"), days.policy());
        for (int i = 0; i < results.size(); i++) {
            values.add(values(results.get(i), ceilings.get(i)));
        }
        return new CaseRunner.Outcome(
                values,
                Optional.of(days.unassigned().stream()
                        .map(minute ->
                                WallClock.wall(minute, days.zone()).toString().replace('T', ' '))
                        .toList()));
    }

    /** Ceilings of a month are tested over days; the day itself tests that of the date. */
    static List<List<Flag>> monthFlags(List<Result> results, int before, Policy policy) {
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

    static Optional<BigDecimal> rate(Buckets minutes) {
        if (minutes.get(Bucket.OT_HOLIDAY) > 0) {
            return Optional.of(new BigDecimal("3.0"));
        }
        if (minutes.get(Bucket.OT_REST) > 0) {
            return Optional.of(new BigDecimal("2.0"));
        }
        return minutes.get(Bucket.OT_WORKDAY) > 0 ? Optional.of(new BigDecimal("1.5")) : Optional.empty();
    }

    static List<Map<String, Object>> corrections(JsonNode run) {
        CaseDays days = new CaseDays(run);
        Policy policy = CaseRunner.policy(run);
        CorrectionQuota quota =
                new CorrectionQuota(policy.period(), date -> days.typeOf(date).isWorked());
        Optional<String> now = has(run, "as_of") ? Optional.of(text(run, "as_of")) : Optional.empty();
        List<Map<String, Object>> values = new ArrayList<>();
        for (JsonNode request : list(run, "requests")) {
            String missed = text(request, "missed");
            LocalDate date = CaseValues.date(missed, days.zone());
            if (values.isEmpty()) {
                quota.charged(date, number(run, "used"));
            }
            CorrectionQuota.Answer answer = quota.submit(
                    date,
                    now.map(time -> isYetToCome(missed, time, days.zone())
                            ? date.minusDays(1)
                            : CaseValues.date(time, days.zone())));
            Map<String, Object> value = new LinkedHashMap<>();
            if (answer.accepted() && !CaseValues.isDate(missed)) {
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

    /** A time later on the very date is as far off as a later date. */
    private static boolean isYetToCome(String missed, String now, ZoneId zone) {
        boolean byMinute = !CaseValues.isDate(missed) && !CaseValues.isDate(now);
        return byMinute && minute(missed, zone) > minute(now, zone);
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
}
