package org.clockhouse.store.internal.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.terminal.TerminalState;
import org.clockhouse.terminal.TerminalState.Kind;

/** How terminals are: one row each, replaced. */
final class TerminalStates {

    private static final int AT_ONCE = 500;

    private final JpaTransactions transactions;

    TerminalStates(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    Map<TerminalId, TerminalState> of(Collection<TerminalId> terminals) {
        List<TerminalId> all = new ArrayList<>(terminals);
        Map<TerminalId, TerminalState> found = new HashMap<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            transactions
                    .sql(
                            "select * from terminal_state where org_id = ?",
                            transactions.org().text())
                    .in(
                            "terminal_id",
                            all.subList(from, Math.min(all.size(), from + AT_ONCE)).stream()
                                    .map(TerminalId::text)
                                    .toList())
                    .each(row -> found.put(TerminalId.of(row.text("terminal_id")), state(row)));
        }
        return found;
    }

    void save(TerminalId terminal, TerminalState state) {
        Object[] values = {
            state.kind(),
            state.since(),
            state.code(),
            state.detail(),
            state.lastContact().orElse(null),
            state.clockError().map(Duration::toMillis).orElse(null),
            boxed(state.held()),
            boxed(state.capacity()),
            state.firmware(),
            transactions.org().text(),
            terminal.text()
        };
        int changed = transactions
                .sql(
                        "update terminal_state set kind = ?, since_at = ?, code = ?, detail = ?, last_contact_at = ?,"
                                + " clock_error_millis = ?, held_punches = ?, punch_capacity = ?, firmware = ?"
                                + " where org_id = ? and terminal_id = ?",
                        values)
                .update();
        if (changed == 0) {
            transactions
                    .sql(
                            "insert into terminal_state (kind, since_at, code, detail, last_contact_at,"
                                    + " clock_error_millis, held_punches, punch_capacity, firmware, org_id,"
                                    + " terminal_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            values)
                    .update();
        }
    }

    private static TerminalState state(Sql.Row row) {
        return new TerminalState(
                row.constant(Kind.class, "kind"),
                row.instant("since_at"),
                row.text("code"),
                row.text("detail"),
                row.optionalInstant("last_contact_at"),
                row.isNull("clock_error_millis")
                        ? Optional.empty()
                        : Optional.of(Duration.ofMillis(row.number("clock_error_millis"))),
                number(row, "held_punches"),
                number(row, "punch_capacity"),
                row.text("firmware"));
    }

    private static OptionalInt number(Sql.Row row, String column) {
        return row.isNull(column) ? OptionalInt.empty() : OptionalInt.of(row.integer(column));
    }

    private static Integer boxed(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }
}
