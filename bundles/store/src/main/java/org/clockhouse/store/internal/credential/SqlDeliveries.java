package org.clockhouse.store.internal.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.clockhouse.credential.access.Reach;
import org.clockhouse.credential.delivery.Delivery.Line;
import org.clockhouse.credential.delivery.Delivery.State;
import org.clockhouse.credential.delivery.Delivery.Told;
import org.clockhouse.credential.delivery.Delivery.Want;
import org.clockhouse.credential.delivery.Delivery.Wanted;
import org.clockhouse.credential.spi.DeliveryRepository;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.ScopeSql;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.registry.Among;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lines of terminals' lists by statements. */
@Component
public final class SqlDeliveries implements DeliveryRepository {

    private static final String LINE =
            "select d.credential_id, d.terminal_id, d.holder_id, d.want, d.state, d.since_at,"
                    + " d.stamp, d.number, d.errand_no, d.detail from card_delivery d where d.org_id = ?";

    /** What {@link org.clockhouse.credential.delivery.Delivery#wantedOn} says, in the words of the database. */
    private static final String WANTED = "select c.id, c.holder_id, c.state, c.version + e.version as stamp,"
            + " e.department_id, e.site_id from employee e"
            + " join credential c on c.org_id = e.org_id and c.holder_id = e.id"
            + " where e.org_id = ? and e.hired_on <= ? and e.ended_on >= ? and c.kind in ('CARD', 'PIN')"
            + " and (c.state = 'ACTIVE' and c.valid_from <= ? and c.valid_until > ?"
            + " and (c.uses like '%ACCESS%' or c.uses like '%ATTENDANCE%')"
            + " or c.state in ('SUSPENDED', 'EXPIRED', 'RETURNED', 'REVOKED', 'DESTROYED') and c.moved_at >= ?)";

    /** Visitors come only to where they are named. */
    private static final String EMPLOYED = WANTED + " and e.kind = 'EMPLOYEE'";

    private final JpaTransactions transactions;

