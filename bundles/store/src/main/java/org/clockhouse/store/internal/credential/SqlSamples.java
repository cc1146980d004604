package org.clockhouse.store.internal.credential;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.biometric.Sample;
import org.clockhouse.credential.spi.SampleVault;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.PersonalKey;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Samples in rows, each under its person's key; that of how it was taken is read beside it. */
@Component
public final class SqlSamples implements SampleVault {

    private final JpaTransactions transactions;
    private final FieldCipher.Column keys;

    @Activate
    public SqlSamples(@Reference JpaTransactions transactions, @Reference FieldCipher cipher) {
        this.transactions = transactions;
        this.keys = cipher.column("sample_key", "sealed");
    }

    @Override
    public void put(EmployeeId person, CredentialId biometric, Sample sample) {
        PersonalKey key = key(person, sample.kind()).orElseGet(() -> made(person, sample.kind()));
        transactions
                .sql(
                        "insert into biometric_sample (org_id, credential_id, person_id, kind, digest, is_whole, sample)"
                                + " values (?, ?, ?, ?, ?, true, ?)",
                        org(),
                        biometric.text(),
                        person.text(),
                        sample.kind(),
                        digest(key, sample),
                        key.seal(biometric.text(), sample.bytes()))
                .update();
    }

    private PersonalKey made(EmployeeId person, CredentialKind kind) {
        byte[] secret = PersonalKey.fresh();
        transactions
                .sql(
                        "insert into sample_key (org_id, person_id, kind, sealed) values (?, ?, ?, ?)",
                        org(),
                        person.text(),
                        kind,
                        keys.sealBytes(row(person, kind), secret))
                .update();
        return new PersonalKey(secret);
    }

    private Optional<PersonalKey> key(EmployeeId person, CredentialKind kind) {
        return transactions
                .sql(
                        "select sealed from sample_key where org_id = ? and person_id = ? and kind = ?",
                        org(),
                        person.text(),
                        kind)
                .first(row -> new PersonalKey(keys.openBytes(row(person, kind), row.bytes("sealed"))));
    }

    private static String row(EmployeeId person, CredentialKind kind) {
        return person.text() + "|" + kind;
    }

    private static byte[] digest(PersonalKey key, Sample sample) {
        return key.digest(sample.kind() + "|" + sample.slot() + "|" + sample.family(), sample.bytes());
    }

    @Override
    public Optional<Sample> get(CredentialId biometric) {
        return transactions
                .sql(
                        "select b.person_id, b.kind, b.slot, b.family, b.family_version, b.quality, s.sample from biometric b"
                                + " join biometric_sample s on s.org_id = b.org_id and s.credential_id = b.credential_id"
                                + " where b.org_id = ? and b.credential_id = ? and s.is_whole = true",
                        org(),
                        biometric.text())
                .first(row -> sample(biometric, row));
    }

    private Sample sample(CredentialId biometric, Sql.Row row) {
        CredentialKind kind = row.constant(CredentialKind.class, "kind");
        PersonalKey key = key(EmployeeId.of(row.text("person_id")), kind).orElseThrow();
        return new Sample(
                kind,
                row.integer("slot"),
                row.text("family"),
                row.text("family_version"),
                SqlBiometrics.quality(row),
                key.open(biometric.text(), row.bytes("sample")));
    }

    @Override
    public Set<CredentialId> kept(EmployeeId person) {
        return new HashSet<>(transactions
                .sql(
                        "select credential_id from biometric_sample where org_id = ? and person_id = ?"
                                + " and is_whole = true",
                        org(),
                        person.text())
                .list(row -> CredentialId.of(row.text("credential_id"))));
    }

    @Override
    public Optional<CredentialId> recognise(EmployeeId person, Sample sample) {
        return key(person, sample.kind()).flatMap(key -> transactions
                .sql(
                        "select credential_id from biometric_sample where org_id = ? and person_id = ?"
                                + " and digest = ?",
                        org(),
                        person.text(),
                        digest(key, sample))
                .first(row -> CredentialId.of(row.text("credential_id"))));
    }

    @Override
    public void forget(CredentialId biometric) {
        transactions
                .sql(
                        "update biometric_sample set is_whole = false, sample = null"
                                + " where org_id = ? and credential_id = ?",
                        org(),
                        biometric.text())
                .update();
    }

    @Override
    public void erase(CredentialId biometric) {
        transactions
                .sql("delete from biometric_sample where org_id = ? and credential_id = ?", org(), biometric.text())
                .update();
    }

    @Override
    public void shred(EmployeeId person, CredentialKind kind) {
        for (String table : List.of("sample_key", "biometric_sample")) {
            transactions
                    .sql(
                            "delete from " + table + " where org_id = ? and person_id = ? and kind = ?",
                            org(),
                            person.text(),
                            kind)
                    .update();
        }
    }

    @Override
    public Set<EmployeeId> people() {
        return new HashSet<>(transactions
                .sql("select distinct person_id from sample_key where org_id = ?", org())
                .list(row -> EmployeeId.of(row.text("person_id"))));
    }

    @Override
    public List<CredentialId> wholes(Set<CredentialKind> kinds, Optional<CredentialId> after, int limit) {
        Sql sql = transactions
                .sql("select credential_id from biometric_sample where org_id = ? and is_whole = true", org())
                .in("kind", kinds);
        after.ifPresent(id -> sql.and(true, "credential_id > ?", id.text()));
        return sql.append(" order by credential_id fetch first " + limit + " rows only")
                .list(row -> CredentialId.of(row.text("credential_id")));
    }

    private String org() {
        return transactions.org().text();
    }
}
