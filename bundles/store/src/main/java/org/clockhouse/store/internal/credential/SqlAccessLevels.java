package org.clockhouse.store.internal.credential;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.credential.access.AccessLevel;
import org.clockhouse.credential.access.AccessLevelId;
import org.clockhouse.credential.spi.AccessLevelRepository;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Access levels by statements. */
@Component
public final class SqlAccessLevels implements AccessLevelRepository {

    private static final String LEVEL =
            "select id, name_zh, name_en, terminals, areas, sites, departments, people, only_these, from_on, until_on,"
                    + " hours, version from access_level where org_id = ?";

    private final JpaTransactions transactions;

    @Activate
    public SqlAccessLevels(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<AccessLevel> all() {
        return transactions.sql(LEVEL + " order by id", org()).list(SqlAccessLevels::level);
    }

    @Override
    public Optional<AccessLevel> find(AccessLevelId level) {
        return transactions.sql(LEVEL + " and id = ?", org(), level.text()).first(SqlAccessLevels::level);
    }

    @Override
    public void insert(AccessLevel l) {
        transactions
                .sql(
                        "insert into access_level (name_zh, name_en, terminals, areas, sites, departments, people, only_these,"
                                + " from_on, until_on, hours, org_id, id, version)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        values(l))
                .update();
    }

    @Override
    public AccessLevel update(AccessLevel l) {
        transactions
                .sql(
                        "update access_level set name_zh = ?, name_en = ?, terminals = ?, areas = ?, sites = ?,"
                                + " departments = ?, people = ?, only_these = ?, from_on = ?, until_on = ?, hours = ?,"
                                + " version = version + 1 where org_id = ? and id = ? and version = ?",
                        values(l))
                .updateOne("access-level", l.id().text());
        return l.atVersion(l.version() + 1);
    }

    @Override
    public void delete(AccessLevel l) {
        transactions
                .sql(
                        "delete from access_level where org_id = ? and id = ? and version = ?",
                        org(),
                        l.id().text(),
                        l.version())
                .updateOne("access-level", l.id().text());
    }

    /** In the order of both statements. */
    private Object[] values(AccessLevel l) {
        return new Object[] {
            l.name().zh(),
            l.name().en(),
            words(l.places().terminals(), TerminalId::text),
            words(l.places().areas(), AreaId::text),
            words(l.places().sites(), SiteId::text),
            words(l.group().departments(), DepartmentId::text),
            words(l.group().people(), EmployeeId::text),
            l.group().only(),
            l.validity().from().orElse(null),
            l.validity().until().orElse(null),
            HoursText.of(l.hours()),
            org(),
            l.id().text(),
            l.version()
        };
    }

    private static AccessLevel level(Sql.Row row) {
        return new AccessLevel(
                AccessLevelId.of(row.text("id")),
                new LocalName(row.text("name_zh"), row.text("name_en")),
                new AccessLevel.Places(
                        ids(row.text("terminals"), TerminalId::of),
                        ids(row.text("areas"), AreaId::of),
                        ids(row.text("sites"), SiteId::of)),
                new AccessLevel.Group(
                        ids(row.text("departments"), DepartmentId::of),
                        ids(row.text("people"), EmployeeId::of),
                        row.flag("only_these")),
                new AccessLevel.Validity(row.optionalDate("from_on"), row.optionalDate("until_on")),
                HoursText.read(row.text("hours")),
                row.number("version"));
    }

    static <T> String words(Collection<T> ids, Function<T, String> text) {
        return ids.stream().map(text).sorted().collect(Collectors.joining(" "));
    }

    static <T> Set<T> ids(String words, Function<String, T> id) {
        return Arrays.stream(words.split(" "))
                .filter(word -> !word.isBlank())
                .map(id)
                .collect(Collectors.toSet());
    }

    private String org() {
        return transactions.org().text();
    }
}