    @Activate
    public SqlDeliveries(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Wanted> wanted(Reach reach, LocalDate today, Instant now, Instant stoppedSince) {
        Map<CredentialId, Wanted> wanted = new LinkedHashMap<>();
        Consumer<Sql.Row> admitted = row -> {
            EmployeeId holder = EmployeeId.of(row.text("holder_id"));
            DepartmentId department = DepartmentId.of(row.text("department_id"));
            if (reach.admits(holder, department, SiteId.of(row.text("site_id")))) {
                CredentialId id = CredentialId.of(row.text("id"));
                Want want = row.text("state").equals("ACTIVE") ? Want.HELD : Want.REMOVED;
                wanted.put(id, new Wanted(id, holder, want, row.number("stamp")));
            }
        };
        List<Object> when = List.of(today, today, now, now, stoppedSince);
        each(EMPLOYED, "e.site_id", reach.site().map(SiteId::text).stream().toList(), when, admitted);
        each(
                EMPLOYED,
                "e.department_id",
                reach.named().departments().stream().map(DepartmentId::text).toList(),
                when,
                admitted);
        each(
                WANTED,
                "e.id",
                reach.named().people().stream().map(EmployeeId::text).toList(),
                when,
                admitted);
        return List.copyOf(wanted.values());
    }

    private void each(String wanted, String column, Collection<?> values, List<Object> when, Consumer<Sql.Row> row) {
        Among.of(transactions, wanted).with(when).each(column, values, "", row);
    }

    @Override
    public List<Line> lines(TerminalId terminal) {
        return at(terminal).list(SqlDeliveries::line);
    }

    @Override
    public List<Line> lines(TerminalId terminal, Collection<EmployeeId> holders) {
        List<Line> lines = new ArrayList<>();
        Among.of(transactions, LINE + " and d.terminal_id = ?")
                .with(List.of(terminal.text()))
                .each("d.holder_id", holders.stream().map(EmployeeId::text).toList(), "", row -> lines.add(line(row)));
        return lines;
    }

    @Override
    public Map<TerminalId, Line> lines(CredentialId credential) {
        Map<TerminalId, Line> lines = new HashMap<>();
        transactions
                .sql(LINE + " and d.credential_id = ?", org(), credential.text())
                .each(row -> lines.put(TerminalId.of(row.text("terminal_id")), line(row)));
        return lines;
    }

    @Override
    public Slice<Line> page(TerminalId terminal, Scope scope, boolean differences, Page page) {
        Sql sql = at(terminal);
        ScopeSql.seen(sql, org(), "d.holder_id", scope);
        sql.and(differences, "d.state <> 'CONFIRMED'");
        sql.and(!differences, "d.want = 'HELD' or d.state <> 'CONFIRMED'");
        sql.and(!page.after().isEmpty(), "d.credential_id > ?", page.after());
        List<Line> found = sql.append(" order by d.credential_id fetch first " + (page.limit() + 1) + " rows only")
                .list(SqlDeliveries::line);
        return Slice.of(found, page, line -> line.credential().text());
    }

    @Override
    public List<Line> open(TerminalId terminal, int limit) {
        return at(terminal)
                .append(" and d.state in ('EXPECTED', 'SENT') order by case when d.want = 'HELD' then 1 else 0 end,"
                        + " d.holder_id, d.credential_id fetch first " + limit + " rows only")
                .list(SqlDeliveries::line);
    }

    private Sql at(TerminalId terminal) {
        return transactions.sql(LINE + " and d.terminal_id = ?", org(), terminal.text());
    }

    @Override
    public void put(TerminalId terminal, Collection<Line> lines) {
        List<Object[]> keys = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        for (Line line : lines) {
            String credential = line.credential().text();
            keys.add(new Object[] {org(), credential, terminal.text()});
            rows.add(new Object[] {
                org(),
                credential,
                terminal.text(),
                line.holder().text(),
                line.want(),
                line.state(),
                line.since(),
                line.stamp(),
                line.number(),
                line.errand(),
                line.detail()
            });
        }
        Sql.batch(
                transactions.connection(),
                "delete from card_delivery where org_id = ? and credential_id = ? and terminal_id = ?",
                keys);
        Sql.batch(
                transactions.connection(),
                "insert into card_delivery (org_id, credential_id, terminal_id, holder_id, want, state, since_at, stamp,"
                        + " number, errand_no, detail) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    @Override
    public Set<CredentialId> tell(TerminalId terminal, List<Told> news, Instant now) {
        Set<CredentialId> taken = new HashSet<>();
        for (Told each : news) {
            int changed = transactions
                    .sql(
                            "update card_delivery set state = ?, since_at = ?, number = ?, errand_no = ?, detail = ?"
                                    + " where org_id = ? and credential_id = ? and terminal_id = ?"
                                    + " and want = ? and stamp = ?",
                            each.state(),
                            now,
                            each.number(),
                            each.errand(),
                            each.detail(),
                            org(),
                            each.credential().text(),
                            terminal.text(),
                            each.want(),
                            each.stamp())
                    .update();
            if (changed > 0) {
                taken.add(each.credential());
            }
        }
        return taken;
    }

    @Override
    public int settle(TerminalId terminal, long errand, State state, String detail, Instant now) {
        return transactions
                .sql(
                        "update card_delivery set state = ?, since_at = ?, detail = ?, errand_no = 0,"
                                + " number = case when want = 'HELD' or ? <> 'CONFIRMED' then number else '' end"
                                + " where org_id = ? and terminal_id = ? and state = 'SENT' and errand_no = ?",
                        state,
                        now,
                        detail,
                        state,
                        org(),
                        terminal.text(),
                        errand)
                .update();
    }

    @Override
    public Set<TerminalId> stop(Instant movedSince, Instant now) {
        Set<TerminalId> where = new HashSet<>();
        List<String> stopped = transactions
                .sql("select c.id from credential c where c.org_id = ? and c.moved_at >= ?", org(), movedSince)
                .in("c.state", List.of("SUSPENDED", "EXPIRED", "RETURNED", "REVOKED", "DESTROYED"))
                .list(row -> row.text("id"));
        for (String credential : stopped) {
            transactions
                    .sql(LINE + " and d.credential_id = ? and d.want = 'HELD'", org(), credential)
                    .each(row -> where.add(TerminalId.of(row.text("terminal_id"))));
            transactions
                    .sql(
                            "update card_delivery set want = 'REMOVED', state = 'EXPECTED', since_at = ?, errand_no = 0,"
                                    + " detail = '' where org_id = ? and credential_id = ? and want = 'HELD'",
                            now,
                            org(),
                            credential)
                    .update();
        }
        return where;
    }

    private static Line line(Sql.Row row) {
        return new Line(
                CredentialId.of(row.text("credential_id")),
                EmployeeId.of(row.text("holder_id")),
                row.constant(Want.class, "want"),
                row.constant(State.class, "state"),
                row.instant("since_at"),
                row.number("stamp"),
                row.text("number"),
                row.number("errand_no"),
                row.text("detail"));
    }

    private String org() {
        return transactions.org().text();
    }
}
