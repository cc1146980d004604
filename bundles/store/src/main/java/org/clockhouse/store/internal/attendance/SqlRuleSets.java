package org.clockhouse.store.internal.attendance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.attendance.spi.RuleSetRepository;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.JpaTransactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Rule sets; settings are lines of {@code name=value}. */
@Component
public final class SqlRuleSets implements RuleSetRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlRuleSets(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<RuleSet> editions() {
        return transactions
                .sql(
                        "select r.id, r.code, r.name_zh, r.name_en, r.version, e.edition, e.effective_from, e.settings"
                                + " from rule_set r join rule_set_edition e"
                                + " on e.org_id = r.org_id and e.rule_set_id = r.id"
                                + " where r.org_id = ? order by r.id, e.edition",
                        org())
                .list(row -> new RuleSet(
                        RuleSetId.of(row.text("id")),
                        row.text("code"),
                        new LocalName(row.text("name_zh"), row.text("name_en")),
                        row.integer("edition"),
                        row.date("effective_from"),
                        Policy.of(settings(row.text("settings"))),
                        row.number("version")));
    }

    @Override
    public RuleSet put(RuleSet edition) {
        try {
            return store(edition);
        } catch (RuntimeException e) {
            throw Failures.isDuplicate(e)
                    ? Refused.duplicateAt(
                            "/code", "rule-set.code.taken", "there is a rule set " + edition.code() + " already")
                    : e;
        }
    }

    private RuleSet store(RuleSet edition) {
        String id = edition.id().text();
        if (edition.version() == 0) {
            transactions
                    .sql(
                            "insert into rule_set (org_id, id, code, name_zh, name_en, version)"
                                    + " values (?, ?, ?, ?, ?, 1)",
                            org(),
                            id,
                            edition.code(),
                            edition.name().zh(),
                            edition.name().en())
                    .update();
        } else {
            transactions
                    .sql(
                            "update rule_set set code = ?, name_zh = ?, name_en = ?, version = version + 1"
                                    + " where org_id = ? and id = ? and version = ?",
                            edition.code(),
                            edition.name().zh(),
                            edition.name().en(),
                            org(),
                            id,
                            edition.version())
                    .updateOne("rule-set", id);
        }
        storeEdition(edition, id);
        return new RuleSet(
                edition.id(),
                edition.code(),
                edition.name(),
                edition.edition(),
                edition.effectiveFrom(),
                edition.policy(),
                edition.version() + 1);
    }

    private void storeEdition(RuleSet edition, String id) {
        String settings = text(edition.policy().settings());
        int updated = transactions
                .sql(
                        "update rule_set_edition set effective_from = ?, settings = ?"
                                + " where org_id = ? and rule_set_id = ? and edition = ?",
                        edition.effectiveFrom(),
                        settings,
                        org(),
                        id,
                        edition.edition())
                .update();
        if (updated == 0) {
            transactions
                    .sql(
                            "insert into rule_set_edition (org_id, rule_set_id, edition, effective_from, settings)"
                                    + " values (?, ?, ?, ?, ?)",
                            org(),
                            id,
                            edition.edition(),
                            edition.effectiveFrom(),
                            settings)
                    .update();
        }
    }

    private static String text(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + '=' + setting.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> settings(String text) {
        Map<String, String> settings = new TreeMap<>();
        text.lines()
                .forEach(line ->
                        settings.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return settings;
    }

    private String org() {
        return transactions.org().text();
    }
}
