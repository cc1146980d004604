package org.clockhouse.store.internal.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.access.Reach;
import org.clockhouse.credential.biometric.Biometric.Taken;
import org.clockhouse.credential.delivery.Delivery.Want;
import org.clockhouse.credential.delivery.Delivery.Wanted;
import org.clockhouse.credential.spi.BiometricRepository;
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

/** How biometrics were taken, by statements. */
@Component
public final class SqlBiometrics implements BiometricRepository {

    private static final String SELECT =
            "select b.credential_id, b.person_id, b.kind, b.slot, b.family, b.family_version,"
                    + " b.quality, b.terminal_id, b.taken_at, b.taken_by from biometric b";

    private static final String WAITING = SELECT
            + " join credential c on c.org_id = b.org_id and c.id = b.credential_id where b.org_id = ?"
            + " and c.state = 'ISSUED'";

    private static final String WANTED = "select c.id, c.holder_id, c.state, c.version, b.family,"
            + " e.department_id, e.site_id from employee e"
            + " join credential c on c.org_id = e.org_id and c.holder_id = e.id"
            + " join biometric b on b.org_id = c.org_id and b.credential_id = c.id"
            + " where e.org_id = ? and e.kind = 'EMPLOYEE' and e.hired_on <= ? and e.ended_on >= ?"
            + " and (c.state = 'ACTIVE' and c.valid_from <= ? and c.valid_until > ?"
            + " or c.state in ('SUSPENDED', 'EXPIRED', 'RETURNED', 'REVOKED', 'DESTROYED') and c.moved_at >= ?"
            + " and c.activated_at < " + Long.MAX_VALUE + ")";

    private final JpaTransactions transactions;

    @Activate
    public SqlBiometrics(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void insert(Taken taken) {
        transactions
                .sql(
                        "insert into biometric (org_id, credential_id, person_id, kind, slot, family, family_version, quality,"
                                + " terminal_id, taken_at, taken_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        org(),
                        taken.credential().text(),
                        taken.person().text(),
                        taken.kind(),
                        taken.slot(),
                        taken.family(),
                        taken.version(),
                        taken.quality().isPresent() ? taken.quality().getAsInt() : null,
                        taken.terminal().map(TerminalId::text).orElse(""),
                        taken.at(),
                        taken.by())
                .update();
    }

    @Override
    public Optional<Taken> find(CredentialId biometric) {
        return transactions
                .sql(SELECT + " where b.org_id = ? and b.credential_id = ?", org(), biometric.text())
                .first(SqlBiometrics::taken);
    }

    @Override
    public List<Taken> of(EmployeeId person) {
        return transactions
                .sql(
                        SELECT + " where b.org_id = ? and b.person_id = ? order by b.credential_id desc",
                        org(),
                        person.text())
                .list(SqlBiometrics::taken);
    }

    @Override
    public Slice<Taken> waiting(Scope scope, Page page) {
        Sql sql = transactions.sql(WAITING, org());
        ScopeSql.seen(sql, org(), "b.person_id", scope);
        sql.and(!page.after().isEmpty(), "b.credential_id > ?", page.after());
        List<Taken> found = sql.append(" order by b.credential_id fetch first " + (page.limit() + 1) + " rows only")
                .list(SqlBiometrics::taken);
        return Slice.of(found, page, taken -> taken.credential().text());
    }

    @Override
    public List<Taken> waitingSince(Instant before, int limit) {
        return transactions
                .sql(WAITING + " and b.taken_at < ?", org(), before)
                .append(" order by b.credential_id fetch first " + limit + " rows only")
                .list(SqlBiometrics::taken);
    }

    @Override
    public List<Wanted> wanted(Reach reach, LocalDate today, Instant now, Instant stoppedSince, Set<String> families) {
        Map<CredentialId, Wanted> wanted = new LinkedHashMap<>();
        Consumer<Sql.Row> admitted = row -> {
            EmployeeId person = EmployeeId.of(row.text("holder_id"));
            DepartmentId department = DepartmentId.of(row.text("department_id"));
            if (families.contains(row.text("family"))
                    && reach.admits(person, department, SiteId.of(row.text("site_id")))) {
                CredentialId id = CredentialId.of(row.text("id"));
                Want want = row.text("state").equals("ACTIVE") ? Want.HELD : Want.REMOVED;
                wanted.put(id, new Wanted(id, person, want, row.number("version")));
            }
        };
        List<Object> when = List.of(today, today, now, now, stoppedSince);
        each("e.site_id", reach.site().map(SiteId::text).stream().toList(), when, admitted);
        each(
                "e.department_id",
                reach.named().departments().stream().map(DepartmentId::text).toList(),
                when,
                admitted);
        each("e.id", reach.named().people().stream().map(EmployeeId::text).toList(), when, admitted);
        return new ArrayList<>(wanted.values());
    }

    private void each(String column, Collection<?> values, List<Object> when, Consumer<Sql.Row> row) {
        Among.of(transactions, WANTED).with(when).each(column, values, "", row);
    }

    private static Taken taken(Sql.Row row) {
        return new Taken(
                CredentialId.of(row.text("credential_id")),
                EmployeeId.of(row.text("person_id")),
                row.constant(CredentialKind.class, "kind"),
                row.integer("slot"),
                row.text("family"),
                row.text("family_version"),
                quality(row),
                row.optionalText("terminal_id").filter(id -> !id.isEmpty()).map(TerminalId::of),
                row.instant("taken_at"),
                row.text("taken_by"));
    }

    static OptionalInt quality(Sql.Row row) {
        return row.isNull("quality") ? OptionalInt.empty() : OptionalInt.of(row.integer("quality"));
    }

    private String org() {
        return transactions.org().text();
    }
}
