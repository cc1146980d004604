package org.clockhouse.store.internal.credential;

import java.util.Optional;
import org.clockhouse.credential.biometric.BackupPinRule;
import org.clockhouse.credential.spi.BackupPinRepository;
import org.clockhouse.kernel.Stale;
import org.clockhouse.store.internal.JpaTransactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component
public final class SqlBackupPins implements BackupPinRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlBackupPins(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<BackupPinRule> rule() {
        return transactions
                .sql("select is_on, digits, days, version from backup_pin_rule where org_id = ?", org())
                .first(row -> new BackupPinRule(
                        row.flag("is_on"), row.integer("digits"), row.integer("days"), row.number("version")));
    }

    @Override
    public BackupPinRule put(BackupPinRule rule) {
        if (rule.version() != rule().map(BackupPinRule::version).orElse(0L)) {
            throw new Stale("backup-pin-rule", "");
        }
        Object[] values = {rule.on(), rule.digits(), rule.days(), rule.version() + 1, org()};
        if (rule.version() == 0) {
            transactions
                    .sql(
                            "insert into backup_pin_rule (is_on, digits, days, version, org_id) values (?, ?, ?, ?, ?)",
                            values)
                    .update();
        } else if (transactions
                        .sql(
                                "update backup_pin_rule set is_on = ?, digits = ?, days = ?, version = ? where org_id = ?",
                                values)
                        .append(" and version = ?", rule.version())
                        .update()
                != 1) {
            throw new Stale("backup-pin-rule", "");
        }
        return rule.atVersion(rule.version() + 1);
    }

    private String org() {
        return transactions.org().text();
    }
}
