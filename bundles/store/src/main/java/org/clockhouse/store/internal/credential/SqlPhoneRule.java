package org.clockhouse.store.internal.credential;

import java.util.Optional;
import org.clockhouse.credential.LocalText;
import org.clockhouse.credential.phone.PhoneRule;
import org.clockhouse.credential.spi.PhoneRuleRepository;
import org.clockhouse.kernel.Stale;
import org.clockhouse.store.internal.JpaTransactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component
public final class SqlPhoneRule implements PhoneRuleRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlPhoneRule(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<PhoneRule> rule() {
        return transactions
                .sql("select * from phone_rule where org_id = ?", org())
                .first(row -> new PhoneRule(
                        row.flag("is_on"),
                        row.integer("most_per_person"),
                        row.constant(PhoneRule.Shared.class, "shared"),
                        new LocalText(row.text("notice_zh"), row.text("notice_en")),
                        row.number("version")));
    }

    @Override
    public PhoneRule put(PhoneRule rule) {
        if (rule.version() != rule().map(PhoneRule::version).orElse(0L)) {
            throw new Stale("phone-rule", "");
        }
        Object[] values = {
            rule.on(),
            rule.mostPerPerson(),
            rule.shared(),
            rule.notice().zh(),
            rule.notice().en(),
            rule.version() + 1,
            org()
        };
        if (rule.version() == 0) {
            transactions
                    .sql(
                            "insert into phone_rule (is_on, most_per_person, shared, notice_zh, notice_en, version,"
                                    + " org_id) values (?, ?, ?, ?, ?, ?, ?)",
                            values)
                    .update();
        } else if (transactions
                        .sql(
                                "update phone_rule set is_on = ?, most_per_person = ?, shared = ?, notice_zh = ?,"
                                        + " notice_en = ?, version = ? where org_id = ?",
                                values)
                        .append(" and version = ?", rule.version())
                        .update()
                != 1) {
            throw new Stale("phone-rule", "");
        }
        return rule.atVersion(rule.version() + 1);
    }

    private String org() {
        return transactions.org().text();
    }
}
