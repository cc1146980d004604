package org.clockhouse.store.internal.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;
import org.clockhouse.registry.RegistryChange;
import org.clockhouse.registry.spi.RegistryChangeRepository;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Rows that are written once and taken once. */
@Component
public final class SqlRegistryChanges implements RegistryChangeRepository {

    private record Waiting(String id, RegistryChange change) {}

    private final JpaTransactions transactions;

    @Activate
    public SqlRegistryChanges(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(Collection<RegistryChange> changes) {
        String org = transactions.org().text();
        List<Object[]> rows = new ArrayList<>();
        for (RegistryChange change : changes) {
            rows.add(new Object[] {
                org,
                TimeOrdered.uuid().toString(),
                change.kind(),
                change.subject().toString(),
                change.from()
            });
        }
        Sql.batch(
                transactions.connection(),
                "insert into registry_change (org_id, id, kind, subject_id, from_on) values (?, ?, ?, ?, ?)",
                rows);
    }

    @Override
    public List<RegistryChange> take(int limit) {
        String org = transactions.org().text();
        List<Waiting> oldest = transactions
                .sql(
                        "select id, kind, subject_id, from_on from registry_change where org_id = ? order by id"
                                + " fetch first " + limit + " rows only",
                        org)
                .list(row -> new Waiting(
                        row.text("id"),
                        new RegistryChange(
                                row.constant(RegistryChange.Kind.class, "kind"),
                                UUID.fromString(row.text("subject_id")),
                                row.date("from_on"))));
        Sql.batch(
                transactions.connection(),
                "delete from registry_change where org_id = ? and id = ?",
                oldest.stream().map(row -> new Object[] {org, row.id()}).toList());
        return oldest.stream().map(Waiting::change).toList();
    }
}
