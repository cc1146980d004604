package org.clockhouse.store.internal.attendance;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.day.DayResult;

/**
 * A column of a result that is a number: all but the key, the flags and the tiers.
 *
 * @param type as PostgreSQL calls it; the column itself may be narrower
 * @param value 0 for none
 */
record ResultColumn(String name, String type, Value value) {

    static final int LONGEST_FLAGS = 2_000;

    /** Takes the value out of a result. */
    @FunctionalInterface
    interface Value {
        long of(DayResult result, Editions editions);
    }

    static final List<ResultColumn> ALL = all();

    private static List<ResultColumn> all() {
        List<ResultColumn> all = new ArrayList<>();
        all.add(new ResultColumn("shift_ref", "int4", (result, editions) -> result.planned()
                .map(editions::refOf)
                .orElse(0)));
        all.add(new ResultColumn(
                "plan_from",
                "int4",
                (result, editions) -> minute(result.planned().map(DayResult.Planned::from))));
        all.add(new ResultColumn(
                "plan_until",
                "int4",
                (result, editions) -> minute(result.planned().map(DayResult.Planned::until))));
        all.add(new ResultColumn("first_in", "int4", (result, editions) -> minute(result.firstIn())));
        all.add(new ResultColumn("last_out", "int4", (result, editions) -> minute(result.lastOut())));
        all.add(new ResultColumn("rules_ref", "int4", (result, editions) -> editions.refOf(result.rules())));
        all.add(new ResultColumn(
                "engine", "int4", (result, editions) -> result.rules().engine()));
        all.add(new ResultColumn("version", "int4", (result, editions) -> result.version()));
        all.add(new ResultColumn("input_hash", "int8", (result, editions) -> result.inputHash()));
        all.add(new ResultColumn(
                "computed_at", "int8", (result, editions) -> result.computedAt().toEpochMilli()));
        all.add(new ResultColumn("day_type", "int4", (result, editions) -> Codes.TYPE.indexOf(result.dayType())));
        all.add(new ResultColumn("status", "int4", (result, editions) -> Codes.STATUS.indexOf(result.status())));
        all.add(new ResultColumn("state", "int4", (result, editions) -> Codes.STATE.indexOf(result.state())));
        for (Bucket bucket : Bucket.values()) {
            all.add(new ResultColumn(
                    name(bucket), "int4", (result, editions) -> result.minutes().get(bucket)));
        }
        all.add(new ResultColumn("departures", "int4", (result, editions) -> Codes.departures(result.exceptions())));
        return List.copyOf(all);
    }

    /** The column of a bucket; LEAVE is a word of SQL. */
    static String name(Bucket bucket) {
        return bucket == Bucket.LEAVE ? "on_leave" : bucket.name().toLowerCase(java.util.Locale.ROOT);
    }

    static String names() {
        return ALL.stream().map(ResultColumn::name).collect(Collectors.joining(", "));
    }

    /** All columns but that of the company, as they are read. */
    static String row() {
        return "employee_id, work_date, ordinal, " + names() + ", flags, tiers";
    }

    static String flags(List<Flag> flags) {
        StringBuilder text = new StringBuilder();
        for (Flag flag : flags) {
            String next = flag.text();
            if (text.length() + next.length() + 1 > LONGEST_FLAGS) {
                break;
            }
            text.append(text.length() == 0 ? "" : ",").append(next);
        }
        return text.toString();
    }

    /** {@code OT1=60 OT2=30}; empty for none. */
    static String tiers(DayResult result) {
        if (result.minutes().tiers().isEmpty()) {
            return "";
        }
        return result.minutes().tiers().entrySet().stream()
                .map(tier -> tier.getKey() + '=' + tier.getValue())
                .collect(Collectors.joining(" "));
    }

    /** Wall minutes; 0, which is in 1970, for none. */
    private static long minute(Optional<LocalDateTime> wall) {
        return wall.isEmpty() ? 0 : Math.floorDiv(wall.get().toEpochSecond(ZoneOffset.UTC), 60L);
    }
}
