package org.clockhouse.store.internal.attendance;

import java.util.HashMap;
import java.util.Map;
import org.clockhouse.attendance.day.DayResult.Planned;
import org.clockhouse.attendance.day.DayResult.RuleRef;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.store.internal.JpaTransactions;

/** The short names that results have for editions of shifts and rule sets; read anew for each use. */
final class Editions {

    private record Key(Object id, int edition) {}

    /** An edition of a shift. */
    record ShiftEdition(ShiftId id, int edition, String code) {}

    /** An edition of a rule set. */
    record RuleEdition(RuleSetId id, int edition, String code) {}

    private final Map<Key, Integer> refs = new HashMap<>();
    private final Map<Integer, ShiftEdition> shifts = new HashMap<>();
    private final Map<Integer, RuleEdition> rules = new HashMap<>();

    Editions(JpaTransactions transactions) {
        String org = transactions.org().text();
        transactions
                .sql("select ref, shift_id, edition, code from shift_edition where org_id = ?", org)
                .each(row -> {
                    ShiftId id = ShiftId.of(row.text("shift_id"));
                    refs.put(new Key(id, row.integer("edition")), row.integer("ref"));
                    shifts.put(row.integer("ref"), new ShiftEdition(id, row.integer("edition"), row.text("code")));
                });
        transactions
                .sql(
                        "select e.ref, e.rule_set_id, e.edition, r.code from rule_set_edition e join rule_set r"
                                + " on r.org_id = e.org_id and r.id = e.rule_set_id where e.org_id = ?",
                        org)
                .each(row -> {
                    RuleSetId id = RuleSetId.of(row.text("rule_set_id"));
                    refs.put(new Key(id, row.integer("edition")), row.integer("ref"));
                    rules.put(row.integer("ref"), new RuleEdition(id, row.integer("edition"), row.text("code")));
                });
    }

    int refOf(Planned planned) {
        return refs.get(new Key(planned.shift(), planned.edition()));
    }

    int refOf(RuleRef reference) {
        return refs.get(new Key(reference.id(), reference.edition()));
    }

    ShiftEdition shift(int ref) {
        return shifts.get(ref);
    }

    RuleEdition rules(int ref) {
        return rules.get(ref);
    }
}
