package org.clockhouse.store.internal.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.spi.WatchRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Provisional days, and how far each site's terminals have reported. */
@Component
public final class SqlWatches implements WatchRepository {

    private static final String COLUMNS = "employee_id, work_date, site_id, by_clock, moment_at";

    private final JpaTransactions transactions;
    private final People people;

    @Activate
    public SqlWatches(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
        this.people = new People(transactions);
    }

    @Override
    public List<Watch> of(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        return people.ask(
                employees,
                "select " + COLUMNS + " from day_watch",
                "constraint=DAY_WATCH_KEY",
                "work_date >= ? and work_date <= ?",
                "work_date",
                List.of(from, until),
                (employee, row) -> new Watch(
                        employee,
                        row.getDate(2).toLocalDate(),
                        SiteId.of(row.getString(3)),
                        row.getBoolean(4),
                        Instant.ofEpochMilli(row.getLong(5))));
    }

    @Override
    public void put(Collection<Watch> watches) {
        remove(watches);
        Sql.batch(
                transactions.connection(),
                "insert into day_watch (org_id, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?)",
                watches.stream()
                        .map(watch -> new Object[] {
                            org(),
                            watch.employee().text(),
                            watch.date(),
                            watch.site().text(),
                            watch.byClock(),
                            watch.moment()
                        })
                        .toList());
    }

    @Override
    public void remove(Collection<Watch> watches) {
        Sql.batch(
                transactions.connection(),
                "delete from day_watch where org_id = ? and employee_id = ? and work_date = ?",
                watches.stream()
                        .map(watch -> new Object[] {org(), watch.employee().text(), watch.date()})
                        .toList());
    }

    @Override
    public List<Watch> dueByClock(Instant now, int limit) {
        return due(transactions.sql(
                "select " + COLUMNS + " from day_watch where org_id = ? and by_clock = true and moment_at <= ?"
                        + " order by moment_at fetch first " + limit + " rows only",
                org(),
                now));
    }

    @Override
    public List<Watch> dueByReport(SiteId site, Instant reportedUpTo, int limit) {
        return due(transactions.sql(
                "select " + COLUMNS + " from day_watch where org_id = ? and by_clock = false and moment_at <= ?"
                        + " and site_id = ? order by moment_at fetch first " + limit + " rows only",
                org(),
                reportedUpTo,
                site.text()));
    }

    private static List<Watch> due(Sql sql) {
        return sql.list(row -> new Watch(
                EmployeeId.of(row.text("employee_id")),
                row.date("work_date"),
                SiteId.of(row.text("site_id")),
                row.flag("by_clock"),
                row.instant("moment_at")));
    }

    /** Terminals that only open doors say nothing about attendance; those out of use would say nothing for ever. */
    @Override
    public Map<SiteId, Instant> reportedUpTo() {
        Map<SiteId, Instant> bySite = new HashMap<>();
        transactions
                .sql(
                        "select t.site_id, min(coalesce(p.reported_up_to, 0)) as reported_at from terminal t"
                                + " left join punch_terminal p on p.org_id = t.org_id and p.terminal_id = t.id"
                                + " where t.org_id = ? and t.status = 'IN_USE' and t.purpose <> 'ACCESS'"
                                + " group by t.site_id",
                        org())
                .each(row -> bySite.put(SiteId.of(row.text("site_id")), row.instant("reported_at")));
        return bySite;
    }

    @Override
    public LocalDate openedUntil(SiteId site) {
        return transactions
                .sql("select until_day from day_opened where org_id = ? and site_id = ?", org(), site.text())
                .first(row -> row.date("until_day"))
                .orElse(LocalDate.EPOCH);
    }

    @Override
    public void opened(SiteId site, LocalDate until) {
        int updated = transactions
                .sql("update day_opened set until_day = ? where org_id = ? and site_id = ?", until, org(), site.text())
                .update();
        if (updated == 0) {
            transactions
                    .sql(
                            "insert into day_opened (org_id, site_id, until_day) values (?, ?, ?)",
                            org(),
                            site.text(),
                            until)
                    .update();
        }
    }

    private String org() {
        return transactions.org().text();
    }
}
