package org.clockhouse.store.internal.credential;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.LocalText;
import org.clockhouse.credential.biometric.BiometricRule;
import org.clockhouse.credential.biometric.Consent;
import org.clockhouse.credential.biometric.ConsentId;
import org.clockhouse.credential.biometric.ConsentWording;
import org.clockhouse.credential.spi.ConsentRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Rules, wordings and consents by statements. */
@Component
public final class SqlConsents implements ConsentRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlConsents(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<BiometricRule> rules() {
        return transactions
                .sql("select kind, is_on, keeps_samples, version from biometric_rule where org_id = ?", org())
                .list(row -> new BiometricRule(
                        row.constant(CredentialKind.class, "kind"),
                        row.flag("is_on"),
                        row.flag("keeps_samples"),
                        row.number("version")));
    }

    @Override
    public BiometricRule put(BiometricRule rule) {
        long stored = rules().stream()
                .filter(each -> each.kind() == rule.kind())
                .mapToLong(BiometricRule::version)
                .sum();
        if (stored != rule.version()) {
            throw new Stale("biometric-rule", rule.kind().name());
        }
        Object[] values = {rule.on(), rule.keepsSamples(), stored + 1, org(), rule.kind()};
        if (stored == 0) {
            transactions
                    .sql(
                            "insert into biometric_rule (is_on, keeps_samples, version, org_id, kind)"
                                    + " values (?, ?, ?, ?, ?)",
                            values)
                    .update();
        } else if (transactions
                        .sql(
                                "update biometric_rule set is_on = ?, keeps_samples = ?, version = ?"
                                        + " where org_id = ? and kind = ?",
                                values)
                        .append(" and version = ?", stored)
                        .update()
                != 1) {
            throw new Stale("biometric-rule", rule.kind().name());
        }
        return rule.atVersion(stored + 1);
    }

    @Override
    public List<ConsentWording> wordings() {
        return transactions
                .sql(
                        "select edition, text_zh, text_en, written_at, written_by from consent_wording where org_id = ?"
                                + " order by edition desc",
                        org())
                .list(row -> new ConsentWording(
                        row.integer("edition"),
                        new LocalText(row.text("text_zh"), row.text("text_en")),
                        row.instant("written_at"),
                        row.text("written_by")));
    }

    @Override
    public void insert(ConsentWording wording) {
        transactions
                .sql(
                        "insert into consent_wording (org_id, edition, text_zh, text_en, written_at, written_by)"
                                + " values (?, ?, ?, ?, ?, ?)",
                        org(),
                        wording.edition(),
                        wording.text().zh(),
                        wording.text().en(),
                        wording.at(),
                        wording.by())
                .update();
    }

    @Override
    public List<Consent> of(EmployeeId person) {
        return consents("person_id", person.text());
    }

    @Override
    public Optional<Consent> live(EmployeeId person, CredentialKind kind) {
        return consents("live", mark(person, kind)).stream().findFirst();
    }

    @Override
    public Set<EmployeeId> people() {
        return new HashSet<>(transactions
                .sql("select distinct person_id from biometric_consent where org_id = ? and ended_at is null", org())
                .list(row -> EmployeeId.of(row.text("person_id"))));
    }

    private List<Consent> consents(String column, String value) {
        return transactions
                .sql(
                        "select * from biometric_consent where org_id = ? and " + column + " = ? order by id desc",
                        org(),
                        value)
                .list(SqlConsents::consent);
    }

    private static String mark(EmployeeId person, CredentialKind kind) {
        return person.text() + "/" + kind;
    }

    @Override
    public void put(Consent consent) {
        transactions
                .sql(
                        "delete from biometric_consent where org_id = ? and id = ?",
                        org(),
                        consent.id().text())
                .update();
        transactions
                .sql(
                        "insert into biometric_consent (org_id, id, person_id, kind, live, wording, given_at, recorded_by,"
                                + " ended_at, ended_by, ended_why) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        org(),
                        consent.id().text(),
                        consent.person().text(),
                        consent.kind(),
                        consent.isLive()
                                ? mark(consent.person(), consent.kind())
                                : consent.id().text(),
                        consent.wording(),
                        consent.given(),
                        consent.recordedBy(),
                        consent.ended()
                                .map(Consent.Ended::at)
                                .map(Instant::toEpochMilli)
                                .orElse(null),
                        consent.ended().map(Consent.Ended::by).orElse(null),
                        consent.ended().map(Consent.Ended::reason).orElse(null))
                .update();
    }

    private static Consent consent(Sql.Row row) {
        return new Consent(
                ConsentId.of(row.text("id")),
                EmployeeId.of(row.text("person_id")),
                row.constant(CredentialKind.class, "kind"),
                row.integer("wording"),
                row.instant("given_at"),
                row.text("recorded_by"),
                row.optionalInstant("ended_at")
                        .map(at -> new Consent.Ended(at, row.text("ended_by"), row.text("ended_why"))));
    }

    private String org() {
        return transactions.org().text();
    }
}
