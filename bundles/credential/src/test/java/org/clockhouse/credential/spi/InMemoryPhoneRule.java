package org.clockhouse.credential.spi;

import java.util.Optional;
import org.clockhouse.credential.phone.PhoneRule;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.spi.OrgTable;

public final class InMemoryPhoneRule implements PhoneRuleRepository {

    private final OrgTable<String, PhoneRule> rules;

    public InMemoryPhoneRule(InMemoryTransactions transactions) {
        this.rules = new OrgTable<>(transactions);
    }

    @Override
    public Optional<PhoneRule> rule() {
        return rules.get("");
    }

    @Override
    public PhoneRule put(PhoneRule rule) {
        if (rule().map(PhoneRule::version).orElse(0L) != rule.version()) {
            throw new Stale("phone-rule", "");
        }
        PhoneRule made = rule.atVersion(rule.version() + 1);
        rules.put("", made);
        return made;
    }
}
