package org.clockhouse.store.internal.punch;

import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.store.internal.punch.PunchInserts.Placed;

/** The columns of a new row of {@code punch} after {@code org_id}, in the order of {@link #NAMES}, and their values. */
enum PunchColumns {
    POSITION("bigint", Placed::position),
    TERMINAL_NUMBER("int", Placed::terminal),
    SUBJECT_HASH("bigint", row -> row.prepared().subjectHash()),
    READING("bigint", row -> row.prepared().reading()),
    MADE_AT("bigint", row -> row.prepared().punch().time().at().toEpochMilli()),
    RECEIVED_AT("bigint", Placed::receivedAt),
    MANNER_NUMBER("int", Placed::manner),
    SUBJECT("varchar", row -> plain(row.prepared().punch().subject())),
    EMPLOYEE_ID(
            "varchar",
            row -> row.prepared().punch().employee().map(id -> id.text()).orElse(null)),
    SEALED("bytea", row -> row.prepared().sealed()),
    NTH("int", Placed::nth);

    static final String NAMES =
            Stream.of(values()).map(PunchColumns::column).collect(Collectors.joining(", ", "org_id, ", ""));

    private final String type;
    private final Function<Placed, Object> value;

    PunchColumns(String type, Function<Placed, Object> value) {
        this.type = type;
        this.value = value;
    }

    private String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As PostgreSQL names it. */
    String type() {
        return type;
    }

    Object value(Placed row) {
        return value.apply(row);
    }

    private static String plain(PunchSubject subject) {
        return subject.kind().isSecret() ? null : subject.text();
    }
}
