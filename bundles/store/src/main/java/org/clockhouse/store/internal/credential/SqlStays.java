package org.clockhouse.store.internal.credential;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.credential.spi.StayRepository;
import org.clockhouse.credential.visitor.Stay;
import org.clockhouse.credential.visitor.Stay.State;
import org.clockhouse.credential.visitor.StayFilter;
import org.clockhouse.credential.visitor.StayFilter.View;
import org.clockhouse.credential.visitor.StayRule;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.ScopeSql;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.registry.Among;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stays by statements. */
@Component
public final class SqlStays implements StayRepository {

    private static final String SELECT = "select v.* from visitor_stay v where v.org_id = ?";

    private final JpaTransactions transactions;

    @Activate
    public SqlStays(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void insert(Stay stay) {
        transactions
                .sql(
                        "insert into visitor_stay (host_id, site_id, company, purpose, from_at, until_at, state, areas, card_id, card_label,"
                                + " arrived_at, left_at, written_by, version, org_id, visitor_id)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        values(stay))
                .update();
    }

    @Override
    public Stay update(Stay stay) {
        Stay stored = stay.atVersion(stay.version() + 1);
        transactions
                .sql(
                        "update visitor_stay set host_id = ?, site_id = ?, company = ?, purpose = ?, from_at = ?, until_at = ?,"
                                + " state = ?, areas = ?, card_id = ?, card_label = ?, arrived_at = ?, left_at = ?, written_by = ?,"
                                + " version = ? where org_id = ? and visitor_id = ?",
                        values(stored))
                .append(" and version = ?", stay.version())
                .updateOne("visitor", stay.visitor().text());
        return stored;
    }

    @Override
    public Optional<Stay> find(EmployeeId visitor) {
        return transactions
                .sql(SELECT + " and v.visitor_id = ?", org(), visitor.text())
                .first(SqlStays::stay);
    }

    @Override
    public List<Stay> of(Collection<EmployeeId> visitors) {
        return Among.list(
                transactions,
                SELECT,
                "v.visitor_id",
                visitors.stream().map(EmployeeId::text).toList(),
                "",
                SqlStays::stay);
    }

    @Override
    public Slice<Stay> page(Scope scope, StayFilter filter, Instant now, Page page) {
        Sql sql = in(filter.view(), now);
        filter.site().ifPresent(site -> sql.and(true, "v.site_id = ?", site.text()));
        filter.host().ifPresent(host -> sql.and(true, "v.host_id = ?", host.text()));
        // Visitors have the department of their host and the site of the visit: whom the scope shows decides for both.
        sql.append(
                " and exists (select 1 from employee p where p.org_id = ? and p.id in (v.visitor_id, v.host_id)",
                org());
        ScopeSql.seen(sql, org(), "p.id", scope);
        sql.append(")");
        boolean latest = filter.view() == View.OVER;
        if (!page.after().isEmpty()) {
            String[] after = page.after().split(" ", 2);
            if (after.length < 2 || !after[0].matches("[0-9]{1,18}")) {
                throw Page.unknownCursor();
            }
            long from = Long.parseLong(after[0]);
            String beyond = latest ? "<" : ">";
            sql.append(
                    " and (v.from_at " + beyond + " ? or v.from_at = ? and v.visitor_id " + beyond + " ?)",
                    from,
                    from,
                    after[1]);
        }
        String order = latest ? " desc" : "";
        List<Stay> found = sql.append(" order by v.from_at" + order + ", v.visitor_id" + order + " fetch first "
                        + (page.limit() + 1) + " rows only")
                .list(SqlStays::stay);
        return Slice.of(
                found,
                page,
                stay -> stay.from().toEpochMilli() + " " + stay.visitor().text());
    }

    private Sql in(View view, Instant now) {
        Sql sql = transactions.sql(SELECT, org());
        return switch (view) {
            case EXPECTED -> sql.and(true, "v.state = 'EXPECTED' and v.until_at > ?", now);
            case INSIDE -> sql.and(true, "v.state = 'INSIDE'");
            case OVERDUE -> sql.and(true, "v.state = 'INSIDE' and v.until_at <= ?", now);
            case OVER ->
                sql.and(
                        true,
                        "v.state in ('LEFT', 'CANCELLED', 'FORGOTTEN') or v.state = 'EXPECTED' and v.until_at <= ?",
                        now);
        };
    }

    @Override
    public List<Stay> inside() {
        return transactions
                .sql(SELECT + " and v.state = 'INSIDE' order by v.from_at, v.visitor_id", org())
                .list(SqlStays::stay);
    }

    @Override
    public List<Stay> overBefore(Instant end, int limit) {
        return transactions
                .sql(SELECT, org())
                .and(
                        true,
                        "v.state in ('LEFT', 'CANCELLED') and v.left_at < ? or v.state = 'EXPECTED' and v.until_at < ?",
                        end,
                        end)
                .append(" order by v.from_at fetch first " + limit + " rows only")
                .list(SqlStays::stay);
    }

    @Override
    public Optional<StayRule> rule() {
        return transactions
                .sql("select * from visitor_rule where org_id = ?", org())
                .first(row -> new StayRule(row.integer("keep_days"), row.number("version")));
    }

    @Override
    public StayRule put(StayRule rule) {
        StayRule stored = rule.atVersion(rule.version() + 1);
        if (rule().map(StayRule::version).orElse(0L) != rule.version()) {
            throw new Stale("visitor-rule", "");
        }
        Object[] values = {stored.keepDays(), stored.version(), org()};
        Sql sql = rule.version() == 0
                ? transactions.sql("insert into visitor_rule (keep_days, version, org_id) values (?, ?, ?)", values)
                : transactions
                        .sql("update visitor_rule set keep_days = ?, version = ? where org_id = ?", values)
                        .append(" and version = ?", rule.version());
        sql.updateOne("visitor-rule", "");
        return stored;
    }

    private Object[] values(Stay stay) {
        return new Object[] {
            stay.host().text(),
            stay.site().text(),
            stay.company(),
            stay.purpose(),
            stay.from(),
            stay.until(),
            stay.state(),
            stay.areas().stream().map(AreaId::text).sorted().collect(Collectors.joining(" ")),
            stay.card().map(card -> card.id().text()).orElse(null),
            stay.card().map(Stay.Given::label).orElse(""),
            stay.arrived().map(Instant::toEpochMilli).orElse(null),
            stay.left().map(Instant::toEpochMilli).orElse(null),
            stay.by(),
            stay.version(),
            org(),
            stay.visitor().text()
        };
    }

    private static Stay stay(Sql.Row row) {
        return new Stay(
                EmployeeId.of(row.text("visitor_id")),
                EmployeeId.of(row.text("host_id")),
                SiteId.of(row.text("site_id")),
                row.text("company"),
                row.text("purpose"),
                row.instant("from_at"),
                row.instant("until_at"),
                row.constant(State.class, "state"),
                areas(row.text("areas")),
                row.optionalText("card_id").map(id -> new Stay.Given(CredentialId.of(id), row.text("card_label"))),
                row.optionalInstant("arrived_at"),
                row.optionalInstant("left_at"),
                row.text("written_by"),
                row.number("version"));
    }

    private static Set<AreaId> areas(String listed) {
        return Arrays.stream(listed.split(" "))
                .filter(id -> !id.isEmpty())
                .map(AreaId::of)
                .collect(Collectors.toSet());
    }

    private String org() {
        return transactions.org().text();
    }
}
