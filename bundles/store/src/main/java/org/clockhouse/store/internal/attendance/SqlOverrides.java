package org.clockhouse.store.internal.attendance;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clockhouse.attendance.rule.RuleOverride;
import org.clockhouse.attendance.rule.RuleOverride.Ending;
import org.clockhouse.attendance.rule.RuleOverrideId;
import org.clockhouse.attendance.spi.OverrideRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.Sql.Row;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Other settings for single people; each setting is a line {@code name=value}. */
@Component
public final class SqlOverrides implements OverrideRepository {

    private final JpaTransactions transactions;
    private final People people;

    @Activate
    public SqlOverrides(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
        this.people = new People(transactions);
    }

    @Override
    public List<RuleOverride> of(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        return people
                .ask(
                        employees,
                        "select employee_id, id, from_day, until_day, settings, reason, made_by, made_at, expires, version"
                                + " from rule_override",
                        "index=RULE_OVERRIDE_PERSON",
                        "from_day <= ? and (until_day is null or until_day >= ?) and ended_at is null",
                        "id",
                        List.of(until, from),
                        SqlOverrides::holding)
                .stream()
                .sorted(Comparator.comparing(RuleOverride::employee).thenComparing(RuleOverride::id))
                .toList();
    }

    private static RuleOverride holding(EmployeeId employee, ResultSet row) throws SQLException {
        return new RuleOverride(
                RuleOverrideId.of(row.getString(2)),
                employee,
                row.getDate(3).toLocalDate(),
                Optional.ofNullable(row.getDate(4)).map(Date::toLocalDate),
                settings(row.getString(5)),
                row.getString(6),
                row.getString(7),
                Instant.ofEpochMilli(row.getLong(8)),
                Optional.ofNullable(row.getDate(9)).map(Date::toLocalDate),
                Optional.empty(),
                row.getLong(10));
    }

    @Override
    public Optional<RuleOverride> find(RuleOverrideId id) {
        return transactions
                .sql("select * from rule_override where org_id = ? and id = ?", org(), id.text())
                .first(SqlOverrides::override);
    }

    @Override
    public List<RuleOverride> page(
            Optional<EmployeeId> employee, boolean ended, Optional<RuleOverrideId> after, int limit) {
        return all().and(
                        employee.isPresent(),
                        "employee_id = ?",
                        employee.map(EmployeeId::text).orElse(""))
                .and(!ended, "ended_at is null")
                .and(
                        after.isPresent(),
                        "id < ?",
                        after.map(RuleOverrideId::text).orElse(""))
                .append(" order by id desc fetch first " + limit + " rows only")
                .list(SqlOverrides::override);
    }

    @Override
    public List<RuleOverride> due(LocalDate date, int limit) {
        return all().and(true, "ended_at is null")
                .and(true, "expires <= ?", date)
                .append(" order by id fetch first " + limit + " rows only")
                .list(SqlOverrides::override);
    }

    private Sql all() {
        return transactions.sql("select * from rule_override where org_id = ?", org());
    }

    @Override
    public RuleOverride put(RuleOverride override) {
        RuleOverride next = override.version(override.version() + 1);
        Object[] values = {
            next.employee().text(),
            next.from(),
            next.until().orElse(null),
            text(next.settings()),
            next.reason(),
            next.by(),
            next.at(),
            next.expires().orElse(null),
            next.ended().map(Ending::by).orElse(""),
            next.ended().map(Ending::at).orElse(null),
            next.ended().map(Ending::reason).orElse(""),
            next.version(),
            org(),
            next.id().text()
        };
        if (override.version() == 0) {
            transactions
                    .sql(
                            "insert into rule_override (employee_id, from_day, until_day, settings, reason, made_by, made_at,"
                                    + " expires, ended_by, ended_at, ended_reason, version, org_id, id)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            values)
                    .update();
        } else if (transactions
                        .sql(
                                "update rule_override set employee_id = ?, from_day = ?, until_day = ?, settings = ?,"
                                        + " reason = ?, made_by = ?, made_at = ?, expires = ?, ended_by = ?, ended_at = ?,"
                                        + " ended_reason = ?, version = ? where org_id = ? and id = ?",
                                values)
                        .append(" and version = ?", override.version())
                        .update()
                == 0) {
            throw new Stale("rule-override", override.id().text());
        }
        return next;
    }

    private static RuleOverride override(Row row) {
        return new RuleOverride(
                RuleOverrideId.of(row.text("id")),
                EmployeeId.of(row.text("employee_id")),
                row.date("from_day"),
                row.optionalDate("until_day"),
                settings(row.text("settings")),
                row.text("reason"),
                row.text("made_by"),
                row.instant("made_at"),
                row.optionalDate("expires"),
                row.optionalInstant("ended_at")
                        .map(at -> new Ending(row.text("ended_by"), at, row.text("ended_reason"))),
                row.number("version"));
    }

    private static String text(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(each -> each.getKey() + '=' + each.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static SortedMap<String, String> settings(String text) {
        SortedMap<String, String> settings = new TreeMap<>();
        text.lines()
                .forEach(line ->
                        settings.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return settings;
    }

    private String org() {
        return transactions.org().text();
    }
}
