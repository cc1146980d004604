package org.clockhouse.store.internal.punch;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.punch.PunchFlag;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.store.internal.punch.PunchInserts.Placed;

/** The columns of a new row of {@code punch} after {@code org_id}, in the order of {@link #NAMES}, and their values. */
enum PunchColumns {
    POSITION("bigint", Placed::position),
    TERMINAL_NUMBER("int", Placed::terminal),
    SUBJECT_HASH("bigint", row -> row.prepared().subjectHash()),
    READING("bigint", row -> row.prepared().reading()),
    MADE_AT("bigint", row -> row.prepared().punch().time().at().toEpochMilli()),
    ZONE("varchar", row -> row.prepared().punch().time().zone().getId()),
    OFFSET_SOURCE("varchar", row -> row.prepared().punch().time().source().name()),
    ROAD("varchar", row -> row.origin().road()),
    RECEIVED_AT("bigint", row -> row.origin().receivedAt()),
    SUBJECT_KIND("varchar", row -> row.prepared().punch().subject().kind().name()),
    SUBJECT("varchar", row -> plain(row.prepared().punch().subject())),
    EMPLOYEE_ID(
            "varchar",
            row -> row.prepared().punch().employee().map(id -> id.text()).orElse(null)),
    METHOD("varchar", row -> row.prepared().punch().attributes().method().name()),
    FUNCTION_KEY("varchar", row -> row.prepared().punch().attributes().key().name()),
    READER("int", row -> row.prepared().punch().attributes().reader()),
    OUTCOME("varchar", row -> row.prepared().punch().attributes().outcome().name()),
    DIRECTION("varchar", row -> row.prepared().punch().attributes().direction().name()),
    ATTENDANCE("boolean", row -> row.prepared().punch().attributes().attendance()),
    FLAGS("varchar", row -> flags(row.prepared().punch().flags())),
    SEALED("bytea", row -> row.prepared().sealed());

    static final String NAMES =
            Stream.of(values()).map(PunchColumns::column).collect(Collectors.joining(", ", "org_id, ", ""));

    private final String type;
    private final Function<Placed, Object> value;

    PunchColumns(String type, Function<Placed, Object> value) {
        this.type = type;
        this.value = value;
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As PostgreSQL names it. */
    String type() {
        return type;
    }

    Object value(Placed row) {
        return value.apply(row);
    }

    /** {@code ,CLOCK_OFF,GOES_BACK,} or empty, so that one is found by {@code like '%,CLOCK_OFF,%'}. */
    private static String flags(Set<PunchFlag> flags) {
        return flags.isEmpty()
                ? ""
                : new TreeSet<>(flags).stream().map(Enum::name).collect(Collectors.joining(",", ",", ","));
    }

    private static String plain(PunchSubject subject) {
        return subject.kind().isSecret() ? null : subject.text();
    }
}
