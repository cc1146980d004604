package org.clockhouse.attendance.internal.day;

import static org.clockhouse.attendance.internal.day.CaseValues.clock;
import static org.clockhouse.attendance.internal.day.CaseValues.has;
import static org.clockhouse.attendance.internal.day.CaseValues.list;
import static org.clockhouse.attendance.internal.day.CaseValues.minute;
import static org.clockhouse.attendance.internal.day.CaseValues.ofDay;
import static org.clockhouse.attendance.internal.day.CaseValues.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clockhouse.attendance.internal.day.CaseYaml.Misread;
import org.clockhouse.attendance.internal.period.Allowances;
import org.clockhouse.attendance.internal.period.Rest;
import org.clockhouse.attendance.internal.period.Rotation;
import org.clockhouse.attendance.rule.PeriodPolicy.Split;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.Rounding;

/** Puts the named values of a run into the engine, by the run's kind, and what comes out under the names of the format. */
final class CaseRunner {

    /** What a run came to. */
    record Outcome(List<Map<String, Object>> results, Optional<List<String>> unassigned) {}

    private CaseRunner() {}

    static Outcome run(JsonNode run) {
        return switch (text(run, "kind")) {
            case "day" -> CaseDayRuns.day(run);
            case "rounding" -> only(rounding(run));
            case "half_day" -> new Outcome(halfDays(run), Optional.empty());
            case "period" -> only(CasePeriodRuns.period(run));
            case "cap" -> new Outcome(CasePeriodRuns.caps(run), Optional.empty());
            case "correction" -> new Outcome(CaseDayRuns.corrections(run), Optional.empty());
            case "ledger" -> only(CasePeriodRuns.ledger(run));
            case "recalculation" -> only(CaseRecalculations.recalculation(run));
            case "roster" -> only(roster(run));
            case "allowance" -> only(allowances(run));
            default -> throw new Misread("no such kind: " + text(run, "kind"));
        };
    }

    private static Outcome only(Map<String, Object> result) {
        return new Outcome(List.of(result), Optional.empty());
    }

    static Policy policy(JsonNode run) {
        return Policy.of(CaseValues.settings(run.path("rule")));
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
