package org.clockhouse.credential.spi;

import java.time.Clock;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Sites;

class InMemoryBiometricsTest extends BiometricContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final Clock clock = new TestClock("2026-11-23T02:00:00Z");
    private final InMemoryRegistry registry =
            new InMemoryRegistry(transactions, new RecordedAudit(), new RecordedChanges(), clock);
    private final CredentialRepository credentials = new InMemoryCredentials(transactions, registry.people);
    private final BiometricRepository biometrics = new InMemoryBiometrics(transactions, credentials, registry.people);
    private final SampleVault samples = new InMemorySamples(transactions);
    private final ConsentRepository consents = new InMemoryConsents(transactions);

    private final BackupPinRepository backupPins = new InMemoryBackupPins(transactions);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected CredentialRepository credentials() {
        return credentials;
    }

    @Override
    protected BiometricRepository biometrics() {
        return biometrics;
    }

    @Override
    protected SampleVault samples() {
        return samples;
    }

    @Override
    protected ConsentRepository consents() {
        return consents;
    }

    @Override
    protected BackupPinRepository backupPins() {
        return backupPins;
    }

    @Override
    protected Sites sites() {
        return registry.sites;
    }

    @Override
    protected Departments departments() {
        return registry.departments;
    }

    @Override
    protected Employees employees() {
        return registry.employees;
    }
}
