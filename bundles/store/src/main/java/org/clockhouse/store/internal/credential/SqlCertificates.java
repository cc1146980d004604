package org.clockhouse.store.internal.credential;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.access.AccessLevel.Places;
import org.clockhouse.credential.access.Certificate;
import org.clockhouse.credential.access.CertificateKind;
import org.clockhouse.credential.access.CertificateKindId;
import org.clockhouse.credential.spi.CertificateRepository;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Certificates by statements. */
@Component
public final class SqlCertificates implements CertificateRepository {

    private static final String KIND =
            "select id, name_zh, name_en, terminals, areas, sites, remind_days, version from certificate_kind where"
                    + " org_id = ?";

    private final JpaTransactions transactions;

    @Activate
    public SqlCertificates(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<CertificateKind> kinds() {
        return transactions.sql(KIND + " order by id", org()).list(SqlCertificates::kind);
    }

    @Override
    public Optional<CertificateKind> kind(CertificateKindId kind) {
        return transactions.sql(KIND + " and id = ?", org(), kind.text()).first(SqlCertificates::kind);
    }

    @Override
    public void insert(CertificateKind kind) {
        transactions
                .sql(
                        "insert into certificate_kind (name_zh, name_en, terminals, areas, sites, remind_days, org_id,"
                                + " id, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        values(kind))
                .update();
    }

    @Override
    public CertificateKind update(CertificateKind kind) {
        int changed = transactions
                .sql(
                        "update certificate_kind set name_zh = ?, name_en = ?, terminals = ?, areas = ?, sites = ?,"
                                + " remind_days = ?, version = version + 1 where org_id = ? and id = ? and version = ?",
                        values(kind))
                .update();
        requireOne(changed, kind);
        return kind.atVersion(kind.version() + 1);
    }

    @Override
    public void delete(CertificateKind kind) {
        int deleted = transactions
                .sql(
                        "delete from certificate_kind where org_id = ? and id = ? and version = ?",
                        org(),
                        kind.id().text(),
                        kind.version())
                .update();
        requireOne(deleted, kind);
    }

    private static void requireOne(int rows, CertificateKind kind) {
        if (rows != 1) {
            throw new Stale("certificate-kind", kind.id().text());
        }
    }

    @Override
    public List<Certificate> of(EmployeeId person) {
        return transactions
                .sql(
                        "select * from certificate where org_id = ? and employee_id = ? order by kind_id",
                        org(),
                        person.text())
                .list(SqlCertificates::certificate);
    }

    @Override
    public void put(Certificate certificate) {
        delete(certificate.person(), certificate.kind());
        transactions
                .sql(
                        "insert into certificate (org_id, employee_id, kind_id, valid_until, reference, entered_by,"
                                + " entered_at) values (?, ?, ?, ?, ?, ?, ?)",
                        org(),
                        certificate.person().text(),
                        certificate.kind().text(),
                        certificate.validUntil(),
                        certificate.reference(),
                        certificate.by(),
                        certificate.at())
                .update();
    }

    @Override
    public boolean delete(EmployeeId person, CertificateKindId kind) {
        return transactions
                        .sql(
                                "delete from certificate where org_id = ? and employee_id = ? and kind_id = ?",
                                org(),
                                person.text(),
                                kind.text())
                        .update()
                > 0;
    }

    @Override
    public List<Certificate> ending(CertificateKindId kind, LocalDate from, LocalDate until) {
        return transactions
                .sql(
                        "select * from certificate where org_id = ? and kind_id = ? and valid_until >= ?"
                                + " and valid_until <= ? order by valid_until, employee_id",
                        org(),
                        kind.text(),
                        from,
                        until)
                .list(SqlCertificates::certificate);
    }

    private static Certificate certificate(Sql.Row row) {
        return new Certificate(
                EmployeeId.of(row.text("employee_id")),
                CertificateKindId.of(row.text("kind_id")),
                row.date("valid_until"),
                row.text("reference"),
                row.text("entered_by"),
                row.instant("entered_at"));
    }

    @Override
    public Set<EmployeeId> proven(CertificateKindId kind, LocalDate date) {
        return new HashSet<>(transactions
                .sql(
                        "select employee_id from certificate where org_id = ? and kind_id = ? and valid_until >= ?",
                        org(),
                        kind.text(),
                        date)
                .list(row -> EmployeeId.of(row.text("employee_id"))));
    }

    private Object[] values(CertificateKind kind) {
        return new Object[] {
            kind.name().zh(),
            kind.name().en(),
            SqlAccessLevels.words(kind.asked().terminals(), TerminalId::text),
            SqlAccessLevels.words(kind.asked().areas(), AreaId::text),
            SqlAccessLevels.words(kind.asked().sites(), SiteId::text),
            kind.remindDays(),
            org(),
            kind.id().text(),
            kind.version()
        };
    }

    private static CertificateKind kind(Sql.Row row) {
        return new CertificateKind(
                CertificateKindId.of(row.text("id")),
                new LocalName(row.text("name_zh"), row.text("name_en")),
                new Places(
                        SqlAccessLevels.ids(row.text("terminals"), TerminalId::of),
                        SqlAccessLevels.ids(row.text("areas"), AreaId::of),
                        SqlAccessLevels.ids(row.text("sites"), SiteId::of)),
                row.integer("remind_days"),
                row.number("version"));
    }

    private String org() {
        return transactions.org().text();
    }
}
