package org.clockhouse.store.internal.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.biometric.Sample;
import org.clockhouse.credential.spi.BackupPinRepository;
import org.clockhouse.credential.spi.BiometricContract;
import org.clockhouse.credential.spi.BiometricRepository;
import org.clockhouse.credential.spi.ConsentRepository;
import org.clockhouse.credential.spi.CredentialRepository;
import org.clockhouse.credential.spi.SampleVault;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.store.internal.PersonalKey;
import org.clockhouse.store.internal.registry.StoredServices;
import org.junit.jupiter.api.Test;

/** The contract on one of the databases, and that rows alone tell nothing. */
abstract class StoredBiometrics extends BiometricContract {

    private final Databases.Open store;
    private final StoredServices registry;

    StoredBiometrics(Databases.Open store) {
        this.store = store;
        this.registry = new StoredServices(store, new RecordedAudit(), new TestClock("2026-11-23T02:00:00Z"));
    }

    @Test
    void aSampleLiesInItsRowOnlyUnderItsPersonsKey() {
        OrgId org = OrgId.next();
        EmployeeId person = EmployeeId.next();
        CredentialId id = CredentialId.next();
        String content = "template template template";
        store.transactions().run(org, () -> samples()
                .put(
                        person,
                        id,
                        new Sample(
                                CredentialKind.FACE,
                                0,
                                "zk.bio",
                                "",
                                OptionalInt.empty(),
                                content.getBytes(StandardCharsets.UTF_8))));
        byte[] sealed = store.transactions().in(org, () -> store.transactions()
                .sql("select sample from biometric_sample where org_id = ?", org.text())
                .first(row -> row.bytes("sample"))
                .orElseThrow());
        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("template"));
        PersonalKey another = new PersonalKey(PersonalKey.fresh());
        assertThrows(IllegalStateException.class, () -> another.open(id.text(), sealed));
        store.transactions().run(org, () -> samples().shred(person, CredentialKind.FACE));
        for (String table : new String[] {"sample_key", "biometric_sample"}) {
            assertEquals(0, (long) store.transactions().in(org, () -> store.transactions()
                    .sql("select count(*) from " + table + " where org_id = ?", org.text())
                    .number()));
        }
    }

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected CredentialRepository credentials() {
        return new SqlCredentials(store.transactions(), store.cipher(), store.index(), registry.people);
    }

    @Override
    protected BiometricRepository biometrics() {
        return new SqlBiometrics(store.transactions());
    }

    @Override
    protected SampleVault samples() {
        return new SqlSamples(store.transactions(), store.cipher());
    }

    @Override
    protected ConsentRepository consents() {
        return new SqlConsents(store.transactions());
    }

    @Override
    protected BackupPinRepository backupPins() {
        return new SqlBackupPins(store.transactions());
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
