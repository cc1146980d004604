package org.clockhouse.store.internal.credential;

import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.LocalText;
import org.clockhouse.credential.handover.Receipt;
import org.clockhouse.credential.spi.OfficeRepository;
import org.clockhouse.credential.type.CardPolicy;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.Language;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the card office works by. The site of a policy is the company's id where no site is meant. */
@Component
public final class SqlOffice implements OfficeRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlOffice(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<CardPolicy> policies() {
        return transactions
                .sql("select * from card_policy where org_id = ?", org())
                .list(this::policy);
    }

    @Override
    public CardPolicy put(CardPolicy policy) {
        String site = policy.site().map(SiteId::text).orElse(org());
        long stored = transactions
                .sql("select version from card_policy where org_id = ? and site_id = ?", org(), site)
                .number();
        Object[] values = {
            policy.terms().zh(),
            policy.terms().en(),
            policy.receipt().zh(),
            policy.receipt().en(),
            policy.care().zh(),
            policy.care().en(),
            policy.daysFrom(),
            policy.daysUntil(),
            policy.requestNeeded(),
            policy.fourEyes(),
            policy.version() + 1,
            org(),
            site
        };
        if (stored != policy.version()) {
            throw new Stale("card-policy", site);
        }
        if (stored == 0) {
            transactions
                    .sql(
                            "insert into card_policy (terms_zh, terms_en, receipt_zh, receipt_en, care_zh, care_en,"
                                    + " days_from, days_until, request_needed, four_eyes, version, org_id, site_id)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            values)
                    .update();
        } else if (transactions
                        .sql(
                                "update card_policy set terms_zh = ?, terms_en = ?, receipt_zh = ?, receipt_en = ?,"
                                        + " care_zh = ?, care_en = ?, days_from = ?, days_until = ?, request_needed = ?,"
                                        + " four_eyes = ?, version = ? where org_id = ? and site_id = ?",
                                values)
                        .append(" and version = ?", stored)
                        .update()
                != 1) {
            throw new Stale("card-policy", site);
        }
        return policy.atVersion(policy.version() + 1);
    }

    private CardPolicy policy(Sql.Row row) {
        String site = row.text("site_id");
        return new CardPolicy(
                site.equals(org()) ? Optional.empty() : Optional.of(SiteId.of(site)),
                text(row, "terms"),
                text(row, "receipt"),
                text(row, "care"),
                row.integer("days_from"),
                row.integer("days_until"),
                row.flag("request_needed"),
                row.flag("four_eyes"),
                row.number("version"));
    }

    private static LocalText text(Sql.Row row, String column) {
        return new LocalText(row.text(column + "_zh"), row.text(column + "_en"));
    }

    @Override
    public void insert(Receipt receipt) {
        transactions
                .sql(
                        "insert into card_receipt (org_id, credential_id, language, statement, own, accepted_by,"
                                + " accepted_at) values (?, ?, ?, ?, ?, ?, ?)",
                        org(),
                        receipt.credential().text(),
                        receipt.language(),
                        receipt.statement(),
                        receipt.own(),
                        receipt.by(),
                        receipt.at())
                .update();
    }

    @Override
    public Optional<Receipt> receipt(CredentialId credential) {
        return transactions
                .sql("select * from card_receipt where org_id = ? and credential_id = ?", org(), credential.text())
                .first(row -> new Receipt(
                        credential,
                        row.constant(Language.class, "language"),
                        row.text("statement"),
                        row.flag("own"),
                        row.text("accepted_by"),
                        row.instant("accepted_at")));
    }

    @Override
    public void issued(CredentialId credential, String actor) {
        transactions
                .sql(
                        "insert into card_issuer (org_id, credential_id, actor_id) values (?, ?, ?)",
                        org(),
                        credential.text(),
                        actor)
                .update();
    }

    @Override
    public Optional<String> issuer(CredentialId credential) {
        return transactions
                .sql(
                        "select actor_id from card_issuer where org_id = ? and credential_id = ?",
                        org(),
                        credential.text())
                .first(row -> row.text("actor_id"));
    }

    private String org() {
        return transactions.org().text();
    }
}
