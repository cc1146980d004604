package org.clockhouse.attendance;

import java.util.List;
import org.clockhouse.attendance.AttendanceRows.Data;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.spi.RuleSetRepository;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Stale;

final class InMemoryRuleSets implements RuleSetRepository {

    private final AttendanceRows rows;

    InMemoryRuleSets(AttendanceRows rows) {
        this.rows = rows;
    }

    @Override
    public List<RuleSet> editions() {
        return List.copyOf(rows.data().rules().values());
    }

    @Override
    public RuleSet put(RuleSet edition) {
        Data data = rows.changing();
        long stored = 0;
        for (RuleSet set : List.copyOf(data.rules().values())) {
            if (set.id().equals(edition.id())) {
                stored = set.version();
            } else if (set.code().equals(edition.code())) {
                throw Refused.duplicate("rule-set.code.taken", "there is a rule set with that code");
            }
        }
        if (stored != edition.version()) {
            throw new Stale("rule-set", edition.id().text());
        }
        long version = stored + 1;
        data.rules()
                .replaceAll((key, set) -> set.id().equals(edition.id())
                        ? new RuleSet(
                                set.id(),
                                edition.code(),
                                edition.name(),
                                set.edition(),
                                set.effectiveFrom(),
                                set.policy(),
                                version)
                        : set);
        RuleSet put = new RuleSet(
                edition.id(),
                edition.code(),
                edition.name(),
                edition.edition(),
                edition.effectiveFrom(),
                edition.policy(),
                version);
        data.rules().put(String.format("%s %06d", edition.id().text(), edition.edition()), put);
        return put;
    }
}
