package org.clockhouse.credential.spi;

import java.util.Optional;
import org.clockhouse.credential.biometric.BackupPinRule;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.spi.OrgTable;

public final class InMemoryBackupPins implements BackupPinRepository {

    private final OrgTable<String, BackupPinRule> rules;

    public InMemoryBackupPins(InMemoryTransactions transactions) {
        this.rules = new OrgTable<>(transactions);
    }

    @Override
    public Optional<BackupPinRule> rule() {
        return rules.get("");
    }

    @Override
    public BackupPinRule put(BackupPinRule rule) {
        if (rule().map(BackupPinRule::version).orElse(0L) != rule.version()) {
            throw new Stale("backup-pin-rule", "");
        }
        BackupPinRule made = rule.atVersion(rule.version() + 1);
        rules.put("", made);
        return made;
    }
}
