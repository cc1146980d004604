package org.clockhouse.store.internal.punch;

import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchAttributes.Outcome;
import org.clockhouse.punch.PunchFlag;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime.OffsetSource;
import org.clockhouse.punch.Road;
import org.clockhouse.store.internal.Sql;

/** What many punches have in common: everything but who, when and where exactly. Kept once, and known by a number. */
record Manner(
        ZoneId zone,
        ZoneId rules,
        OffsetSource source,
        Road road,
        PunchSubject.Kind kind,
        Method method,
        FunctionKey key,
        int reader,
        Outcome outcome,
        Direction direction,
        boolean attendance,
        Set<PunchFlag> flags) {

    static final String COLUMNS =
            "zone, clock_rules, offset_source, road, subject_kind, method, function_key, reader, outcome,"
                    + " direction, attendance, flags";

    static Manner of(NewPunch punch, Road road) {
        return new Manner(
                punch.time().zone(),
                punch.time().rules(),
                punch.time().source(),
                road,
                punch.subject().kind(),
                punch.attributes().method(),
                punch.attributes().key(),
                punch.attributes().reader(),
                punch.attributes().outcome(),
                punch.attributes().direction(),
                punch.attributes().attendance(),
                punch.flags());
    }

    static Manner of(Sql.Row row) {
        return new Manner(
                ZoneId.of(row.text("zone")),
                ZoneId.of(row.text("clock_rules")),
                row.constant(OffsetSource.class, "offset_source"),
                row.constant(Road.class, "road"),
                row.constant(PunchSubject.Kind.class, "subject_kind"),
                row.constant(Method.class, "method"),
                row.constant(FunctionKey.class, "function_key"),
                row.integer("reader"),
                row.constant(Outcome.class, "outcome"),
                row.constant(Direction.class, "direction"),
                row.flag("attendance"),
                Stream.of(row.text("flags").split(","))
                        .filter(name -> !name.isEmpty())
                        .map(PunchFlag::valueOf)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** In the order of {@link #COLUMNS}. */
    Object[] values(String org, int number) {
        String names = flags.isEmpty()
                ? ""
                : new TreeSet<>(flags).stream().map(Enum::name).collect(Collectors.joining(",", ",", ","));
        return new Object[] {
            org,
            number,
            zone.getId(),
            rules.getId(),
            source,
            road,
            kind,
            method,
            key,
            reader,
            outcome,
            direction,
            attendance,
            names
        };
    }

    /** As of any record, but cheap before the last compiler comes to it: each punch asks for the number of its manner. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Manner that
                && method == that.method
                && key == that.key
                && direction == that.direction
                && outcome == that.outcome
                && kind == that.kind
                && road == that.road
                && source == that.source
                && reader == that.reader
                && attendance == that.attendance
                && zone.equals(that.zone)
                && rules.equals(that.rules)
                && flags.equals(that.flags);
    }

    @Override
    public int hashCode() {
        int hash = 31 * zone.hashCode() + reader;
        hash = 31 * hash + method.hashCode();
        hash = 31 * hash + key.hashCode();
        return 31 * hash + direction.hashCode();
    }
}
