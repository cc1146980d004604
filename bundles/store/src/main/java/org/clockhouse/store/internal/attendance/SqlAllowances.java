package org.clockhouse.store.internal.attendance;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.rule.AllowanceRule;
import org.clockhouse.attendance.rule.AllowanceRule.Reach;
import org.clockhouse.attendance.rule.AllowanceRule.Terms;
import org.clockhouse.attendance.rule.AllowanceRuleId;
import org.clockhouse.attendance.spi.AllowanceRepository;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql.Row;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is counted for pay. */
@Component
public final class SqlAllowances implements AllowanceRepository {

    private final JpaTransactions transactions;
    private final People people;

    @Activate
    public SqlAllowances(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
        this.people = new People(transactions);
    }

    @Override
    public List<AllowanceRule> all() {
        return transactions
                .sql("select * from allowance_rule where org_id = ? order by pay_code, id", org())
                .list(SqlAllowances::rule);
    }

    @Override
    public AllowanceRule put(AllowanceRule rule) {
        AllowanceRule next = rule.version(rule.version() + 1);
        if (rule.version() == 0) {
            insert(next);
        } else if (transactions
                        .sql(
                                "update allowance_rule set until_day = ?, version = ? where org_id = ? and id = ? and version = ?",
                                next.until().orElse(null),
                                next.version(),
                                org(),
                                next.id().text(),
                                rule.version())
                        .update()
                == 0) {
            throw new Stale("allowance", rule.id().text());
        }
        return next;
    }

    private void insert(AllowanceRule rule) {
        Terms terms = rule.terms();
        transactions
                .sql(
                        "insert into allowance_rule (org_id, id, name_zh, name_en, pay_code, measure, at_least, kind, amount, reach,"
                                + " from_day, until_day, made_by, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        org(),
                        rule.id().text(),
                        terms.name().zh(),
                        terms.name().en(),
                        terms.payCode(),
                        terms.measure(),
                        terms.atLeast(),
                        terms.kind(),
                        terms.amount(),
                        text(terms.reach()),
                        rule.from(),
                        rule.until().orElse(null),
                        rule.by(),
                        rule.version())
                .update();
    }

    @Override
    public List<Spot> spots(Collection<EmployeeId> employees, Instant from, Instant until) {
        Map<Integer, AreaId> areas = new HashMap<>();
        transactions
                .sql(
                        "select p.terminal_number, t.area_id from punch_terminal p join terminal t on t.org_id = p.org_id"
                                + " and t.id = p.terminal_id where p.org_id = ? and t.area_id is not null",
                        org())
                .each(row -> areas.put(row.integer("terminal_number"), AreaId.of(row.text("area_id"))));
        if (areas.isEmpty()) {
            return List.of();
        }
        Set<Integer> counting = new HashSet<>(transactions
                .sql(
                        "select manner_number from punch_manner where org_id = ? and outcome = 'ACCEPTED' and attendance = true",
                        org())
                .list(row -> row.integer("manner_number")));
        return people
                .ask(
                        employees,
                        "select employee_id, made_at, terminal_number, manner_number, position from punch",
                        "index=PUNCH_OF_EMPLOYEE",
                        "made_at >= ? and made_at < ?",
                        "made_at, position",
                        List.of(from, until),
                        (employee, row) -> {
                            AreaId area = areas.get(row.getInt(3));
                            return area == null || !counting.contains(row.getInt(4))
                                    ? null
                                    : new Spot(employee, Instant.ofEpochMilli(row.getLong(2)), area);
                        })
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private static AllowanceRule rule(Row row) {
        return new AllowanceRule(
                AllowanceRuleId.of(row.text("id")),
                new Terms(
                        new LocalName(row.text("name_zh"), row.text("name_en")),
                        row.text("pay_code"),
                        row.constant(Bucket.class, "measure"),
                        row.integer("at_least"),
                        row.constant(AllowanceRule.Kind.class, "kind"),
                        row.integer("amount"),
                        reach(row.text("reach"))),
                row.date("from_day"),
                row.optionalDate("until_day"),
                row.text("made_by"),
                row.number("version"));
    }

    private static String text(Reach reach) {
        return Stream.of(
                        lines("SITE", reach.sites(), SiteId::text),
                        lines("AREA", reach.areas(), AreaId::text),
                        lines("DEPARTMENT", reach.departments(), DepartmentId::text),
                        lines("POST", reach.posts(), post -> post),
                        lines("SHIFT", reach.shifts(), ShiftId::text))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static <T> Stream<String> lines(String word, Set<T> all, Function<T, String> text) {
        return all.stream().map(text).sorted().map(each -> word + ' ' + each);
    }

    private static Reach reach(String text) {
        return new Reach(
                named("SITE", text, SiteId::of),
                named("AREA", text, AreaId::of),
                named("DEPARTMENT", text, DepartmentId::of),
                named("POST", text, post -> post),
                named("SHIFT", text, ShiftId::of));
    }

    private static <T> Set<T> named(String word, String text, Function<String, T> of) {
        return text.lines()
                .filter(line -> line.startsWith(word + ' '))
                .map(line -> of.apply(line.substring(word.length() + 1)))
                .collect(toSet());
    }

    private String org() {
        return transactions.org().text();
    }
}
