package org.clockhouse.store.internal.attendance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.clockhouse.attendance.spi.WatchRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Provisional days, and how far terminals have reported. */
@Component
public final class SqlWatches implements WatchRepository {

    private static final String COLUMNS = "employee_id, work_date, site_id, awaited_id, by_clock, moment_at";

    private final JpaTransactions transactions;
    private final People people;

    @Activate
    public SqlWatches(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
        this.people = new People(transactions);
    }

    @Override
    public List<Watch> of(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        Map<String, Awaited> known = known();
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
                        known.get(row.getString(4)),
                        row.getBoolean(5),
                        Instant.ofEpochMilli(row.getLong(6))));
    }

    @Override
    public void put(Collection<Watch> watches) {
        remove(watches);
        keep(watches.stream().map(Watch::awaited).collect(Collectors.toSet()));
        Sql.batch(
                transactions.connection(),
                "insert into day_watch (org_id, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?)",
                watches.stream()
                        .map(watch -> new Object[] {
                            org(),
                            watch.employee().text(),
                            watch.date(),
                            watch.awaited().site().text(),
                            id(watch.awaited()),
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
                "select " + COLUMNS + " from day_watch --DERBY-PROPERTIES index=day_watch_moment\n"
                        + " where org_id = ? and by_clock = true and moment_at <= ?"
                        + " order by moment_at fetch first " + limit + " rows only",
                org(),
                now));
    }

    @Override
    public List<Watch> dueByReport(Awaited awaited, Instant reportedUpTo, int limit) {
        return due(transactions.sql(
                "select " + COLUMNS + " from day_watch --DERBY-PROPERTIES index=day_watch_awaited\n"
                        + " where org_id = ? and awaited_id = ? and by_clock = false"
                        + " and moment_at <= ? order by moment_at fetch first " + limit + " rows only",
                org(),
                id(awaited),
                reportedUpTo));
    }

    @Override
    public List<Watch> byReport() {
        return due(transactions.sql(
                "select " + COLUMNS + " from day_watch where org_id = ? and by_clock = false order by moment_at",
                org()));
    }

    @Override
    public List<Awaited> awaited() {
        return List.copyOf(known().values());
    }

    private Map<String, Awaited> known() {
        Map<String, Awaited> known = new HashMap<>();
        transactions
                .sql("select id, site_id, terminals from day_awaited where org_id = ?", org())
                .each(row -> known.put(
                        row.text("id"),
                        new Awaited(
                                SiteId.of(row.text("site_id")),
                                row.text("terminals")
                                        .lines()
                                        .map(TerminalId::of)
                                        .collect(Collectors.toSet()))));
        return known;
    }

    /** There are as many as there are groups of people with the same doors: few, and each is written once. */
    private void keep(Set<Awaited> wanted) {
        Set<String> known = known().keySet();
        wanted.stream().filter(awaited -> !known.contains(id(awaited))).forEach(awaited -> transactions
                .sql(
                        "insert into day_awaited (org_id, id, site_id, terminals) values (?, ?, ?, ?)",
                        org(),
                        id(awaited),
                        awaited.site().text(),
                        lines(awaited))
                .update());
    }

    private static String id(Awaited awaited) {
        String site = awaited.site().text();
        return awaited.terminals().isEmpty()
                ? site
                : UUID.nameUUIDFromBytes((site + "\n" + lines(awaited)).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    private static String lines(Awaited awaited) {
        return awaited.terminals().stream().map(TerminalId::text).sorted().collect(Collectors.joining("\n"));
    }

    private List<Watch> due(Sql sql) {
        Map<String, Awaited> known = known();
        return sql.list(row -> new Watch(
                EmployeeId.of(row.text("employee_id")),
                row.date("work_date"),
                known.get(row.text("awaited_id")),
                row.flag("by_clock"),
                row.instant("moment_at")));
    }

    /** Terminals that only open doors say nothing about attendance; those out of use would say nothing for ever. */
    @Override
    public List<Reported> reported() {
        return transactions
                .sql(
                        "select t.id, t.name_zh, t.name_en, t.site_id, coalesce(p.reported_up_to, 0) as reported_at,"
                                + " case when c.lacking_since_at > 0 then c.surplus - c.stored + c.stated else 0 end"
                                + " as missing, (select count(*) from terminal_alarm a where a.org_id = t.org_id"
                                + " and a.terminal_id = t.id and a.kind = 'GAP' and a.state = 'OPEN') as gaps"
                                + " from terminal t left join punch_terminal p on p.org_id = t.org_id"
                                + " and p.terminal_id = t.id left join terminal_count c on c.org_id = t.org_id"
                                + " and c.terminal_id = t.id where t.org_id = ? and t.status = 'IN_USE'"
                                + " and t.purpose <> 'ACCESS' order by t.site_id, t.id",
                        org())
                .list(row -> new Reported(
                        TerminalId.of(row.text("id")),
                        new LocalName(row.text("name_zh"), row.text("name_en")),
                        SiteId.of(row.text("site_id")),
                        row.instant("reported_at"),
                        row.number("missing"),
                        row.number("gaps") > 0));
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
