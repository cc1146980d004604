package org.clockhouse.store.internal.credential;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clockhouse.credential.LocalText;
import org.clockhouse.credential.spi.CareNoticeRepository;
import org.clockhouse.credential.use.CareNotice;
import org.clockhouse.credential.use.CareNoticeId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Notices and who confirmed them. */
@Component
public final class SqlCareNotices implements CareNoticeRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlCareNotices(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<CareNotice> all() {
        return transactions
                .sql("select * from care_notice where org_id = ? order by id desc", org())
                .list(SqlCareNotices::notice);
    }

    @Override
    public CareNotice put(CareNotice notice) {
        Object[] values = {
            notice.kind(),
            notice.title().zh(),
            notice.title().en(),
            notice.text().zh(),
            notice.text().en(),
            notice.site().map(SiteId::text).orElse(null),
            notice.confirm(),
            notice.edition(),
            notice.published(),
            notice.withdrawn(),
            notice.version() + 1,
            org(),
            notice.id().text()
        };
        if (notice.version() == 0) {
            transactions
                    .sql(
                            "insert into care_notice (kind, title_zh, title_en, text_zh, text_en, site_id, confirm, edition,"
                                    + " published_at, withdrawn, version, org_id, id)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            values)
                    .update();
        } else if (transactions
                        .sql(
                                "update care_notice set kind = ?, title_zh = ?, title_en = ?, text_zh = ?, text_en = ?,"
                                        + " site_id = ?, confirm = ?, edition = ?, published_at = ?, withdrawn = ?,"
                                        + " version = ? where org_id = ? and id = ?",
                                values)
                        .append(" and version = ?", notice.version())
                        .update()
                != 1) {
            throw new Stale("care-notice", notice.id().text());
        }
        return notice.atVersion(notice.version() + 1);
    }

    @Override
    public void confirm(CareNoticeId notice, int edition, EmployeeId employee, String by, Instant at) {
        transactions
                .sql(
                        "insert into care_notice_seen (org_id, notice_id, edition, employee_id, confirmed_by, confirmed_at)"
                                + " values (?, ?, ?, ?, ?, ?)",
                        org(),
                        notice.text(),
                        edition,
                        employee.text(),
                        by,
                        at)
                .update();
    }

    @Override
    public Map<EmployeeId, Instant> confirmed(CareNoticeId notice, int edition, Collection<EmployeeId> among) {
        Map<EmployeeId, Instant> confirmed = new HashMap<>();
        transactions
                .sql(
                        "select employee_id, confirmed_at from care_notice_seen"
                                + " where org_id = ? and notice_id = ? and edition = ?",
                        org(),
                        notice.text(),
                        edition)
                .in("employee_id", among.stream().map(EmployeeId::text).toList())
                .each(row -> confirmed.put(EmployeeId.of(row.text("employee_id")), row.instant("confirmed_at")));
        return confirmed;
    }

    private static CareNotice notice(Sql.Row row) {
        return new CareNotice(
                CareNoticeId.of(row.text("id")),
                row.constant(CareNotice.Kind.class, "kind"),
                new LocalName(row.text("title_zh"), row.text("title_en")),
                new LocalText(row.text("text_zh"), row.text("text_en")),
                row.optionalText("site_id").map(SiteId::of),
                row.flag("confirm"),
                row.integer("edition"),
                row.instant("published_at"),
                row.flag("withdrawn"),
                row.number("version"));
    }

    private String org() {
        return transactions.org().text();
    }
}
