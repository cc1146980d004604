package org.clockhouse.store.internal.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.account.FieldMask;
import org.clockhouse.account.Role;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.spi.RoleRepository;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Stale;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql.Row;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A company's own roles; permissions and masks are words in a column, since nobody searches them. */
@Component
public final class SqlRoles implements RoleRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlRoles(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Role> list() {
        return transactions
                .sql("select * from own_role where org_id = ? order by code", org())
                .list(SqlRoles::role);
    }

    @Override
    public Optional<Role> find(RoleId id) {
        return transactions
                .sql("select * from own_role where org_id = ? and code = ?", org(), id.text())
                .first(SqlRoles::role);
    }

    @Override
    public void insert(Role role) {
        try {
            transactions
                    .sql(
                            "insert into own_role (name_zh, name_en, permissions, masks, reach, version, org_id, code)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                            values(role, role.version()))
                    .update();
        } catch (RuntimeException e) {
            throw Failures.isDuplicate(e)
                    ? Refused.duplicateAt(
                            "/id",
                            "role.code.taken",
                            "there is a role " + role.id().text() + " already")
                    : e;
        }
    }

    @Override
    public Role update(Role role) {
        int changed = transactions
                .sql(
                        "update own_role set name_zh = ?, name_en = ?, permissions = ?, masks = ?, reach = ?, version = ?"
                                + " where org_id = ? and code = ?",
                        values(role, role.version() + 1))
                .append(" and version = ?", role.version())
                .update();
        Role after =
                find(role.id()).orElseThrow(() -> new NotFound("role", role.id().text()));
        if (changed == 0) {
            throw new Stale("role", role.id().text());
        }
        return after;
    }

    private Object[] values(Role role, long version) {
        return new Object[] {
            role.name().zh(),
            role.name().en(),
            String.join(" ", new TreeSet<>(role.permissions())),
            new TreeMap<>(role.masks())
                    .entrySet().stream()
                            .map(mask -> mask.getKey() + "=" + mask.getValue())
                            .collect(Collectors.joining(" ")),
            role.reach(),
            version,
            org(),
            role.id().text()
        };
    }

    private static Role role(Row row) {
        Map<String, FieldMask> masks = words(row.text("masks"))
                .map(word -> word.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> FieldMask.valueOf(pair[1])));
        Set<String> permissions = words(row.text("permissions")).collect(Collectors.toSet());
        return new Role(
                new RoleId(row.text("code")),
                new LocalName(row.text("name_zh"), row.text("name_en")),
                permissions,
                masks,
                row.constant(Role.Reach.class, "reach"),
                false,
                row.number("version"));
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty());
    }

    private String org() {
        return transactions.org().text();
    }
}
